// SPDX-License-Identifier: MIT
/// Chance that can be repeated.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>

namespace oracle {

/// Repeatable for a seed on every platform.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    double uniform(double low, double high) {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        z ^= z >> 31U;
        return low + (high - low) * static_cast<double>(z >> 11U) * 0x1p-53;
    }

    double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }

    bool chance(double share) { return uniform(0.0, 1.0) < share; }

    template <typename T>
    T pick(std::initializer_list<T> choices) {
        return *(choices.begin() + static_cast<std::ptrdiff_t>(uniform(0.0, static_cast<double>(choices.size()))));
    }

  private:
    std::uint64_t state_;
};

inline std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// From $RANGEBAND_SEED, printed at the first call.
inline std::uint64_t seed() {
    static const std::uint64_t value = [] {
        const std::uint64_t chosen = from_environment("RANGEBAND_SEED", 19871208);  // the day the treaty was signed
        fmt::print("random footprints: RANGEBAND_SEED={}\n", chosen);
        return chosen;
    }();
    return value;
}

}  // namespace oracle
