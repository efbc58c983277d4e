// On the sphere of equal area the region to the left of closed curves has the area
//     A = R²·(∮ det(c, P, dP)/(1 + c·P) + 4π·[−c is in the region]),
// an integral with no special cases at the poles, whose integrand is smooth unless the curve passes −c. Each ring takes
// its own c. Along a whole circle equally spaced nodes converge exponentially; other arcs take Gauss's rule.
#include "footprint/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using Vector = std::array<double, 3>;
constexpr double pi = std::numbers::pi;

/// Smaller circles are measured by the series in the radius, free of cancellation: its next term is r⁴/R⁴, 6e-12.
constexpr Length series_limit = Length::km(10);

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

double determinant(const Vector& a, const Vector& b, const Vector& c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}

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

/// Gauss's rule of 16 points on [-1, 1].
struct GaussRule {
    static constexpr std::size_t points = 16;
    std::array<double, points> node{};
    std::array<double, points> weight{};

    GaussRule() {
        for (std::size_t i = 0; i < points; ++i) {
            double x = std::cos(pi * (static_cast<double>(i) + 0.75) / (points + 0.5));
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
                slope = points * (x * here - before) / (x * x - 1.0);
                x -= here / slope;
            }
            node[i] = x;
            weight[i] = 2.0 / ((1.0 - x * x) * slope * slope);
        }
    }
};

void add_arc(Integral& integral, const Arc& arc, const Vector& c) {
    static const GaussRule rule;
    // Half of the outline's panels: the folded circles beyond the cut distance are the least smooth.
    const double panels = std::ceil(2.0 * std::abs(arc.to - arc.from) / arc.curve->widest_panel());
    const double half = 0.5 * (arc.to - arc.from) / panels;
    for (double panel = 0.0; panel < panels; panel += 1.0) {
        const double middle = arc.from + (2.0 * panel + 1.0) * half;
        for (std::size_t i = 0; i < GaussRule::points; ++i) {
            integral.add(rate(arc.curve->state(middle + half * rule.node[i]), c), half * rule.weight[i]);
        }
    }
}

Vector opposite(const Vector& v) { return {-v[0], -v[1], -v[2]}; }

/// The site on the authalic sphere, on the meridian from which its curves count.
Vector authalic_site(const geodesic::Position& site) {
    const double lat = site.latitude().rad();
    const double out = std::cos(lat);
    const double up = (1.0 - geodesic::flattening) * std::sin(lat);
    const double norm = std::sqrt(out * out + up * up);
    const geodesic::Authalic at = geodesic::authalic(up / norm);
    return {at.stretch * out / norm, 0.0, at.up};
}

/// What one ring bounds: steradians beside whole spheres, and metres.
struct RingMeasure {
    double solid_angle = 0.0;
    int spheres = 0;
    double length_m = 0.0;
};

RingMeasure small_circle(const Curve& circle, bool disc_on_left) {
    const double r_squared = circle.reach().m() * circle.reach().m();
    const double curvature = geodesic::gaussian_curvature(circle.site().latitude()) * r_squared;
    const double solid_angle = pi * r_squared * (1.0 - curvature / 12.0) / geodesic::authalic_radius_squared_m2();
    return {.solid_angle = disc_on_left ? solid_angle : -solid_angle,
            .spheres = disc_on_left ? 0 : 1,
            .length_m = 2.0 * pi * circle.reach().m() * (1.0 - curvature / 6.0)};
}

RingMeasure measure_ring(const ArcRing& ring) {
    const Arc& first = ring.front();
    const bool disc_on_left = first.to < first.from;
    if (first.closed && first.curve->reach() < series_limit) return small_circle(*first.curve, disc_on_left);
    // Nothing comes near −c: for wide circles that is the site, for others its antipode. A sector has the site on its
    // boundary.
    const bool circle_only = ring.back().curve == first.curve;
    const bool wide = circle_only && first.curve->reach() > 0.5 * geodesic::half_meridian();
    const Vector c = wide ? opposite(authalic_site(first.curve->site())) : authalic_site(first.curve->site());
    Integral integral;
    for (const Arc& arc : ring) {
        if (arc.closed) {
            add_circle(integral, *arc.curve, disc_on_left ? -1.0 : 1.0, c);
        } else {
            add_arc(integral, arc, c);
        }
    }
    return {
        .solid_angle = integral.solid_angle, .spheres = wide == disc_on_left ? 1 : 0, .length_m = integral.length_m};
}

}  // namespace

Measure measure(const Region& region) {
    double solid_angle = 0.0;
    // The region is the common part of the rings' left sides, which together miss nothing twice: A = Σ A_i − (n −
    // 1)·4πR².
    int spheres = region.rings.empty() ? (region.north_pole_inside ? 1 : 0) : 1 - static_cast<int>(region.rings.size());
    double length_m = 0.0;
    for (const ArcRing& ring : region.rings) {
        const RingMeasure part = measure_ring(ring);
        solid_angle += part.solid_angle;
        spheres += part.spheres;
        length_m += part.length_m;
    }
    const double area = geodesic::authalic_radius_squared_m2() * (solid_angle + 4.0 * pi * spheres);
    return {.area = Area::m2(std::max(area, 0.0)), .perimeter = Length::m(length_m)};
}

}  // namespace rangeband::footprint
