// SPDX-License-Identifier: MIT
#include "operations/cutting.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <variant>

#include "rangeband/error.hpp"
#include "rangeband/footprint/cuts.hpp"
#include "rangeband/footprint/projected.hpp"
#include "rangeband/io/tiles.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

void move(io::Geometry& geometry, double degrees) {
    const auto move_path = [&](footprint::Path& path) {
        for (footprint::LonLat& p : path) p.lon += degrees;
    };
    if (auto* lines = std::get_if<footprint::MultiLine>(&geometry)) {
        for (footprint::Path& line : *lines) move_path(line);
    } else if (auto* polygons = std::get_if<footprint::MultiPolygon>(&geometry)) {
        each_ring(*polygons, move_path);
    }
}

bool is_for_geography(const io::Format& format) { return format.name == "PostgreSQL" || format.name == "PGDUMP"; }

}  // namespace

void must_be_for_maps(const Style& style, const io::Format& format) {
    const bool globe = format.name == "KML" || format.name == "KMZ";
    if (style.crs && (globe || format.name == "GeoJSON" || format.name == "GeoJSONSeq" || format.name == "CSV" ||
                      !format.geometry)) {
        throw Error::usage(
            fmt::format("{} {}; leave {} out, or write a GeoPackage: {}", format.name,
                        !format.geometry ? "has no geometry" : "is always in WGS84 (longitude, latitude)",
                        parameter("crs"), parameter("output FILE.gpkg")));
    }
    if (format.tiles && (style.crs || style.cut_at)) {
        throw Error::usage(
            fmt::format("{} is always in the coordinate system of web maps (EPSG:3857), cut at ±180°; leave {} out",
                        format.name, parameter(style.crs ? "crs" : "cut_at")));
    }
    if (!style.cut_at || !globe) return;
    throw Error::usage(
        fmt::format("{} is for globes, which have no seam; leave {} out", format.name, parameter("cut_at")));
}

Cutting::Cutting(const Style& style, const io::Format* format)
    : crs_(style.crs),
      pieces_(style.pieces),
      where_it_must_be_(format != nullptr && is_for_geography(*format) && !style.crs),
      tiles_(format != nullptr && format->tiles),
      turns_(style.cut_at.has_value()) {
    if (!turns_) return;
    const double middle = std::remainder(*style.cut_at + 180.0, 360.0);  // in [-180, 180]
    east_deg_ = middle == 180.0 || middle == -180.0 ? -180.0 : -middle;
    back_deg_ = -east_deg_;
}

Shape Cutting::shape(footprint::Footprint& footprint, const Layers& layers) const {
    if (crs_) {
        constexpr double share = 0.9;  // of what drawing has left; the rest is rounding's
        const Tolerance off = Tolerance::m(share * footprint.tolerance.m());
        footprint.tolerance = Tolerance::m(footprint.tolerance.m() / Style::drawn_share);
        footprint::Projected projected = footprint::projected(footprint, *crs_, off);
        if (projected.polygons.empty()) {
            throw Error::usage(fmt::format("lies entirely beyond the limits of {} ({}); choose another {}",
                                           crs_->name(), crs_->beyond(), parameter("crs")));
        }
        return {std::move(projected.polygons), std::move(projected.boundary), footprint.decimals, false, projected.cut};
    }
    if (turns_) footprint::turn(footprint, east_deg_);
    Shape shape{{}, {}, footprint.decimals, footprint::exceeds_hemisphere(footprint), false};
    if (layers.boundaries) shape.boundary = footprint.boundary();
    shape.polygons = std::move(footprint.polygons);
    return shape;
}

bool Cutting::place(Placed& placed, const Layers& layers) const {
    io::Geometry& geometry = placed.feature.geometry;
    auto* const point = std::get_if<footprint::LonLat>(&geometry);
    if (tiles_ && point != nullptr && std::abs(point->lat) > io::tile_latitude_deg) return false;
    if (crs_) {
        if (point == nullptr) return true;
        const auto there = footprint::projected(*point, *crs_);
        if (there) *point = *there;
        return there.has_value();
    }
    auto* const polygons = std::get_if<footprint::MultiPolygon>(&geometry);
    if (polygons != nullptr && (pieces_ || (where_it_must_be_ && placed.beyond_hemisphere)))
        *polygons = footprint::in_pieces(*polygons);
    if (!turns_) return true;
    const auto moved = [&](double lon) {
        return lon < back_deg_ - 180.0 ? lon + 360.0 : lon > back_deg_ + 180.0 ? lon - 360.0 : lon;
    };
    if (point != nullptr) point->lon = moved(point->lon);
    move(geometry, back_deg_);
    if (placed.layer == layers.sites) return true;  // which have no label
    auto* const label_lon = std::get_if<double>(&placed.feature.values[number_of(Is::label_lon)]);
    if (label_lon != nullptr) *label_lon = moved(*label_lon);
    return true;
}

std::string Cutting::missing(std::size_t sites) const {
    const std::string beyond = tiles_ ? fmt::format("{:.2f}° of latitude, where web maps end", io::tile_latitude_deg)
                                      : fmt::format("the limits of {}", crs_->name());
    const bool one = sites == 1;
    return fmt::format("{} site{} beyond {}; {}", grouped(sites), one ? " lies" : "s lie", beyond,
                       one ? "its footprint is drawn, the site itself is left out"
                           : "their footprints are drawn, the sites themselves are left out");
}

}  // namespace rangeband::operations
