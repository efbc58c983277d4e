// SPDX-License-Identifier: MIT
#include "rangeband/operations/classify.hpp"

#include <fmt/format.h>

#include "rangeband/error.hpp"

namespace rangeband::operations {
namespace {

using catalog::Answer;
using catalog::Band;
using catalog::Catalog;
using catalog::Claim;
using catalog::Finding;
using catalog::System;

/// `no party`, `ended 2019-08-02`: of a system that the regime did not bind, its classes are ranges and no law.
std::string why_not_bound(const Catalog& catalog, const Subject& subject, const Band& band) {
    return subject.system == nullptr ? "" : catalog::why_not_bound(band, *subject.system, catalog.regimes());
}

io::Value limit_km(const std::optional<catalog::Limit>& edge) { return edge ? io::Value(edge->at.km()) : io::Value(); }

Subject subject_of(const Claim& claim, const System& system) {
    Subject subject{.id = full_id(claim), .title = "", .stated = {}, .claim = &claim, .system = &system};
    const std::string figure = claim.classification ? "names a class" : figures(claim);
    const std::string date = claim.date.empty() ? "" : fmt::format(" ({})", claim.date);
    subject.title = fmt::format("{}: {}, {}{}", subject.id, figure, claim.claimant, date);
    if (!claim.as_printed.empty()) subject.title += fmt::format(", printed as '{}'", claim.as_printed);
    if (!claim.classification) subject.stated = stated(claim);
    return subject;
}

Subject subject_of(const catalog::Range& range) {
    const auto stated =
        range.min == Length() ? catalog::Stated::exactly(*range.max) : catalog::Stated::between(range.min, *range.max);
    return {.id = range.id, .title = range.title, .stated = stated};
}

void add_system(const Catalog& catalog, const System& system, Subjects& subjects) {
    bool any_figure = false;
    for (const Claim& claim : catalog.claims()) {
        if (claim.system != system.id) continue;
        any_figure = any_figure || !claim.classification;
        subjects.list.push_back(subject_of(claim, system));
        subjects.list.back().of_all = true;
    }
    if (any_figure) return;
    subjects.notes.push_back(
        fmt::format("No source in the catalogue gives a figure for the range of {}.", system.name));
}

bool add_claim(const Catalog& catalog, const std::string& spec, Subjects& subjects) {
    for (const Claim& claim : catalog.claims()) {
        if (!catalog::matches(spec, full_id(claim))) continue;
        subjects.list.push_back(subject_of(claim, catalog.system(claim.system)));
        if (spec.find('*') == std::string::npos) return true;
    }
    return spec.find('*') != std::string::npos && !subjects.list.empty();
}

bool add_systems(const Catalog& catalog, const std::string& spec, Subjects& subjects) {
    bool any = false;
    for (const System& system : catalog.systems()) {
        if (!catalog::matches(spec, system.id)) continue;
        any = true;
        add_system(catalog, system, subjects);
    }
    if (any || catalog.systems_named(spec).empty()) return any;
    add_system(catalog, catalog.system(spec), subjects);
    return true;
}

void refuse_band(const Catalog& catalog, const std::string& spec) {
    for (const Band& band : catalog.bands()) {
        if (!catalog::matches(spec, band.id)) continue;
        throw Error::usage(fmt::format("'{}' is a class itself, neither a length nor a system; {} shows it", spec,
                                       parameter("list bands " + band.id)));
    }
}

void add(const Catalog& catalog, const std::string& spec, Subjects& subjects) {
    if (add_systems(catalog, spec, subjects) || add_claim(catalog, spec, subjects)) return;
    if (spec.find('*') != std::string::npos) {
        throw Error::usage(fmt::format("no system or claim matches '{}'; * is a wildcard", spec));
    }
    refuse_band(catalog, spec);
    for (const catalog::Range& range : catalog.ranges(spec)) subjects.list.push_back(subject_of(range));
}

/// What a claim that names a class says: that, and of its own no figure. Nothing on other classes.
std::optional<Finding> named(const Subject& subject, const Band& band) {
    if (subject.claim->band != band.id) return std::nullopt;
    return Finding{Answer::in, fmt::format("named so by {}; no figure", subject.claim->claimant)};
}

bool is_about(const Band& band, const Subject& subject) {
    return subject.system == nullptr || covers(band, subject.system->kind) != catalog::Covers::no;
}

std::optional<Finding> finding_of(const Subject& subject, const Band& band) {
    if (!subject.stated) return named(subject, band);
    if (!is_about(band, subject)) {
        return Finding{Answer::out, fmt::format("not about {}", subject.system->kind)};
    }
    Finding finding = catalog::classify(*subject.stated, band);
    if (subject.system == nullptr || finding.answer == Answer::out) return finding;
    if (covers(band, subject.system->kind) == catalog::Covers::unsaid) {
        const std::string by_range = finding.answer == Answer::in ? "in by range alone" : finding.why;
        const std::string& kind = subject.system->kind;
        const std::string why = kind.empty() ? "its kind is not known" : "the text does not mention " + kind;
        finding = {Answer::undecided, fmt::format("{}; {}", by_range, why)};
    }
    return finding;
}

}  // namespace

Subjects subjects_of(const Catalog& catalog, const std::vector<std::string>& specs) {
    Subjects subjects;
    for (const std::string& spec : specs) add(catalog, spec, subjects);
    return subjects;
}

std::vector<Classified> classify(const Catalog& catalog, const Subject& subject) {
    std::vector<Classified> found;
    for (const Band& band : catalog.bands()) {
        if (auto finding = finding_of(subject, band))
            found.push_back({&band, *std::move(finding), is_about(band, subject)});
    }
    return found;
}

Table classes_table() {
    constexpr Shown to_people = Shown::to_people;
    constexpr Shown to_programs = Shown::to_programs;
    return {{{"about", Shown::as_heading},
             {"range_id", to_programs},
             {"system", to_programs},
             {"kind", to_programs},
             {"claimant", to_programs},
             {"claim_date", to_programs},
             {"qualifier", to_programs},
             {"basis", to_programs},
             {"min_km", to_programs},
             {"max_km", to_programs},
             {"as_printed", to_programs},
             {"answer"},
             {"band", Shown::everywhere, true},
             {"class", to_programs},
             {"regime", to_programs},
             {"provision", to_programs},
             {"clause", to_people},
             {"applies_to", to_programs},
             {"wording", to_programs},
             {"why"},
             {"not_bound", to_programs},
             {"source", to_programs},
             {"band_source", to_programs}},
            {},
            {}};
}

std::vector<io::Value> class_row(const Catalog& catalog, const Subject& subject, const Classified& classified) {
    const auto& [band_in, finding, about] = classified;
    const Band& band = *band_in;
    const Claim* const claim = subject.claim;
    const auto of_claim = [&](auto&& text) { return claim != nullptr ? io::text_value(text(*claim)) : io::Value(); };
    const auto stated = subject.stated.value_or(catalog::Stated{});
    const std::string not_bound = why_not_bound(catalog, subject, band);
    const std::string clause = fmt::format("{}{}{}", band.regime, band.provision.empty() ? "" : ", ", band.provision);
    return {subject.title,
            subject.id,
            subject.system != nullptr ? io::Value(subject.system->name) : io::Value(),
            subject.system != nullptr ? io::text_value(subject.system->kind) : io::Value(),
            of_claim([](const Claim& c) { return c.claimant; }),
            of_claim([](const Claim& c) { return c.date; }),
            of_claim([](const Claim& c) { return c.classification ? "classification" : name_of(c.qualifier); }),
            of_claim([](const Claim& c) { return c.classification ? "" : name_of(c.basis); }),
            limit_km(stated.lower),
            limit_km(stated.upper),
            of_claim([](const Claim& c) { return c.as_printed; }),
            std::string(name_of(finding.answer)),
            band.id,
            band.name,
            band.regime,
            io::text_value(band.provision),
            clause,
            io::text_value(band.applies_to),
            io::text_value(band.wording),
            not_bound.empty() || finding.answer == Answer::out
                ? finding.why
                : fmt::format("{}; not bound: {}", finding.why, not_bound),
            io::text_value(not_bound),
            of_claim([&](const Claim& c) { return citation(catalog.source(c.source_id)); }),
            citation(catalog.source(band.source_id))};
}

}  // namespace rangeband::operations
