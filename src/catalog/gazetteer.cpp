// SPDX-License-Identifier: MIT
#include "rangeband/catalog/gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "catalog/names.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {
namespace {

/// Other names in common use, by code, as `folded` leaves them; a country's own name and its codes need no entry.
struct OtherNames {
    std::string_view code, names;
};
constexpr std::array other_names = {
    OtherNames{"AE", "|uae|emirates|vereinigtearabischeemirate|оаэ|"},
    OtherNames{"AT", "|osterreich|oesterreich|autriche|австрия|"},
    OtherNames{"AZ", "|aserbaidschan|азербайджан|"},
    OtherNames{"BA", "|bosnia|bosnien|босния|"},
    OtherNames{"BE", "|belgien|belgique|бельгия|"},
    OtherNames{"BG", "|bulgarien|болгария|"},
    OtherNames{"BN", "|brunei|bruneidarussalam|"},
    OtherNames{"BO", "|bolivia|"},
    OtherNames{"BR", "|brasil|brasilien|бразилия|"},
    OtherNames{"BY", "|weissrussland|belorussia|byelorussia|беларусь|белоруссия|"},
    OtherNames{"CD", "|drc|drcongo|congokinshasa|zaire|demrepcongo|democraticrepublicofthecongo|"},
    OtherNames{"CG", "|congobrazzaville|republicofthecongo|"},
    OtherNames{"CH", "|schweiz|suisse|svizzera|швейцария|"},
    OtherNames{"CI", "|ivorycoast|cotedivoire|elfenbeinkuste|"},
    OtherNames{"CN", "|prc|peoplesrepublicofchina|mainlandchina|chine|китай|кнр|"},
    OtherNames{"CV", "|capeverde|caboverde|"},
    OtherNames{"CZ", "|czechia|czechrepublic|tschechien|чехия|"},
    OtherNames{"DE", "|deutschland|allemagne|alemania|federalrepublicofgermany|германия|фрг|"},
    OtherNames{"DK", "|danemark|дания|"},
    OtherNames{"EE", "|estland|эстония|"},
    OtherNames{"EG", "|agypten|aegypten|египет|"},
    OtherNames{"ES", "|spanien|espana|espagne|испания|"},
    OtherNames{"FI", "|finnland|suomi|финляндия|"},
    OtherNames{"FR", "|frankreich|francia|франция|"},
    OtherNames{"GB", "|uk|greatbritain|britain|grossbritannien|vereinigteskonigreich|великобритания|"},
    OtherNames{"GE", "|georgien|грузия|"},
    OtherNames{"GR", "|griechenland|hellas|греция|"},
    OtherNames{"HR", "|kroatien|хорватия|"},
    OtherNames{"HU", "|ungarn|hongrie|венгрия|"},
    OtherNames{"IE", "|eire|irland|ирландия|"},
    OtherNames{"IL", "|израиль|"},
    OtherNames{"IN", "|indien|индия|"},
    OtherNames{"IQ", "|irak|ирак|"},
    OtherNames{"IR", "|islamicrepublicofiran|persia|иран|"},
    OtherNames{"IT", "|italien|italia|италия|"},
    OtherNames{"JP", "|japon|япония|"},
    OtherNames{"KP", "|northkorea|dprk|nordkorea|coreedunord|кндр|севернаякорея|"},
    OtherNames{"KR", "|southkorea|rok|republicofkorea|korearepublicof|sudkorea|южнаякорея|"},
    OtherNames{"KZ", "|kasachstan|казахстан|"},
    OtherNames{"LA", "|laos|lao|"},
    OtherNames{"LT", "|litauen|литва|"},
    OtherNames{"LV", "|lettland|латвия|"},
    OtherNames{"MD", "|moldova|moldau|moldavia|молдова|молдавия|"},
    OtherNames{"MK", "|macedonia|northmacedonia|fyrom|mazedonien|"},
    OtherNames{"MM", "|burma|myanmar|"},
    OtherNames{"NL", "|holland|thenetherlands|niederlande|нидерланды|"},
    OtherNames{"NO", "|norwegen|норвегия|"},
    OtherNames{"PL", "|polen|polska|pologne|польша|"},
    OtherNames{"PS", "|palestine|palestinianterritory|palastina|stateofpalestine|палестина|"},
    OtherNames{"RO", "|rumanien|румыния|"},
    OtherNames{"RS", "|serbien|сербия|"},
    OtherNames{"RU", "|russia|russianfederation|russland|russie|rusia|россия|рф|российскаяфедерация|"},
    OtherNames{"SA", "|ksa|saudiarabien|саудовскаяаравия|"},
    OtherNames{"SE", "|schweden|suede|швеция|"},
    OtherNames{"SK", "|slowakei|словакия|"},
    OtherNames{"SY", "|syria|syrien|syrianarabrepublic|сирия|"},
    OtherNames{"SZ", "|swaziland|eswatini|"},
    OtherNames{"TL", "|easttimor|timorleste|"},
    OtherNames{"TR", "|turkey|turkiye|turkei|tuerkei|turquie|турция|"},
    OtherNames{"TW", "|taiwan|republicofchina|formosa|тайвань|"},
    OtherNames{"TZ", "|tanzania|"},
    OtherNames{"UA", "|theukraine|ukraina|украина|"},
    OtherNames{"US", "|usa|unitedstatesofamerica|america|us|vereinigtestaaten|etatsunis|estadosunidos|сша|"},
    OtherNames{"VA", "|vatican|vaticancity|holysee|vatikan|"},
    OtherNames{"VE", "|venezuela|"},
    OtherNames{"VN", "|vietnam|вьетнам|"},
};
constexpr std::array parts_of_countries = {
    OtherNames{"GB", "|england|scotland|wales|northernireland|schottland|англия|шотландия|"},
    OtherNames{"RU", "|siberia|sibirien|chechnya|сибирь|"},
    OtherNames{"US", "|alaska|hawaii|california|texas|"},
    OtherNames{"DE", "|bavaria|bayern|"},
};

std::string_view code_in(const auto& table, const std::string& name) {
    const std::string key = fmt::format("|{}|", name);
    const auto found =
        std::ranges::find_if(table, [&](const OtherNames& of) { return of.names.find(key) != of.names.npos; });
    return found == table.end() ? std::string_view() : found->code;
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
    const std::string_view code = code_in(other_names, wanted);
    return find([&](const Country& country) { return country.iso_a2 == code; });
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
    for (const City& city : catalog.cities()) {
        if (folded(city.name) != wanted || (!country_code.empty() && city.country != country_code)) continue;
        const Country* const country = find_country(folded(city.country), countries);
        add({city.name, country == nullptr ? city.country : country->name, city.position, ""});
    }
    for (const std::string& id : catalog.sites_named(name)) {
        const auto site = std::ranges::find(catalog.sites(), id, &Site::id);
        if (!site->position) continue;
        const Country* const country = find_country(folded(site->country), countries);
        if (!country_code.empty() && (country == nullptr || country->iso_a2 != country_code)) continue;
        add({site->name, site->country, *site->position, site->id});
    }
    return found;
}

}  // namespace

const Country& country_called(std::string_view name, const std::vector<Country>& countries) {
    const std::string wanted = folded(name);
    if (const Country* const found = find_country(wanted, countries)) return *found;
    if (const auto whole = code_in(parts_of_countries, wanted); !whole.empty()) {
        const Country* const country = find_country(folded(whole), countries);
        throw Error::usage(fmt::format("{} is a part of {}; write {} for the whole", name,
                                       country == nullptr ? whole : country->name, whole));
    }
    std::vector<std::string> names;  // codes are too short for slips of the keyboard to be told
    for (const Country& country : countries) names.push_back(country.name);
    const std::string_view near = nearest(name, names);
    throw Error::usage(fmt::format(
        "unknown country '{}'; {}", name,
        near.empty() ? "use a code or name of 'rangeband list countries'" : fmt::format("did you mean {}?", near)));
}

std::vector<std::string> cities_named(std::string_view name, const Catalog& catalog) {
    const std::string wanted = folded(name);
    std::vector<std::string> ids;
    for (const City& city : catalog.cities()) {
        if (folded(city.name) == wanted) ids.push_back(city.id);
    }
    return ids;
}

KnownPlace place_called(std::string_view text, const Catalog& catalog) {
    const std::vector<Country> countries = catalog.countries();
    const std::size_t comma = text.rfind(',');
    const std::string_view name = trimmed(text.substr(0, comma));
    std::string code;
    const bool known = comma == text.npos || !places_named(name, "", catalog, countries).empty();
    if (comma != text.npos && known) code = country_called(trimmed(text.substr(comma + 1)), countries).iso_a2;
    const std::vector<KnownPlace> found =
        known ? places_named(name, code, catalog, countries) : std::vector<KnownPlace>();
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        std::vector<std::string> names;
        for (City& city : catalog.cities()) names.push_back(std::move(city.name));
        for (const Site& site : catalog.sites()) names.push_back(site.name);
        const std::string near = did_you_mean(name, names);
        throw Error::usage(fmt::format("no city or site is called '{}'{}", text,
                                       near.empty() ? "; give its position: LAT,LON,NAME" : near));
    }
    std::string list;
    for (const KnownPlace& place : found) {
        list += fmt::format("{}{}, {} ({:.4f},{:.4f}{})", list.empty() ? "" : "; ", place.name, place.country,
                            place.position.lat(), place.position.lon(),
                            place.site.empty() ? "" : fmt::format(", site {}", place.site));
    }
    const std::string advice = code.empty() ? fmt::format("write one with its country, as in '{},{}', or its position",
                                                          name, found.front().country)
                                            : "write its position";
    throw Error::usage(fmt::format("'{}' is the name of {} places: {}; {}", text, found.size(), list, advice));
}

}  // namespace rangeband::catalog
