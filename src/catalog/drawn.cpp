// SPDX-License-Identifier: MIT
#include "catalog/drawn.hpp"

#include <fmt/format.h>

#include "catalog/words.hpp"
#include "rangeband/catalog/classify.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

/// The regime without its year: `INF Treaty (1987)` is for tables, `INF Treaty` for titles.
std::string short_regime(const Band& band) { return band.regime.substr(0, band.regime.find(" (")); }

std::string class_of(const Band& band) { return fmt::format("{}, {}", short_regime(band), band.name); }

std::string claim_title(const Claim& claim, const System& system) {
    const std::string date = claim.date.empty() ? "" : fmt::format(" ({})", claim.date);
    return fmt::format("{}: {}, {}{}", system.name, figures(claim), claim.claimant, date);
}

/// The INF class that contains every range the claim leaves possible; none where that is undecided, as after any
/// test flight. Of a system that the treaty did not bind, the class says so.
std::string inf_class(const Claim& claim, const System& system, const std::vector<Band>& bands,
                      const std::vector<Regime>& regimes) {
    for (const std::string_view id : {"inf-shorter", "inf-intermediate"}) {
        for (const Band& band : bands) {
            if (band.id != id || covers(band, system.kind) != Covers::yes) continue;
            if (classify(stated(claim), band).answer != Answer::in) continue;
            const std::string why = why_not_bound(band, system, regimes);
            return why.empty() ? class_of(band) : fmt::format("{} (not bound: {})", class_of(band), why);
        }
    }
    return {};
}

/// A solid disc is not the class, which begins at a lower edge: `INF Treaty: up to 5,500 km`.
std::string band_title(const Band& band, bool solid) {
    if (solid) return fmt::format("{}: {}", short_regime(band), span(std::nullopt, band.upper));
    return fmt::format("{}: {}", class_of(band), figures(band));
}

}  // namespace

Range drawn_band(const Band& band, const Source& source, bool solid) {
    if (solid && !band.upper) {
        throw Error::usage(fmt::format("band '{}' has no upper limit to draw a solid disc to; leave {} out", band.id,
                                       parameter("solid")));
    }
    Range range;
    range.id = band.id;
    range.title = band_title(band, solid);
    if (band.lower && !solid) {
        range.min = band.lower->at;
        range.min_inclusive = band.lower->inclusive;
    }
    if (band.lower) range.stated_min = band.lower->at;
    if (band.upper) {
        range.max = range.stated_max = band.upper->at;
        range.max_inclusive = band.upper->inclusive;
    }
    range.treaty_class = class_of(band);
    range.treaty = short_regime(band);
    range.source = citation(source);
    range.references = {reference_to(source)};
    return range;
}

Range drawn_claim(const Claim& claim, const System& system, const Source& source, const std::vector<Band>& bands,
                  const std::vector<Regime>& regimes) {
    Range range;
    range.id = full_id(claim);
    range.title = claim_title(claim, system);
    range.max = claim.qualifier == Qualifier::at_least ? claim.min : claim.max;
    // What goes farther than 500 km reaches a place at 500 km; what stays below 480 km does not reach one at 480 km.
    range.max_inclusive = claim.qualifier == Qualifier::at_least || claim.max_inclusive;
    range.stated_min = claim.min.value_or(Length());
    range.stated_max = claim.max;
    range.treaty_class = inf_class(claim, system, bands, regimes);
    range.system = system.name;
    range.claimant = claim.claimant;
    range.claim_date = claim.date;
    range.qualifier = claim.qualifier;
    range.basis = claim.basis;
    range.valid_from = system.valid_from;
    range.valid_to = system.valid_to;
    range.source = citation(source);
    range.references = {reference_to(source)};
    return range;
}

}  // namespace rangeband::catalog
