// SPDX-License-Identifier: MIT
// Each ring takes its own c (see `arc_integral.cpp`), so that the sum over rings is right but for whole spheres; the
// area is the one remainder between none and one.
#include "footprint/drawing/measure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "footprint/drawing/arc_integral.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;
constexpr double sphere = 4.0 * pi;  ///< steradians

/// Whether the parts go round one circle and nothing else.
bool is_circle(std::span<const RingPart> ring) {
    double turned = 0.0;
    for (const RingPart& part : ring) {
        if (part.curve == nullptr || part.curve != ring.front().curve) return false;
        turned += part.to - part.from;
    }
    return ring.front().curve->nodes() > 0 && std::abs(std::abs(turned) - 2.0 * pi) < 1e-9;
}

Measure measure_of(double solid_angle, double length_m) {
    const double area = geodesic::authalic_radius_squared_m2() * solid_angle;
    return {.area = Area::m2(std::max(area, 0.0)), .perimeter = Length::m(length_m)};
}

RingMeasure sum(std::span<const RingMeasure> rings) {
    RingMeasure all;
    for (const RingMeasure& ring : rings) {
        all.solid_angle += ring.solid_angle;
        all.length_m += ring.length_m;
    }
    return all;
}

}  // namespace

double authalic_up(double lat) {
    const double latitude = Angle::deg(lat).rad();
    const double rise = (1.0 - geodesic::flattening) * std::sin(latitude);
    const double out = std::cos(latitude);
    return geodesic::authalic(rise / std::sqrt(rise * rise + out * out)).up;
}

double angle_below(const LonLat& a, double up_a, const LonLat& b, double up_b) {
    const double middle = authalic_up(0.5 * (a.lat + b.lat));
    return Angle::deg(b.lon - a.lon).rad() * (up_a + 4.0 * middle + up_b) / 6.0;
}

double about_solid_angle(const MultiPolygon& drawn) {
    const auto sine = [](double lat) {  // right to 2e-4
        const double x = lat / 90.0;
        return x * (1.5706268 + x * x * (-0.6432292 + x * x * 0.0727102));
    };
    double angle = 0.0;
    const auto add = [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i)
            angle -= (ring[i].lon - ring[i - 1].lon) * (sine(ring[i - 1].lat) + sine(ring[i].lat));
    };
    for (const Polygon& polygon : drawn) {
        add(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    return 0.5 * Angle::deg(angle).rad();
}

double RingMeasure::width_m() const {
    // Exact, so that holes of a few square centimetres are not lost in the rounding of the whole sphere.
    const double smaller = std::abs(std::remainder(solid_angle, sphere));
    return 2.0 * geodesic::authalic_radius_squared_m2() * smaller / length_m;
}

RingMeasure measure_ring(std::span<const RingPart> ring) {
    if (is_circle(ring)) {
        const ArcIntegral circle = integral_around(*ring.front().curve, ring.front().to < ring.front().from);
        return {circle.solid_angle, circle.length_m};
    }
    const auto first =
        std::find_if(ring.begin(), ring.end(), [](const RingPart& part) { return part.curve != nullptr; });
    const double meridian = first != ring.end() ? first->curve->site().lon() : 0.0;
    ArcIntegral integral;
    std::vector<Vector> corners;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const RingPart& part = ring[i];
        if (part.curve != nullptr) {
            add_arc(integral, corners, *part.curve, part.from, part.to, meridian);
            continue;
        }
        corners.push_back(authalic_place(part.place, meridian));
        if (!part.boundary) continue;
        const RingPart& next = ring[i + 1 < ring.size() ? i + 1 : 0];
        const Vector a = geodesic::surface(geodesic::reduced_vector(position(part.place)));
        const Vector b = geodesic::surface(geodesic::reduced_vector(position(next.place)));
        integral.length_m += length(minus(b, a));
    }
    const Vector c = centre_of_fans(corners);
    for (std::size_t i = 0; i < corners.size(); ++i)
        integral.solid_angle += fan(c, corners[i], corners[i + 1 < corners.size() ? i + 1 : 0]);
    return {integral.solid_angle, integral.length_m};
}

Measure measure(std::span<const RingMeasure> rings, double drawn_angle) {
    const RingMeasure all = sum(rings);
    const double spheres = std::round((drawn_angle - all.solid_angle) / sphere);
    return measure_of(all.solid_angle + sphere * spheres, all.length_m);
}

std::optional<Measure> measure(std::span<const RingMeasure> rings) {
    constexpr double beyond_rounding = 1e-6;  // 40 km² of the Earth
    const RingMeasure all = sum(rings);
    if (std::abs(std::remainder(all.solid_angle, sphere)) < beyond_rounding) return std::nullopt;
    const double spheres = -std::floor(all.solid_angle / sphere);
    return measure_of(all.solid_angle + sphere * spheres, all.length_m);
}

std::optional<Measure> measure(const RingMeasure& region, double drawn_angle, Tolerance tolerance) {
    const double off = std::remainder(region.solid_angle - drawn_angle, sphere);
    // A strip along the boundary, and some rounding.
    const double strip_m2 = 1.5 * region.length_m * tolerance.m();
    if (std::abs(off) > strip_m2 / geodesic::authalic_radius_squared_m2() + 1e-12) return std::nullopt;
    return measure_of(drawn_angle + off, region.length_m);
}

}  // namespace rangeband::footprint
