// SPDX-License-Identifier: MIT
/// What a stated range is under a treaty's band: in, out, or not decided by what was stated.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// The maximum ranges that a statement leaves possible. `at least 500 km` has no upper edge, `at most 480 km` no lower
/// one, `exactly 480 km` twice the same.
struct Stated {
    std::optional<Edge> lower, upper;

    /// @{
    /// Edges included.
    static Stated exactly(Length range) { return {Edge{range}, Edge{range}}; }
    static Stated between(Length least, Length most) { return {Edge{least}, Edge{most}}; }
    /// @}
};

/// Not for classifications, which state no range. A test flight shows that a missile goes at least so far.
Stated stated(const Claim& claim);

/// Whether a band holds what was stated.
enum class Answer { in, out, undecided };

/// `in`, `out`, `undecided`
std::string_view name_of(Answer answer);

/// The answer, and its reason.
struct Finding {
    Answer answer = Answer::undecided;
    std::string why;  ///< in: the band's span; out: `below 500 km`; undecided: which part of what was stated is in
};

/// In when the band holds every range that was stated, out when it holds none. Compared in metres, edges as the treaty
/// words them.
Finding classify(const Stated& stated, const Band& band);

/// Whether a band is about a kind of missile.
enum class Covers { yes, no, unsaid };

/// A kind that is not known is taken for ground-launched, as nearly all of the catalogue are, and rules out nothing.
/// Treaties on ground-launched missiles have no word for boost-glide weapons (`GLBG`): what they say of them is
/// `unsaid`.
Covers covers(const Band& band, std::string_view kind);

/// Why the band's regime did not bind the system, whatever its range: `no party`, `ended 2019-08-02`. Empty where it
/// did, or where nothing is known of its parties.
std::string why_not_bound(const Band& band, const System& system, const std::vector<Regime>& regimes);

}  // namespace rangeband::catalog
