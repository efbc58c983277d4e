// SPDX-License-Identifier: MIT
#include "rangeband/catalog/classify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/words.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {
namespace {

/// Is the word in the list, `GLBM;GLCM`?
bool lists(std::string_view list, std::string_view word) {
    return std::ranges::any_of(split(list, ';'),
                               [&](std::string_view listed) { return lowered(trimmed(listed)) == lowered(word); });
}

/// Do a lower edge and an upper edge leave no range between them? A missing edge leaves all.
bool nothing_between(const std::optional<Limit>& lower, const std::optional<Limit>& upper) {
    if (!lower || !upper) return false;
    return upper->at < lower->at || (upper->at == lower->at && !(upper->inclusive && lower->inclusive));
}

/// Of two lower edges, does `a` let in a range that `b` keeps out?
bool begins_before(const std::optional<Limit>& a, const std::optional<Limit>& b) {
    if (!b) return false;
    if (!a) return true;
    return a->at < b->at || (a->at == b->at && a->inclusive && !b->inclusive);
}

bool ends_after(const std::optional<Limit>& a, const std::optional<Limit>& b) {
    if (!b) return false;
    if (!a) return true;
    return b->at < a->at || (a->at == b->at && a->inclusive && !b->inclusive);
}

/// `below 500 km`, `not over 1,000 km`
std::string below(const Limit& lower) {
    return fmt::format("{} {}", lower.inclusive ? "below" : "not over", kilometres(lower.at));
}

/// `over 5,500 km`, `1,000 km or more`
std::string above(const Limit& upper) {
    return upper.inclusive ? "over " + kilometres(upper.at) : kilometres(upper.at) + " or more";
}

std::string undecided(const Stated& stated, const Band& band) {
    const bool some_below = begins_before(stated.lower, band.lower);
    const bool some_above = ends_after(stated.upper, band.upper);
    const Stated inside{some_below ? band.lower : stated.lower, some_above ? band.upper : stated.upper};
    std::string text = "in if " + span(inside.lower, inside.upper);
    if (some_below) text += ", out if " + below(*band.lower);
    if (some_above) text += (some_below ? " or " : ", out if ") + above(*band.upper);
    return text;
}

}  // namespace

Stated stated(const Claim& claim) {
    const bool is_exact = claim.qualifier == Qualifier::exactly;
    Stated result;
    if (claim.max) result.upper = Limit{*claim.max, claim.max_inclusive};
    if (claim.min) result.lower = Limit{*claim.min, claim.min_inclusive};
    if (is_exact) result.lower = result.upper;
    // What flew so far may go farther; what flew less than that may, too.
    if (claim.basis == Basis::flight) result.upper.reset();
    return result;
}

std::string_view name_of(Answer answer) {
    static constexpr std::array<std::string_view, 3> names{"in", "out", "undecided"};
    return names.at(static_cast<std::size_t>(answer));
}

Finding classify(const Stated& stated, const Band& band) {
    if (nothing_between(band.lower, stated.upper)) return {Answer::out, below(*band.lower)};
    if (nothing_between(stated.lower, band.upper)) return {Answer::out, above(*band.upper)};
    if (begins_before(stated.lower, band.lower) || ends_after(stated.upper, band.upper)) {
        return {Answer::undecided, undecided(stated, band)};
    }
    return {Answer::in, span(band.lower, band.upper)};
}

Covers covers(const Band& band, std::string_view kind) {
    if (band.kinds.empty() || lists(band.kinds, kind)) return Covers::yes;
    const bool of_ground_launched = lists(band.kinds, "GLBM") || lists(band.kinds, "GLCM");
    if (kind.empty()) return of_ground_launched ? Covers::yes : Covers::unsaid;
    return kind == "GLBG" && of_ground_launched ? Covers::unsaid : Covers::no;
}

std::string why_not_bound(const Band& band, const System& system, const std::vector<Regime>& regimes) {
    const auto regime = std::ranges::find(regimes, band.regime, &Regime::name);
    if (regime == regimes.end() || regime->parties.empty() || system.country.empty()) return {};
    const auto is_party = [&](std::string_view country) { return lists(regime->parties, trimmed(country)); };
    if (std::ranges::none_of(split(system.country, ';'), is_party)) return "no party";
    // Dates of any precision compare as text; a system of the year in which the regime ended may have come before.
    const std::string& end = regime->valid_to;
    const bool came_later = !end.empty() && system.valid_from.substr(0, end.size()) > end;
    return came_later ? "ended " + end : std::string();
}

}  // namespace rangeband::catalog
