// SPDX-License-Identifier: MIT
#include "properties/layouts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

#include "properties/rings.hpp"

using namespace rangeband;

namespace properties {
namespace {

using oracle::Band;
using oracle::Interval;
using oracle::Place;

const double farthest_m = oracle::half_meridian_m;
constexpr double vertices_at_most = 8'000.0;

double any_latitude(Dice& dice) {
    const double hemisphere = dice.pick({-1.0, 1.0});
    const double kind = dice.uniform(0.0, 1.0);
    if (kind < 0.08) return 90.0 * hemisphere;
    if (kind < 0.22) return (90.0 - dice.log_uniform(1e-9, 10.0)) * hemisphere;
    if (kind < 0.30) return 0.0;
    if (kind < 0.36) return dice.log_uniform(1e-9, 1.0) * hemisphere;
    return std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi;
}

double any_longitude(Dice& dice) {
    const double side = dice.pick({-1.0, 1.0});
    const double kind = dice.uniform(0.0, 1.0);
    if (kind < 0.12) return 180.0 * side;
    if (kind < 0.24) return (180.0 - dice.log_uniform(1e-9, 10.0)) * side;
    if (kind < 0.30) return 0.0;
    return dice.uniform(-180.0, 180.0);
}

/// A small miss, or none: 0.1 µm to 1 km to either side.
double near_miss(Dice& dice) { return dice.chance(0.4) ? 0.0 : dice.pick({-1.0, 1.0}) * dice.log_uniform(1e-7, 1e3); }

double any_radius(Dice& dice, const Place& site) {
    const double kind = dice.uniform(0.0, 1.0);
    if (kind < 0.60) return dice.log_uniform(1.0, 20'010e3);
    if (kind < 0.72) {  // through a pole, or beside it
        const double pole = oracle::distance(site, {dice.pick({-90.0, 90.0}), site.lon});
        return std::max(pole + near_miss(dice), 1.0);
    }
    if (kind < 0.82) return dice.uniform(19'970e3, farthest_m);
    if (kind < 0.86) return farthest_m - dice.log_uniform(1e-3, 40e3);
    if (kind < 0.90) return 0.5 * farthest_m + near_miss(dice);
    return dice.uniform(100e3, 20'000e3);
}

/// Nothing narrower than a millimetre is drawn, and so is nothing left out around the antipode.
double clear_of_antipode(double radius) { return radius < farthest_m ? std::min(radius, farthest_m - 1e-3) : radius; }

/// Vertices that a circle needs at a tolerance, roughly.
double vertices(double radius, double tolerance) {
    const double across = std::max(std::min(radius, farthest_m - radius), 1.0);
    return 2.0 * std::numbers::pi * std::sqrt(across / (8.0 * tolerance));
}

double any_inner(Dice& dice, double outer) {
    if (dice.chance(0.4)) return dice.uniform(0.0, outer);
    if (dice.chance(0.3)) return dice.log_uniform(std::min(1e-3, 0.5 * outer), 0.99 * outer);
    // Thin, but drawn with a number of vertices that can be checked in a test.
    double width = dice.log_uniform(1.5e-5, 10.0);
    while (vertices(outer, 0.25 * width) > vertices_at_most) width *= 2.0;
    return std::max(outer - width, 0.0);
}

Interval any_sector(Dice& dice) {
    const double kind = dice.uniform(0.0, 1.0);
    double from = dice.uniform(0.0, 360.0);
    if (kind < 0.3) from = dice.pick({0.0, 90.0, 180.0, 270.0});
    if (kind > 0.8)
        from = dice.pick({0.0, 90.0, 180.0, 270.0}) + dice.pick({-1.0, 1.0}) * dice.log_uniform(1e-12, 1e-2);
    double width = dice.chance(0.5) ? dice.uniform(1.0, 359.0) : dice.log_uniform(0.02, 359.9);
    if (dice.chance(0.3)) width = dice.pick({90.0, 180.0, 270.0, 359.98});
    return {from, from + width};
}

/// A sector one side of which passes a pole, or goes through it, and whose edges may end beside one.
Layout past_pole(Dice& dice) {
    Layout layout;
    Band& band = layout.band;
    band.site = {
        dice.chance(0.8) ? dice.uniform(-89.0, 89.0) : dice.pick({-1.0, 1.0}) * (90.0 - dice.log_uniform(1e-3, 1.0)),
        any_longitude(dice)};
    const double pole = dice.pick({-90.0, 90.0});
    const double off_m = dice.pick({-1.0, 1.0}) * dice.log_uniform(1e-6, 1e-2);
    const double off = off_m / (6'378'137.0 * std::cos(band.site.lat * std::numbers::pi / 180.0));
    const double side = (pole > 0.0 ? 0.0 : 180.0) + off * 180.0 / std::numbers::pi;
    const double width = dice.chance(0.5) ? dice.pick({90.0, 180.0, 270.0}) : dice.uniform(1.0, 359.0);
    band.sector = dice.chance(0.5) ? Interval{side, side + width} : Interval{side - width, side};
    const double ends_at = dice.chance(0.7) ? pole : -pole;
    const double edge = oracle::distance(band.site, {ends_at, band.site.lon}) +
                        dice.pick({-1.0, 1.0}) * (dice.chance(0.2) ? 0.0 : dice.log_uniform(1e-6, 10.0));
    const bool is_inner = dice.chance(0.3);
    band.r_max = std::min(is_inner ? edge * dice.uniform(1.001, 2.0) : edge, 19'970e3);
    if (is_inner && edge < band.r_max) band.r_min = edge;
    if (!is_inner && dice.chance(0.5)) band.r_min = any_inner(dice, band.r_max);
    layout.tolerance_m = dice.log_uniform(0.5, 10e3);
    return layout;
}

Layout any_layout(Dice& dice) {
    if (dice.chance(0.04)) return past_pole(dice);
    Layout layout;
    Band& band = layout.band;
    band.site = {any_latitude(dice), any_longitude(dice)};
    band.r_max = clear_of_antipode(any_radius(dice, band.site));
    if (dice.chance(0.1)) {  // touching ±180°, or nearly
        const double miss = dice.chance(0.5) ? 0.0 : dice.pick({-1.0, 1.0}) * dice.log_uniform(1e-14, 1e-5);
        band.site.lon =
            dice.pick({-1.0, 1.0}) * (180.0 - oracle::widest_dlon(band.site, std::min(band.r_max, 19'960e3)) + miss);
    }
    if (dice.chance(0.35)) band.r_min = clear_of_antipode(any_inner(dice, band.r_max));
    if (dice.chance(0.15) && band.r_max <= 19'970e3) band.sector = any_sector(dice);
    layout.tolerance_m = dice.log_uniform(0.5, 10e3);
    return layout;
}

/// Sectors that `draw` refuses with a sentence: beside a pole or too narrow so near it, or with an inner edge below 1
/// cm.
bool may_be_refused(const Band& band) {
    if (!band.sector) return false;
    const double width = band.sector->to - band.sector->from;
    const double thin = std::min(width, 360.0 - width) * std::numbers::pi / 180.0;
    const double from_axis_m = 6'378'137.0 * std::cos(band.site.lat * std::numbers::pi / 180.0);
    const bool near_pole =
        std::abs(band.site.lat) < 90.0 && (from_axis_m < 100.1 || from_axis_m * thin * thin < 0.0641);
    return near_pole || (band.r_min > 0.0 && band.r_min * thin < 0.01001);
}

}  // namespace

// SplitMix64 (Steele, Lea and Flood 2014).
std::string Layout::reproduction() const {
    std::string text = fmt::format("seed {}: draw site {:.17g},{:.17g} range {:.17g}..{:.17g} m tolerance {:.17g} m",
                                   seed(), band.site.lat, band.site.lon, band.r_min, band.r_max, tolerance_m);
    if (band.sector) text += fmt::format(" sector {:.17g}..{:.17g}", band.sector->from, band.sector->to);
    return text;
}

footprint::Footprint draw(const Band& band, double tolerance_m) try {
    footprint::DrawRequest request{
        .source = footprint::Source::site(geodesic::Position::deg(band.site.lat, band.site.lon), Length::m(band.r_min),
                                          Length::m(band.r_max)),
        .sector = std::nullopt,
        .tolerance = Tolerance::m(tolerance_m)};
    if (band.sector) request.sector = footprint::Sector{Angle::deg(band.sector->from), Angle::deg(band.sector->to)};
    return footprint::draw(request);
} catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("{}: {}", Layout{band, tolerance_m}.reproduction(), error.what()));
}

const std::vector<Drawn>& all_drawn() {
    static const std::vector<Drawn> all = [] {
        Dice dice(seed());
        std::vector<Layout> layouts = once_wrong();
        const std::uint64_t count = oracle::from_environment("RANGEBAND_FOOTPRINTS", 1000);
        for (std::uint64_t i = 0; i < count; ++i) layouts.push_back(any_layout(dice));
        std::vector<Drawn> drawn;
        for (const Layout& layout : layouts) {
            try {
                footprint::Footprint footprint = draw(layout.band, layout.tolerance_m);
                footprint::MultiPolygon written = rounded(footprint.polygons, footprint.decimals);
                drawn.push_back({layout, std::move(footprint), std::move(written)});
            } catch (const std::exception& error) {
                if (may_be_refused(layout.band)) continue;
                FAIL_CHECK(std::string(error.what()));
            }
        }
        CHECK(drawn.size() > layouts.size() * 19 / 20 - 20);
        return drawn;
    }();
    return all;
}

}  // namespace properties
