// SPDX-License-Identifier: MIT
#include "rangeband/analysis/verdict.hpp"

#include <algorithm>
#include <array>

namespace rangeband::analysis {
namespace {

bool contains(const Interval& interval, const DistanceRange& away) {
    return Interval{{}, interval.upper}.contains(away.nearest) && Interval{interval.lower, {}}.contains(away.farthest);
}

/// Positive between the edges.
std::optional<Length> to_edge(const Interval& interval, const DistanceRange& away) {
    std::optional<Length> margin;
    if (interval.upper) margin = interval.upper->at - away.nearest;
    if (interval.lower) {
        const Length above = away.farthest - interval.lower->at;
        margin = margin ? std::min(*margin, above) : above;
    }
    return margin;
}

}  // namespace

std::string_view name_of(Inside inside) {
    static constexpr std::array<std::string_view, 3> names{"yes", "no", "undecided"};
    return names.at(static_cast<std::size_t>(inside));
}

RangeCriterion::RangeCriterion(const catalog::Range& range) {
    if (range.min > Length()) certain_.lower = catalog::Limit{range.min, range.min_inclusive};
    if (range.max) certain_.upper = catalog::Limit{*range.max, range.max_inclusive};
    possible_ = certain_;
    if (range.qualifier == catalog::Qualifier::at_least) {
        possible_.upper.reset();
    } else if (range.qualifier == catalog::Qualifier::between && range.stated_min) {
        certain_.upper = catalog::Limit{*range.stated_min};
    }
}

Verdict RangeCriterion::evaluate(const DistanceRange& away) const {
    if (contains(certain_, away)) return {Inside::yes, to_edge(certain_, away)};
    if (contains(possible_, away)) return {Inside::undecided, to_edge(certain_, away)};
    return {Inside::no, to_edge(possible_, away)};
}

}  // namespace rangeband::analysis
