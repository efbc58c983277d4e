// SPDX-License-Identifier: MIT
#include "catalog/words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "catalog/text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

/// The words that a claim's basis puts before its figure: a distance flown is not a range.
std::string_view basis_words(Basis basis) {
    static constexpr std::array<std::string_view, 5> words{"", "flown ", "estimated ", "assumed ", "possibly "};
    return words.at(static_cast<std::size_t>(basis));
}

std::string bare_figures(const Claim& claim) {
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

}  // namespace

std::string_view name_of(Basis basis) { return basis_names.at(static_cast<std::size_t>(basis)); }

std::string kilometres(Length length) { return grouped_number(length.km()) + " km"; }

std::string span(const std::optional<Limit>& lower, const std::optional<Limit>& upper) {
    if (!lower) return fmt::format("{} {}", upper->inclusive ? "up to" : "under", kilometres(upper->at));
    if (upper && upper->at == lower->at) return "exactly " + kilometres(lower->at);
    const std::string from = grouped_number(lower->at.km());
    const std::string over = lower->inclusive ? "" : "over ";
    if (!upper) return fmt::format("{}{} km{}", over, from, lower->inclusive ? " and more" : "");
    return fmt::format("{}{} to {}{}", over, from, upper->inclusive ? "" : "under ", kilometres(upper->at));
}

Reference reference_to(const Source& source) {
    std::string work = source.title;
    const std::string date =
        source.date.empty() && !source.retrieved.empty() ? "retrieved " + source.retrieved : source.date;
    for (const std::string& part : {source.publisher, date}) {
        if (!part.empty()) work += ", " + part;
    }
    return {std::move(work), source.url};
}

std::string citation(const Reference& reference) {
    return reference.url.empty() ? reference.work : fmt::format("{}, {}", reference.work, reference.url);
}

std::string citation(const Source& source) { return citation(reference_to(source)); }

std::string figures(const Band& band) { return span(band.lower, band.upper); }

std::string figures(const Claim& claim) {
    if (claim.classification) return {};
    return fmt::format("{}{}", basis_words(claim.basis), bare_figures(claim));
}

std::string full_id(const Claim& claim) { return fmt::format("{}@{}", claim.system, claim.id); }

}  // namespace rangeband::catalog
