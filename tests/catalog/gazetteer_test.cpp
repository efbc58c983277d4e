// SPDX-License-Identifier: MIT
#include "rangeband/catalog/gazetteer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "catalog/shipped.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::catalog;

namespace {

std::string city(const char* name) {
    try {
        return place_called(name, shipped()).name;
    } catch (const Error& error) {
        return error.what();
    }
}

std::string country(const char* name) {
    static const std::vector<Country> countries = shipped().countries();
    try {
        return country_called(name, countries).iso_a2;
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("cities are found by their names in several languages, with and without accents") {
    for (const char* name : {"Munich", "munich", "München", "MÜNCHEN", "Munchen", "Muenchen", "Мюнхен"}) {
        CAPTURE(std::string(name));
        CHECK(city(name) == "Munich");
    }
    CHECK(city("Москва") == "Moscow");
    CHECK(city("Kiev") == "Kyiv");
    CHECK(city("Cologne") == "Köln");
    CHECK(city("Springfield,US").find("is the name of 3 places") != std::string::npos);
    CHECK(city("Сан-Хосе").find("is the name of") != std::string::npos);
    // Petersburg in Russia and in Florida, whichever way their saint is written.
    for (const char* name : {"St. Petersburg", "St Petersburg", "Saint Petersburg", "Sankt Petersburg"}) {
        CAPTURE(std::string(name));
        CHECK(city(name).find("is the name of 2 places") != std::string::npos);
    }
    CHECK(city("St. Louis").find("is the name of 2 places") != std::string::npos);
    CHECK(city("Nowhereville").starts_with("no city or site is called 'Nowhereville'"));
    CHECK(place_called("London,UK", shipped()).position.lon() == doctest::Approx(-0.1257).epsilon(0.01));
}

TEST_CASE("countries are found by codes, by names in three languages, and by names in use") {
    for (const char* name : {"DE", "deu", "Germany", "Deutschland", "Германия", "ФРГ"}) CHECK(country(name) == "DE");
    for (const char* name : {"UK", "Vereinigtes Königreich", "Vereinigtes Koenigreich", "Великобритания"}) {
        CHECK(country(name) == "GB");
    }
    for (const char* name : {"Türkiye", "Turkey", "Türkei", "Tuerkei", "Турция"}) CHECK(country(name) == "TR");
    CHECK(country("Ivory Coast") == "CI");
    CHECK(country("England") == "England is a part of United Kingdom; write GB for the whole");
    CHECK(country("").starts_with("unknown country"));
}

TEST_CASE("territories are told from states") {
    for (const std::string_view code : {"AX", "JE", "GG", "GL", "FO", "HK", "PR", "WF", "YT", "AI"}) {
        CAPTURE(code);
        CHECK(is_territory(code));
    }
    for (const std::string_view code : {"FI", "GB", "VA", "TW", "XK", "PS", "CK", ""}) {
        CAPTURE(code);
        CHECK_FALSE(is_territory(code));
    }
}

TEST_CASE("a language's own names of countries and cities") {
    CHECK(country_name("AT", "de") == "Österreich");
    CHECK(country_name("AT", "en").empty());
    CHECK(city_name("524901", "ru") == "Москва");
    CHECK(city_name("0", "ru").empty());
}

TEST_CASE("cities are found by the names of their languages, and what is no city is told as what it is") {
    for (const auto& [name, found] : {std::pair{"Kiew", "Kyiv"},
                                      {"Danzig", "Gdańsk"},
                                      {"Breslau", "Wrocław"},
                                      {"Neapel", "Naples"},
                                      {"Genf", "Geneva"},
                                      {"Genève", "Geneva"},
                                      {"Nizza", "Nice"},
                                      {"Lüttich", "Liège"},
                                      {"Königsberg", "Kaliningrad"},
                                      {"Калининград", "Kaliningrad"},
                                      {"Владимир", "Vladimir"},
                                      {"Тель-Авив", "Tel Aviv"},
                                      {"Київ", "Kyiv"},
                                      {"Londres", "London"},
                                      {"Moscou", "Moscow"},
                                      {"Rostov", "Rostov-na-Donu"},
                                      {"Gomel", "Homyel'"}}) {
        CAPTURE(std::string(name));
        CHECK(place_called(name, shipped()).name == found);
    }
    CHECK(city("Iran").find("is a country") != std::string::npos);
    CHECK(city("Georgia").find("is a country") != std::string::npos);
    CHECK(city("Paris, Texas").find("is known in US, only in France") != std::string::npos);
    CHECK(city("Houston, Texas") == "Houston");
    CHECK(city("Zork") == "no city or site is called 'Zork'; give a position: LAT,LON,NAME");
}

TEST_CASE("a name of countries or of a part of one is known as what it is") {
    const std::vector<Country> countries = shipped().countries();
    CHECK(countries_meant("Congo", countries) == std::vector<std::string>{"CD", "CG"});
    CHECK(countries_meant("Korea", countries) == std::vector<std::string>{"KP", "KR"});
    CHECK(countries_meant("England", countries) == std::vector<std::string>{"GB"});
    CHECK(countries_meant("Украина", countries) == std::vector<std::string>{"UA"});
    CHECK(countries_meant("Zork", countries).empty());
    CHECK(countries_meant("", countries).empty());
}
