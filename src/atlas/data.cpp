// SPDX-License-Identifier: MIT
#include "atlas/data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "rangeband/atlas/page.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/error.hpp"
#include "rangeband/json.hpp"

namespace rangeband::atlas {
namespace {

constexpr std::int64_t large_city = 1'000'000;  // with the capitals some 500 cities, 30 KB

std::string number(double value, double decimals) {
    const double unit = std::pow(10.0, decimals);
    return json_number(std::round(value * unit) / unit);
}
std::string degrees(double value) { return number(value, 5); }

std::string flag(bool value) { return value ? "true" : "false"; }

/// To the millimetre: 500 km is 500.
std::string km(Length length) { return number(length.km(), 6); }
std::string km(const std::optional<Length>& length) { return length ? km(*length) : "null"; }

std::string edge(const std::optional<catalog::Limit>& edge) {
    if (!edge) return "null";
    return json_object({{"km", km(edge->at)}, {"inclusive", flag(edge->inclusive)}});
}

template <class Rows, class Make>
std::string array(const Rows& rows, Make&& make) {
    std::vector<std::string> values;
    for (const auto& row : rows) values.push_back(make(row));
    return json_array(values);
}

std::string words(std::string_view list) {
    std::vector<std::string> found;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        found.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return json_list(found);
}

std::string band(const catalog::Band& band) {
    return json_object({{"id", json_text(band.id)},
                        {"lower", edge(band.lower)},
                        {"upper", edge(band.upper)},
                        {"source", json_text(band.source_id)}});
}

std::string system(const catalog::System& system) {
    return json_object({{"id", json_text(system.id)},
                        {"name", json_text(system.name)},
                        {"otherNames", json_text(system.other_names)},
                        {"kind", json_text(system.kind)},
                        {"status", json_text(system.status)},
                        {"from", json_text(system.valid_from)},
                        {"to", json_text(system.valid_to)},
                        {"source", json_text(system.source_id)}});
}

std::string claim(const catalog::Claim& claim) {
    return json_object({{"id", json_text(catalog::full_id(claim))},
                        {"system", json_text(claim.system)},
                        {"claimant", json_text(claim.claimant)},
                        {"date", json_text(claim.date)},
                        {"figures", json_text(catalog::figures(claim))},
                        {"min", km(claim.min)},
                        {"max", km(claim.max)},
                        {"classification", flag(claim.classification)},
                        {"confidence", json_text(claim.confidence)},
                        {"note", json_text(claim.note)},
                        {"source", json_text(claim.source_id)}});
}

std::string site(const catalog::Site& site) {
    return json_object({{"id", json_text(site.id)},
                        {"name", json_text(site.name)},
                        {"party", json_text(site.party)},
                        {"country", json_text(site.country)},
                        {"role", json_text(site.role)},
                        {"systems", words(site.system)},
                        {"lat", degrees(site.position->lat())},
                        {"lon", degrees(site.position->lon())},
                        {"precision", json_text(site.precision)},
                        {"from", json_text(site.valid_from)},
                        {"to", json_text(site.valid_to)},
                        {"source", json_text(site.source_id)},
                        {"positionSource", json_text(site.position_source_id)}});
}

std::string own_place(const Place& place) {
    return json_object({{"id", json_text(place.id)},
                        {"name", json_text(place.name)},
                        {"own", flag(true)},
                        {"lat", json_number(place.position.lat())},
                        {"lon", json_number(place.position.lon())}});
}

std::string sites(const catalog::Catalog& catalog) {
    std::vector<std::string> values;
    for (const catalog::Site& row : catalog.sites()) {
        if (row.position) values.push_back(site(row));
    }
    return json_array(values);
}

std::string pair(const Pair& pair) {
    const catalog::Range& range = pair.range;
    if (!range.max || *range.max > farthest) {
        throw Error::usage(
            fmt::format("range '{}' reaches beyond {} km, more than the page draws", range.id, farthest.km()));
    }
    return json_object({{"site", json_text(pair.site)},
                        {"range", json_object({{"id", json_text(range.id)},
                                               {"title", json_text(range.title)},
                                               {"inner", km(range.min)},
                                               {"km", km(*range.max)}})}});
}

std::string by_language(const std::map<std::string, std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [language, text] : texts) members.emplace_back(language, json_text(text));
    return json_object(members);
}

std::string scenario(const Scenario& scenario) {
    return json_object({{"id", json_text(scenario.id)},
                        {"titles", by_language(scenario.titles)},
                        {"descriptions", by_language(scenario.descriptions)},
                        {"own", flag(scenario.own)},
                        {"pairs", array(scenario.pairs, pair)}});
}

std::string scenarios(const Page& page, bool own) {
    std::vector<std::string> values;
    for (const Scenario& one : page.scenarios) {
        if (one.own == own) values.push_back(scenario(one));
    }
    return json_array(values);
}

std::string event(const catalog::Event& event) {
    return json_object(
        {{"date", json_text(event.date)}, {"text", json_text(event.text)}, {"source", json_text(event.source_id)}});
}

std::string source(const catalog::Source& source) {
    return json_object({{"id", json_text(source.id)},
                        {"title", json_text(source.title)},
                        {"publisher", json_text(source.publisher)},
                        {"date", json_text(source.date)},
                        {"url", json_text(source.url)},
                        {"kind", json_text(source.kind)},
                        {"attribution", json_text(source.attribution)}});
}

/// All by their size, since the map names the first for which there is room, and the largest of a name is found first.
struct Cities {
    std::vector<catalog::City> shown;  ///< in tables and on the map: the capitals and the largest
    std::vector<catalog::City> found;  ///< by their names alone

    explicit Cities(const catalog::Catalog& catalog) : shown(catalog.cities()) {
        std::ranges::stable_sort(shown, std::ranges::greater(), &catalog::City::population);
        const auto is_shown = [](const auto& city) { return city.capital || city.population >= large_city; };
        const auto rest = std::stable_partition(shown.begin(), shown.end(), is_shown);
        found.assign(std::make_move_iterator(rest), std::make_move_iterator(shown.end()));
        shown.erase(rest, shown.end());
    }
};

/// Column by column, and by country: there are thousands, and so they take a third less when packed.
std::string towns(std::vector<catalog::City> cities) {
    std::ranges::stable_sort(cities, {}, &catalog::City::country);
    const auto column = [&](auto&& text) { return array(cities, text); };
    const auto names = [&](const std::string& language) {
        return column([&](const auto& city) { return json_text(catalog::city_name(city.id, language)); });
    };
    const auto degrees = [](double value) { return json_number(std::round(value * 1e4)); };
    std::vector<std::pair<std::string, std::string>> local;
    for (const std::string& language : languages()) local.emplace_back(language, names(language));
    return json_object(
        {{"name", column([](const auto& city) { return json_text(city.name); })},
         {"country", column([](const auto& city) { return json_text(city.country); })},
         {"population", column([](const auto& city) { return fmt::format("{}", city.population / 1000); })},
         {"lat", column([&](const auto& city) { return degrees(city.position.lat()); })},
         {"lon", column([&](const auto& city) { return degrees(city.position.lon()); })},
         {"local", json_object(local)}});
}

/// In one line without names of members: there are hundreds.
std::string city(const catalog::City& city) {
    return json_array({json_text(city.id), json_text(city.name), json_text(city.country),
                       number(city.position.lat(), 4), number(city.position.lon(), 4), city.capital ? "1" : "0"});
}

std::string countries(const catalog::Catalog& catalog) {
    std::set<std::string> used;
    for (const catalog::City& city : catalog.cities()) used.insert(city.country);
    std::vector<std::pair<std::string, std::string>> members;
    for (const catalog::Country& country : catalog.countries()) {
        if (used.contains(country.iso_a2)) members.emplace_back(country.iso_a2, json_text(country.name));
    }
    return json_object(members);
}

/// As the engine in the page looks for them: src/wasm/memory.hpp.
std::string own_tables(const Page& page) {
    if (page.tables.empty()) return json_object({});
    std::vector<std::pair<std::string, std::string>> files = {
        {"geodata/EDITION", json_text(fmt::format("{} {}", page.edition.hash, page.edition.version))}};
    for (std::size_t i = 0; i < page.tables.size(); ++i) {
        const Tables& tables = page.tables[i];
        for (const auto& [name, text] : tables.files) {
            files.emplace_back(
                fmt::format("geodata/{}/{}/{}/{}", tables.added ? "added" : "instead", i, tables.folder, name),
                json_text(text));
        }
    }
    return json_object(files);
}

/// Those that a command line names.
std::string added_folders(const Page& page) {
    std::vector<std::string> names;
    for (const Tables& tables : page.tables) {
        if (tables.added) names.push_back(tables.folder);
    }
    return json_list(names);
}

}  // namespace

std::string own_data(const Page& page, std::string_view version) {
    return json_object(
        {{"version", json_text(version)},
         {"start", json_object({{"code", json_text(page.code)}, {"language", json_text(page.language)}})},
         {"sites", array(page.places, own_place)},
         {"scenarios", scenarios(page, true)},
         {"tables", own_tables(page)},
         {"folders", added_folders(page)}});
}

std::string catalogue_data(const Page& page, const catalog::Catalog& catalog) {
    const Cities cities(catalog);
    return json_object({{"bands", array(catalog.bands(), band)},
                        {"systems", array(catalog.systems(), system)},
                        {"claims", array(catalog.claims(), claim)},
                        {"sites", sites(catalog)},
                        {"scenarios", scenarios(page, false)},
                        {"events", array(catalog.timeline(), event)},
                        {"sources", array(catalog.sources(), source)},
                        {"cities", array(cities.shown, city)},
                        {"towns", towns(cities.found)},
                        {"countries", countries(catalog)}});
}

}  // namespace rangeband::atlas
