// SPDX-License-Identifier: MIT
// On the sphere of equal area the region to the left of closed curves has the area
//     A = R²·(∮ det(c, P, dP)/(1 + c·P) + 4π·[−c is in the region]),
// an integral with no special cases at the poles, whose integrand is smooth unless the curve passes −c. Each ring takes
// its own c, so that the sum over rings is right but for whole spheres; the area is the one remainder between none and
// one. Along a whole circle equally spaced nodes converge exponentially; other arcs take Gauss's rule.
#include "footprint/drawing/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;
constexpr double sphere = 4.0 * pi;  ///< steradians

/// Smaller circles are measured by the series in the radius, free of cancellation: its next term is r⁴/R⁴, 6e-12.
constexpr Length series_limit = Length::km(10);

/// A point on the authalic sphere and its motion.
struct AuthalicState {
    Vector p;
    Vector dp;
};

AuthalicState authalic(const geodesic::Circle::State& state) {
    const geodesic::Authalic at = geodesic::authalic(state.p[2]);
    const double d_stretch = at.d_stretch * state.dp[2];
    return {.p = {at.stretch * state.p[0], at.stretch * state.p[1], at.up},
            .dp = {at.stretch * state.dp[0] + d_stretch * state.p[0], at.stretch * state.dp[1] + d_stretch * state.p[1],
                   at.d_up * state.dp[2]}};
}

/// What one node adds: ∮ in steradians and metres of boundary, each per unit of the parameter.
struct Rate {
    double solid_angle;
    double speed;
};

Rate rate(const geodesic::Circle::State& state, const Vector& c) {
    const AuthalicState at = authalic(state);
    // 1 + c·P = |c + P|²/2 keeps its digits where P comes near −c.
    const Vector sum{c[0] + at.p[0], c[1] + at.p[1], c[2] + at.p[2]};
    const Vector surface{geodesic::equatorial_radius_m * state.dp[0], geodesic::equatorial_radius_m * state.dp[1],
                         geodesic::polar_radius_m * state.dp[2]};
    return {.solid_angle = determinant(c, sum, at.dp) / (0.5 * dot(sum, sum)),
            .speed = std::sqrt(dot(surface, surface))};
}

struct Integral {
    double solid_angle = 0.0;
    double length_m = 0.0;
    void add(const Rate& rate, double weight) {
        solid_angle += rate.solid_angle * weight;
        length_m += rate.speed * std::abs(weight);
    }
};

/// Equally spaced nodes round a whole circle; the western half repeats the eastern.
void add_circle(Integral& integral, const Curve& curve, double direction, const Vector& c) {
    const std::size_t nodes = curve.nodes();
    const double step = 2.0 * pi / static_cast<double>(nodes);
    for (std::size_t i = 0; i <= nodes / 2; ++i) {
        const double weight = i == 0 || i == nodes / 2 ? step : 2.0 * step;
        integral.add(rate(curve.state(static_cast<double>(i) * step), c), direction * weight);
    }
}

/// Gauss's rule on [-1, 1].
struct GaussRule {
    std::vector<double> node;
    std::vector<double> weight;

    explicit GaussRule(std::size_t points) : node(points), weight(points) {
        const auto count = static_cast<double>(points);
        for (std::size_t i = 0; i < points; ++i) {
            double x = std::cos(pi * (static_cast<double>(i) + 0.75) / (count + 0.5));
            double slope = 0.0;
            for (int step = 0; step < 8; ++step) {  // Newton's method on the Legendre polynomial
                double before = 1.0;
                double here = x;
                for (std::size_t n = 2; n <= points; ++n) {
                    const auto k = static_cast<double>(n);
                    const double next = ((2.0 * k - 1.0) * x * here - (k - 1.0) * before) / k;
                    before = here;
                    here = next;
                }
                slope = count * (x * here - before) / (x * x - 1.0);
                x -= here / slope;
            }
            node[i] = x;
            weight[i] = 2.0 / ((1.0 - x * x) * slope * slope);
        }
    }
};

/// A curve's own frame begins at its site's meridian; turned, it begins at that of the ring's first curve.
struct Turn {
    double cosine;
    double sine;
    explicit Turn(Angle east) : cosine(std::cos(east.rad())), sine(std::sin(east.rad())) {}
    Vector of(const Vector& v) const { return {cosine * v[0] - sine * v[1], sine * v[0] + cosine * v[1], v[2]}; }
    geodesic::Circle::State of(const geodesic::Circle::State& state) const { return {of(state.p), of(state.dp)}; }
};

/// Adds what lies between an arc and the great circles from panel to panel of it, and the panels' ends to `corners`.
/// The field of each panel has its start for c, from where the great circle to the panel's end adds nothing.
void add_arc(Integral& integral, std::vector<Vector>& corners, const RingPart& arc, const Turn& turn) {
    static const GaussRule few(3);
    static const GaussRule some(8);
    static const GaussRule many(16);
    // Half of the outline's panels: the folded circles beyond the cut distance are the least smooth.
    const double panel_width = 0.5 * arc.curve->widest_panel();
    const double width = std::abs(arc.to - arc.from) / panel_width;
    // An analytic curve's error falls with the width of a panel to the power of twice the nodes.
    const GaussRule& rule = width < 0.1 ? few : width < 0.4 ? some : many;
    const double panels = std::max(std::ceil(width), 1.0);
    const double half = 0.5 * (arc.to - arc.from) / panels;
    const auto corner = [&](double t) { return authalic(turn.of(arc.curve->state(t))).p; };
    for (double panel = 0.0; panel < panels; panel += 1.0) {
        const double middle = arc.from + (2.0 * panel + 1.0) * half;
        corners.push_back(corner(middle - half));
        for (std::size_t i = 0; i < rule.node.size(); ++i) {
            integral.add(rate(turn.of(arc.curve->state(middle + half * rule.node[i])), corners.back()),
                         half * rule.weight[i]);
        }
    }
    corners.push_back(corner(arc.to));
}

/// The solid angle to the left of a polygon of great circles, but for whole spheres: the sum of the triangles from c to
/// each side.
double solid_angle_of(const std::vector<Vector>& corners) {
    // Where −c is near a corner, digits are lost.
    constexpr double far_enough = 0.1;
    const auto clearance = [&](const Vector& c) {
        double least = 4.0;
        for (const Vector& p : corners) least = std::min(least, dot(plus(c, p), plus(c, p)));
        return least;
    };
    Vector c = corners.front();
    double most = clearance(c);
    for (std::size_t k = 0; k < 6 && most < far_enough; ++k) {
        Vector axis{0.0, 0.0, 0.0};
        axis[k / 2] = k % 2 == 0 ? 1.0 : -1.0;
        if (const double here = clearance(axis); here > most) {
            most = here;
            c = axis;
        }
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vector& p = corners[i];
        const Vector& q = corners[i + 1 < corners.size() ? i + 1 : 0];
        sum += 2.0 * std::atan2(determinant(c, minus(p, c), minus(q, c)), 1.0 + dot(c, p) + dot(p, q) + dot(q, c));
    }
    return sum;
}

/// The site on the authalic sphere, on the meridian from which its curves count.
Vector authalic_site(const geodesic::Position& site) {
    const double lat = site.latitude().rad();
    const double out = std::cos(lat);
    const double up = (1.0 - geodesic::flattening) * std::sin(lat);
    const double norm = std::sqrt(out * out + up * up);
    const geodesic::Authalic at = geodesic::authalic(up / norm);
    return {at.stretch * out / norm, 0.0, at.up};
}

RingMeasure small_circle(const Curve& circle) {
    const double r_squared = circle.reach().m() * circle.reach().m();
    const double curvature = geodesic::gaussian_curvature(circle.site().latitude()) * r_squared;
    return {.solid_angle = pi * r_squared * (1.0 - curvature / 12.0) / geodesic::authalic_radius_squared_m2(),
            .length_m = 2.0 * pi * circle.reach().m() * (1.0 - curvature / 6.0)};
}

/// A whole circle, in the frame of its site.
RingMeasure measure_circle(const Curve& circle, bool disc_on_left) {
    RingMeasure measure;
    if (circle.reach() < series_limit) {
        measure = small_circle(circle);
        if (!disc_on_left) measure.solid_angle = -measure.solid_angle;
        return measure;
    }
    // Nothing comes near −c: for wide circles that is the site, for others its antipode.
    const bool wide = circle.reach() > 0.5 * geodesic::half_meridian();
    const Vector site = authalic_site(circle.site());
    Integral integral;
    add_circle(integral, circle, disc_on_left ? -1.0 : 1.0, wide ? opposite(site) : site);
    return {integral.solid_angle, integral.length_m};
}

Vector authalic_place(const LonLat& place, double meridian) {
    const Vector p = geodesic::reduced_vector(geodesic::Position::deg(place.lat, place.lon - meridian));
    const geodesic::Authalic at = geodesic::authalic(p[2]);
    return {at.stretch * p[0], at.stretch * p[1], at.up};
}

/// Whether the parts go round one circle and nothing else.
bool is_circle(std::span<const RingPart> ring) {
    double turned = 0.0;
    for (const RingPart& part : ring) {
        if (part.curve == nullptr || part.curve != ring.front().curve) return false;
        turned += part.to - part.from;
    }
    return ring.front().curve->nodes() > 0 && std::abs(std::abs(turned) - 2.0 * pi) < 1e-9;
}

/// Steradians within drawn polygons, on a sphere: what they tell apart is nothing from all.
double drawn_solid_angle(const MultiPolygon& polygons) {
    double angle = 0.0;
    const auto add = [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const double height =
                0.5 * (std::sin(Angle::deg(ring[i - 1].lat).rad()) + std::sin(Angle::deg(ring[i].lat).rad()));
            angle -= Angle::deg(ring[i].lon - ring[i - 1].lon).rad() * height;
        }
    };
    for (const Polygon& polygon : polygons) {
        add(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    return angle;
}

}  // namespace

double RingMeasure::width_m() const {
    // Exact, so that holes of a few square centimetres are not lost in the rounding of the whole sphere.
    const double smaller = std::abs(std::remainder(solid_angle, sphere));
    return 2.0 * geodesic::authalic_radius_squared_m2() * smaller / length_m;
}

RingMeasure measure_ring(std::span<const RingPart> ring) {
    if (is_circle(ring)) return measure_circle(*ring.front().curve, ring.front().to < ring.front().from);
    const auto first =
        std::find_if(ring.begin(), ring.end(), [](const RingPart& part) { return part.curve != nullptr; });
    const double meridian = first != ring.end() ? first->curve->site().lon() : 0.0;
    Integral integral;
    std::vector<Vector> corners;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const RingPart& part = ring[i];
        if (part.curve != nullptr) {
            add_arc(integral, corners, part, Turn(Angle::deg(part.curve->site().lon() - meridian)));
            continue;
        }
        corners.push_back(authalic_place(part.place, meridian));
        if (!part.boundary) continue;
        const RingPart& next = ring[i + 1 < ring.size() ? i + 1 : 0];
        const Vector a = geodesic::surface(geodesic::reduced_vector(position(part.place)));
        const Vector b = geodesic::surface(geodesic::reduced_vector(position(next.place)));
        integral.length_m += length(minus(b, a));
    }
    return {integral.solid_angle + solid_angle_of(corners), integral.length_m};
}

Measure measure(std::span<const RingMeasure> rings, const MultiPolygon& drawn) {
    double solid_angle = 0.0;
    double length_m = 0.0;
    for (const RingMeasure& ring : rings) {
        solid_angle += ring.solid_angle;
        length_m += ring.length_m;
    }
    solid_angle += sphere * std::round((drawn_solid_angle(drawn) - solid_angle) / sphere);
    const double area = geodesic::authalic_radius_squared_m2() * solid_angle;
    return {.area = Area::m2(std::max(area, 0.0)), .perimeter = Length::m(length_m)};
}

}  // namespace rangeband::footprint
