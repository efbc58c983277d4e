// SPDX-License-Identifier: MIT
/// Places by chance, evenly over what they are drawn from.
#pragma once

#include <cmath>
#include <numbers>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"

namespace oracle {

inline Place anywhere(Dice& dice) {
    return {std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi, dice.uniform(-180.0, 180.0)};
}

inline Place near(Dice& dice, const Place& centre, double metres) {
    return direct(centre, dice.uniform(0.0, 360.0), metres * std::sqrt(dice.uniform(0.0, 1.0)));
}

}  // namespace oracle
