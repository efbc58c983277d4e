// SPDX-License-Identifier: MIT
// Built twice, as namespace `baseline` and, on x86-64, as `avx2`. Both are compiled with -ffast-math: the arguments are
// finite, and only then does the compiler use the vector sine, cosine and arctangent of the C library (4 ulp, 1e-8 m).
#include "geodesic/circle_kernel.hpp"

#include <cmath>
#include <numbers>

namespace rangeband::geodesic::RANGEBAND_KERNEL {
namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;
constexpr double polar_flattening = 1.0 - 1.0 / 298.257223563;

template <std::size_t terms>
void evaluate_terms(const Circle::Coefficients& curve, const double* __restrict azimuth, std::size_t count,
                    double* __restrict dlon, double* __restrict lat) {
    double cx[terms];
    double cy[terms];
    double cz[terms];
    for (std::size_t k = 0; k < terms; ++k) {
        cx[k] = curve.x[k];
        cy[k] = curve.y[k];
        cz[k] = curve.z[k];
    }
    // Sine and cosine in loops of their own: side by side the compiler joins them to one call that has no vector form.
    constexpr std::size_t block = 64;
    double c[block];
    double s[block];
    for (std::size_t start = 0; start < count; start += block) {
        const std::size_t size = count - start < block ? count - start : block;
        for (std::size_t i = 0; i < size; ++i) c[i] = std::cos(azimuth[start + i]);
        for (std::size_t i = 0; i < size; ++i) s[i] = std::sin(azimuth[start + i]);
        for (std::size_t i = 0; i < size; ++i) {
            double x = cx[terms - 1];
            double y = cy[terms - 1];
            double z = cz[terms - 1];
            for (std::size_t k = terms - 1; k-- > 0;) {
                x = x * c[i] + cx[k];
                y = y * c[i] + cy[k];
                z = z * c[i] + cz[k];
            }
            y *= s[i];
            dlon[start + i] = std::atan2(y, x) * degrees_per_radian;
            lat[start + i] = std::atan2(z, polar_flattening * std::sqrt(x * x + y * y)) * degrees_per_radian;
        }
    }
}

}  // namespace

void evaluate(const Circle::Coefficients& curve, const double* azimuth, std::size_t count, double* dlon, double* lat) {
    // A loop of fixed length is unrolled and vectorised across points.
    if (curve.terms <= 5) return evaluate_terms<5>(curve, azimuth, count, dlon, lat);
    if (curve.terms <= 7) return evaluate_terms<7>(curve, azimuth, count, dlon, lat);
    if (curve.terms <= 9) return evaluate_terms<9>(curve, azimuth, count, dlon, lat);
    return evaluate_terms<Circle::max_terms>(curve, azimuth, count, dlon, lat);
}

}  // namespace rangeband::geodesic::RANGEBAND_KERNEL
