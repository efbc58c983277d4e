// SPDX-License-Identifier: MIT
/// What the claims about a system disagree on.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "catalog/words.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {
namespace {

constexpr std::size_t longest_source = 254;  // bytes that a Shapefile's text holds

/// `at least` leaves open what is covered at most, and a classification states no figure of its own.
bool takes_part(const Claim& claim) { return !claim.classification && claim.max.has_value(); }

const System& system_named(const Catalog& catalog, std::string_view spec) {
    std::vector<std::string> ids;
    const std::string wanted = lowered(trimmed(spec));
    for (const System& system : catalog.systems()) {
        if (system.id == wanted) return system;
        ids.push_back(system.id);
    }
    if (!catalog.systems_named(spec).empty()) return catalog.system(spec);
    const std::string_view near = nearest(wanted.substr(0, wanted.find('@')), ids);
    throw Error::usage(fmt::format("'{}' is not a system; contested compares the claims about one system; {}", spec,
                                   near.empty() ? fmt::format("{} shows all {}", parameter("list systems"), ids.size())
                                                : fmt::format("did you mean {}?", near)));
}

std::vector<Reference> references_of(const Catalog& catalog, const Claim& least, const Claim& most) {
    std::vector<Reference> cited{reference_to(catalog.source(least.source_id))};
    if (most.source_id != least.source_id) cited.push_back(reference_to(catalog.source(most.source_id)));
    return cited;
}

/// All citations, or where they are too long the claims, which `list claims` explains.
std::string source_of(const std::vector<Reference>& references, const Claim& least, const Claim& most) {
    std::string all;
    for (const Reference& reference : references) all += (all.empty() ? "" : "; ") + citation(reference);
    return all.size() <= longest_source ? all : fmt::format("{}; {}", full_id(least), full_id(most));
}

/// Without two upper figures nothing lies between them to be drawn; a lower one may dispute the only one all the same.
[[noreturn]] void refuse(const System& system, std::string_view upper_figures, bool at_least) {
    if (at_least) {
        throw Error::usage(
            fmt::format("no contested zone for {}: 'at least' gives no maximum, and the catalogue has {} maximum for "
                        "its range; two different ones are needed",
                        system.name, upper_figures));
    }
    throw Error::usage(fmt::format(
        "no contested zone for {}: the catalogue has {} maximum for its range, and two different ones are needed",
        system.name, upper_figures));
}

}  // namespace

Range Catalog::contested(std::string_view spec) const {
    const System& system = system_named(*this, spec);
    std::vector<const Claim*> claims;
    for (const Claim& claim : this->claims()) {
        if (claim.system == system.id && takes_part(claim)) claims.push_back(&claim);
    }
    const auto by_figure = [](const Claim* a, const Claim* b) { return *a->max < *b->max; };
    const auto least = std::ranges::min_element(claims, by_figure), most = std::ranges::max_element(claims, by_figure);
    if (claims.empty() || *(*least)->max == *(*most)->max) {
        const auto is_lower = [&](const Claim& claim) {
            return claim.system == system.id && claim.qualifier == Qualifier::at_least;
        };
        refuse(system, claims.empty() ? "no" : "one", std::ranges::any_of(this->claims(), is_lower));
    }
    const Claim &low = **least, &high = **most;
    Range range;
    range.id = fmt::format("{}@contested", system.id);
    range.title = fmt::format("{}: contested, {}", system.name, span(Limit{*low.max}, Limit{*high.max}));
    range.min = *low.max;
    range.max = range.stated_max = high.max;
    range.stated_min = low.max;
    range.system = system.name;
    range.contested = true;
    range.claimant = low.claimant == high.claimant ? low.claimant : fmt::format("{}; {}", low.claimant, high.claimant);
    range.valid_from = system.valid_from;
    range.valid_to = system.valid_to;
    range.references = references_of(*this, low, high);
    range.source = source_of(range.references, low, high);
    return range;
}

}  // namespace rangeband::catalog
