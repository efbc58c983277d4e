#include "rangeband/io/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "io/format_table.hpp"
#include "io/gdal_writer.hpp"
#include "io/geojson.hpp"
#include "io/input_source.hpp"
#include "rangeband/error.hpp"

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
        {{"GeoJSONSeq", "geojsonl", "GeoJSON, one feature a line, for streams and big files", one, stream},
         {"geojsons", "ndjson"},
         {},
         open_geojson_lines},
        {{"GPKG", "gpkg", "GeoPackage: footprints, boundaries and sites in one file, for QGIS", several, file},
         {},
         {"geopackage"},
         open_geopackage},
        {{"ESRI Shapefile", "shp", "four files with short columns, for older programs", one, file},
         {},
         {"shapefile", "shp"},
         open_shapefile},
    };
    return table;
}

namespace {

const std::vector<Format>& public_table() {
    static const auto table = [] {
        std::vector<Format> rows;
        for (const auto& row : format_table()) rows.push_back(row.format);
        return rows;
    }();
    return table;
}

const Format& public_part(const FormatRow& row) {
    return public_table()[static_cast<std::size_t>(&row - format_table().data())];
}

bool among(const std::string& word, std::string_view first, const std::vector<std::string_view>& others) {
    const auto equal = [&](std::string_view each) { return lower(each) == word; };
    return equal(first) || std::any_of(others.begin(), others.end(), equal);
}

/// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string nearest_name(const std::string& word) {
    const auto nearest =
        std::min_element(format_table().begin(), format_table().end(), [&](const auto& a, const auto& b) {
            return distance(word, lower(a.format.name)) < distance(word, lower(b.format.name));
        });
    return std::string(nearest->format.name);
}

std::string join(std::string_view Format::*member, std::string_view before) {
    std::string list;
    for (const auto& format : formats())
        list += fmt::format("{}{}{}", list.empty() ? "" : ", ", before, format.*member);
    return list;
}

std::string extension_of(std::string_view target) {
    const auto name =
        target.substr(target.find_last_of('/') == std::string_view::npos ? 0 : target.find_last_of('/') + 1);
    const auto point = name.find_last_of('.');
    return point == std::string_view::npos || point == 0 ? std::string() : lower(name.substr(point + 1));
}

}  // namespace

const FormatRow& row_of(const Format& format) {
    const auto found = std::find_if(format_table().begin(), format_table().end(),
                                    [&](const FormatRow& row) { return row.format.name == format.name; });
    if (found == format_table().end()) throw Error::internal(fmt::format("no writer for the format {}", format.name));
    return *found;
}

std::span<const Format> formats() { return public_table(); }

const Format& format_by_name(std::string_view name) {
    const auto word = lower(name);
    for (const auto& row : format_table()) {
        if (among(word, row.format.name, row.other_names)) return public_part(row);
    }
    throw Error::usage(fmt::format("format '{}' is not known; did you mean {}? There are {}", name, nearest_name(word),
                                   join(&Format::name, "")));
}

const Format& format_for(std::string_view target) {
    if (target == "-" || target == "/dev/stdout") return public_table().front();
    const auto extension = extension_of(target);
    for (const auto& row : format_table()) {
        if (!extension.empty() && among(extension, row.format.extension, row.other_extensions)) return public_part(row);
    }
    throw Error::usage(fmt::format(
        "{}: {} does not say which format; end the name in one of {}, or give -f FORMAT", target,
        extension.empty() ? "a name without extension" : "the extension ." + extension, join(&Format::extension, ".")));
}

}  // namespace rangeband::io
