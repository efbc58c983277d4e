// SPDX-License-Identifier: MIT
#include "io/read/read_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "io/read/input_source.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

using Words = std::span<const std::string_view>;
constexpr std::array<std::string_view, 3> latitude_words = {"lat", "latitude", "y"};
constexpr std::array<std::string_view, 5> longitude_words = {"lon", "lng", "long", "longitude", "x"};
constexpr std::array<std::string_view, 3> name_words = {"name", "site", "id"};
constexpr std::array<std::string_view, 2> geometry_words = {"wkt", "geometry"};

/// `lat_min` is another word than `lat`: it is the corner of a box.
bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view first_word(std::string_view text) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_word_character);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::optional<std::size_t> find_word(std::span<const std::string> headers, Words words, bool beginnings) {
    for (const auto word : words) {
        const auto at = std::find(headers.begin(), headers.end(), word);
        if (at != headers.end()) return static_cast<std::size_t>(at - headers.begin());
    }
    if (!beginnings) return std::nullopt;
    for (const auto word : words) {
        const auto at =
            std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return first_word(h) == word; });
        if (at != headers.end()) return static_cast<std::size_t>(at - headers.begin());
    }
    return std::nullopt;
}

}  // namespace

SiteColumns find_site_columns(std::span<const std::string> headers) {
    std::vector<std::string> small;
    for (const auto& header : headers) small.push_back(lowered(trimmed(header)));
    // Not by its beginning: `site_type` or `id_card` is no name.
    return {find_word(small, latitude_words, true), find_word(small, longitude_words, true),
            find_word(small, name_words, false), find_word(small, geometry_words, false)};
}

std::string list_names(std::span<const std::string> names) {
    constexpr std::size_t most = 12;
    std::string result;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        const bool last = i + 1 == names.size();
        result += fmt::format("{}'{}'", i == 0 ? "" : last ? " and " : ", ", names[i]);
    }
    if (names.size() > most) result += fmt::format(" and {} more", names.size() - most);
    return result;
}

}  // namespace rangeband::io
