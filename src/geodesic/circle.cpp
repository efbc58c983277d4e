// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/circle.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "geodesic/circle_kernel.hpp"
#include "geodesic/direct.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::geodesic {
namespace {

/// As few samples as keep the interpolation within 1e-7 m of the true circle; docs/method.md has the measurement.
std::size_t nodes_for(Length radius) {
    if (radius <= Length::km(40)) return 8;
    if (radius <= Length::km(600)) return 12;
    if (radius <= Length::km(2'000)) return 16;
    return Circle::max_nodes;
}

/// What takes samples on half a circle to the polynomial in the cosine, for one number of samples.
struct Transform {
    std::size_t nodes;
    std::vector<double> cosine;  ///< cos(2π·j·k/nodes) at [k][j]
    std::vector<double> sine;
    std::vector<double> chebyshev_first;   ///< the power coefficients of T_k at [k][power]
    std::vector<double> chebyshev_second;  ///< those of U_k

    explicit Transform(std::size_t n) : nodes(n) {
        const std::size_t terms = n / 2 + 1;
        cosine.resize(terms * terms);
        sine.resize(terms * terms);
        for (std::size_t k = 0; k < terms; ++k) {
            for (std::size_t j = 0; j < terms; ++j) {
                const double angle = 2.0 * std::numbers::pi * static_cast<double>(j * k % n) / static_cast<double>(n);
                cosine[k * terms + j] = std::cos(angle);
                sine[k * terms + j] = std::sin(angle);
            }
        }
        chebyshev_first = recurrence(terms, 1.0);
        chebyshev_second = recurrence(terms, 2.0);
    }

    /// T_0 = 1, T_1 = c, U_1 = 2c; both go on by p_{k+1} = 2c·p_k − p_{k−1}.
    static std::vector<double> recurrence(std::size_t terms, double slope) {
        std::vector<double> rows(terms * terms, 0.0);
        rows[0] = 1.0;
        rows[terms + 1] = slope;
        for (std::size_t k = 2; k < terms; ++k) {
            for (std::size_t power = 0; power < terms; ++power) {
                const double shifted = power > 0 ? rows[(k - 1) * terms + power - 1] : 0.0;
                rows[k * terms + power] = 2.0 * shifted - rows[(k - 2) * terms + power];
            }
        }
        return rows;
    }
};

const Transform& transform_for(std::size_t nodes) {
    static const std::array<Transform, 4> all{Transform(8), Transform(12), Transform(16), Transform(20)};
    return all[(nodes - 8) / 4];
}

/// Samples at azimuths 0..π; x and z are even in azimuth, y is odd.
struct Samples {
    std::array<double, Circle::max_terms> x{}, y{}, z{};
};

Samples sample(const Position& centre, Length radius, std::size_t nodes) {
    Samples samples;
    const auto take = [&](std::size_t j, const DirectPoint& point, double side) {
        const double latitude = Angle::deg(point.lat).rad();
        const double longitude = Angle::deg(point.dlon).rad();
        // The reduced latitude β: tan β = (1 − f) tan φ.
        const double up = (1.0 - flattening) * std::sin(latitude);
        const double out = std::cos(latitude);
        const double norm = std::sqrt(up * up + out * out);
        samples.x[j] = out / norm * std::cos(longitude);
        samples.y[j] = side * (out / norm * std::sin(longitude));
        samples.z[j] = up / norm;
    };
    // Behind the site a geodesic of azimuth α ends at the azimuth 180° + α, the mirror image of 180° − α.
    for (std::size_t j = 0; j <= nodes / 4; ++j) {
        const double azimuth = 360.0 * static_cast<double>(j) / static_cast<double>(nodes);
        const DirectEnds ends = direct_both_ways(centre.lat(), azimuth, radius.m());
        take(j, ends.ahead, 1.0);
        if (j < nodes / 4) take(nodes / 2 - j, ends.behind, -1.0);
    }
    return samples;
}

Circle::Coefficients interpolate(const Samples& samples, const Transform& transform) {
    const std::size_t last = transform.nodes / 2;
    const std::size_t terms = last + 1;
    const double scale = 2.0 / static_cast<double>(transform.nodes);
    Circle::Coefficients curve;
    curve.terms = terms;
    for (std::size_t k = 0; k <= last; ++k) {
        // Fourier coefficients of the harmonic k; the first and the last sample stand alone, the others for their
        // mirror.
        double even_x = 0.0;
        double even_z = 0.0;
        double odd_y = 0.0;
        for (std::size_t j = 0; j <= last; ++j) {
            const double weight = j == 0 || j == last ? scale : 2.0 * scale;
            even_x += weight * transform.cosine[k * terms + j] * samples.x[j];
            even_z += weight * transform.cosine[k * terms + j] * samples.z[j];
            odd_y += weight * transform.sine[k * terms + j] * samples.y[j];
        }
        const double end = k == 0 || k == last ? 0.5 : 1.0;
        for (std::size_t power = 0; power <= k; ++power) {
            curve.x[power] += end * even_x * transform.chebyshev_first[k * terms + power];
            curve.z[power] += end * even_z * transform.chebyshev_first[k * terms + power];
        }
        if (k == 0 || k == last) continue;  // sin 0 and the sine that vanishes at every sample
        for (std::size_t power = 0; power < k; ++power) {
            curve.y[power] += odd_y * transform.chebyshev_second[(k - 1) * terms + power];
        }
    }
    return curve;
}

using Evaluate = void (*)(const Circle::Coefficients&, const double*, std::size_t, double*, double*);

Evaluate choose_kernel() {
#ifdef RANGEBAND_HAS_AVX2_KERNEL
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::evaluate;
#endif
    return baseline::evaluate;
}

void evaluate(const Circle::Coefficients& curve, std::span<const double> azimuth, double* dlon, double* lat) {
    static const Evaluate kernel = choose_kernel();
    kernel(curve, azimuth.data(), azimuth.size(), dlon, lat);
}

}  // namespace

Circle::Circle(const Position& centre, Length radius)
    : centre_(centre),
      radius_(radius),
      nodes_(nodes_for(radius)),
      coefficients_(interpolate(sample(centre, radius, nodes_), transform_for(nodes_))) {}

void Circle::points(std::span<const double> azimuth, std::span<double> dlon, std::span<double> lat) const {
    evaluate(coefficients_, azimuth, dlon.data(), lat.data());
}

void Circle::ring(std::span<double> dlon, std::span<double> lat) const {
    const std::size_t count = lat.size();
    const std::size_t half = count / 2 + 1;
    thread_local std::vector<double> azimuth;
    thread_local std::size_t azimuth_count = 0;
    if (azimuth_count != count) {
        azimuth.resize(half);  // where memory ends here, the next call must not think that it is done
        for (std::size_t i = 0; i < half; ++i)
            azimuth[i] = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
        azimuth_count = count;
    }
    evaluate(coefficients_, azimuth, dlon.data(), lat.data());
    for (std::size_t i = half; i < count; ++i) {
        dlon[i] = -dlon[count - i];
        lat[i] = lat[count - i];
    }
}

Circle::State Circle::state(double azimuth) const {
    const double c = std::cos(azimuth);
    const double s = std::sin(azimuth);
    // Horner's rule for polynomials in c and their derivatives, all together.
    const std::size_t last = coefficients_.terms - 1;
    double x = coefficients_.x[last], dx = 0.0;
    double y = coefficients_.y[last], dy = 0.0;
    double z = coefficients_.z[last], dz = 0.0;
    for (std::size_t k = last; k-- > 0;) {
        dx = dx * c + x;
        dy = dy * c + y;
        dz = dz * c + z;
        x = x * c + coefficients_.x[k];
        y = y * c + coefficients_.y[k];
        z = z * c + coefficients_.z[k];
    }
    return {.p = {x, s * y, z}, .dp = {-s * dx, c * y - s * s * dy, -s * dz}};
}

}  // namespace rangeband::geodesic
