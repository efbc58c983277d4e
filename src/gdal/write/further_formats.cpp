// SPDX-License-Identifier: MIT
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

#include "gdal/session.hpp"
#include "gdal/write/further_formats.hpp"
#include "io/write/format_table.hpp"
#include "io/write/tiles.hpp"

namespace rangeband::gdal {
namespace {

/// MVT is a folder of files, whose archives are written instead; MapInfo's and MiraMon's drivers write 0 for an unknown
/// number, and no footprint is without one; JML's loses memory at each reading, and what is written is read back;
/// JSONFG's one extension, .json, is GeoJSON's.
constexpr std::array<std::string_view, 5> unfit = {"MVT", "MapInfo File", "MiraMonVector", "JML", "JSONFG"};

bool is(GDALDriver& driver, const char* item) { return driver.GetMetadataItem(item) != nullptr; }

std::vector<std::string_view> words(const char* text) {
    std::vector<std::string_view> found;
    std::string_view rest = text == nullptr ? "" : text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (end > 0) found.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
}

bool lists(const std::vector<std::string_view>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Archives of vector tiles; MBTiles' driver writes pictures as well.
bool is_tiles(GDALDriver& driver) {
    const char* extension = driver.GetMetadataItem(GDAL_DMD_EXTENSION);
    return extension != nullptr && is_tiles_extension(extension);
}

/// Makes files (services and databases cannot appear complete or not at all), of vectors and nothing else, with columns
/// of text and of numbers. Some read rasters as well: OpenFileGDB from GDAL 3.9 on.
bool fits(GDALDriver& driver) {
    const std::string_view name = GDALGetDriverShortName(&driver);
    const auto types = words(driver.GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES));
    return is(driver, GDAL_DCAP_VECTOR) && is(driver, GDAL_DCAP_CREATE) &&
           (is_tiles(driver) || !is(driver, GDAL_DMD_CREATIONDATATYPES)) && !is(driver, GDAL_DMD_CONNECTION_PREFIX) &&
           lists(types, "String") && lists(types, "Real") &&
           std::find(unfit.begin(), unfit.end(), name) == unfit.end() && !is_named_driver(name);
}

/// The metadata of a driver lives as long as GDAL does; the table keeps only what is made here.
FormatRow row_for(GDALDriver& driver) {
    auto extensions = words(driver.GetMetadataItem(GDAL_DMD_EXTENSIONS));
    if (extensions.empty()) extensions = words(driver.GetMetadataItem(GDAL_DMD_EXTENSION));
    FormatRow row{{GDALGetDriverShortName(&driver), extensions.front(), GDALGetDriverLongName(&driver), false, false},
                  {extensions.begin() + 1, extensions.end()},
                  {},
                  open_by_gdal};
    if (is_tiles(driver)) {
        row.format.summary = "vector tiles for web maps, coordinates rounded to the tolerance";
        row.format.several_layers = row.format.tiles = true;
    }
    row.format.geometry = row.format.name != "XLSX" && row.format.name != "ODS";
    return row;
}

}  // namespace

std::vector<FormatRow> further_formats() {
    start_gdal();
    std::vector<FormatRow> rows;
    auto* drivers = GetGDALDriverManager();
    for (int i = 0; i < drivers->GetDriverCount(); ++i) {
        auto& driver = *drivers->GetDriver(i);
        const bool has_extension = is(driver, GDAL_DMD_EXTENSIONS) || is(driver, GDAL_DMD_EXTENSION);
        if (has_extension && fits(driver)) rows.push_back(row_for(driver));
    }
    return rows;
}

}  // namespace rangeband::gdal
