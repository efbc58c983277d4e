// SPDX-License-Identifier: MIT
// On the sphere of equal area the region to the left of closed curves has the area
//     A = R²·(∮ det(c, P, dP)/(1 + c·P) + 4π·[−c is in the region]),
// an integral with no special cases at the poles, whose integrand is smooth unless the curve passes −c. Each panel of
// an arc takes its own c; what is left is a polygon of great circles. Along a whole circle equally spaced nodes
// converge exponentially; other arcs take Gauss's rule.
#include "footprint/drawing/arc_integral.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/position.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

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

void add(ArcIntegral& integral, const Rate& rate, double weight) {
    integral.solid_angle += rate.solid_angle * weight;
    integral.length_m += rate.speed * std::abs(weight);
}

/// Equally spaced nodes round a whole circle; the western half repeats the eastern.
void add_circle(ArcIntegral& integral, const Curve& curve, double direction, const Vector& c) {
    const std::size_t nodes = curve.nodes();
    const double step = 2.0 * pi / static_cast<double>(nodes);
    for (std::size_t i = 0; i <= nodes / 2; ++i) {
        const double weight = i == 0 || i == nodes / 2 ? step : 2.0 * step;
        add(integral, rate(curve.state(static_cast<double>(i) * step), c), direction * weight);
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

/// The site on the authalic sphere, on the meridian from which its curves count.
Vector authalic_site(const geodesic::Position& site) {
    const double lat = site.latitude().rad();
    const double out = std::cos(lat);
    const double up = (1.0 - geodesic::flattening) * std::sin(lat);
    const double norm = std::sqrt(out * out + up * up);
    const geodesic::Authalic at = geodesic::authalic(up / norm);
    return {at.stretch * out / norm, 0.0, at.up};
}

ArcIntegral small_circle(const Curve& circle) {
    const double r_squared = circle.reach().m() * circle.reach().m();
    const double curvature = geodesic::gaussian_curvature(circle.site().latitude()) * r_squared;
    return {.solid_angle = pi * r_squared * (1.0 - curvature / 12.0) / geodesic::authalic_radius_squared_m2(),
            .length_m = 2.0 * pi * circle.reach().m() * (1.0 - curvature / 6.0)};
}

}  // namespace

ArcIntegral integral_around(const Curve& circle, bool disc_on_left) {
    ArcIntegral measure;
    if (circle.reach() < series_limit) {
        measure = small_circle(circle);
        if (!disc_on_left) measure.solid_angle = -measure.solid_angle;
        return measure;
    }
    // Nothing comes near −c: for wide circles that is the site, for others its antipode.
    const bool wide = circle.reach() > 0.5 * geodesic::half_meridian();
    const Vector site = authalic_site(circle.site());
    ArcIntegral integral;
    add_circle(integral, circle, disc_on_left ? -1.0 : 1.0, wide ? opposite(site) : site);
    return integral;
}

void add_arc(ArcIntegral& integral, std::vector<Vector>& corners, const Curve& curve, double from, double to,
             double meridian) {
    const Turn turn(Angle::deg(curve.site().lon() - meridian));
    static const GaussRule few(3);
    static const GaussRule some(8);
    static const GaussRule many(16);
    // Half of the outline's panels: the folded circles beyond the cut distance are the least smooth.
    const double panel_width = 0.5 * curve.widest_panel();
    const double width = std::abs(to - from) / panel_width;
    // An analytic curve's error falls with the width of a panel to the power of twice the nodes.
    const GaussRule& rule = width < 0.1 ? few : width < 0.4 ? some : many;
    const double panels = std::max(std::ceil(width), 1.0);
    const double half = 0.5 * (to - from) / panels;
    const auto corner = [&](double t) { return authalic(turn.of(curve.state(t))).p; };
    for (double panel = 0.0; panel < panels; panel += 1.0) {
        const double middle = from + (2.0 * panel + 1.0) * half;
        corners.push_back(corner(middle - half));
        for (std::size_t i = 0; i < rule.node.size(); ++i) {
            add(integral, rate(turn.of(curve.state(middle + half * rule.node[i])), corners.back()),
                half * rule.weight[i]);
        }
    }
    corners.push_back(corner(to));
}

Vector authalic_place(const LonLat& place, double meridian) {
    const Vector p = geodesic::reduced_vector(geodesic::Position::deg(place.lat, place.lon - meridian));
    const geodesic::Authalic at = geodesic::authalic(p[2]);
    return {at.stretch * p[0], at.stretch * p[1], at.up};
}

Vector centre_of_fans(std::span<const Vector> corners) {
    // Where −c is near a corner, digits are lost.
    constexpr double far_enough = 0.1;
    const auto clearance = [&](const Vector& c) {
        double least = 4.0;
        for (const Vector& p : corners) least = std::min(least, dot(plus(c, p), plus(c, p)));
        return least;
    };
    Vector c = corners.front();
    double most = clearance(c);
    // Along the axes of space, and to the corners of a cube around them.
    constexpr std::size_t directions = 6 + 8;
    for (std::size_t k = 0; k < directions && most < far_enough; ++k) {
        Vector direction{0.0, 0.0, 0.0};
        if (k < 6) {
            direction[k / 2] = k % 2 == 0 ? 1.0 : -1.0;
        } else {
            for (std::size_t i = 0; i < 3; ++i)
                direction[i] = (k - 6) >> i & 1U ? -1.0 / std::numbers::sqrt3 : 1.0 / std::numbers::sqrt3;
        }
        if (const double here = clearance(direction); here > most) {
            most = here;
            c = direction;
        }
    }
    return c;
}

double fan(const Vector& c, const Vector& p, const Vector& q) {
    return 2.0 * std::atan2(determinant(c, minus(p, c), minus(q, p)), 1.0 + dot(c, p) + dot(p, q) + dot(q, c));
}

}  // namespace rangeband::footprint
