// SPDX-License-Identifier: MIT
// The addresses that maps show.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "geodesic/position_parts.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
namespace {

std::string without_percents(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const bool is_code =
            text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(text.data() + at + 1, text.data() + at + 3, code, 16).ptr == text.data() + at + 3;
        plain += is_code ? static_cast<char>(static_cast<unsigned char>(code)) : text[at] == '+' ? ' ' : text[at];
        if (is_code) at += 2;
    }
    return plain_text(plain);
}

/// The place that somebody marked, which stands beside the view of the map: in the path of Google's, in `pt=` (the
/// longitude first), `whatshere[point]=` (too) and `text=` of Yandex's.
std::optional<Parts> pin_in(std::string_view text, bool longitude_first) {
    const auto pair_in = [](std::string_view part, bool swap) -> std::optional<Parts> {
        const std::string plain = without_percents(part);
        auto parts = by_hemispheres(plain);
        if (!parts) parts = by_commas(plain);
        if (!parts) return std::nullopt;
        if (swap) std::swap(parts->first, parts->second);
        return is_position(*parts) ? parts : std::nullopt;
    };
    for (const std::string_view before : {"/maps/place/", "/maps/search/"}) {
        const auto place = text.find(before);
        if (place == text.npos || text.find("!3d") != text.npos) continue;
        const auto begin = place + before.size();
        if (auto pin = pair_in(text.substr(begin, text.find_first_of("/?", begin) - begin), false)) return pin;
    }
    if (text.find("2gis.") != text.npos) {  // `/geo/46.25,48.57`
        for (const std::string_view piece : split(text.substr(0, text.find('?')), '/')) {
            if (!piece.empty() && is_digit(piece.front()) && piece.find(',') != piece.npos) return pair_in(piece, true);
        }
    }
    if (!longitude_first) return std::nullopt;
    struct Mark {
        std::string_view before;
        bool longitude_first;
    };
    for (const auto& [before, swap] : {Mark{"whatshere%5Bpoint%5D=", true}, Mark{"whatshere[point]=", true},
                                       Mark{"pt=", true}, Mark{"text=", false}}) {
        const auto at = text.find(before);
        if (at == text.npos) continue;
        const std::string value =
            without_percents(text.substr(at + before.size(), text.find('&', at) - at - before.size()));
        if (value.find_first_of("0123456789") == value.npos) continue;
        if (auto pin = pair_in(value.substr(0, value.find('~')), swap)) return pin;
    }
    return std::nullopt;
}

/// An address that names a place by a word, and has no position but the middle of what the map showed.
void refuse_view(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != text.npos; };
    const bool named = ((has("/maps/place/") || has("/maps/search/")) && has("/@") && !has("!3d")) ||
                       has("openstreetmap.org/node/") || has("openstreetmap.org/way/") ||
                       has("openstreetmap.org/relation/");
    const auto query = text.find("q=");
    const bool is_label = has("maps.apple.");  // what `q=` is beside `ll=`
    const bool words = !is_label && query != text.npos && query > 0 &&
                       (text[query - 1] == '?' || text[query - 1] == '&') && query + 2 < text.size() &&
                       std::string_view("0123456789-+").find(text[query + 2]) == text.npos && has("ll=");
    if (!named && !words) return;
    throw Error::usage(
        fmt::format("'{}' names a place whose position it does not have, only the middle of the map; click "
                    "on the place and copy its coordinates",
                    text));
}

/// What stands before and between two numbers.
struct Form {
    std::string_view before, between;
    bool is_view = false, longitude_first = false;
};
constexpr std::array forms = {
    Form{"geo:", ","},        Form{"mlat=", "&mlon="},    Form{"!3d", "!4d"},          Form{"sp=point.", "_"},
    Form{"q=", ","},          Form{"query=", ","},        Form{"/@", ",", true},       Form{"ll=", ",", true},
    Form{"cp=", "~", true},   Form{"#view=", ",", true},  Form{"lat=", "&lon="},       Form{"lat=", "&lng=", true},
    Form{"coordinate=", ","}, Form{"center=", ",", true}, Form{"m=", ",", true, true}, Form{"x=", "&y=", true, true}};

std::string_view number_at_start(std::string_view part) {
    return part.substr(0, part.find_first_not_of("0123456789.-+"));
}

std::optional<Parts> in_form(std::string_view text, const Form& form, bool longitude_first) {
    const auto& [before, between, is_view, swap] = form;
    auto at = text.find(before);
    while (at != text.npos && at > 0 && is_letter(before.front()) && is_letter(text[at - 1])) {
        at = text.find(before, at + 1);  // `sll=` is where the search began
    }
    if (at == text.npos) return std::nullopt;
    const std::string_view behind = text.substr(at + before.size()), first = number_at_start(behind);
    if (first.empty() || !behind.substr(first.size()).starts_with(between)) return std::nullopt;
    const std::string_view rest = behind.substr(first.size() + between.size());
    if (before == "!3d" && rest.find(before) != rest.npos) {
        throw Error::usage(fmt::format("'{}' has several places; give the position of one", text));
    }
    Parts parts{std::string(first), std::string(number_at_start(rest))};
    const auto has = [&](std::string_view part) { return text.find(part) != text.npos; };
    if (swap || (longitude_first && before == "ll=")) std::swap(parts.first, parts.second);
    parts.is_view = is_view && !(before == "ll=" && (has("maps.apple.") || has("waze.")));
    return parts;
}

/// `#map=5/48.57/46.25`
std::optional<Parts> in_fragment(std::string_view text) {
    const auto map = text.find("#map=");
    if (map == text.npos) return std::nullopt;
    const auto pieces = split(text.substr(map), '/');
    if (pieces.size() < 3) return std::nullopt;
    Parts parts{std::string(pieces[1]), std::string(number_at_start(pieces[2]))};
    parts.is_view = true;
    return parts;
}

/// `geohack.php?params=48_34_N_46_15_E`
std::optional<Parts> in_geohack(std::string_view text) {
    constexpr std::string_view parameters = "params=";
    const auto at = text.find(parameters);
    if (at == text.npos || text.find("geohack") == text.npos) return std::nullopt;
    std::string value(text.substr(at + parameters.size()));
    value.resize(std::min(value.find('&'), value.size()));
    std::ranges::replace(value, '_', ' ');
    const auto parts = by_hemispheres(value);
    return parts ? std::optional(Parts{parts->first, parts->second}) : std::nullopt;
}

std::string with_commas(std::string_view text) {
    std::string address(text);
    for (const std::string_view comma : {"%2C", "%2c"}) {
        for (auto at = address.find(comma); at != address.npos; at = address.find(comma)) {
            address.replace(at, comma.size(), ",");
        }
    }
    return address;
}

void refuse_route(std::string_view text) {
    for (const std::string_view part : {"/maps/dir/", "/directions?", "rtext="}) {
        if (text.find(part) == text.npos) continue;
        throw Error::usage(fmt::format("'{}' is a route; give the position of one place", text));
    }
}

}  // namespace

std::optional<Parts> in_address(std::string_view text) {
    const bool is_end = text.starts_with('@') && text.ends_with('z');  // `@48.57,46.25,14z`
    if (is_end) return in_address(fmt::format("https://google/{}", text));
    const bool is_address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("geo:");
    if (!is_address) return std::nullopt;
    if (auto parts = in_geohack(text)) return parts;
    static constexpr std::string_view nowhere = "geo:0,0";  // of telephones, with the place in `q=`
    if (text.starts_with(nowhere) && text.find("q=") != text.npos) text.remove_prefix(nowhere.size());
    const std::string address = with_commas(text);
    refuse_route(address);
    const bool longitude_first = address.find("yandex.") != address.npos;  // in `ll=`
    if (auto pin = pin_in(address, longitude_first)) return pin;
    refuse_view(address);
    for (const Form& form : forms) {
        if (auto parts = in_form(address, form, longitude_first)) return parts;
    }
    if (auto parts = in_fragment(address)) return parts;
    throw Error::usage(fmt::format("'{}' has no coordinates; open it, and copy them from the map", address));
}

}  // namespace rangeband::geodesic
