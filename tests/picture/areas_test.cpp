// SPDX-License-Identifier: MIT
/// What is filled on the page, point by point against distances on the ellipsoid and against the outlines.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <GeographicLib/Geodesic.hpp>
#include <cmath>
#include <utility>

#include "oracle/dice.hpp"
#include "picture/canvas/cairo_canvas.hpp"
#include "picture/map/land.hpp"
#include "picture/projection/fit.hpp"
#include "picture/projection/view.hpp"
#include "picture/sample.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband;
using namespace rangeband::picture;
using sample::Position;

namespace {

constexpr int side = 360;
constexpr double dpi = 72.0;  // a pixel is a point
constexpr Colour white{255, 255, 255}, black{0, 0, 0};

Box frame() { return {0, 0, side, side}; }

View view_of_all(ProjectionKind kind, const Position& centre) {
    auto projection = Projection::make(kind, centre);
    Box whole;
    for (const Point point : projection->outline()) whole.add(point);
    return {std::move(projection), whole, frame(), 0.1};
}

View close_view(ProjectionKind kind, const Position& centre, Length radius) {
    Picture picture;
    picture.projection = kind;
    picture.centre = centre;
    picture.radius = radius;
    Scene scene = scene_of(picture);
    return {std::move(scene.projection), scene.extent, frame(), 0.1};
}

bool same(Colour a, Colour b) { return a.red == b.red && a.green == b.green && a.blue == b.blue; }

Position anywhere(oracle::Dice& dice) {
    return Position::deg(std::asin(dice.uniform(-1.0, 1.0)) * 57.29577951308232, dice.uniform(-180.0, 180.0));
}

/// A pixel at the map's edge is only half covered.
bool well_inside(const Curves& world, Point at) {
    constexpr double pixels = 1.5;
    return inside(world, at + Point{pixels, 0}) && inside(world, at - Point{pixels, 0}) &&
           inside(world, at + Point{0, pixels}) && inside(world, at - Point{0, pixels});
}

/// Fills black what is in the range, and compares.
int check_range(const View& view, const Position& site, Length least, Length most, oracle::Dice& dice) {
    CairoCanvas canvas(FileKind::png, side, side, dpi, {});
    canvas.paint(white);
    canvas.fill(view.areas(sample::drawn(site, least, most).polygons), black, 1.0);
    const Curves world = view.shown_world();
    int checked = 0;
    for (int i = 0; i < 300; ++i) {
        const Position place = anywhere(dice);
        const auto at = view.show(place);
        const auto scale = at ? view.ground_scale(place) : std::nullopt;
        if (!at || !scale || !well_inside(world, *at)) continue;
        double distance = 0.0;
        GeographicLib::Geodesic::WGS84().Inverse(site.lat(), site.lon(), place.lat(), place.lon(), distance);
        const double margin = 2.5 * scale->most + 200.0;
        if (std::abs(distance - most.m()) < margin || std::abs(distance - least.m()) < margin) continue;
        const bool held = distance >= least.m() && distance <= most.m();
        INFO(fmt::format("{} {} at {} km of {} {} on ({}, {})", place.lat(), place.lon(), distance / 1e3, site.lat(),
                         site.lon(), at->x, at->y));
        CHECK(same(canvas.pixel(*at), held ? black : white));
        ++checked;
    }
    return checked;
}

}  // namespace

TEST_CASE("what is filled is what is in range, on every map and around every hard centre") {
    oracle::Dice dice(oracle::seed());
    const std::pair<Length, Length> ranges[] = {{Length(), Length::km(500)},
                                                {Length::km(500), Length::km(5500)},
                                                {Length(), Length::km(10'008)},
                                                {Length::km(3000), Length::km(19'000)},
                                                {Length(), Length::km(19'990)}};
    int checked = 0;
    for (std::size_t i = 0; i < sample::hard_centres.size(); ++i) {
        const Position centre = sample::hard_centres[i];
        for (const ProjectionKind kind : sample::projections) {
            const View view = view_of_all(kind, centre);
            for (std::size_t k = 0; k < std::size(ranges); ++k) {
                const Position site = sample::hard_centres[(i + k) % sample::hard_centres.size()];
                CAPTURE(i);
                CAPTURE(static_cast<int>(kind));
                checked += check_range(view, site, ranges[k].first, ranges[k].second, dice);
            }
        }
    }
    MESSAGE(fmt::format("{} points", checked));
    CHECK(checked > 40'000);
}

TEST_CASE("close views are as right") {
    oracle::Dice dice(oracle::seed());
    for (const ProjectionKind kind : sample::projections) {
        for (const Position& centre :
             {Position::deg(48.57, 45.9), Position::deg(64.73, 179.9), Position::deg(-10, -180)}) {
            const View view = close_view(kind, centre, Length::km(700));
            CairoCanvas canvas(FileKind::png, side, side, dpi, {});
            canvas.paint(white);
            canvas.fill(view.areas(sample::drawn(centre, Length(), Length::km(500)).polygons), black, 1.0);
            int checked = 0;
            for (int i = 0; i < 400; ++i) {
                const double azimuth = dice.uniform(-180.0, 180.0), distance = dice.uniform(1e3, 690e3);
                double lat = 0.0, lon = 0.0;
                GeographicLib::Geodesic::WGS84().Direct(centre.lat(), centre.lon(), azimuth, distance, lat, lon);
                const auto at = view.show(Position::deg(lat, lon));
                if (!at || std::abs(distance - 500e3) < 10e3) continue;
                CAPTURE(static_cast<int>(kind));
                CAPTURE(distance);
                CHECK(same(canvas.pixel(*at), distance < 500e3 ? black : white));
                ++checked;
            }
            CHECK(checked > 300);
        }
    }
}

TEST_CASE("the whole Earth and nothing") {
    for (const ProjectionKind kind : sample::projections) {
        const View view = view_of_all(kind, Position::deg(0, 0));
        CairoCanvas canvas(FileKind::png, side, side, dpi, {});
        canvas.paint(white);
        canvas.fill(view.areas({}), black, 1.0);
        CHECK(same(canvas.pixel({side / 2.0, side / 2.0}), white));
        canvas.fill(view.areas(sample::drawn(Position::deg(20, 30), Length(), Length::km(20'004)).polygons), black,
                    1.0);
        for (const double lat : {-60.0, -1.0, 1.0, 55.0}) {
            for (const double lon : {-60.0, -1.0, 30.0, 60.0}) {
                if (const auto at = view.show(Position::deg(lat, lon))) CHECK(same(canvas.pixel(*at), black));
            }
        }
    }
}

TEST_CASE("land is where the outlines have it, on every map and around every hard centre") {
    oracle::Dice dice(oracle::seed());
    const auto sources = catalog::data_sources({});
    const auto outlines =
        catalog::read_outlines(catalog::outlines_text(catalog::Outlines::countries, sources), "countries");
    const Land land = land_of(outlines);
    const auto on_land = [&](const Position& place) {
        bool odd = false;
        const auto cross = [&](const footprint::Path& ring) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const auto &a = ring[i], &b = ring[i + 1];
                if ((a.lat > place.lat()) != (b.lat > place.lat()) &&
                    place.lon() < a.lon + (place.lat() - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                    odd = !odd;
            }
        };
        for (const auto& outline : outlines) {
            for (const auto& polygon : outline.polygons) {
                cross(polygon.exterior);
                for (const auto& hole : polygon.holes) cross(hole);
            }
        }
        return odd;
    };
    int checked = 0, dry = 0;
    for (const Position& centre : sample::hard_centres) {
        for (const ProjectionKind kind : sample::projections) {
            const View view = view_of_all(kind, centre);
            CairoCanvas canvas(FileKind::png, side, side, dpi, {});
            canvas.paint(white);
            canvas.fill(view.areas(land.areas), black, 1.0);
            for (int i = 0; i < 400; ++i) {
                const Position place = anywhere(dice);
                const auto at = view.show(place);
                if (!at || !frame().grown(-4).contains(*at) || !view.ground_scale(place)) continue;
                const Colour colour = canvas.pixel(*at);
                bool near_coast = false;
                for (int dx = -2; dx <= 2; ++dx) {
                    for (int dy = -2; dy <= 2; ++dy) {
                        const Point beside{at->x + dx, at->y + dy};
                        near_coast = near_coast || !same(canvas.pixel(beside), colour);
                    }
                }
                if (near_coast) continue;
                CAPTURE(static_cast<int>(kind));
                INFO(fmt::format("{} {} around {} {}", place.lat(), place.lon(), centre.lat(), centre.lon()));
                const bool is_land = on_land(place);
                CHECK(same(colour, is_land ? black : white));
                ++checked;
                dry += is_land ? 1 : 0;
            }
        }
    }
    MESSAGE(fmt::format("{} points, {} on land", checked, dry));
    CHECK(checked > 10'000);
    CHECK(dry > 2'000);
}
