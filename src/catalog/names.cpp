// SPDX-License-Identifier: MIT
#include "catalog/names.hpp"

#include <algorithm>

#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {
namespace {

/// `NATO: SS-20, Saber` says whose names these are.
void add_listed(std::string_view list, std::vector<std::string>& names) {
    for (std::string_view group : split(list, ';')) {
        if (const std::size_t whose = group.find(": "); whose != group.npos) group.remove_prefix(whose + 1);
        for (const std::string_view name : split(group, ',')) {
            if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
        }
    }
}

std::vector<std::string> with_translations(std::string name, bool of_system, std::string_view id,
                                           const std::vector<Name>& names) {
    std::vector<std::string> all{std::move(name)};
    for (const Name& other : names) {
        if (other.of_system == of_system && other.id == id) all.push_back(other.name);
    }
    return all;
}

}  // namespace

std::vector<std::string> names_of(const System& system, const std::vector<Name>& names) {
    std::vector<std::string> all = with_translations(system.name, true, system.id, names);
    add_listed(system.other_names, all);
    return all;
}

std::vector<std::string> names_of(const Site& site, const std::vector<Name>& names) {
    return with_translations(site.name, false, site.id, names);
}

namespace {

/// `St. Petersburg`, `St Petersburg` and `Sankt Petersburg` are one name: each word but the last that says so is
/// `saint`.
std::string with_saints(const std::string& text) {
    static constexpr std::string_view saints = "|st|st.|saint|sankt|sint|", between = " -";
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(between, at), text.size());
        const std::string word = text.substr(at, end - at);
        const bool is_last = text.find_first_not_of(between, end) == text.npos;
        const bool is_saint = !word.empty() && !is_last && saints.find('|' + word + '|') != saints.npos;
        result += is_saint ? "saint" : word;
        if (end < text.size()) result += text[end];
        at = end + 1;
    }
    return result;
}

}  // namespace

std::string folded(std::string_view name) {
    std::string text = with_saints(without_accents(small_letters(plain_text(name))));
    for (const std::string_view quote : {"«", "»", "„"}) {
        for (auto at = text.find(quote); at != text.npos; at = text.find(quote)) text.erase(at, quote.size());
    }
    std::erase_if(text, [](char c) { return std::string_view(" -'\".()").find(c) != std::string_view::npos; });
    return text;
}

bool has_name(const std::vector<std::string>& names, std::string_view name) {
    const std::string wanted = folded(name);
    return !wanted.empty() && std::ranges::any_of(names, [&](const auto& known) { return folded(known) == wanted; });
}

}  // namespace rangeband::catalog
