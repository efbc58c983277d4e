#include "footprint/arrangement/cover.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double a = geodesic::equatorial_radius_m;
constexpr double b = geodesic::polar_radius_m;

/// Strips and caps stay well below a quarter of the sphere.
constexpr double widest_m = 9.0e6;

/// What rounding can do to a chord of the unit sphere, a hundredfold.
constexpr double slack = 1e-14;

constexpr std::size_t most_recent = 8;

}  // namespace

Cover::Cover(const DiscSet& discs, const DiscTree& tree, const Settlers& settlers)
    : discs_(discs), tree_(tree), settlers_(settlers) {}

Cover::Strip Cover::strip(DiscId disc) const {
    static const auto directions = [] {
        std::array<std::array<double, 2>, 2 * sectors> table{};
        for (std::size_t k = 0; k < table.size(); ++k) {
            const double azimuth = std::numbers::pi * static_cast<double>(k) / sectors;
            table[k] = {std::cos(azimuth), std::sin(azimuth)};
        }
        return table;
    }();
    const Vector& c = discs_.centre(disc);
    const double radius = discs_.disc(disc).radius.m();
    const double inner = radius / a;
    const double outer = std::atan(std::tan(radius / b) / std::cos(std::numbers::pi / sectors));
    // Any frame will do: the axis farthest from the centre gives one.
    const bool polar = std::abs(c[2]) > 0.7;
    const Vector across = cross(c, polar ? Vector{1.0, 0.0, 0.0} : Vector{0.0, 0.0, 1.0});
    const double norm = length(across);
    const Vector east{across[0] / norm, across[1] / norm, across[2] / norm};
    const Vector north = cross(east, c);
    const auto at = [&](double angle, const std::array<double, 2>& way) {
        const double up = std::cos(angle);
        const double out = std::sin(angle);
        Vector p{};
        for (std::size_t k = 0; k < 3; ++k) p[k] = up * c[k] + out * (way[0] * north[k] + way[1] * east[k]);
        return p;
    };
    Strip strip;
    for (std::size_t k = 0; k < sectors; ++k) {
        const Vector in = at(inner, directions[2 * k]);
        const Vector out = at(outer, directions[2 * k]);
        strip.x[k] = in[0];
        strip.y[k] = in[1];
        strip.z[k] = in[2];
        strip.x[sectors + k] = out[0];
        strip.y[sectors + k] = out[1];
        strip.z[sectors + k] = out[2];
        strip.middle[k] = at(0.5 * (inner + outer), directions[2 * k + 1]);
    }
    return strip;
}

/// The sectors, as bits, all of whose corners are in the cap of a disc.
std::uint32_t Cover::covered(const Strip& strip, DiscId by) const {
    const double radius = discs_.disc(by).radius.m();
    if (radius > widest_m) return 0;
    const Vector& c = discs_.centre(by);
    const double chord = std::max(2.0 * std::sin(0.5 * radius / a) - slack, 0.0);
    const double limit = chord * chord;
    std::array<bool, 2 * sectors> in{};
    for (std::size_t k = 0; k < 2 * sectors; ++k) {
        const double x = strip.x[k] - c[0];
        const double y = strip.y[k] - c[1];
        const double z = strip.z[k] - c[2];
        in[k] = x * x + y * y + z * z <= limit;
    }
    std::uint32_t corners = 0;
    for (std::uint32_t k = 0; k < sectors; ++k) corners |= std::uint32_t{in[k] && in[sectors + k]} << k;
    return corners & std::rotr(corners, 1);
}

bool Cover::hides(DiscId disc) {
    if (discs_.disc(disc).radius.m() > widest_m) return false;
    const Strip own = strip(disc);
    std::uint32_t open = 0xffff'ffff;
    for (const DiscId by : recent_) {
        if (settlers_.settle(disc, by)) open &= ~covered(own, by);
        if (open == 0) return true;
    }
    while (open != 0) {
        const auto sector = static_cast<std::size_t>(std::countr_zero(open));
        const DiscId by =
            tree_.deepest(own.middle[sector], 0.0, [&](DiscId other) { return settlers_.settle(disc, other); });
        if (by == DiscTree::none) return false;
        const std::uint32_t more = covered(own, by);
        if ((more >> sector & 1U) == 0) return false;
        open &= ~more;
        if (recent_.size() == most_recent) recent_.pop_back();
        recent_.insert(recent_.begin(), by);
    }
    return true;
}

}  // namespace rangeband::footprint
