#include "catalog/drawn.hpp"

#include <fmt/format.h>

#include <array>

#include "catalog/tables.hpp"
#include "catalog/text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

std::string kilometres(Length length) { return grouped_number(length.km()) + " km"; }

/// `500 to 1,000 km`, `over 1,000 to 5,500 km`, `over 5,500 km`, `300 km and more`: an exclusive edge is worded.
std::string band_figures(const Band& band) {
    if (!band.lower) return fmt::format("{} {}", band.upper->inclusive ? "up to" : "under", kilometres(band.upper->at));
    const std::string lower = grouped_number(band.lower->at.km());
    const std::string over = band.lower->inclusive ? "" : "over ";
    if (!band.upper) return fmt::format("{}{} km{}", over, lower, band.lower->inclusive ? " and more" : "");
    return fmt::format("{}{} to {}{}", over, lower, band.upper->inclusive ? "" : "under ", kilometres(band.upper->at));
}

/// The regime without its year: `INF Treaty (1987)` is for tables, `INF Treaty` for titles.
std::string short_regime(const Band& band) { return band.regime.substr(0, band.regime.find(" (")); }

std::string class_of(const Band& band) { return fmt::format("{}, {}", short_regime(band), band.name); }

/// The words that a claim's basis puts before its figure: a distance flown is not a range.
std::string_view basis_words(Basis basis) {
    static constexpr std::array<std::string_view, 5> words{"", "flown ", "estimated ", "assumed ", "possibly "};
    return words.at(static_cast<std::size_t>(basis));
}

std::string claim_figures(const Claim& claim) {
    switch (claim.qualifier) {
        case Qualifier::exactly:
            return kilometres(*claim.max);
        case Qualifier::at_most:
            return "up to " + kilometres(*claim.max);
        case Qualifier::at_least:
            return "at least " + kilometres(*claim.min);
        case Qualifier::between:
            return fmt::format("{}–{}", grouped_number(claim.min->km()), kilometres(*claim.max));
    }
    throw Error::internal("a claim has no qualifier");
}

std::string claim_title(const Claim& claim, const System& system) {
    const std::string date = claim.date.empty() ? "" : fmt::format(" ({})", claim.date);
    return fmt::format("{}: {}{}, {}{}", system.name, basis_words(claim.basis), claim_figures(claim), claim.claimant,
                       date);
}

/// The INF class that the claimed figure would put the missile in. `at least` leaves the class open.
std::string inf_class(const Claim& claim, const std::vector<Band>& bands) {
    if (claim.qualifier == Qualifier::at_least) return {};
    for (const std::string_view id : {"inf-shorter", "inf-intermediate"}) {
        for (const Band& band : bands) {
            if (band.id == id && band.contains(*claim.max)) return class_of(band);
        }
    }
    return {};
}

}  // namespace

std::string citation(const Source& source) {
    std::string text = source.title;
    for (const std::string& part : {source.publisher, source.date, source.url}) {
        if (!part.empty()) text += ", " + part;
    }
    return text;
}

Range drawn_band(const Band& band, const Source& source, bool solid) {
    if (solid && !band.upper) {
        throw Error::usage(
            fmt::format("band '{}' has no upper edge to draw a solid disc to; leave --solid out", band.id));
    }
    Range range;
    range.id = band.id;
    range.title = fmt::format("{}: {}", class_of(band), band_figures(band));
    if (band.lower && !solid) range.min = band.lower->at;
    if (band.lower) range.stated_min = band.lower->at;
    if (band.upper) range.max = range.stated_max = band.upper->at;
    range.treaty_class = class_of(band);
    range.source = citation(source);
    return range;
}

Range drawn_claim(const Claim& claim, const System& system, const Source& source, const std::vector<Band>& bands) {
    Range range;
    range.id = full_id(claim);
    range.title = claim_title(claim, system);
    range.max = claim.qualifier == Qualifier::at_least ? claim.min : claim.max;
    range.stated_min = claim.min.value_or(Length());
    range.stated_max = claim.max;
    range.treaty_class = inf_class(claim, bands);
    range.system = system.name;
    range.claimant = claim.claimant;
    range.claim_date = claim.date;
    range.qualifier = claim.qualifier;
    range.valid_from = system.valid_from;
    range.valid_to = system.valid_to;
    range.source = citation(source);
    return range;
}

}  // namespace rangeband::catalog
