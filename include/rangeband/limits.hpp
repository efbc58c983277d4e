// SPDX-License-Identifier: MIT
/// How much is too much, in one place. What goes beyond is refused in one sentence before anything is written; what is
/// not named here streams through in constant memory.
#pragma once

#include <cstddef>

namespace rangeband::limits {

/// Of one launch area, and so the most vertices that it may have: its arrangement takes about 1 kB a disc.
constexpr std::size_t most_discs = 1'000'000;

/// Bytes of one record of delimited text, which is held as a whole: room for an area of `most_discs` vertices as
/// well-known text. Longer ones come of a quote that is never closed, or of a file that is no table.
constexpr std::size_t longest_record = 64 << 20;

/// Columns that go along from files of sites: more than GeoPackage's SQLite (2,000) and PostgreSQL (1,600) hold.
constexpr std::size_t most_kept_columns = 2'000;

/// Ranges of `--range` and `--pair`, each of which is held with its texts (some 700 bytes). Rows of a file may have a
/// range each without any limit.
constexpr std::size_t most_ranges = 100'000;

/// Footprints of places that are typed or of the catalogue, which are listed before the first is drawn.
constexpr std::size_t most_listed_footprints = 10'000'000;

/// Bytes of a file that is fetched from the network into the folder of temporary files.
constexpr std::size_t longest_download = std::size_t{4} << 30;

/// Bytes that are written without `force`.
constexpr double most_bytes = 10e9;

}  // namespace rangeband::limits
