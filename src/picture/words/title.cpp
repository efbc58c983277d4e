// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "picture/words/figures.hpp"
#include "picture/words/words.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::picture {
namespace {

using catalog::Basis;
using catalog::Qualifier;
using catalog::Range;

constexpr std::size_t most_named = 3;

template <class... Parts>
std::string put(std::string_view form, const Parts&... parts) {
    return fmt::format(fmt::runtime(form), parts...);
}

/// A treaty's class in the words of its own language versions; others stay in English.
std::string class_of(const std::string& english, Language language) {
    struct Class {
        std::string_view en, de, ru;
    };
    static constexpr std::array classes = {
        Class{"INF Treaty, shorter-range missile", "INF-Vertrag, Rakete kürzerer Reichweite",
              "Договор о РСМД, ракета меньшей дальности"},
        Class{"INF Treaty, intermediate-range missile", "INF-Vertrag, Rakete mittlerer Reichweite",
              "Договор о РСМД, ракета средней дальности"},
        Class{"INF Treaty", "INF-Vertrag", "Договор о РСМД"},
    };
    const auto* found = std::ranges::find(classes, std::string_view(english), &Class::en);
    if (found == classes.end() || language == Language::en) return english;
    return std::string(language == Language::de ? found->de : found->ru);
}

std::string with_basis(Basis basis, const std::string& text, const Words& words) {
    switch (basis) {
        case Basis::flight:
            return put(words.flown, text);
        case Basis::estimate:
            return put(words.estimated, text);
        case Basis::assumption:
            return put(words.assumed, text);
        case Basis::possible:
            return put(words.possibly, text);
        case Basis::range:
            break;
    }
    return text;
}

/// `up to 2,350 km`
std::string claimed(const Range& range, Language language) {
    const Words& words = words_of(language);
    const Length least = range.stated_min.value_or(Length());
    const std::string most = range.stated_max ? figure(*range.stated_max, language) : "";
    switch (*range.qualifier) {
        case Qualifier::at_most:
            return with_basis(range.basis, put(words.up_to, most), words);
        case Qualifier::at_least:
            return with_basis(range.basis, put(words.at_least, figure(least, language)), words);
        case Qualifier::between:
            return with_basis(range.basis, joined(figure(least, language), most), words);
        case Qualifier::exactly:
            break;
    }
    return with_basis(range.basis, most, words);
}

/// `over 1,000 to 5,500 km`
std::string span(const Range& range, Language language) {
    const Words& words = words_of(language);
    if (!range.max) {
        const std::string least = figure(range.min, language);
        return range.min_inclusive ? put(words.or_more, least) : put(words.over, least);
    }
    const std::string most = figure(*range.max, language);
    if (range.min == Length()) return put(range.max_inclusive ? words.up_to : words.under, most);
    std::string least = figure(range.min, language);
    const std::string unit = most.substr(most.rfind("\u00A0"));
    if (least.ends_with(unit)) least.resize(least.size() - unit.size());
    const bool plain = range.min_inclusive && range.max_inclusive;
    return put(plain ? words.from_to : words.beyond_to, range.min_inclusive ? least : put(words.over, least),
               range.max_inclusive ? most : put(words.under, most));
}

/// The figures alone.
std::string figures_of(const Range& range, Language language) {
    if (range.qualifier) return claimed(range, language);
    if (range.contested || !range.treaty_class.empty()) return span(range, language);
    if (!range.max) return span(range, language);
    const std::string most = figure(*range.max, range.written_max, language);
    return range.min == Length() ? most : joined(figure(range.min, range.written_min, language), most);
}

std::string claimant_of(const Range& range, Language language) {
    const std::string_view own = catalog::claimant_name(range.claimant, code_of(language));
    const std::string claimant = own.empty() ? range.claimant : std::string(own);
    return range.claim_date.empty() ? claimant : fmt::format("{} ({})", claimant, range.claim_date);
}

std::string headed(const std::string& head, const std::string& text) {
    return head.empty() ? text : fmt::format("{}: {}", head, text);
}

std::string enumerated(const std::vector<std::string>& texts, const Words& words) {
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) list += i + 1 == texts.size() ? words.conjunction : std::string_view(", ");
        list += texts[i];
    }
    return list;
}

void add(std::vector<std::string>& texts, std::string text) {
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
}

/// `, 500–15,000 km`, where all have an upper edge.
std::string extremes(const Subject& subject, Language language) {
    const Range *least = nullptr, *most = nullptr;
    for (const auto& range : subject.ranges) {
        if (!range->max) return {};
        if (least == nullptr || *range->max < *least->max) least = range.get();
        if (most == nullptr || *range->max > *most->max) most = range.get();
    }
    if (least == nullptr || *least->max == *most->max) return {};
    return ", " +
           joined(figure(*least->max, least->written_max, language), figure(*most->max, most->written_max, language));
}

std::string what(const Subject& subject, Language language) {
    const Words& words = words_of(language);
    std::vector<std::string> statements, figures;
    std::vector<std::string> heads;
    for (const auto& range : subject.ranges) {
        add(statements, statement(*range, language));
        add(figures, figures_of(*range, language));
        add(heads, about(*range, language));
    }
    if (statements.empty()) return std::string(words.legend_ranges);  // each site has its own
    if (statements.size() == 1) return statements.front();
    const bool one_head = heads.size() == 1 && !heads.front().empty();
    const std::string head = one_head ? heads.front() : "";
    if (one_head && figures.size() <= most_named) return headed(head, enumerated(figures, words));
    if (statements.size() > most_named) {
        const std::string_view form = one_head ? words.stated_ranges : words.ranges;
        return headed(head, put(form, statements.size()) + extremes(subject, language));
    }
    return enumerated(statements, words);
}

std::string where(const Subject& subject, const Words& words) {
    std::vector<std::string> places = subject.places;
    for (const std::string& file : subject.files) add(places, put(words.sites_of, file));
    std::string list = places.size() > most_named ? put(words.sites, places.size()) : enumerated(places, words);
    if (places.size() < 2 && subject.files.empty()) return list;
    if (subject.together == Subject::Together::any) return put(words.any_of, list);
    if (subject.together == Subject::Together::all) return put(words.all_of, list);
    return list;
}

}  // namespace

/// A label, a system, a treaty's class, or nothing.
std::string about(const Range& range, Language language) {
    if (!range.label.empty()) return range.label;
    if (!range.system.empty()) return range.system;
    const bool solid = range.min == Length() && range.stated_min.value_or(Length()) > Length();
    return class_of(solid ? range.treaty : range.treaty_class, language);
}

std::string statement(const Range& range, Language language) {
    std::string text = figures_of(range, language);
    if (range.contested) text = fmt::format("{}, {}", words_of(language).disputed, text);
    if (range.qualifier) text += ", " + claimant_of(range, language);
    return headed(about(range, language), text);
}

std::string claim_of(const Range& range, Language language) {
    std::string text = figures_of(range, language);
    if (range.contested) return fmt::format("{}, {}", words_of(language).disputed, text);
    if (!range.qualifier) return text;
    const bool same = *range.qualifier == Qualifier::exactly || *range.qualifier == Qualifier::at_least;
    return same && range.basis == Basis::range ? claimant_of(range, language)
                                               : fmt::format("{}, {}", text, claimant_of(range, language));
}

std::string title(const Subject& subject, Language language) {
    const Words& words = words_of(language);
    std::string text = put(words.around, what(subject, language), where(subject, words));
    std::vector<std::string> sectors;
    for (const auto& [from, to] : subject.sectors) sectors.push_back(put(words.from_azimuth, from, to));
    if (!sectors.empty()) text = put(words.azimuths, text, enumerated(sectors, words));
    return subject.together == Subject::Together::depth ? put(words.by_depth, text) : text;
}

std::string several_ranges(Language language) { return std::string(words_of(language).several_ranges); }

std::string title_addition(Subject::Together together, bool contested, Language language) {
    const Words& words = words_of(language);
    std::vector<std::string_view> parts;
    if (contested) parts.push_back(words.disputed);
    if (together == Subject::Together::any) parts.push_back(words.union_of);
    if (together == Subject::Together::all) parts.push_back(words.intersection);
    if (together == Subject::Together::depth) parts.push_back(words.depth);
    return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

}  // namespace rangeband::picture
