// SPDX-License-Identifier: MIT
// Hemispheres, minutes and seconds in columns of their own, whatever their headers: read, or refused by name.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "io/support.hpp"

using namespace rangeband;
using namespace support;

namespace {

/// Where the first row is read, or the sentence of the refusal.
std::string place_in(const std::string& text, const io::ColumnChoice& choice = {}) {
    const TempFolder folder;
    io::SitesRequest request{folder.file("t.csv", text), {}, {}};
    request.columns = choice;
    std::string place;
    const std::string refused = sentence([&] {
        const Table table = read(request);
        if (!table.bad.empty()) throw Error::file(table.bad.front().reason);
        place = fmt::format("{:.4f},{:.4f}", table.good.at(0).position.lat(), table.good.at(0).position.lon());
    });
    return refused.empty() ? place : refused;
}

}  // namespace

TEST_CASE("columns of hemispheres are known by their headers or by what stands in them") {
    for (const std::string header :
         {"Breite;Nord/Süd;Länge;Ost/West", "Breite;Nord-Süd;Länge;Ost-West",
          "Breite;Himmelsrichtung;Länge;Himmelsrichtung", "Breitengrad;Breite N/S;Längengrad;Länge O/W",
          "Breite;N oder S;Länge;O oder W", "Широта;Север/Юг;Долгота;Восток/Запад",
          "Широта;с.ш./ю.ш.;Долгота;в.д./з.д.", "Широта;направление;Долгота;направление",
          "lat;North/South;lon;East/West", "lat;N or S;lon;E or W", "lat;Dir;lon;Dir", "lat;lat_letter;lon;lon_letter",
          "lat;;lon;", "lat;Unnamed: 2;lon;Unnamed: 4", "lat;lat_NS;long;long_EW", "LAT;LAT_NS;LNG;LNG_EW",
          "Latitude;Lat NS;Longitude;Long EW", "latitude;ns_indicator;longitude;ew_indicator"}) {
        CAPTURE(header);
        CHECK(place_in("name;" + header + "\nA;22.91;S;43.21;W\n") == "-22.9100,-43.2100");
        CHECK(place_in("name;" + header + "\nA;22.91;N;43.21;E\n") == "22.9100,43.2100");
    }
    CHECK(place_in("name;lat;lon;d1;d2\nA;22.91;43.21;S;W\n") == "-22.9100,-43.2100");
    CHECK(place_in("Name;Широта;сев/юж;Долгота;вост/зап\nA;22.91;юж;43.21;зап\n") == "-22.9100,-43.2100");
    CHECK(place_in("Name;Breite;N/S;Länge;O/W\nA;22.91;S;43.21;O\n") == "-22.9100,43.2100");
    CHECK(place_in("name;lat;a;lon;b\nA;22.91;S;43.21;O\nB;1;N;2;W\n") == "-22.9100,43.2100");
}

TEST_CASE("a column that may be of a hemisphere and may not is refused by its name, and a flag is a flag") {
    CHECK(contains(place_in("name;lat;lon;note;size\nA;22.91;43.21;x;S\n"), "column 'size'"));
    CHECK(contains(place_in("name;lat;lat_sign;lon;lon_sign\nA;22.91;-1;43.21;-1\n"), "column 'lat_sign'"));
    CHECK(place_in("name;lat;lon;active\nA;22.91;43.21;N\n") == "22.9100,43.2100");
    CHECK(place_in("name;lat;lon;size\nA;-22.91;-43.21;S\n") == "-22.9100,-43.2100");
    CHECK(place_in("name;lat;lon;size\nA;22.91;43.21;S\nB;1;2;M\n") == "22.9100,43.2100");
    CHECK(place_in("name;lat;lon;S/N\nA;22.91;43.21;X77\n") == "22.9100,43.2100");
}

TEST_CASE("columns of minutes and seconds are known by their headers beside whole degrees, or refused") {
    for (const std::string header :
         {"Breitengrad;Breitenminuten;Breitensekunden;Längengrad;Längenminuten;Längensekunden",
          "Breite Grad;Minuten;Sekunden;Länge Grad;Minuten;Sekunden", "Breite;Minuten;Sekunden;Länge;Minuten;Sekunden",
          "Latitude;Minutes;Seconds;Longitude;Minutes;Seconds", "Lat Deg;Min;Sec;Lon Deg;Min;Sec",
          "Широта;минуты;секунды;Долгота;минуты;секунды", "lat_d;lat_m;lat_s;lon_d;lon_m;lon_s",
          "lat (d);lat (m);lat (s);lon (d);lon (m);lon (s)", "lat_dd;lat_mm;lat_ss;lon_dd;lon_mm;lon_ss",
          "LATD;LATM;LATS;LOND;LONM;LONS", "Breite °;Breite ';Breite '';Länge °;Länge ';Länge ''",
          "Breite;';'';Länge;';''",
          "Breite Grad;Breite Bogenminuten;Breite Bogensekunden;Länge Grad;Länge "
          "Bogenminuten;Länge Bogensekunden"}) {
        CAPTURE(header);
        CHECK(place_in("name;" + header + "\nA;22;54;36;43;12;36\n") == "22.9100,43.2100");
    }
    CHECK(contains(
        place_in("name;Latitude;Latitude.1;Latitude.2;Longitude;Longitude.1;Longitude.2\nA;22;54;36;43;12;36\n"),
        "'Latitude.1'"));
    CHECK(contains(place_in("name;Latitude;;;Longitude;;\nA;22;54;36;43;12;36\n"), "minutes or seconds"));
    CHECK(contains(place_in("name;lat;lon;minutes\nA;22;43;12\n"), "'minutes'"));
    CHECK(place_in("name;lat;lon;minutes\nA;22.5;43.5;12\n") == "22.5000,43.5000");
    CHECK(place_in("name;lat;lon;minutes\nA;22;43;120\n") == "22.0000,43.0000");
    CHECK(place_in("name;lat d;lat m;lat s;lat hem;lon d;lon m;lon s;lon hem\nA;22;54;36;S;43;12;36;W\n") ==
          "-22.9100,-43.2100");
}

TEST_CASE("columns that are chosen keep their hemispheres and minutes") {
    const io::ColumnChoice foo{.latitude = "foo", .longitude = "bar", .name = {}};
    CHECK(place_in("name;foo;ns;bar;ew\nA;22.9;S;43.2;W\n", foo) == "-22.9000,-43.2000");
    const io::ColumnChoice degrees{.latitude = "lat deg", .longitude = "lon deg", .name = {}};
    CHECK(place_in("lat deg;lat min;lon deg;lon min\n22;30;43;30\n", degrees) == "22.5000,43.5000");
    const io::ColumnChoice glued{.latitude = "latdeg", .longitude = "londeg", .name = {}};
    CHECK(place_in("latdeg;latmin;latns;londeg;lonmin;lonew\n22;54;S;43;12;W\n", glued) == "-22.9000,-43.2000");
}

TEST_CASE("a header that names the south or the west turns its numbers") {
    for (const std::string header :
         {"Latitude (S);Longitude (W)", "südliche Breite;westliche Länge", "Широта (ю.ш.);Долгота (з.д.)"}) {
        CAPTURE(header);
        const auto parting = header.find(';');
        const io::ColumnChoice choice{
            .latitude = header.substr(0, parting), .longitude = header.substr(parting + 1), .name = {}};
        CHECK(place_in(header + "\n22.9;43.2\n") == "-22.9000,-43.2000");
        CHECK(place_in(header + "\n22.9;43.2\n", choice) == "-22.9000,-43.2000");
        CHECK(contains(place_in(header + "\n-22.9;43.2\n"), "minus sign"));
    }
    const auto chosen = [](const std::string& lat) {
        return place_in(lat + ";lon\n0.8;43.2\n", {.latitude = lat, .longitude = "lon", .name = {}});
    };
    CHECK(contains(chosen("Lat S"), "may count towards the south"));
    CHECK(contains(chosen("°S"), "may count towards the south"));
    CHECK(contains(chosen("lat (rad)"), "radians"));
    CHECK(contains(chosen("Breite [m]"), "metres"));
    CHECK(contains(chosen("lat NAD27"), "another datum"));
    CHECK(
        contains(place_in("lat;lon;lon\n1;2;3\n", {.latitude = "lat", .longitude = "lon", .name = {}}), "two columns"));
}

TEST_CASE("a first line that is a place is no header") {
    CHECK(contains(place_in("48.1,11.5\n50.9,6.9\n"), "looks like a place"));
    CHECK(contains(place_in("48.1,11.5\n50.9,6.9\n", {.latitude = "48.1", .longitude = "11.5", .name = {}}),
                   "looks like a place"));
}

TEST_CASE("a blank beside a decimal sign is refused with both readings") {
    CHECK(contains(place_in("Name;Breite;Länge\nA;48, 57;46, 25\n"), "write 48.57, or 48°57'"));
    CHECK(contains(place_in("Name;Breite;Länge\nA;48 .57;46.25\n"), "blank beside its decimal sign"));
    CHECK(place_in("Name;Breite;Länge\nA;48 57.5;46 25\n") == "48.9583,46.4167");
}

TEST_CASE("two positions in a row must be one place") {
    CHECK(contains(place_in("name;lat;lon;Breite;Länge\nA;1;2;48,5;46,5\n"), "has two positions"));
    CHECK(place_in("name;lat;lon;Breite;Länge\nA;48.5;46.5;48.5;46.5\n") == "48.5000,46.5000");
    CHECK(contains(place_in("name;lat;lon;Koordinaten\nA;1;2;\"48,5; 46,5\"\n"), "has two positions"));
    CHECK(contains(place_in("name;wkt;lat;lon\nA;POINT (46 48);1;2\n"), "has two positions"));
    CHECK(place_in("name;lat;lon;coordinates\nA;48.5;46.5;\"48.5, 46.5\"\n") == "48.5000,46.5000");
    CHECK(place_in("name;wkt;lat;lon\nA;POINT (46 48);1;2\n", {.latitude = "lat", .longitude = "lon", .name = {}}) ==
          "1.0000,2.0000");
}

TEST_CASE("points of a database in a column of coordinates have longitude first, and nothing else is said") {
    const TempFolder folder;
    io::SiteTable table({folder.file("t.csv", "item,itemLabel,coord\nQ1,A,Point(46 48)\n"), {}, {}});
    CHECK(table.notes().empty());
    table.each(
        [](io::SiteRow&& row) {
            CHECK(row.name == "A");
            CHECK(row.position.lat() == 48.0);
            CHECK(row.position.lon() == 46.0);
        },
        [](io::BadRow&& row) { FAIL(row.reason); });
}

TEST_CASE("rows of other blanks and an old end-of-file mark are no rows, and a header tells a Windows page") {
    CHECK(place_in("name;lat;lon\nA;48.5;46.5\n\u00a0;\u00a0;\u00a0\n\x1A") == "48.5000,46.5000");
    // НАЗВАНИЕ;ШИРОТА;ДОЛГОТА / ИРАН, and Київ under English headers, in Windows-1251.
    CHECK(place_in("\xCD\xC0\xC7\xC2\xC0\xCD\xC8\xC5;\xD8\xC8\xD0\xCE\xD2\xC0;\xC4\xCE\xCB\xC3\xCE\xD2\xC0\n"
                   "\xC8\xD0\xC0\xCD;35.7;51.4\n") == "35.7000,51.4000");
    const TempFolder folder;
    const Table table = read(folder.file("t.csv", "name;lat;lon\n\xCA\xE8\xBF\xE2;50.45;30.52\n"));
    CHECK(table.good.at(0).name == "Київ");
    CHECK(contains(place_in("name;lat;lon\n\xDF\xFF;50.45;30.52\n"), "name its encoding"));
}

TEST_CASE("coordinates as spreadsheets and Germans write them are read, and a date is named as one") {
    CHECK(place_in("Name;Breite;Länge\nA;22,9° s. Br.;43,2° w. L.\n") == "-22.9000,-43.2000");
    CHECK(place_in("Name;Широта;Долгота\nA;22,9 ю.ш;43,2 з.д\n") == "-22.9000,-43.2000");
    CHECK(place_in("Name;Breite;Länge\nA;\"=\"\"22,9\"\"\";43,2\n") == "22.9000,43.2000");
    CHECK(place_in("Name;Breite;Länge\nA;48° 34′ 12″ N;46° 15′ 0″ O\n") == "48.5700,46.2500");
    CHECK(contains(place_in("Name;lat;lon\nA;2024/05/11;43.2\n"), "is a date"));
}
