// SPDX-License-Identifier: MIT
// The Earth is round: moving a site east moves its footprint east and changes nothing else.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "properties/layouts.hpp"
#include "properties/rings.hpp"

using namespace properties;

namespace {

/// The outline moves what is this close to ±180° onto it.
constexpr double like_deg = 1.2e-11;

/// What reaches over ±180° by less than this, in degrees of a great circle beside a pole, may be left out, being
/// nothing after rounding to 7 decimals.
constexpr double sliver_deg = 1.1e-6;

bool before(const LonLat& a, const LonLat& b) { return a.lat != b.lat ? a.lat < b.lat : a.lon < b.lon; }

/// Vertices east of the site, sorted.
std::vector<LonLat> from_site(const rangeband::footprint::Footprint& footprint, double site_lon) {
    std::vector<LonLat> vertices;
    each_ring(footprint.polygons, [&](const Path& ring) {
        for (const LonLat& p : ring) vertices.push_back({std::remainder(p.lon - site_lon, 360.0), p.lat});
    });
    std::sort(vertices.begin(), vertices.end(), before);
    return vertices;
}

/// Leaves out vertices at a pole and those that ±180° may have touched for a site at this longitude.
void leave_out_seams(std::vector<LonLat>& vertices, double site_lon) {
    std::erase_if(vertices, [&](const LonLat& p) {
        const double off_deg = 180.0 - std::abs(std::remainder(p.lon + site_lon, 360.0));
        return off_deg < sliver_deg || off_deg * std::cos(p.lat * std::numbers::pi / 180.0) < sliver_deg;
    });
}

/// Whether each vertex of one has its like in the other: the same latitude, bit for bit, and nearly the same longitude.
bool all_in(const std::vector<LonLat>& some, const std::vector<LonLat>& others) {
    constexpr std::array turns = {0.0, -360.0, 360.0};
    return std::all_of(some.begin(), some.end(), [&](const LonLat& p) {
        return std::any_of(turns.begin(), turns.end(), [&](double turn) {
            const LonLat least{p.lon + turn - like_deg, p.lat};
            const auto like = std::lower_bound(others.begin(), others.end(), least, before);
            return like != others.end() && like->lat == p.lat && like->lon <= p.lon + turn + like_deg;
        });
    });
}

}  // namespace

TEST_CASE("moving the site in longitude moves the longitudes only") {
    Dice dice(seed() + 5);
    for (const Drawn& drawn : all_drawn()) {
        if (drawn.footprint.polygons.empty() || dice.chance(0.5)) continue;
        oracle::Band moved = drawn.band;
        moved.site.lon = dice.pick({0.0, 180.0, dice.uniform(-180.0, 180.0)});
        const auto there = draw(moved, drawn.tolerance_m);
        CHECK_MESSAGE(there.area.m2() == drawn.footprint.area.m2(), drawn.reproduction());
        CHECK_MESSAGE(there.perimeter.m() == drawn.footprint.perimeter.m(), drawn.reproduction());
        const std::vector<LonLat> here = from_site(drawn.footprint, drawn.band.site.lon);
        std::vector<LonLat> after = from_site(there, moved.site.lon);
        leave_out_seams(after, drawn.band.site.lon);
        leave_out_seams(after, moved.site.lon);
        CHECK_MESSAGE(all_in(after, here), drawn.reproduction(), ": moved to ", moved.site.lon);
    }
}
