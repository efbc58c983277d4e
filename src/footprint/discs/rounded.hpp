// SPDX-License-Identifier: MIT
/// Bounds kept in single precision, rounded so that they stay bounds.
#pragma once

#include <cmath>
#include <limits>

namespace rangeband::footprint {

inline float rounded_up(double x) { return std::nextafter(static_cast<float>(x), std::numeric_limits<float>::max()); }
inline float rounded_down(double x) {
    return std::nextafter(static_cast<float>(x), std::numeric_limits<float>::lowest());
}

}  // namespace rangeband::footprint
