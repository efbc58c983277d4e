// SPDX-License-Identifier: MIT
/// The one table of output formats.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::io {

/// One of them: what it is called, and what it can hold.
struct Format {
    std::string_view name;        ///< GDAL's short name
    std::string_view extension;   ///< without the point; empty for a database
    std::string_view summary;     ///< one line for people
    bool several_layers = false;  ///< carries `footprints`, `boundaries` and `sites` together
    bool to_stdout = false;       ///< can be written to a stream
    bool geometry = true;         ///< false for spreadsheets, which keep only the columns
    bool streams = false;         ///< features go out as they come, none of them waits for others
    bool tiles = false;           ///< squares of web maps: always in their coordinate system, cut at ±180° and 85°
};

/// The formats with a place of their own in the table, in the order in which `list formats` shows them.
std::span<const Format> formats();

/// What else the GDAL at hand writes: one layer, as its driver does it. Asking starts GDAL (a few milliseconds).
std::span<const Format> further_formats();

/// By GDAL's short name in any case, of both lists. Throws Error(usage) naming the nearest.
const Format& format_by_name(std::string_view name);

/// By a file name's extension, of both lists; `-` is GeoJSON, `PG:…` is PostGIS. Throws Error(usage) saying which
/// extensions there are.
const Format& format_for(std::string_view target);

/// About how many bytes a vertex takes in a file of that format, with so many decimals where it is text.
double bytes_of_vertex(const Format& format, int decimals);

/// What a file takes beside its features, roughly: pages and tables of a database, styles.
double bytes_of_file(const Format& format);

/// Throws Error(usage) when a name's extension says another format: most drivers would refuse such a file without a
/// reason, and whoever opens it would be misled. GeoJSON may have any name.
void must_fit(const Format& format, std::string_view target);

}  // namespace rangeband::io
