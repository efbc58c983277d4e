// SPDX-License-Identifier: MIT
// Tables as people have them, made from positions in every combination of headers, languages, separators, decimal
// signs, line ends and encodings, and read back.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "io/support.hpp"

using namespace rangeband;
using namespace support;

namespace {

struct Site {
    std::string name;
    double lat, lon;
};

struct Language {
    std::string name, latitude, longitude, place;  ///< headers, and a name with the language's letters
    const char* encoding;                          ///< its Windows page
};

const std::vector<Language> languages = {
    {"name", "lat", "lon", "Alpha", nullptr},
    {"Name", "Latitude (deg)", "Longitude (deg)", "Bravo", nullptr},
    {"NAME", "LATITUDE", "LONGITUDE", "Charlie", nullptr},
    {"ident", "latitude_deg", "longitude_deg", "KX01", nullptr},
    {"id", "decimalLatitude", "decimalLongitude", "obs 7", nullptr},
    {"title", "gps_lat", "gps_lng", "Delta", nullptr},
    {"site", "Y", "X", "Echo", nullptr},
    {"Ort", "Breitengrad", "Längengrad", "München-Süd", "windows-1252"},
    {"Bezeichnung", "Geogr. Breite", "Geogr. Länge", "Größe", "windows-1252"},
    {"Standort", "Breite [WGS84]", "Länge [WGS84]", "Köln", "windows-1252"},
    {"Nom", "Latitude", "Longitude", "Orléans", "windows-1252"},
    {"nombre", "Latitud", "Longitud", "Málaga", "windows-1252"},
    {"Название", "Широта", "Долгота", "Капустин Яр", "windows-1251"},
    {"имя", "широта (град)", "долгота (град)", "Северный полигон", "windows-1251"},
    {"Объект", "Северная широта", "Восточная долгота", "Полигон", "windows-1251"},
    {"Пункт", "с.ш.", "в.д.", "Орёл", nullptr},
    {"Ort", "nördl. Breite", "östl. Länge", "Görlitz", "windows-1252"},
    {"Ort", "Koordinate N", "Koordinate E", "Jüterbog", "windows-1252"},
    {"Lieu", "Latitude (degrés décimaux)", "Longitude (degrés décimaux)", "Évreux", "windows-1252"},
    {"Sitio", "Latitud Norte", "Longitud Este", "Torrejón", "windows-1252"},
    {"name", "lat1", "lon1", "Foxtrot", nullptr},
};

/// How a table writes a coordinate: in one column or four, with a point or a comma, both in one cell.
enum class Form { point, comma, sexagesimal, parts, pair, letters };

std::string number(double value, char sign) {
    std::string text = fmt::format("{:.6f}", value);
    text[text.find('.')] = sign;
    return text;
}

std::vector<std::string> parts_of(double degrees, const char* positive, const char* negative) {
    const long tenths = std::lround(std::abs(degrees) * 36'000.0);
    return {fmt::format("{}", tenths / 36'000), fmt::format("{}", tenths / 600 % 60),
            fmt::format("{:.1f}", static_cast<double>(tenths % 600) / 10.0), degrees < 0 ? negative : positive};
}

std::string sexagesimal(double degrees, const char* positive, const char* negative) {
    const auto parts = parts_of(degrees, positive, negative);
    return fmt::format("{}°{}'{}\"{}", parts[0], parts[1], parts[2], parts[3]);
}

std::string quoted(std::string cell, char separator) {
    if (cell.find(separator) == cell.npos && cell.find('"') == cell.npos) return cell;
    for (std::size_t at = cell.find('"'); at != cell.npos; at = cell.find('"', at + 2)) cell.insert(at, "\"");
    return '"' + cell + '"';
}

std::string line_of(const std::vector<std::string>& cells, char separator, const std::string& end) {
    std::string line;
    for (const std::string& cell : cells)
        line += (line.empty() ? "" : std::string(1, separator)) + quoted(cell, separator);
    return line + end;
}

/// Of columns of hemispheres: what people call them, or do not.
struct Sides {
    const char *of_latitude, *of_longitude;
};
constexpr std::array sides = {Sides{"N/S", "E/W"},
                              Sides{"Nord/Süd", "Ost/West"},
                              Sides{"Dir", "Dir"},
                              Sides{"", ""},
                              Sides{"lat_ns", "long_ew"},
                              Sides{"Himmelsrichtung", "Himmelsrichtung"},
                              Sides{"North or South", "East or West"},
                              Sides{"hem", "hem"},
                              Sides{"Unnamed: 2", "Unnamed: 4"}};

std::vector<std::string> header_of(const Language& language, Form form) {
    switch (form) {
        case Form::parts:
            return {language.name, "Lat Deg", "Lat Min", "Lat Sec", "N/S", "Lon Deg", "Lon Min", "Lon Sec", "E/W"};
        case Form::pair:
            return {language.name, "Koordinaten"};
        case Form::letters: {
            static std::size_t next = 0;
            const Sides& pair = sides.at(next++ % sides.size());
            return {language.name, language.latitude, pair.of_latitude, language.longitude, pair.of_longitude};
        }
        default:
            return {language.name, language.latitude, language.longitude};
    }
}

std::vector<std::string> row_of(const Site& site, Form form) {
    std::vector<std::string> cells{site.name};
    const auto add = [&](const std::vector<std::string>& more) { cells.insert(cells.end(), more.begin(), more.end()); };
    const char sign = form == Form::comma ? ',' : '.';
    switch (form) {
        case Form::parts:
            add(parts_of(site.lat, "N", "S"));
            add(parts_of(site.lon, "E", "W"));
            break;
        case Form::pair:
            add({number(site.lat, '.') + ", " + number(site.lon, '.')});
            break;
        case Form::letters:
            add({number(std::abs(site.lat), '.'), site.lat < 0 ? "S" : "N"});
            add({number(std::abs(site.lon), '.'), site.lon < 0 ? "W" : "E"});
            break;
        case Form::sexagesimal:
            add({sexagesimal(site.lat, "N", "S"), sexagesimal(site.lon, "E", "W")});
            break;
        default:
            add({number(site.lat, sign), number(site.lon, sign)});
    }
    return cells;
}

/// The degree sign and the letters of the Windows pages; what else there is stands in ASCII.
std::string encoded(const std::string& text, std::string_view encoding) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            bytes += text[i];
            continue;
        }
        const unsigned code = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU);
        const unsigned page = code < 0x100 ? code : code - 0x410 + 0xC0;
        REQUIRE((encoding == "windows-1251") == (code >= 0x100 || code == 0xB0));
        bytes += static_cast<char>(static_cast<unsigned char>(page));
    }
    return bytes;
}

}  // namespace

TEST_CASE("every variant of a table is read as what it was made from") {
    const unsigned seed = std::random_device()();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> latitude(-89.9, 89.9), longitude(-179.9, 179.9);
    const TempFolder folder;
    int tables = 0;
    for (const Language& language : languages) {
        for (const Form form : {Form::point, Form::comma, Form::sexagesimal, Form::parts, Form::pair, Form::letters}) {
            for (const char separator : {',', ';', '\t', '|'}) {
                for (const std::string& end : {std::string("\n"), std::string("\r\n")}) {
                    for (const std::string& kind : {std::string("plain"), std::string("mark"), std::string("sep"),
                                                    std::string("gaps"), std::string("page")}) {
                        if (kind == "page" &&
                            (language.encoding == nullptr || form == Form::sexagesimal || form == Form::letters))
                            continue;
                        std::vector<Site> sites;
                        for (int i = 0; i < 3; ++i)
                            sites.push_back({language.place, latitude(random), longitude(random)});
                        std::string text;
                        if (kind == "mark") text += "\xef\xbb\xbf";
                        if (kind == "sep") text += fmt::format("sep={}{}", separator, end);
                        text += line_of(header_of(language, form), separator, end);
                        for (const Site& site : sites) {
                            text += line_of(row_of(site, form), separator, end);
                            if (kind == "gaps") text += std::string(2, separator) + end + end;
                        }
                        if (kind == "page") text = encoded(text, language.encoding);
                        ++tables;
                        CAPTURE(text);
                        const Table table = read(folder.file("t.csv", text));
                        REQUIRE(table.bad.empty());
                        REQUIRE(table.good.size() == sites.size());
                        for (std::size_t i = 0; i < sites.size(); ++i) {
                            const double exact = form == Form::parts || form == Form::sexagesimal ? 2e-5 : 1e-6;
                            CHECK(std::abs(table.good[i].position.lat() - sites[i].lat) < exact);
                            CHECK(std::abs(table.good[i].position.lon() - sites[i].lon) < exact);
                            CHECK(table.good[i].name == sites[i].name);
                        }
                    }
                }
            }
        }
    }
    CHECK(tables > 2'000);
}

namespace {

/// A part of a coordinate, as one family of headers calls it.
struct Family {
    const char *degrees, *minutes, *seconds;
};

struct Axes {
    const char *latitude, *longitude;
};

}  // namespace

TEST_CASE("degrees, minutes, seconds and hemispheres in columns are combined or refused, whatever their headers") {
    constexpr std::array axes = {Axes{"lat", "lon"},
                                 Axes{"Lat", "Long"},
                                 Axes{"latitude", "longitude"},
                                 Axes{"Breite", "Länge"},
                                 Axes{"Breitengrad", "Längengrad"},
                                 Axes{"Широта", "Долгота"},
                                 Axes{"latitud", "longitud"},
                                 Axes{"N", "E"},
                                 Axes{"Latitude", "Longitude"}};
    constexpr std::array families = {
        Family{"d", "m", "s"},        Family{"deg", "min", "sec"},           Family{"degrees", "minutes", "seconds"},
        Family{"D", "M", "S"},        Family{"Grad", "Minuten", "Sekunden"}, Family{"°", "'", "″"},
        Family{"град", "мин", "сек"}, Family{"гр.", "мин.", "сек."},         Family{"grados", "minutos", "segundos"}};
    constexpr std::array hemispheres = {
        "",           "NS",   "hem",       "hemisphere", "H",      "dir",      "direction",       "Richtung",  "ref",
        "Hemisphäre", "sign", "полушарие", "compass",    "letter", "quadrant", "Himmelsrichtung", "Unnamed: 9"};
    const TempFolder folder;
    int right = 0, refused = 0;
    for (const Axes& axis : axes) {
        for (const std::string joint : {"_", " ", "", "-", ".", " (", ", "}) {
            for (const Family& family : families) {
                for (const std::string side : hemispheres) {
                    const auto header = [&](const char* name, const std::string& part) {
                        return fmt::format("{}{}{}{}", name, joint, part, joint == " (" ? ")" : "");
                    };
                    const auto headers = [&](const char* name, const char* both) {
                        std::string line;
                        for (const char* part : {family.degrees, family.minutes, family.seconds})
                            line += header(name, part) + ";";
                        if (!side.empty()) line += side == "NS" ? std::string(both) + ";" : header(name, side) + ";";
                        return line;
                    };
                    const std::string text =
                        fmt::format("name;{}{}\nA;22;30;36;{}43;30;36;{}\n", headers(axis.latitude, "N/S"),
                                    headers(axis.longitude, "E/W"), side.empty() ? "" : "S;", side.empty() ? "" : "W;");
                    CAPTURE(text);
                    try {
                        const Table table = read(folder.file("t.csv", text));
                        if (table.good.empty()) {
                            ++refused;
                            continue;
                        }
                        const double sign = side.empty() ? 1.0 : -1.0;
                        CHECK(std::abs(table.good[0].position.lat() - sign * 22.51) < 1e-9);
                        CHECK(std::abs(table.good[0].position.lon() - sign * 43.51) < 1e-9);
                        ++right;
                    } catch (const Error&) {
                        ++refused;
                    }
                }
            }
        }
    }
    CHECK(right + refused > 9'000);
    CHECK(refused < right / 5);
}

TEST_CASE("tables with merged headers, titles, totals and notes give their places and no other") {
    const TempFolder folder;
    struct Words {
        const char *name, *coordinates, *latitude, *longitude, *total, *note;
    };
    constexpr std::array sheets = {
        Words{"Name", "Coordinates", "Latitude", "Longitude", "Total", "Source: the ministry, 2024"},
        Words{"Standort", "Koordinaten", "Breite", "Länge", "Summe", "Quelle: Ministerium, Stand 01.06.2024"},
        Words{"Объект", "Координаты", "Широта", "Долгота", "Итого:", "Источник: министерство, 2024"},
        Words{"Libellé", "Coordonnées", "Latitude", "Longitude", "Total", "(estimation du ministère en 2024)"},
        Words{"Denominación", "Coordenadas", "Latitud", "Longitud", "Suma", "* estimado"}};
    int tables = 0;
    for (const Words& words : sheets) {
        for (const char separator : {';', '\t', '|'}) {
            for (int variant = 0; variant < 32; ++variant) {
                const auto has = [&](int bit) { return (variant >> bit & 1) != 0; };
                const auto row = [&](const std::vector<std::string>& cells) {
                    return fmt::format("{}\n", fmt::join(cells, std::string(1, separator)));
                };
                std::string text;
                if (has(0)) text += row({"2024", "", "", ""});
                if (has(1)) {
                    text += row({words.name, words.coordinates, "", "km"});
                    text += row({"", words.latitude, words.longitude, ""});
                } else {
                    text += row({words.name, words.latitude, words.longitude, "km"});
                }
                text += row({"Alpha", "48,5", "11,25", "500"});
                text += row({"Bravo", "-12,5", "-45,75", "300"});
                if (has(2)) text += row({words.total, "", "", "800"});
                if (has(3)) text += "\n";
                if (has(4)) text += row({words.note, "", "", ""});
                CAPTURE(text);
                const Table table = read(folder.file("t.csv", text));
                REQUIRE(table.bad.empty());
                REQUIRE(table.good.size() == 2);
                CHECK(table.good[0].name == "Alpha");
                CHECK(table.good[0].position.lat() == 48.5);
                CHECK(table.good[1].position.lon() == -45.75);
                ++tables;
            }
        }
    }
    CHECK(tables == 480);
    // A place without its coordinates is no note, nor is a total that a place follows.
    CHECK(read(folder.file("a.csv", "name;lat;lon\nAlpha;1;2\nBravo;;\n")).bad.size() == 1);
    CHECK(read(folder.file("b.csv", "name;lat;lon\nTotal;;\nAlpha;1;2\n")).bad.size() == 1);
    CHECK(read(folder.file("c.csv", "name;lat;lon;n\nAlpha;1;2;3\nTotal;4;;3\n")).bad.size() == 1);
}

TEST_CASE("the letter O is what it is in the language of the headers, or refused") {
    const TempFolder folder;
    const auto longitude = [&](const std::string& headers, const std::string& cells) {
        const Table table = read(folder.file("t.csv", headers + "\n" + cells + "\n"));
        REQUIRE(table.good.size() == 1);
        return table.good[0].position.lon();
    };
    for (const std::string german : {"Ort", "Bezeichnung", "Standort", "Reichweite"}) {
        CHECK(longitude(german + ";N;O", "A;48,5;11,5") == 11.5);
        CHECK(longitude(german + ";lat;lon", "A;48,5 N;11,5 O") == 11.5);
        CHECK(longitude(german + ";coordinates", "A;48,5 N 11,5 O") == 11.5);
    }
    for (const std::string romance : {"Nombre", "Denominación", "Nom", "Libellé", "Alcance"}) {
        CHECK(longitude(romance + ";N;O", "A;48,5;11,5") == -11.5);
        CHECK(longitude(romance + ";lat;lon", "A;48,5 N;11,5 O") == -11.5);
        CHECK(longitude(romance + ";coordinates", "A;48,5 N 11,5 O") == -11.5);
    }
    CHECK(contains(refusal(folder.file("t.csv", "id;N;O\nA;48,5;11,5\n")), "can be the longitude to the east"));
    CHECK(read(folder.file("t.csv", "id;coordinates\nA;48,5 N 11,5 O\n")).bad.size() == 1);
}
