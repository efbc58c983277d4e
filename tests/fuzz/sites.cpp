// SPDX-License-Identifier: MIT
// Files of sites, through every reader that GDAL offers us and our own.
#include <array>
#include <cmath>

#include "fuzz/fuzz.hpp"
#include "rangeband/io/process.hpp"
#include "rangeband/io/read.hpp"

using namespace rangeband;

namespace {

constexpr std::array extensions = {"csv", "tsv", "geojson", "geojsonl", "json", "kml",  "kmz", "gpkg", "shp",
                                   "fgb", "gpx", "sqlite",  "tab",      "mif",  "xlsx", "ods", "zip",  "topojson"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Folder folder;
    static const bool shut = (io::confine_gdal(false), true);
    static_cast<void>(shut);
    if (size == 0) return 0;
    const std::string name = fmt::format("sites.{}", extensions[data[0] % extensions.size()]);
    const auto file = folder.write(name, fuzz::as_text(data + 1, size - 1));
    fuzz::answered_or_refused([&] {
        io::SiteTable table({.path = file.string(), .layer = {}, .where = {}});
        std::size_t rows = 0;
        table.each(
            [&](io::SiteRow&& row) {
                ++rows;
                fuzz::expect(std::abs(row.position.lat()) <= 90.0 && std::abs(row.position.lon()) <= 180.0, row.where);
                fuzz::expect(row.values.size() == table.fields().size(), "values and fields");
            },
            [&](io::BadRow&& row) {
                ++rows;
                fuzz::expect(!row.reason.empty() && !row.where.empty(), "a bad row without a reason");
            });
        fuzz::expect(rows > 0, "a table without rows was opened");
    });
    for (const auto& left : std::filesystem::directory_iterator(folder.path())) std::filesystem::remove_all(left);
    return 0;
}
