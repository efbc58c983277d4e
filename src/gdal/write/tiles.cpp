// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdlib>

#include "gdal/session.hpp"
#include "gdal/write/other.hpp"
#include "io/write/tiles.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/tiles.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

constexpr int cells = tile_cells;
constexpr int buffer_cells = cells / 50;

/// Vector tiles, by MBTiles' and PMTiles' drivers: each layer cut into squares of web maps (EPSG:3857), for every zoom.
class Tiles final : public Other {
  public:
    Tiles(std::string name, const OutputRequest& request)
        : Other(std::move(name)), zoom_(tile_zoom(request.tolerance)) {
        if (zoom_ <= most_tile_zoom) return;
        throw Error::usage(fmt::format(
            "{}: tiles of zoom {}, the finest written here, round coordinates to {:.1f} m; {}", request.target,
            most_tile_zoom, tile_rounding_m(most_tile_zoom), tippecanoe_advice(request.target, zoom_)));
    }

    /// Without limits of size: beyond them the driver leaves features out of a tile.
    CPLStringList dataset_options(const OutputRequest& request) const override {
        auto options = Other::dataset_options(request);
        const auto set = [&](const char* name, auto value) {
            options.SetNameValue(name, std::to_string(value).c_str());
        };
        set("MINZOOM", 0);
        set("MAXZOOM", zoom_);
        set("EXTENT", cells);
        set("BUFFER", buffer_cells);
        set("MAX_SIZE", UINT_MAX);
        set("MAX_FEATURES", UINT_MAX);
        return options;
    }

    /// The layers keep their names; title and description are the file's.
    CPLStringList layer_options(const OutputRequest&, const Layer&) const override { return {}; }

    void check_name(const std::string& target) const override {
        const auto extension = std::string_view(driver()) == "MBTiles" ? ".mbtiles" : ".pmtiles";
        if (lowered(target).ends_with(extension)) return;
        throw Error::usage(fmt::format("{}: the name of a file of {} ends in {}", target, driver(), extension));
    }

    /// What reads tiles takes all numbers for real ones.
    void check_value(const Field& field, const Value& value, const OutputPlace& place) const override {
        const auto* integer = std::get_if<std::int64_t>(&value);
        if (integer == nullptr || std::abs(*integer) <= most_exact_integer) return;
        refuse_value(place, field, fmt::format("the number {} does not fit into {}", *integer, driver()));
    }

    /// The bounds that MBTiles' driver writes end at 85°, and by itself it reads no further.
    CPLStringList open_options() const override {
        CPLStringList options;
        if (std::string_view(driver()) == "MBTiles") options.SetNameValue("USE_BOUNDS", "NO");
        return options;
    }

    /// PMTiles states the bounds of its tiles.
    void check_empty(const OutputRequest& request) const override {
        if (std::string_view(driver()) == "PMTiles")
            throw Error::file(
                fmt::format("{}: nothing is to be written, and PMTiles has no file without tiles; write a GeoPackage",
                            request.target));
    }

    const char* part_number() const override { return "mvt_id"; }

    /// What a style in QGIS's form would say of layers, tiles do not follow.
    bool keeps_style() const override { return true; }

    std::unique_ptr<OGRGeometry> geometry(const Feature& feature, const OutputRequest& request) const override {
        auto geometry = DriverProfile::geometry(feature, request);
        if (!geometry || geometry->IsEmpty()) return geometry;
        OGREnvelope box;
        geometry->getEnvelope(&box);
        if (box.MinY < tile_latitude_deg && box.MaxY > -tile_latitude_deg) return geometry;
        throw Error::file(
            fmt::format("{}: a footprint lies wholly beyond {:.2f}° of latitude, where web maps end; write "
                        "a GeoPackage",
                        request.target, tile_latitude_deg));
    }

  private:
    int zoom_;
};

}  // namespace

std::unique_ptr<DriverProfile> tiles_profile(std::string driver, const OutputRequest& request) {
    return std::make_unique<Tiles>(std::move(driver), request);
}

}  // namespace rangeband::gdal
