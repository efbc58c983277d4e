// SPDX-License-Identifier: MIT
/// All limits of size. A request beyond one is refused with a message before anything is written; everything
/// not named here is streamed in constant memory.
#pragma once

#include <cstddef>

namespace rangeband::limits {

/// Discs, and so vertices, of one launch area: its arrangement takes about 1 kB per disc.
constexpr std::size_t most_discs = 1'000'000;

/// Bytes of one record of delimited text, which is kept in memory as a whole: enough for an area of `most_discs`
/// vertices as well-known text. Longer ones come from a quote that is never closed, or a file that is not a table.
constexpr std::size_t longest_record = 64 << 20;

/// Columns copied from files of sites: GeoPackage's SQLite has at most 2,000, PostgreSQL 1,600.
constexpr std::size_t most_kept_columns = 2'000;

/// Ranges of `--range` and `--pair`, each of which is kept with its texts (about 700 bytes). Rows of a file may have
/// one range each without limit.
constexpr std::size_t most_ranges = 100'000;

/// Footprints of places that are typed or of the catalogue, which are listed before the first is drawn.
constexpr std::size_t most_listed_footprints = 10'000'000;

/// Bytes of a file that is fetched from the network into the folder of temporary files.
constexpr std::size_t longest_download = std::size_t{4} << 30;

/// Bytes of standard input, and of a table when it is unpacked, which are copied into that folder. Archives of a few MB
/// can hold more than any disk, and pipes need never end.
constexpr std::size_t longest_copy = std::size_t{64} << 30;

/// Decimals of degrees in text: a centimetre, which every tolerance allows, and customary in GeoJSON.
constexpr int fewest_decimals = 7;
/// A tenth of a micrometre: all that a double holds at 180°.
constexpr int most_decimals = 12;

/// Bytes that are written without `force`.
constexpr double most_bytes = 10e9;

}  // namespace rangeband::limits
