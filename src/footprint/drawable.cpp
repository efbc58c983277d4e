#include "footprint/drawable.hpp"

#include <fmt/format.h>

#include "rangeband/error.hpp"

namespace rangeband::footprint {
namespace {

constexpr Length finest_tolerance = Length::m(1e-6);
constexpr Length coarsest_tolerance = Length::km(1000);
constexpr Length smallest_circle = Length::m(1e-3);

}  // namespace

void must_be_drawable(Tolerance tolerance) {
    const Length length = tolerance.length();
    if (length >= finest_tolerance && length <= coarsest_tolerance) return;
    throw Error::usage(fmt::format("a tolerance of {} m cannot be kept; it goes from 1e-6 m to 1000 km", length.m()));
}

void must_be_drawable(const Source& source) {
    if (source.outer.empty()) throw Error::usage("there is nothing to draw a range around");
    for (const auto* discs : {&source.outer, &source.inner}) {
        for (const Disc& disc : *discs) {
            if (disc.radius >= smallest_circle) continue;
            throw Error::usage(
                fmt::format("a range of {} m is too short to draw; the shortest is 1 mm", disc.radius.m()));
        }
    }
}

}  // namespace rangeband::footprint
