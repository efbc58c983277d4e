// SPDX-License-Identifier: MIT
// With ξ the authalic latitude, what lies between an edge and the equator has the area R²·∫ sin ξ dλ. On an edge that
// is straight in longitude and latitude φ is linear in λ, so that the integral is Δλ times the mean of sin ξ over the
// latitudes of the edge. sin ξ(φ) is a sum of c_m·sin(mφ) over odd m, and the mean of sin(mφ) from φ̄ − δ to φ̄ + δ is
// sin(mφ̄)·sin(mδ)/(mδ): closed, and without a division of two small differences.
#include "analysis/mean_sine.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using std::numbers::pi;

/// c_1, c_3, c_5, … fall by a factor of about 600 each; the seventh is below 1e-17.
constexpr std::size_t terms = 7;
using Coefficients = std::array<double, terms>;

double sine_of_authalic(double latitude) {
    const double z = (1.0 - geodesic::flattening) * std::sin(latitude);  // reduced: tan β = (1 − f)·tan φ
    return geodesic::authalic(z / std::hypot(z, std::cos(latitude))).up;
}

/// The midpoint rule from the equator to the pole is exact for terms up to twice its points.
Coefficients fourier_coefficients() {
    constexpr int points = 24;
    Coefficients coefficients{};
    for (int i = 0; i < points; ++i) {
        const double latitude = (i + 0.5) * (pi / 2.0) / points;
        const double value = sine_of_authalic(latitude);
        for (std::size_t k = 0; k < terms; ++k) {
            coefficients[k] += 2.0 / points * value * std::sin(static_cast<double>(2 * k + 1) * latitude);
        }
    }
    return coefficients;
}

}  // namespace

double mean_sine(double from, double to) {
    static const Coefficients coefficients = fourier_coefficients();
    const double middle = 0.5 * (from + to);
    const double half = 0.5 * (to - from);
    // sin(m·x) for odd m: s(m + 2) = 2·cos(2x)·s(m) − s(m − 2)
    const double turn = 2.0 * std::cos(2.0 * middle), half_turn = 2.0 * std::cos(2.0 * half);
    double sine = std::sin(middle), before = -sine;
    double half_sine = std::sin(half), half_before = -half_sine;
    double sum = 0.0;
    for (std::size_t k = 0; k < terms; ++k) {
        const double angle = static_cast<double>(2 * k + 1) * half;
        sum += coefficients[k] * sine * (angle == 0.0 ? 1.0 : half_sine / angle);
        sine = turn * sine - std::exchange(before, sine);
        half_sine = half_turn * half_sine - std::exchange(half_before, half_sine);
    }
    return sum;
}

}  // namespace rangeband::analysis
