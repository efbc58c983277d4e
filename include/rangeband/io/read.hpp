// SPDX-License-Identifier: MIT
/// Sites and launch areas from any file that GDAL reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/io/own_table.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/units.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {

/// Which columns are the position and the name, where headers do not say it or say it twice; in any case.
struct ColumnChoice {
    std::optional<std::string> latitude, longitude, name;
};

/// Where input is kept that cannot be read where it lies, and how many bytes of one file at most.
struct Scratch {
    std::string folder = "/tmp";
    std::size_t most_downloaded = limits::longest_download;
    std::size_t most_unpacked = limits::longest_copy;  ///< of delimited text in a `.gz` or `.zip`
    std::size_t most_piped = limits::longest_copy;     ///< of standard input
};

/// Which file, and what of it.
struct SitesRequest {
    std::string path;                  ///< `-` reads GeoJSON, KML or CSV from standard input
    std::optional<std::string> layer;  ///< needed when the source has several layers of sites
    std::optional<std::string> where;  ///< an OGR SQL condition

    /// An edge that is straight in projected coordinates becomes pieces straight in longitude and latitude, nowhere
    /// farther from it than this (at least 1 mm). Without, only its ends are brought over.
    std::optional<Tolerance> edges = Tolerance::m(1);

    /// Whether `path` may be an address (`https://…`), one of GDAL's paths to a server, or a service or database
    /// (`PG:`, `MYSQL:`, `WFS:`, `OAPIF:`).
    bool allow_network = false;

    ColumnChoice columns{};
    std::string encoding{};  ///< of text, by its usual name (`windows-1251`); empty: as the file says, or as it looks
    Scratch scratch{};
};

/// The layers with sites of a file, in its order; none of a plain table. Throws what `SiteTable` throws.
std::vector<std::string> layers_of(const SitesRequest& request);

/// How messages name such a path: standard input by that name, an address or database without its password.
std::string shown_source(const std::string& path);

/// Whether it names a file on this machine, and may so be relative to a folder.
bool is_local_file(const std::string& path);

/// One good row: a place, or a launch area.
struct SiteRow {
    geodesic::Position position;                        ///< of a place
    std::shared_ptr<const footprint::LaunchArea> area;  ///< null for a place
    std::string coordinates;                            ///< of a place, as they stand in the file, or as numbers
    std::string name;                                   ///< from the column that names places; may be empty
    std::vector<Value> values;                          ///< the other columns, in the order of `SiteTable::fields`
    std::string where;                                  ///< for messages: `line 7` or `feature 3`
    std::string note;                                   ///< what must be said of it, though it is good; mostly empty
};

/// One row that cannot be used, and why: `latitude 91 is outside -90..90`.
struct BadRow {
    std::string where;
    std::string reason;
    bool unlocated = false;  ///< a feature without a geometry, which is valid and has no place (RFC 7946, section 3.2)
};

/// A table of sites, opened and understood; rows are read on each walk, in constant memory.
/// Coordinates come from the geometry (any coordinate reference system, brought to WGS84) or, in a table without
/// geometry, from columns whose whole header is known for a latitude and a longitude, their degrees, minutes, seconds
/// and hemisphere, or both in one, in English, German, French, Spanish or Russian; in delimited text and spreadsheets
/// without these from one for geometries (`wkt`, `geom`) in degrees on WGS84. One point is a place; a line, a polygon
/// or several of anything in one row are one launch area. Edges are straight in the coordinates of the file; one from
/// 170 to -170 therefore goes the long way round, which a note says, and one from 170 to 190 the short one. In KML and
/// GPX every edge is the short one.
class SiteTable {
  public:
    /// Throws Error(file): missing, not readable, not what it says, no layer of that name, no coordinate columns,
    /// a coordinate reference system that is missing (and numbers that are not degrees) or unknown, no rows.
    explicit SiteTable(const SitesRequest& request);

    /// The same for a caller's own table; of the request count `columns` and `edges`.
    SiteTable(std::shared_ptr<const OwnTable> table, const SitesRequest& request);
    ~SiteTable();
    SiteTable(SiteTable&&) noexcept;
    SiteTable& operator=(SiteTable&&) noexcept;

    /// The columns that are not position or name, under their own names.
    const std::vector<Field>& fields() const;

    /// How numbers in text are written, as far as the coordinates tell.
    DecimalSign decimal_sign() const;

    /// The same of one of `fields`, by its own cells where they tell.
    DecimalSign decimal_sign_of(std::size_t field) const;

    /// Of one of `fields`, whose text nobody can tell from a number with thousands marks: the cell that would be the
    /// largest (`5.500 km`, of whole hundreds). Empty where the column's other cells show the decimal sign.
    std::string thousands_in_doubt(std::size_t field) const;

    /// Sentences on how the file was understood where that was not certain: its encoding, its header.
    const std::vector<std::string>& notes() const;

    /// Visits all rows in the file's order. May be called again: it reads again.
    /// Throws Error(file) when the file cannot be read to its end.
    void each(const std::function<void(SiteRow&&)>& good, const std::function<void(BadRow&&)>& bad);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::io
