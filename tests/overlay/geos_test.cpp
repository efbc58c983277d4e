// SPDX-License-Identifier: MIT
// Unions against those that GEOS makes of finely drawn discs, where these need no cut.
#include <doctest/doctest.h>

#include <ogr_geometry.h>

#include <cmath>
#include <memory>

#include "overlay/look.hpp"

using namespace overlay;
using namespace rangeband::footprint;
using oracle::Band;
using oracle::Dice;
using oracle::Place;

namespace {

constexpr int vertices = 6000;  // their chords leave 2e-7 of a disc's area out

std::unique_ptr<OGRLinearRing> circle(const Place& site, double radius) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (int i = 0; i < vertices; ++i) {
        const Place p = oracle::direct(site, -360.0 * i / vertices, radius);
        ring->addPoint(p.lon, p.lat);
    }
    ring->closeRings();
    return ring;
}

std::unique_ptr<OGRGeometry> union_by_geos(const Layout& layout) {
    OGRMultiPolygon all;
    for (const Band& band : layout.bands) {
        auto polygon = std::make_unique<OGRPolygon>();
        polygon->addRing(circle(band.site, band.r_max).get());
        if (band.r_min > 0.0) polygon->addRing(circle(band.site, band.r_min).get());
        all.addGeometryDirectly(polygon.release());
    }
    return std::unique_ptr<OGRGeometry>(all.UnionCascaded());
}

struct Summary {
    double area = 0.0;
    int parts = 0;
    int holes = 0;
};

/// Adds a ring of geodesic edges; narrow ones do not count as parts or holes.
void add(Summary& summary, const std::vector<Place>& ring, bool hole, double narrow_m) {
    const oracle::Size size = oracle::polygon(ring);
    summary.area += (hole ? -1.0 : 1.0) * std::abs(size.area);
    if (2.0 * std::abs(size.area) / size.perimeter < narrow_m) return;
    ++(hole ? summary.holes : summary.parts);
}

std::vector<Place> places_of(const OGRLinearRing& ring) {
    std::vector<Place> places;
    for (int i = 0; i + 1 < ring.getNumPoints(); ++i) places.push_back({ring.getY(i), ring.getX(i)});
    return places;
}

std::vector<Place> places_of(const Path& ring) {
    std::vector<Place> places;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) places.push_back({ring[i].lat, ring[i].lon});
    return places;
}

Summary summary_of(const OGRGeometry& geometry, double narrow_m) {
    Summary summary;
    const auto add_polygon = [&](const OGRPolygon& polygon) {
        add(summary, places_of(*polygon.getExteriorRing()), false, narrow_m);
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
            add(summary, places_of(*polygon.getInteriorRing(i)), true, narrow_m);
    };
    if (geometry.getGeometryType() == wkbPolygon) {
        add_polygon(*geometry.toPolygon());
    } else {
        for (const OGRPolygon* polygon : *geometry.toMultiPolygon()) add_polygon(*polygon);
    }
    return summary;
}

Summary summary_of(const Footprint& footprint, double narrow_m) {
    Summary summary;
    for (const Polygon& polygon : footprint.polygons) {
        add(summary, places_of(polygon.exterior), false, narrow_m);
        for (const Path& hole : polygon.holes) add(summary, places_of(hole), true, narrow_m);
    }
    return summary;
}

/// Away from poles and ±180.
Layout anywhere_flat(Dice& dice) {
    const Place centre{dice.uniform(-50.0, 50.0), dice.uniform(-100.0, 100.0)};
    const double radius = dice.log_uniform(2e4, 1e6);
    const double spread = radius * dice.log_uniform(0.3, 3.0);
    std::vector<Band> bands;
    const int count = static_cast<int>(dice.log_uniform(2.0, 40.0));
    for (int i = 0; i < count; ++i) {
        const Place site = oracle::direct(centre, dice.uniform(0.0, 360.0), spread * std::sqrt(dice.uniform(0.0, 1.0)));
        const double own = radius * dice.uniform(0.3, 1.0);
        bands.push_back(dice.chance(0.4) ? annulus(site.lat, site.lon, own * dice.uniform(0.2, 0.95), own)
                                         : disc(site.lat, site.lon, own));
    }
    return layout_of("flat", std::move(bands), dice.pick({10.0, 100.0, 1000.0}));
}

}  // namespace

TEST_CASE("a union has the area, the parts and the holes of GEOS's union of fine discs") {
    Dice dice(oracle::seed() + 12);
    double worst = 0.0;
    int parts = 0;
    int holes_seen = 0;
    for (int i = 0; i < 24; ++i) {
        const Layout layout = anywhere_flat(dice);
        const Footprint ours = merged(layout, Depth::at_least(1));
        const double narrow_m = layout.tolerance_m;
        const std::unique_ptr<OGRGeometry> theirs = union_by_geos(layout);
        REQUIRE(theirs != nullptr);
        const Summary expected = summary_of(*theirs, narrow_m);
        const Summary found = summary_of(ours, narrow_m);
        CHECK_MESSAGE(std::abs(ours.area.m2() / expected.area - 1.0) <= 1e-6, ours.area.m2(), " m2, GEOS ",
                      expected.area, ", ", layout.reproduction());
        CHECK_MESSAGE(found.parts == expected.parts, layout.reproduction());
        CHECK_MESSAGE(found.holes == expected.holes, layout.reproduction());
        worst = std::max(worst, std::abs(ours.area.m2() / expected.area - 1.0));
        parts += expected.parts;
        holes_seen += expected.holes;
    }
    MESSAGE(parts, " parts, ", holes_seen, " holes, areas differ by at most ", worst);
    CHECK(holes_seen > 10);
}
