// SPDX-License-Identifier: MIT
/// The inner loop of `Circle`, compiled once for every instruction set and chosen when the program runs.
#pragma once

#include <cstddef>

#include "rangeband/geodesic/circle.hpp"

namespace rangeband::geodesic {

namespace baseline {
void evaluate(const Circle::Coefficients& curve, const double* azimuth, std::size_t count, double* dlon, double* lat);
}
#ifdef RANGEBAND_HAS_AVX2_KERNEL
namespace avx2 {
void evaluate(const Circle::Coefficients& curve, const double* azimuth, std::size_t count, double* dlon, double* lat);
}
#endif

}  // namespace rangeband::geodesic
