#include "footprint/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// The angle between unit vectors, and what rounding can make of it.
double angle(const Vector& a, const Vector& b) { return 2.0 * std::asin(std::min(0.5 * length(minus(a, b)), 1.0)); }
constexpr double slack = 1e-12;

}  // namespace

Exposure::Exposure(const DiscSet& discs, const std::optional<Depth>& wanted) : discs_(discs), wanted_(wanted) {}

std::vector<Window> Exposure::windows(DiscId disc) const {
    Window window{.from = 0.0, .to = 2.0 * std::numbers::pi, .whole = true, .inside = {}, .crossed = {}};
    const double radius = discs_.disc(disc).radius.m();
    for (DiscId other = 0; other < discs_.size(); ++other) {
        if (other == disc) continue;
        const double apart = angle(discs_.centre(disc), discs_.centre(other));
        const double least = geodesic::polar_radius_m * std::max(apart - slack, 0.0);
        const double most = geodesic::equatorial_radius_m * (apart + slack);
        const double reach = discs_.disc(other).radius.m();
        if (least - radius > reach || radius - most > reach) continue;
        (most + radius < reach ? window.inside : window.crossed).push_back(other);
    }
    return {std::move(window)};
}

}  // namespace rangeband::footprint
