// SPDX-License-Identifier: MIT
/// Sites, dates and ranges of a request.
///
/// Everything is a value; nothing here is the text of an option. A message that mentions a parameter of a request
/// names the field (see `rangeband::parameter`), so that every program can substitute its own name.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/io/read.hpp"

namespace rangeband::operations {

/// The catalogue, and where it was read.
struct Data {
    std::vector<catalog::DataSource> sources;
    catalog::Catalog catalog;

    /// What `catalog::data_sources` finds for these folders. Throws what it and `Catalog::load` throw.
    static Data open(const std::vector<std::filesystem::path>& added = {}, const std::filesystem::path& instead = {});
};

/// A range to draw: a value, or text as for `Catalog::ranges`: a figure (`480km`, `500..5500km`), a
/// band, a system or a claim.
using RangeSpec = std::variant<std::string, catalog::Range>;

/// A site of the catalogue with ranges of its own.
struct Pair {
    std::string site;  ///< its id; `*` stands for any letters
    RangeSpec range;
};

/// Ranges from a column of the files of sites.
struct RangeColumn {
    std::string name;
    std::string unit;  ///< `km`, `m`, `mi`, `nmi`, or empty: each value carries its own
};

/// Azimuths from columns of the files of sites: from one to the other in degrees, or, if the second is called a width,
/// that angle centred on the first. A whole turn is not a sector.
struct SectorColumns {
    std::string from, to;
};

/// Which columns of files are copied: all, or those named, in any case.
struct Keep {
    bool all = true;
    std::vector<std::string> names;
    std::size_t longest = std::string::npos;  ///< bytes of their names in the output: 10 in a Shapefile
};

/// A place: a position, or the name of a city or site of the catalogue (`Dnipro`; `Barcelona,ES`).
using PlaceSpec = std::variant<geodesic::TypedPosition, std::string>;

/// What has no digit is a name. Throws what `geodesic::parse_position` throws.
PlaceSpec parse_place(std::string_view text);

/// What to draw around, and how far. Footprints come in the order of these fields, of each place in the order of its
/// ranges; every place has all of `range`, but those of `pair`.
struct Query {
    std::vector<PlaceSpec> at;              ///< places with what to call them
    std::vector<std::string> site;          ///< ids of the catalogue; `*` stands for any letters
    std::vector<std::string> from_country;  ///< by ISO code or name: its outline as a launch area
    std::vector<Pair> pair;

    std::vector<std::string> sites;  ///< files of sites and launch areas: see `io::SitesRequest::path`
    std::vector<std::shared_ptr<const io::OwnTable>> tables;  ///< sites that the caller has in memory, before those of
                                                              ///< files; columns count for them as for files
    std::vector<std::string> layer;               ///< of those; `*` stands for any letters, and none for the only one
    std::optional<std::string> where;             ///< of those: see `io::SitesRequest`
    io::ColumnChoice columns;                     ///< of those, and of files of places
    std::string encoding;                         ///< of those, and of files of places
    std::optional<RangeColumn> range_column;      ///< of those: before the ranges that all places have
    std::optional<SectorColumns> sector_columns;  ///< of those: a footprint is a sector; not merged
    Keep keep;                                    ///< which of their columns are copied
    bool allow_network = false;                   ///< whether they may be read over a network
    io::Scratch scratch;                          ///< of those, and of files of places
    bool skip_bad = false;                        ///< whether bad rows are left out; otherwise they stop the run

    std::vector<RangeSpec> range;
    bool solid = false;             ///< a band is the disc to its upper limit
    std::optional<Period> at_date;  ///< only what existed on a day of it
};

/// The result of checking all rows of files.
struct RowCheck {
    /// Bad rows of one file and one reason, whatever the values.
    struct Alike {
        std::string kind;
        std::vector<std::string> rows;   ///< the first: `sites.csv: line 7: latitude 91 is outside -90..90`
        std::vector<std::string> where;  ///< of the first behind the first: `line 8`
        std::size_t count = 0;
    };
    std::size_t good = 0;
    std::size_t areas = 0;  ///< of the good ones: launch areas, not points
    std::size_t bad = 0;
    std::size_t unlocated = 0;       ///< features without a geometry: neither
    std::vector<std::string> notes;  ///< notes on files and good rows
    std::vector<Alike> listed;       ///< in the order of their first rows, up to a limit

    /// `where` is the place in the file: `line 7`.
    void add_bad(const std::string& file, const std::string& where, std::string_view reason);

    /// `3 bad rows`
    std::string count() const;
    /// The bad rows, each on a line of its own beginning with a newline; of many alike the first with a count.
    std::string list() const;
};

/// Title and description of an output.
struct Wording {
    std::optional<std::string> title;           ///< in place of one made of sites and ranges
    std::optional<std::string> scenario_title;  ///< the same, to which a merge adds what it does
    std::string description;                    ///< placed before the default description

    /// The request as it was made, for the provenance: names and what was given. It says nothing of paths beyond a
    /// file's name (`shown_file`), and nothing on which the result does not depend, so that the same input gives the
    /// same bytes.
    std::vector<std::pair<std::string, std::vector<std::string>>> request;
};

/// A path without its folder, for privacy, and a database without its login.
std::string shown_file(const std::string& path);

/// Callbacks for a running request. Either may be empty; both are called on the thread that runs it.
struct Reports {
    std::function<void(const std::string& sentence)> say;  ///< a message for the user; may name parameters
    std::function<void(std::size_t done, std::size_t total)> progress;
};

}  // namespace rangeband::operations
