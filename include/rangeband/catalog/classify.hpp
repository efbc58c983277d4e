// SPDX-License-Identifier: MIT
/// Classifies a stated range under a treaty's band: in, out, or undecided by the statement.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// The maximum ranges that a statement leaves possible. `at least 500 km` has no upper limit, `at most 480 km` no lower
/// one, `exactly 480 km` twice the same.
struct Stated {
    std::optional<Limit> lower, upper;

    /// @{
    /// Limits are inclusive.
    static Stated exactly(Length range) { return {Limit{range}, Limit{range}}; }
    static Stated between(Length least, Length most) { return {Limit{least}, Limit{most}}; }
    /// @}
};

/// Not for classifications, which state no range. A test flight shows that a missile flies at least that far.
Stated stated(const Claim& claim);

/// Whether a band contains what was stated.
enum class Answer { in, out, undecided };

/// `in`, `out`, `undecided`
std::string_view name_of(Answer answer);

/// The answer, and its reason.
struct Finding {
    Answer answer = Answer::undecided;
    std::string why;  ///< in: the band's span; out: `below 500 km`; undecided: which part of what was stated is in
};

/// In if the band contains every stated range, out if it contains none. Compared in metres; limits are inclusive or
/// exclusive as in the treaty.
Finding classify(const Stated& stated, const Band& band);

/// Whether a band applies to a kind of missile.
enum class Covers { yes, no, unsaid };

/// An unknown kind is assumed to be ground-launched, as nearly all in the catalogue are, and rules out nothing.
/// Treaties on ground-launched missiles do not mention boost-glide weapons (`GLBG`): for them the answer is
/// `unsaid`.
Covers covers(const Band& band, std::string_view kind);

/// Why the band's regime did not bind the system, whatever its range: `no party`, `ended 2019-08-02`. Empty if it
/// did, or if its parties are unknown.
std::string why_not_bound(const Band& band, const System& system, const std::vector<Regime>& regimes);

}  // namespace rangeband::catalog
