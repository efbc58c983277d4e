// SPDX-License-Identifier: MIT
/// Whether a place is in a range, as far as the statement decides it, and by how much.
#pragma once

#include <optional>
#include <string_view>

#include "rangeband/analysis/within.hpp"
#include "rangeband/catalog/range.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// An answer.
enum class Inside { yes, no, undecided };

/// `yes`, `no`, `undecided`
std::string_view name_of(Inside inside);

/// How far a place is from a site: `nearest` and `farthest` are the same; from a launch area: from its nearest and its
/// farthest point.
struct DistanceRange {
    Length nearest, farthest;
};

/// An answer, and by how much.
struct Verdict {
    Inside inside = Inside::no;

    /// Distance from the place to the deciding limit: positive or 0 for yes, negative or 0 otherwise. For yes it is
    /// the nearer limit; for undecided the limit up to which the answer is yes. None for a range without a limit.
    std::optional<Length> margin;
};

/// A range as a criterion for places.
///
/// A length, an interval or a band: yes between its limits, which are inclusive or exclusive as in the treaty. A claim
/// `exactly x` or `at most x`: yes up to x, no beyond it: the most that the claim, taken literally, covers. `less than
/// x`: no at x. `at least x`: yes up to x, with x itself even where it is `more than x`; undecided beyond, since
/// nothing is claimed there. `between x and y`: yes up to x, undecided up to y, no beyond.
class RangeCriterion {
  public:
    /// From the range's stated figures, its qualifier and its limits.
    explicit RangeCriterion(const catalog::Range& range);

    /// The upper limit applies to the nearest distance, the lower limit to the farthest.
    Verdict evaluate(const DistanceRange& away) const;

    const Interval& certain() const { return certain_; }    ///< the distances that are definitely in range
    const Interval& possible() const { return possible_; }  ///< those that are not definitely out of range

  private:
    Interval certain_, possible_;
};

}  // namespace rangeband::analysis
