// SPDX-License-Identifier: MIT
#include "rangeband/io/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/gdal_module.hpp"
#include "io/text/connection_string.hpp"
#include "io/write/csv.hpp"
#include "io/write/format_table.hpp"
#include "io/write/geojson.hpp"
#include "io/write/kml.hpp"
#include "io/write/tiles.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {

const std::vector<FormatRow>& format_table() {
    constexpr bool one = false;
    constexpr bool several = true;
    constexpr bool stream = true;
    constexpr bool file = false;
    static const std::vector<FormatRow> table = {
        {{"GeoJSON", "geojson", "RFC 7946 text, for web maps and everything else", one, stream},
         {"json"},
         {},
         open_geojson},
        {{"GeoJSONSeq", "geojsonl", "GeoJSON, one feature a line, for streams and big files", one, stream, true, true},
         {"geojsons", "ndjson"},
         {},
         open_geojson_lines},
        {{"GPKG", "gpkg", "GeoPackage: footprints, boundaries and sites in one file, for QGIS", several, file},
         {},
         {"geopackage"},
         open_by_gdal},
        {{"ESRI Shapefile", "shp", "four files with short columns, for older programs", one, file},
         {},
         {"shapefile", "shp"},
         open_by_gdal},
        {{"KML", "kml", "folders of styled footprints, boundaries and sites, for globes", several, stream},
         {},
         {},
         open_kml},
        {{"KMZ", "kmz", "the same, zipped", several, file}, {}, {}, open_kmz},
        {{"FlatGeobuf", "fgb", "compact binary, in the order of drawing, for big files", one, file},
         {},
         {},
         open_by_gdal},
        {{"CSV", "csv", "a table with the geometry as WKT, for scripts", one, stream}, {}, {}, open_csv},
        {{"PostgreSQL", "", "PostGIS: three tables in a database, PG:dbname=NAME", several, file},
         {},
         {"postgis", "postgres", "pg"},
         open_by_gdal},
    };
    return table;
}

namespace {

/// The public parts of a table, beside it.
std::vector<Format> public_parts(const std::vector<FormatRow>& table) {
    std::vector<Format> parts;
    for (const auto& row : table) parts.push_back(row.format);
    return parts;
}

const Format& public_part(const FormatRow& row) {
    const auto& named = format_table();
    const bool is_named = &row >= named.data() && &row < named.data() + named.size();
    return is_named ? formats()[static_cast<std::size_t>(&row - named.data())]
                    : further_formats()[static_cast<std::size_t>(&row - further_table().data())];
}

bool among(const std::string& word, std::string_view first, const std::vector<std::string_view>& others) {
    const auto equal = [&](std::string_view each) { return lowered(each) == word; };
    return equal(first) || std::any_of(others.begin(), others.end(), equal);
}

/// `did you mean GeoJSON? `, or nothing when no name is near.
std::string suggestion(const std::string& word) {
    std::string_view nearest = formats().front().name;
    for (const auto list : {formats(), further_formats()}) {
        for (const auto& format : list) {
            if (edit_distance(word, format.name) < edit_distance(word, nearest)) nearest = format.name;
        }
    }
    if (2 * edit_distance(word, nearest) > word.size()) return {};
    return fmt::format("did you mean {}? ", nearest);
}

std::string join(std::string_view Format::*member, std::string_view before) {
    std::string list;
    for (const auto& format : formats()) {
        if ((format.*member).empty()) continue;
        list += fmt::format("{}{}{}", list.empty() ? "" : ", ", before, format.*member);
    }
    return list;
}

std::string extension_of(std::string_view target) {
    const auto name =
        target.substr(target.find_last_of('/') == std::string_view::npos ? 0 : target.find_last_of('/') + 1);
    const auto point = name.find_last_of('.');
    return point == std::string_view::npos || point == 0 ? std::string() : lowered(name.substr(point + 1));
}

template <typename Condition>
const FormatRow* find_in(const std::vector<FormatRow>& table, Condition condition) {
    const auto found = std::find_if(table.begin(), table.end(), condition);
    return found == table.end() ? nullptr : &*found;
}

/// The named formats first: only what is not among them needs GDAL.
template <typename Condition>
const FormatRow* find_row(Condition condition) {
    const auto* named = find_in(format_table(), condition);
    return named != nullptr ? named : find_in(further_table(), condition);
}

}  // namespace

const std::vector<FormatRow>& further_table() {
    static const auto table = [] {
        GdalModule* const module = gdal_if_there();
        return module != nullptr ? module->further_formats() : std::vector<FormatRow>();
    }();
    return table;
}

std::unique_ptr<Writer> open_by_gdal(OutputRequest request, const Legends& legends) {
    const std::string purpose = shown_target(request.target);
    return gdal(purpose).open_writer(std::move(request), legends);
}

bool is_named_driver(std::string_view driver) {
    if (driver == "LIBKML") return true;
    return std::any_of(format_table().begin(), format_table().end(),
                       [&](const FormatRow& row) { return row.format.name == driver; });
}

const FormatRow& row_of(const Format& format) {
    const auto* row = find_row([&](const FormatRow& each) { return each.format.name == format.name; });
    if (row == nullptr) throw Error::internal(fmt::format("no writer for the format {}", format.name));
    return *row;
}

std::span<const Format> formats() {
    static const auto parts = public_parts(format_table());
    return parts;
}

std::span<const Format> further_formats() {
    static const auto parts = public_parts(further_table());
    return parts;
}

const Format& format_by_name(std::string_view name) {
    const auto word = lowered(name);
    if (const auto* row =
            find_row([&](const FormatRow& each) { return among(word, each.format.name, each.other_names); })) {
        return public_part(*row);
    }
    throw Error::usage(fmt::format(
        "format '{}' cannot be written by this program or the installed GDAL; {}there are {}; {} names the others",
        name, suggestion(word), join(&Format::name, ""), parameter("list formats")));
}

const Format& format_for(std::string_view target) {
    if (target == "-" || target == "/dev/stdout") return formats().front();
    if (is_database(target)) return format_by_name("PostgreSQL");
    const auto extension = extension_of(target);
    const auto* row = extension.empty() ? nullptr : find_row([&](const FormatRow& each) {
        return among(extension, each.format.extension, each.other_extensions);
    });
    if (row != nullptr) return public_part(*row);
    if (extension == "xls") {
        throw Error::usage(fmt::format("{0}: old Excel cannot be written; write {1}", target,
                                       parameter(fmt::format("output {}x", target))));
    }
    if (is_tiles_extension(extension)) {
        throw Error::usage(fmt::format("{}: this GDAL writes no such tiles; {}", target,
                                       tippecanoe_advice(target, tile_zoom(OutputRequest().tolerance))));
    }
    throw Error::usage(fmt::format("{}: {} does not say which format; end the name in one of {}, or give {}", target,
                                   extension.empty() ? "a name without extension" : "the extension ." + extension,
                                   join(&Format::extension, "."), parameter("format FORMAT")));
}

double bytes_of_vertex(const Format& format, int decimals) {
    constexpr std::array<std::string_view, 6> binary = {"GPKG",       "ESRI Shapefile", "FlatGeobuf",
                                                        "PostgreSQL", "SQLite",         "OpenFileGDB"};
    constexpr double two_doubles = 16.0;
    constexpr double around_digits = 11.0;  // signs, points, what is before them, brackets and commas
    constexpr double zipped = 0.45;         // digits take half of a byte, their order makes up for names
    if (!format.geometry) return 0.0;
    if (std::find(binary.begin(), binary.end(), format.name) != binary.end()) return two_doubles;
    const double text = around_digits + 2.0 * decimals;
    return format.name == "KMZ" ? zipped * text : text;
}

double bytes_of_file(const Format& format) {
    if (format.name == "GPKG") return 100'000.0;
    if (format.name == "SQLite") return 22'000.0;
    return format.name == "KML" ? 10'000.0 : 0.0;
}

void must_fit(const Format& format, std::string_view target) {
    const auto extension = extension_of(target);
    if (extension.empty() || is_database(target) || row_of(format).open == open_geojson ||
        row_of(format).open == open_geojson_lines)
        return;
    const auto* row = find_in(format_table(), [&](const FormatRow& each) {
        return among(extension, each.format.extension, each.other_extensions);
    });
    if (row == nullptr || row->format.name == format.name) return;
    throw Error::usage(fmt::format("{}: the extension .{} says {}, and the format is to be {}; end the name in .{}",
                                   target, extension, row->format.name, format.name, format.extension));
}

}  // namespace rangeband::io
