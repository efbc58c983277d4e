// SPDX-License-Identifier: MIT
#include "footprint/drawable.hpp"

#include <fmt/format.h>

#include "footprint/accuracy.hpp"
#include "rangeband/error.hpp"

namespace rangeband::footprint {
void must_be_drawable(Tolerance tolerance) {
    const Length length = tolerance.length();
    if (length >= accuracy::finest_tolerance && length <= accuracy::coarsest_tolerance) return;
    throw Error::usage(fmt::format("a tolerance of {} m cannot be kept; it goes from 1e-6 m to 1000 km", length.m()));
}

void must_be_drawable(const Source& source) {
    bool is_empty = true;
    for (const Part& part : source.parts) {
        is_empty = is_empty && part.outer.empty();
        for (const auto* discs : {&part.outer, &part.inner}) {
            for (const Disc& disc : *discs) {
                if (disc.radius >= accuracy::smallest_circle) continue;
                throw Error::usage(
                    fmt::format("a range of {} m is too short to draw; the shortest is 1 mm", disc.radius.m()));
            }
        }
    }
    if (is_empty) throw Error::usage("there is nothing to draw a range around");
}

}  // namespace rangeband::footprint
