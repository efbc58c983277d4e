// SPDX-License-Identifier: MIT
#include "rangeband/footprint/source.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "footprint/drawable.hpp"
#include "rangeband/error.hpp"

namespace rangeband::footprint {

void check_range(Length r_min, Length r_max) {
    if (std::isfinite(r_min.m()) && std::isfinite(r_max.m()) && r_min >= Length::m(0) && r_max > r_min) return;
    throw Error::usage(
        fmt::format("a range from {} m to {} m cannot be drawn; the lower figure must be at least 0 and less than the "
                    "upper one",
                    r_min.m(), r_max.m()));
}

Source Source::site(const geodesic::Position& centre, Length r_min, Length r_max) {
    check_range(r_min, r_max);
    Part part{.outer = {{centre, r_max}}, .inner = {}, .interior = nullptr};
    if (r_min > Length::m(0)) part.inner.push_back({centre, r_min});
    return {.parts = {std::move(part)}};
}

Angle Sector::width() const {
    const double width = std::fmod(to.deg() - from.deg(), 360.0);
    return Angle::deg(width <= 0.0 ? width + 360.0 : width);
}

}  // namespace rangeband::footprint
