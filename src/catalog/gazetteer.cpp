// SPDX-License-Identifier: MIT
#include "rangeband/catalog/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "catalog/local_names.hpp"
#include "catalog/names.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {
namespace {

/// Other names in common use, by code, as `folded` leaves them; a country's own name, its codes and its names in German
/// and Russian need no entry.
struct OtherNames {
    std::string_view code, names;
};
constexpr std::array other_names = {
    OtherNames{"AE", "|uae|emirates|"},
    OtherNames{"AT", "|autriche|"},
    OtherNames{"BA", "|bosnia|bosnien|босния|"},
    OtherNames{"BE", "|belgique|"},
    OtherNames{"BN", "|brunei|"},
    OtherNames{"BO", "|bolivia|"},
    OtherNames{"BR", "|brasil|"},
    OtherNames{"BY", "|weissrussland|belorussia|byelorussia|белоруссия|"},
    OtherNames{"CD", "|drc|drcongo|congokinshasa|zaire|demrepcongo|democraticrepublicofthecongo|"},
    OtherNames{"CG", "|congobrazzaville|republicofthecongo|"},
    OtherNames{"CH", "|suisse|svizzera|"},
    OtherNames{"CI", "|ivorycoast|cotedivoire|elfenbeinkuste|"},
    OtherNames{"CN", "|prc|peoplesrepublicofchina|mainlandchina|chine|кнр|"},
    OtherNames{"CV", "|capeverde|"},
    OtherNames{"CZ", "|czechia|czechrepublic|"},
    OtherNames{"DE", "|allemagne|alemania|federalrepublicofgermany|фрг|"},
    OtherNames{"ES", "|espana|espagne|"},
    OtherNames{"FI", "|suomi|"},
    OtherNames{"FR", "|francia|"},
    OtherNames{"GB", "|uk|greatbritain|britain|grossbritannien|"},
    OtherNames{"GR", "|hellas|"},
    OtherNames{"HU", "|hongrie|"},
    OtherNames{"GM", "|thegambia|"},
    OtherNames{"IE", "|eire|republicofireland|"},
    OtherNames{"IR", "|islamicrepublicofiran|persia|"},
    OtherNames{"IT", "|italia|"},
    OtherNames{"JP", "|japon|"},
    OtherNames{"KP", "|northkorea|dprk|coreedunord|севернаякорея|"},
    OtherNames{"KR", "|southkorea|rok|republicofkorea|korearepublicof|южнаякорея|"},
    OtherNames{"LA", "|lao|"},
    OtherNames{"MD", "|moldova|moldau|moldavia|молдавия|"},
    OtherNames{"MK", "|macedonia|northmacedonia|fyrom|mazedonien|"},
    OtherNames{"MM", "|burma|"},
    OtherNames{"NL", "|holland|thenetherlands|"},
    OtherNames{"PL", "|polska|pologne|"},
    OtherNames{"PS", "|palestine|palestinianterritory|palastina|stateofpalestine|палестина|"},
    OtherNames{"RU", "|russia|russianfederation|russie|rusia|рф|российскаяфедерация|"},
    OtherNames{"SA", "|ksa|"},
    OtherNames{"SE", "|suede|"},
    OtherNames{"SY", "|syria|syrianarabrepublic|"},
    OtherNames{"SZ", "|swaziland|"},
    OtherNames{"TL", "|easttimor|"},
    OtherNames{"TR", "|turkey|turkiye|turquie|"},
    OtherNames{"TW", "|republicofchina|formosa|"},
    OtherNames{"TZ", "|tanzania|"},
    OtherNames{"UA", "|theukraine|ukraina|"},
    OtherNames{"US", "|usa|unitedstates|theunitedstates|unitedstatesofamerica|america|us|etatsunis|estadosunidos|сша|"},
    OtherNames{"VA", "|vatican|vaticancity|holysee|vatikan|"},
};
constexpr std::array parts_of_countries = {
    OtherNames{"GB", "|england|scotland|wales|northernireland|schottland|англия|шотландия|"},
    OtherNames{"RU", "|siberia|sibirien|chechnya|сибирь|"},
    OtherNames{"US", "|alaska|hawaii|california|texas|florida|dc|"},
    OtherNames{"DE", "|bavaria|bayern|"},
    OtherNames{"EC", "|galapagos|galapagosislands|"},
    OtherNames{"ES", "|canaries|canaryislands|balearics|balearicislands|kanaren|"},
    OtherNames{"IT", "|sicily|sizilien|sardinia|sardinien|"},
    OtherNames{"NO", "|svalbard|spitsbergen|spitzbergen|"},
    OtherNames{"PT", "|azores|azoren|madeira|"},
};
/// Names of two countries.
constexpr std::array shared_names = {
    OtherNames{"CD or CG", "|congo|kongo|конго|"},
    OtherNames{"KP or KR", "|korea|coree|corea|корея|"},
};

std::string_view code_in(const auto& table, const std::string& name) {
    const std::string key = fmt::format("|{}|", name);
    const auto found =
        std::ranges::find_if(table, [&](const OtherNames& of) { return of.names.find(key) != of.names.npos; });
    return found == table.end() ? std::string_view() : found->code;
}

/// `ü` may be written as `ue`, or without its dots.
bool is_name(std::string_view name, const std::string& wanted) {
    if (folded(name) == wanted) return true;
    std::string spelled = small_letters(name);
    bool any = false;
    for (const auto& [letter, two] : {std::pair("ä", "ae"), std::pair("ö", "oe"), std::pair("ü", "ue")}) {
        for (auto at = spelled.find(letter); at != spelled.npos; at = spelled.find(letter)) {
            spelled.replace(at, 2, two);
            any = true;
        }
    }
    return any && folded(spelled) == wanted;
}

const Country* find_country(const std::string& wanted, const std::vector<Country>& countries) {
    const auto find = [&](const auto& fits) -> const Country* {
        const auto found = std::ranges::find_if(countries, fits);
        return found == countries.end() ? nullptr : &*found;
    };
    if (wanted.empty()) return nullptr;
    if (const auto* own = find([&](const Country& country) {
            return folded(country.iso_a2) == wanted || folded(country.iso_a3) == wanted ||
                   folded(country.name) == wanted;
        })) {
        return own;
    }
    std::string_view code = code_in(other_names, wanted);
    for (const auto& names : {std::span(countries_de), std::span(countries_ru)}) {
        const auto found = std::ranges::find_if(names, [&](const auto& local) { return is_name(local.name, wanted); });
        if (code.empty() && found != names.end()) code = found->id;
    }
    return code.empty() ? nullptr : find([&](const Country& country) { return country.iso_a2 == code; });
}

/// Cities that are called so in German or Russian on our maps.
std::set<std::string_view> cities_called(const std::string& wanted) {
    std::set<std::string_view> ids;
    for (const auto& names : {cities_de, cities_ru}) {
        for (const LocalName& local : names) {
            if (is_name(local.name, wanted)) ids.insert(local.id);
        }
    }
    return ids;
}

bool has_other_name(const City& city, const std::string& wanted) {
    const auto names = split(city.other_names, ';');
    return std::ranges::any_of(names, [&](std::string_view name) { return is_name(name, wanted); });
}

/// Two marks of one place.
bool are_one(const KnownPlace& a, const KnownPlace& b) {
    constexpr Length one_place = Length::km(5);
    return geodesic::inverse(a.position, b.position).distance < one_place;
}

std::vector<KnownPlace> places_named(std::string_view name, const std::string& country_code, const Catalog& catalog,
                                     const std::vector<Country>& countries) {
    std::vector<KnownPlace> found;
    const auto add = [&](KnownPlace&& place) {
        const bool known = std::ranges::any_of(found, [&](const auto& other) { return are_one(place, other); });
        if (!known) found.push_back(std::move(place));
    };
    const std::string wanted = folded(name);
    const std::set<std::string_view> others = cities_called(wanted);
    for (const City& city : catalog.cities()) {
        if (!country_code.empty() && city.country != country_code) continue;
        if (!is_name(city.name, wanted) && !others.contains(city.id) && !has_other_name(city, wanted)) continue;
        const Country* const country = find_country(folded(city.country), countries);
        add({city.name, country == nullptr ? city.country : country->name, city.position, "", city.id});
    }
    for (const std::string& id : catalog.sites_named(name)) {
        const auto site = std::ranges::find(catalog.sites(), id, &Site::id);
        if (!site->position) continue;
        const Country* const country = find_country(folded(site->country), countries);
        if (!country_code.empty() && (country == nullptr || country->iso_a2 != country_code)) continue;
        add({site->name, site->country, *site->position, site->id, ""});
    }
    return found;
}

/// The longer name (Kapustin), or the nearest one. Further than two letters away it is another name: North Pole is
/// not North York.
std::string slip_of(std::string_view name, const std::vector<std::string>& names) {
    constexpr std::size_t most = 2;
    const auto is_longer = [&](std::string_view known) {
        return known.size() > name.size() && known[name.size()] == ' ' && same_name(known.substr(0, name.size()), name);
    };
    std::string longer;  // which all that are longer begin with
    for (const std::string& known : names) {
        if (is_longer(known) && (longer.empty() || longer.starts_with(known))) longer = known;
    }
    const bool alone = std::ranges::all_of(
        names, [&](const std::string& known) { return !is_longer(known) || known.starts_with(longer); });
    if (alone && !longer.empty()) return fmt::format("; did you mean {}?", longer);
    const std::string_view near = nearest(name, names);
    return near.empty() || edit_distance(name, near) > most ? "" : fmt::format("; did you mean {}?", near);
}

}  // namespace

const Country& country_called(std::string_view name, const std::vector<Country>& countries) {
    const std::string wanted = folded(name);
    if (const auto both = code_in(shared_names, wanted); !both.empty()) {
        throw Error::usage(fmt::format("'{}' is the name of two countries; write {}", name, both));
    }
    if (const Country* const found = find_country(wanted, countries)) return *found;
    if (const auto whole = code_in(parts_of_countries, wanted); !whole.empty()) {
        const Country* const country = find_country(folded(whole), countries);
        throw Error::usage(fmt::format("{} is a part of {}; write {} for the whole", name,
                                       country == nullptr ? whole : country->name, whole));
    }
    std::vector<std::string> names;  // codes are too short for slips of the keyboard to be told
    for (const Country& country : countries) names.push_back(country.name);
    const std::string near = slip_of(name, names);
    throw Error::usage(fmt::format("unknown country '{}'{}", name,
                                   near.empty() ? "; use a code or name of " + parameter("list countries") : near));
}

std::vector<std::string> countries_meant(std::string_view name, const std::vector<Country>& countries) {
    const std::string wanted = folded(name);
    if (const std::string_view both = code_in(shared_names, wanted); !both.empty()) {
        constexpr std::string_view between = " or ";
        const auto at = both.find(between);
        return {std::string(both.substr(0, at)), std::string(both.substr(at + between.size()))};
    }
    if (const Country* const found = find_country(wanted, countries)) return {found->iso_a2};
    const std::string_view whole = code_in(parts_of_countries, wanted);
    return whole.empty() ? std::vector<std::string>() : std::vector{std::string(whole)};
}

bool is_territory(std::string_view iso_a2) {
    static constexpr std::array<std::string_view, 46> all = {
        "AI", "AS", "AW", "AX", "BL", "BM", "BQ", "CC", "CW", "CX", "FK", "FO", "GF", "GG", "GI", "GL",
        "GP", "GS", "GU", "HK", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "PF",
        "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "VG", "VI", "WF", "YT"};
    return std::ranges::find(all, iso_a2) != all.end();
}

std::vector<std::string> cities_named(std::string_view name, const Catalog& catalog) {
    const std::string wanted = folded(name);
    const std::set<std::string_view> others = cities_called(wanted);
    std::vector<std::string> ids;
    for (const City& city : catalog.cities()) {
        if (is_name(city.name, wanted) || others.contains(city.id) || has_other_name(city, wanted))
            ids.push_back(city.id);
    }
    return ids;
}

/// Short names are often one letter away from unrelated ones.
constexpr std::size_t shortest_slip = 6;

KnownPlace place_called(std::string_view text, const Catalog& catalog) {
    const std::vector<Country> countries = catalog.countries();
    const std::size_t comma = text.rfind(',');
    const std::string_view name = trimmed(text.substr(0, comma));
    const std::vector<KnownPlace> anywhere = places_named(name, "", catalog, countries);
    std::string code;
    if (comma != text.npos && !anywhere.empty()) {
        const std::string_view country = trimmed(text.substr(comma + 1));
        code = code_in(parts_of_countries, folded(country));
        if (code.empty()) code = country_called(country, countries).iso_a2;
    }
    const std::vector<KnownPlace> found = code.empty() ? anywhere : places_named(name, code, catalog, countries);
    if (found.size() == 1) return found.front();
    if (found.empty() && !anywhere.empty()) {
        throw Error::usage(fmt::format("no city called '{}' is known in {}, only in {}; give a position: LAT,LON,NAME",
                                       name, code, anywhere.front().country));
    }
    if (found.empty()) {
        if (const Country* const country = find_country(folded(text), countries)) {
            const std::string_view shared = code_in(shared_names, folded(text));
            throw Error::usage(fmt::format(
                "'{}' is a country; name a city or give a position: LAT,LON,NAME (its outline "
                "is {})",
                text, parameter(fmt::format("from_country {}", shared.empty() ? country->iso_a2 : shared))));
        }
        std::vector<std::string> names;
        for (City& city : catalog.cities()) names.push_back(std::move(city.name));
        for (const Site& site : catalog.sites()) names.push_back(site.name);
        const std::string near = name.size() < shortest_slip ? "" : slip_of(name, names);
        throw Error::usage(fmt::format("no city or site is called '{}'{} a position: LAT,LON,NAME", text,
                                       near.empty() ? "; give" : near + " Or give"));
    }
    std::string list;
    for (const KnownPlace& place : found) {
        list += fmt::format("{}{}, {} ({:.4f},{:.4f}{})", list.empty() ? "" : "; ", place.name, place.country,
                            place.position.lat(), place.position.lon(),
                            place.site.empty() ? "" : fmt::format(", site {}", place.site));
    }
    const bool one_country =
        std::ranges::all_of(found, [&](const KnownPlace& place) { return place.country == found.front().country; });
    const std::string advice = one_country ? "write its position"
                                           : fmt::format("write one with its country, as in '{},{}', or its position",
                                                         name, found.back().country);
    throw Error::usage(fmt::format("'{}' is the name of {} places: {}; {}", text, found.size(), list, advice));
}

}  // namespace rangeband::catalog
