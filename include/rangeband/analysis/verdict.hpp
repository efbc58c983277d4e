// SPDX-License-Identifier: MIT
/// Whether a place is in a range, as far as what was stated decides it, and by how much.
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
struct Away {
    Length nearest, farthest;
};

/// An answer, and by how much.
struct Verdict {
    Inside inside = Inside::no;

    /// How far the place is from the edge that decides: positive or 0 for yes, negative or 0 otherwise. For yes it is
    /// the nearer edge; for undecided the edge up to which the answer is yes. None for a range without an edge.
    std::optional<Length> margin;
};

/// A range as a question about places.
///
/// A length, an interval or a band: yes between its edges, which belong to it or not as the treaty words them. A claim
/// `exactly x` or `at most x`: yes up to x, no beyond it: what the claim, taken at its word, covers at most. `less than
/// x`: no at x. `at least x`: yes up to x, with x itself even where it is `more than x`; undecided beyond, since
/// nothing is claimed there. `between x and y`: yes up to x, undecided up to y, no beyond.
class Question {
  public:
    /// By the range's stated figures, its qualifier and its edges.
    explicit Question(const catalog::Range& range);

    /// A place is near enough by its nearest distance, and far enough by its farthest.
    Verdict ask(const Away& away) const;

    const Interval& yes() const { return yes_; }          ///< the distances that are surely in
    const Interval& not_no() const { return not_no_; }    ///< those that are not surely out
    bool may_be_undecided() const { return undecided_; }  ///< whether the two differ

  private:
    Interval yes_, not_no_;
    bool undecided_ = false;
};

}  // namespace rangeband::analysis
