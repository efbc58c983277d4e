// SPDX-License-Identifier: MIT
#include "rangeband/analysis/verdict.hpp"

#include <algorithm>
#include <array>

namespace rangeband::analysis {
namespace {

bool contains(const Interval& interval, const Away& away) {
    return Interval{{}, interval.upper}.contains(away.nearest) && Interval{interval.lower, {}}.contains(away.farthest);
}

/// Positive between the edges.
std::optional<Length> to_edge(const Interval& interval, const Away& away) {
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

Question::Question(const catalog::Range& range) {
    if (range.min > Length()) yes_.lower = catalog::Limit{range.min, range.min_inclusive};
    if (range.max) yes_.upper = catalog::Limit{*range.max, range.max_inclusive};
    not_no_ = yes_;
    if (range.qualifier == catalog::Qualifier::at_least) {
        not_no_.upper.reset();
    } else if (range.qualifier == catalog::Qualifier::between && range.stated_min) {
        yes_.upper = catalog::Limit{*range.stated_min};
    }
}

Verdict Question::ask(const Away& away) const {
    if (contains(yes_, away)) return {Inside::yes, to_edge(yes_, away)};
    if (contains(not_no_, away)) return {Inside::undecided, to_edge(yes_, away)};
    return {Inside::no, to_edge(not_no_, away)};
}

}  // namespace rangeband::analysis
