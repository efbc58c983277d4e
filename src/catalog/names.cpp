// SPDX-License-Identifier: MIT
#include "catalog/names.hpp"

#include <algorithm>

#include "rangeband/text.hpp"

namespace rangeband::catalog {
namespace {

/// A letter of the Russian alphabet in lower case, two bytes of UTF-8.
std::string small_cyrillic(unsigned char lead, unsigned char next) {
    const unsigned letter = (lead & 0x1FU) << 6 | (next & 0x3FU);
    const unsigned small = letter >= 0x410 && letter <= 0x42F ? letter + 0x20 : letter == 0x401 ? 0x451 : letter;
    return {static_cast<char>(0xC0U | small >> 6), static_cast<char>(0x80U | (small & 0x3FU))};
}

/// `SS-20` and `ss 20` are one, and so are `РСД-10 «Пионер»` and `рсд-10 пионер`.
std::string folded(std::string_view name) {
    constexpr std::string_view quotes[] = {"«", "»", "“", "”", "„", "’"};
    std::string text;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto quote = std::ranges::find_if(quotes, [&](auto q) { return name.substr(at).starts_with(q); });
        const auto byte = static_cast<unsigned char>(name[at]);
        if (quote != std::end(quotes)) {
            at += quote->size() - 1;
        } else if ((byte == 0xD0 || byte == 0xD1) && at + 1 < name.size()) {
            text += small_cyrillic(byte, static_cast<unsigned char>(name[++at]));
        } else if (std::string_view(" -'\"").find(name[at]) == std::string_view::npos) {
            text += name[at];
        }
    }
    return lowered(text);
}

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

bool has_name(const std::vector<std::string>& names, std::string_view name) {
    const std::string wanted = folded(name);
    return !wanted.empty() && std::ranges::any_of(names, [&](const auto& known) { return folded(known) == wanted; });
}

}  // namespace rangeband::catalog
