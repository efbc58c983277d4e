// SPDX-License-Identifier: MIT
#include "rangeband/operations/scenario.hpp"

#include <fmt/format.h>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {

namespace {

/// `de` of `title[de]`; only texts have languages.
std::string_view language_of(std::string_view key) {
    const std::size_t bracket = key.find('[');
    const std::string_view name = key.substr(0, bracket);
    const bool is_text = name == "title" || name == "description";
    return is_text && bracket + 4 == key.size() && key.back() == ']' ? key.substr(bracket + 1, 2) : "";
}

/// The text in the requested language wins, wherever its line is.
void set_text(std::string& text, const std::string& value, std::string_view language, bool& translated) {
    if (language.empty() && translated) return;
    translated = !language.empty();
    text = value;
}

}  // namespace

std::vector<Setting> read_settings(std::string_view text, std::string_view file) {
    std::vector<Setting> settings;
    int number = 0;
    for (const std::string_view whole : split(text, '\n')) {
        ++number;
        const std::string_view line = trimmed(whole.substr(0, whole.find('#')));
        if (line.empty()) continue;
        const std::size_t sign = line.find('=');
        const std::string_view key = trimmed(line.substr(0, sign));
        if (sign == line.npos || key.empty()) {
            throw Error::usage(fmt::format("{}: line {}: '{}' is not of the form KEY = VALUE", file, number, line));
        }
        const std::string_view language = language_of(key);
        settings.push_back({std::string(language.empty() ? key : key.substr(0, key.find('['))),
                            std::string(trimmed(line.substr(sign + 1))), std::string(language), number});
    }
    return settings;
}

Pair parse_pair(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == text.npos || colon + 1 == text.size()) {
        throw Error::usage(fmt::format("'{}' is not of the form SITE:RANGE, such as kapustin-yar:480km", text));
    }
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Scenario read_scenario(std::string_view name, const Data& data, std::string_view language) {
    bool translated_title = false, translated_description = false;
    const std::string file = fmt::format("scenario {}", name);
    Scenario scenario;
    for (Setting& setting : read_settings(catalog::scenario_text(name, data.sources), file)) {
        const auto& [key, value, of_language, line] = setting;
        if (!of_language.empty() && of_language != language) continue;
        try {
            if (key == "title")
                set_text(scenario.title, value, of_language, translated_title);
            else if (key == "description")
                set_text(scenario.description, value, of_language, translated_description);
            else if (key == "mark")
                scenario.marks.push_back(parse_place(value));
            else if (key == "at")
                scenario.query.at.push_back(parse_place(value));
            else if (key == "site")
                scenario.query.site.push_back(value);
            else if (key == "from-country")
                scenario.query.from_country.push_back(value);
            else if (key == "pair")
                scenario.query.pair.push_back(parse_pair(value));
            else if (key == "range")
                scenario.query.range.emplace_back(value);
            else
                scenario.others.push_back(std::move(setting));
        } catch (const Error& error) {
            throw error.within(fmt::format("{}: line {}", file, line));
        }
    }
    return scenario;
}

}  // namespace rangeband::operations
