// SPDX-License-Identifier: MIT
// Positions in every notation that people paste, made from numbers and read back.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <GeographicLib/UTMUPS.hpp>

#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"

using namespace rangeband;
using namespace rangeband::geodesic;

namespace {

/// A coordinate in hundredths of a second, so that every notation below can say it exactly or to a known part.
struct Value {
    long hundredths;
    double degrees() const { return static_cast<double>(hundredths) / 360'000.0; }
    bool negative() const { return hundredths < 0; }
    long whole() const { return std::labs(hundredths) / 360'000; }
    long minutes() const { return std::labs(hundredths) / 6'000 % 60; }
    double seconds() const { return static_cast<double>(std::labs(hundredths) % 6'000) / 100.0; }
    double decimal_minutes() const { return static_cast<double>(std::labs(hundredths) % 360'000) / 6'000.0; }
};

struct Signs {
    const char *degree, *minute, *second;
};

std::string letter(const Value& value, bool latitude) {
    return latitude ? (value.negative() ? "S" : "N") : (value.negative() ? "W" : "E");
}

std::string russian(const Value& value, bool latitude) {
    return latitude ? (value.negative() ? "ю. ш." : "с. ш.") : (value.negative() ? "з. д." : "в. д.");
}

std::string french(const Value& value, bool latitude) {
    return latitude ? (value.negative() ? "sud" : "nord") : (value.negative() ? "ouest" : "est");
}

std::string german(const Value& value, bool latitude) {
    return latitude ? (value.negative() ? "s. Br." : "n. Br.") : (value.negative() ? "w. L." : "ö. L.");
}

std::string sexagesimal(const Value& value, const Signs& signs, const char* between = "") {
    return fmt::format("{}{}{}{}{}{}{:05.2f}{}", value.whole(), signs.degree, between, value.minutes(), signs.minute,
                       between, value.seconds(), signs.second);
}

std::string decimal(const Value& value, char sign = '.') {
    std::string text = fmt::format("{:.9f}", value.degrees());
    text[text.find('.')] = sign;
    return text;
}

std::string magnitude(const Value& value, char sign = '.') { return decimal({std::labs(value.hundredths)}, sign); }

std::string run_together(const Value& value, int width) {
    return fmt::format("{:0{}}{:02}{:05.2f}", value.whole(), width, value.minutes(), value.seconds());
}

/// In the whole of the grid: near the poles there is none.
std::string utm(const Value& lat, const Value& lon) {
    if (lat.degrees() <= -80.0 || lat.degrees() >= 84.0) return decimal(lat) + "," + decimal(lon);
    int zone = 0;
    bool north = true;
    double easting = 0.0, northing = 0.0;
    GeographicLib::UTMUPS::Forward(lat.degrees(), lon.degrees(), zone, north, easting, northing);
    const auto band = static_cast<std::size_t>(std::min(std::floor((lat.degrees() + 80.0) / 8.0), 19.0));
    constexpr std::string_view letters = "CDEFGHJKLMNPQRSTUVWX";
    return fmt::format("{}{} {:.3f} {:.3f}", zone, letters[band] == 'S' ? 'N' : letters[band], easting, northing);
}

/// Of fifteen letters: a cell of 4e-8 by 1.2e-7 degrees.
std::string plus_code(const Value& lat, const Value& lon) {
    constexpr std::string_view letters = "23456789CFGHJMPQRVWX";
    double south = std::min(lat.degrees(), 89.99999) + 90.0, west = lon.degrees() + 180.0, height = 400.0,
           width = 400.0;
    if (west >= 360.0) west -= 360.0;
    std::string code;
    const auto take = [](double& rest, double cell, double most) {
        const double count = std::min(std::floor(rest / cell), most);
        rest -= count * cell;
        return static_cast<std::size_t>(count);
    };
    for (int pair = 0; pair < 5; ++pair) {
        code += letters[take(south, height /= 20.0, 19.0)];
        code += letters[take(west, width /= 20.0, 19.0)];
    }
    for (int i = 0; i < 5; ++i) {
        const std::size_t row = take(south, height /= 5.0, 4.0), column = take(west, width /= 4.0, 3.0);
        code += letters[4 * row + column];
    }
    return code.insert(8, "+");
}

using Write = std::function<std::string(const Value&, const Value&)>;
using Letters = std::string (*)(const Value&, bool);

const Signs typed{"°", "'", "\""}, primes{"°", "′", "″"}, quotes{"°", "’", "”"}, letters{"d", "m", "s"},
    others{"º", "ʹ", "ʺ"}, spaced{"\u00a0°\u202f", "´\u2009", "''"};

Write with(const Signs& signs, Letters hemisphere, const char* before, const char* between, const char* inner = "") {
    return [=](const Value& lat, const Value& lon) {
        return fmt::format("{}{}{}{}{}{}{}", sexagesimal(lat, signs, inner), before, hemisphere(lat, true), between,
                           sexagesimal(lon, signs, inner), before, hemisphere(lon, false));
    };
}

const std::vector<Write>& notations() {
    static const std::vector<Write> all = {
        [](auto a, auto b) { return decimal(a) + "," + decimal(b); },
        [](auto a, auto b) { return decimal(a) + ", " + decimal(b) + ", a name"; },
        [](auto a, auto b) { return decimal(a) + " " + decimal(b); },
        [](auto a, auto b) { return decimal(a) + "; " + decimal(b); },
        [](auto a, auto b) { return decimal(a, ',') + "; " + decimal(b, ','); },
        [](auto a, auto b) { return decimal(a) + "\t" + decimal(b); },
        [](auto a, auto b) { return "(" + decimal(a) + ", " + decimal(b) + ")"; },
        [](auto a, auto b) { return decimal(a) + "°, " + decimal(b) + "°"; },
        [](auto a, auto b) { return decimal(a, ',') + "° " + decimal(b, ',') + "°"; },
        [](auto a, auto b) {
            return magnitude(a) + "° " + letter(a, true) + " " + magnitude(b) + "° " + letter(b, false);
        },
        [](auto a, auto b) { return magnitude(a, ',') + letter(a, true) + " " + magnitude(b, ',') + letter(b, false); },
        [](auto a, auto b) { return letter(a, true) + magnitude(a) + " " + letter(b, false) + magnitude(b); },
        [](auto a, auto b) { return "\u200e" + decimal(a) + ",\u00a0" + decimal(b) + "\u200f"; },
        [](auto a, auto b) { return "geo:" + decimal(a) + "," + decimal(b) + "?z=12"; },
        [](auto a, auto b) { return "https://www.google.com/maps/@" + decimal(a) + "," + decimal(b) + ",12z"; },
        [](auto a, auto b) { return "https://www.openstreetmap.org/#map=12/" + decimal(a) + "/" + decimal(b); },
        [](auto a, auto b) { return "https://www.openstreetmap.org/?mlat=" + decimal(a) + "&mlon=" + decimal(b); },
        [](auto a, auto b) { return "Lat: " + decimal(a) + ", Long: " + decimal(b); },
        [](auto a, auto b) { return "Широта: " + decimal(a, ',') + ", долгота: " + decimal(b, ','); },
        [](auto a, auto b) {
            return run_together(a, 2) + letter(a, true) + " " + run_together(b, 3) + letter(b, false);
        },
        [](auto a, auto b) { return run_together(a, 2) + letter(a, true) + run_together(b, 3) + letter(b, false); },
        [](auto a, auto b) {
            return fmt::format("{}{}{}{}/", a.negative() ? "-" : "+", run_together(a, 2), b.negative() ? "-" : "+",
                               run_together(b, 3));
        },
        [](auto a, auto b) {
            return fmt::format("{} {}° {:.7f}' {} {}° {:.7f}'", letter(a, true), a.whole(), a.decimal_minutes(),
                               letter(b, false), b.whole(), b.decimal_minutes());
        },
        [](auto a, auto b) {
            return fmt::format("{}{} {} {:05.2f}, {}{} {} {:05.2f}", a.negative() ? "−" : "", a.whole(), a.minutes(),
                               a.seconds(), b.negative() ? "−" : "", b.whole(), b.minutes(), b.seconds());
        },
        with(typed, letter, "", ","),
        with(typed, letter, " ", " ", " "),
        with(primes, letter, "", " "),
        with(primes, russian, " ", " ", " "),
        with(primes, russian, "\u00a0", ", "),
        with(quotes, french, " ", ", ", " "),
        with(primes, german, " ", ", ", " "),
        with(letters, letter, " ", " "),
        with(others, letter, "", "\u2003"),
        with(spaced, letter, "\u00a0", " / "),
        utm,
        plus_code,
        [](auto a, auto b) { return plus_code(a, b) + " a name"; },
        [](auto a, auto b) {
            return "{\"type\": \"Point\", \"coordinates\": [" + decimal(b) + ", " + decimal(a) + "]}";
        },
        [](auto a, auto b) { return "LatLng(" + decimal(a) + ", " + decimal(b) + ")"; },
        [](auto a, auto b) { return "SRID=4326;POINT Z (" + decimal(b) + " " + decimal(a) + " 12)"; },
        [](auto a, auto b) { return "“" + decimal(a) + ", " + decimal(b) + "”"; },
        [](auto a, auto b) { return decimal(a) + ", " + decimal(b) + " (a name)"; },
        [](auto a, auto b) {
            return "Latitude: " + sexagesimal(a, primes, " ") + " " + letter(a, true) +
                   " Longitude: " + sexagesimal(b, primes, " ") + " " + letter(b, false);
        },
        [](auto a, auto b) {
            return magnitude(a, ',') + " " + russian(a, true) + " " + magnitude(b, ',') + " " + russian(b, false);
        },
        [](auto a, auto b) {
            return with(primes, letter, "", " ")(a, b) + "\ufeff / \ufeff" + magnitude(a) + "°" + letter(a, true) +
                   " " + magnitude(b) + "°" + letter(b, false) + " / " + decimal(a) + "; " + decimal(b);
        },
    };
    return all;
}

std::string sentence(const std::string& text) {
    try {
        const TypedPosition read = parse_position(text);
        return fmt::format("read as {} {} '{}'", read.position.lat(), read.position.lon(), read.name);
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("positions in every notation are read back to 1e-7 degrees") {
    REQUIRE(notations().size() >= 30);
    const unsigned seed = std::random_device()();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<long> latitude(-90 * 360'000L, 90 * 360'000L),
        longitude(-180 * 360'000L, 180 * 360'000L);
    for (int i = 0; i < 500; ++i) {
        const Value lat{latitude(random)}, lon{longitude(random)};
        for (std::size_t way = 0; way < notations().size(); ++way) {
            const std::string text = notations()[way](lat, lon);
            CAPTURE(way);
            CAPTURE(text);
            TypedPosition read;
            REQUIRE_NOTHROW(read = parse_position(text));
            CHECK(std::abs(read.position.lat() - lat.degrees()) < 1e-7);
            CHECK(std::abs(std::remainder(read.position.lon() - lon.degrees(), 360.0)) < 1e-7);
            CHECK(read.name == (text.find("a name") != text.npos ? "a name" : ""));
            CHECK(parse_position(read.coordinates).position == read.position);
        }
    }
}

TEST_CASE("what can be read in two ways is refused") {
    for (const char* text : {"48,57 46,25",
                             "48,57, 46,25",
                             "48,57,46,25",
                             "48,5 46,2",
                             "48.57,46,25",
                             "48,57 46,25,Base",
                             "48.57N,46.25O",
                             "48° 34′ 11″ N, 46° 15′ 14″ O",
                             "[48.57, 46.25]",
                             "48 34 46",
                             "48 34 12 46 15",
                             "4834N 4615E",
                             "483N 04615E",
                             "48341N 0461514E",
                             "48.57",
                             "48.57N",
                             "",
                             ",",
                             "48.57,",
                             "48.57 46.25 12.5",
                             "48d34m12s",
                             "48,57 46",
                             "48,57 46.25",
                             "22 42,3",
                             "48 34,2 46 15",
                             "48,57,-46,25",
                             "48.57 degs, 46.25",
                             "48 deg 34 mins, 46.25",
                             "48 deg 34 min 12 s, 46.25",
                             "30', 15'",
                             "48°11\", 46.25",
                             "48N34 46E15",
                             "0030,0412",
                             "48.57N 463.5E",
                             "48.57N 46.25N"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(sentence(text).starts_with("read"));
    }
    CHECK(sentence("48.57N,46.25O").find("O is East in German and West in French") != std::string::npos);
    CHECK(sentence("48,57 46,25").find("write points: '48.57,46.25'") != std::string::npos);
    CHECK(sentence("48.\u00ad\u200b57\uE000,46").find("<U+E000>") != std::string::npos);
}

TEST_CASE("names keep what was typed, and whole degrees are read") {
    CHECK(sentence("48,57") == "read as 48 57 ''");
    CHECK(sentence("51,0,O’Hare\u00a0Base") == "read as 51 0 'O’Hare\u00a0Base'");
    CHECK(sentence("48.0,57.0,1st Base") == "read as 48 57 '1st Base'");
    CHECK(sentence("51.5,0,10 Downing Street") == "read as 51.5 0 '10 Downing Street'");
    CHECK(sentence("48°34′12″N 46°15′0″E, South Base") == "read as 48.57 46.25 'South Base'");
    CHECK(sentence("48d34m12s,46d15m0s") == "read as 48.57 46.25 ''");
    CHECK(sentence("4834N 04615E") == "read as 48.56666666666667 46.25 ''");
    CHECK(sentence("10,530") == "read as 10 170 ''");
    const Position square = parse_position("38UNU9221180410").position;
    CHECK(std::abs(square.lat() - 48.57) < 1e-5);
    CHECK(std::abs(square.lon() - 46.25) < 1e-5);
    CHECK(parse_position("38u nu 92211 80410").position == square);
}

TEST_CASE("decimal commas that signs or hemispheres tell apart are read, and addresses in their own order") {
    for (const char* text : {"48,57° 46,25°", "48,57°,46,25°", "48,57°, 46,25°", "48.57°, 46,25°", "48,57\t46,25",
                             "48.57 N, 46,25 E", "48°34,2' 46°15,0'", "N 48,57,E 46,25", "geo:0,0?q=48.57,46.25(Base)",
                             "https://yandex.ru/maps/?ll=46.25%2C48.57&z=10",
                             "https://www.google.com/maps/search/?api=1&query=48.57%2C46.25",
                             "https://maps.google.com/?sll=1,2&ll=48.57,46.25"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
        CHECK(read.name.empty());
    }
}

TEST_CASE("the pin of an address is read, not the middle of the map") {
    for (const char* text : {"https://www.google.com/maps/place/48%C2%B034'12.0%22N+46%C2%B015'00.0%22E/@1,2,17z",
                             "https://www.google.com/maps/place/48.57,46.25/@1,2,17z",
                             "https://www.google.com/maps/place/X/@1,2,17z/data=!3m1!4b1!3d48.57!4d46.25",
                             "https://yandex.ru/maps/?ll=30.1%2C50.2&whatshere%5Bpoint%5D=46.25%2C48.57&z=9",
                             "https://yandex.ru/maps/?ll=30.1%2C50.2&pt=46.25%2C48.57",
                             "https://yandex.ru/maps/?ll=30.1%2C50.2&mode=search&text=48.57%2C46.25"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
    }
    for (const char* text : {"https://www.google.com/maps/dir/10,20/48.57,46.25/@11,22,9z",
                             "https://www.google.com/maps/place/Kapustin+Yar/@47.1,44.2,8z",
                             "https://maps.google.com/maps?ll=1,2&q=Kapustin+Yar",
                             "https://www.openstreetmap.org/node/123#map=6/49.1/43.2",
                             "https://www.openstreetmap.org/directions?from=48.57%2C46.25&to=1%2C2#map=6/49.1/43.2"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_position(text), Error);
    }
}

TEST_CASE("a blank beside a decimal sign is refused") {
    for (const char* text : {"48. 57, 46. 25", "48.57, 46. 25", "48 .57, 46.25"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_position(text), Error);
    }
}

TEST_CASE("points of databases, positions of charts and German words are read") {
    for (const char* text : {"POINT(46.25 48.57)", "Point (46.25 48.57)", "48-34-12N 046-15-00E",
                             "48-34.20N, 046-15.00E", "48° 34,2′ nördlicher Breite, 46° 15′ östlicher Länge"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
    }
}

TEST_CASE("longitude first is read where letters or words name both") {
    for (const char* text :
         {"46.25E 48.57N", "E46.25 N48.57", "46°15′0″E 48°34′12″N", "Longitude 46.25, Latitude 48.57",
          "lon=46.25&lat=48.57", "Längengrad: 46,25; Breitengrad: 48,57"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
    }
}

TEST_CASE("words, templates, objects and sentences are read") {
    for (const char* text :
         {"48,57 / 46,25", "Breitengrad: 48.57, Längengrad: 46.25", "48.57° N and 46.25° E", "48,57° N und 46,25° E",
          "48 degrees 34 minutes 12 seconds North, 46 degrees 15 minutes 0 seconds East",
          "48 deg 34 min 12 sec north 46 deg 15 min 0 sec east", "48 deg 34' 12.00\" N, 46 deg 15' 0.00\" E",
          "48 Grad 34 Minuten 12 Sekunden Nord, 46 Grad 15 Minuten Ost",
          "48 град. 34.2 мин. с. ш., 46 град. 15 мин. в. д.", "{{coord|48|34|12|N|46|15|0|E|display=title}}",
          "{{Coord|48.57|46.25}}", "{\"lat\": 48.57, \"lng\": 46.25}", "48.57, 46.25.",
          "https://geohack.toolforge.org/geohack.php?pagename=X&params=48_34_12_N_46_15_0_E_type:city",
          "https://www.bing.com/maps?sp=point.48.57_46.25_X&cp=1~2",
          "https://www.google.com/maps/search/48.57,46.25/@1,2,9z"}) {
        CAPTURE(text);
        TypedPosition read;
        REQUIRE_NOTHROW(read = parse_position(text));
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
        CHECK_FALSE(read.is_view);
    }
}

TEST_CASE("the middle of a map is known as one") {
    for (const char* text :
         {"https://www.google.com/maps/@48.57,46.25,12z", "@48.57,46.25,14z",
          "https://www.openstreetmap.org/#map=12/48.57/46.25", "https://www.bing.com/maps?cp=48.57~46.25&lvl=9",
          "https://yandex.ru/maps/?ll=46.25%2C48.57&z=9", "https://browser.example.org/?zoom=10&lat=48.57&lng=46.25",
          "https://zoom.example.org/maps/satellite/#view=48.57,46.25,8z"}) {
        CAPTURE(text);
        TypedPosition read;
        REQUIRE_NOTHROW(read = parse_position(text));
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-7);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-7);
        CHECK(read.is_view);
    }
    CHECK_FALSE(parse_position("geo:48.57,46.25").is_view);
}

TEST_CASE("decimal commas are named where they are the trouble") {
    for (const char* text : {"48,5700, 46,2500", "48,5700 46,2500", "-22,9 -43,2"}) {
        CAPTURE(text);
        CHECK(sentence(text).find("has decimal commas") != std::string::npos);
    }
    CHECK(sentence("48.57N").find("has only one coordinate") != std::string::npos);
    CHECK(sentence("48.57 46.25 7").find("cannot be read as latitude and longitude") != std::string::npos);
    CHECK(parse_position("48,57; 46,25").decimal_comma);
    CHECK(parse_position("48,57° N, 46,25° E, Base 2.5").decimal_comma);
    CHECK_FALSE(parse_position("48.57,46.25").decimal_comma);
    CHECK_FALSE(parse_position("48,57").decimal_comma);
}

TEST_CASE("grids and codes are read where their meaning is decided") {
    const auto check = [](const char* text, double lat, double lon) {
        CAPTURE(text);
        TypedPosition read;
        REQUIRE_NOTHROW(read = parse_position(text));
        CHECK(std::abs(read.position.lat() - lat) < 1e-7);
        CHECK(std::abs(read.position.lon() - lon) < 1e-7);
    };
    // By PROJ.
    for (const char* text :
         {"38U 444642 5379859", "UTM zone 38 N, E 444642 m, N 5379859 m", "444642mE 5379859mN 38U",
          "38u 5379859 444642", "WGS 84 / UTM zone 38N: N 5379859 E 444642", "38 N 444642 5379859"}) {
        check(text, 48.56937639492462, 44.249594004550424);
    }
    check("56H 334786 6252080", -33.858663916529906, 151.21402286089506);
    check("56S 334786 6252080", -33.858663916529906, 151.21402286089506);
    // By the decoding tests of Open Location Code.
    check("7FG49QCJ+2V", 20.3700625, 2.7821875);
    check("7FG49QCJ+2VXGJ", 20.3701135, 2.782235351565);
    check("4VCPPQGP+Q9, Wellington", -41.2730625, 174.7859375);
    CHECK(parse_position("9F4MGC2M+H4, Süd-Berlin,").name == "Süd-Berlin,");
    check("22222222+22", -89.9999375, -179.9999375);
    check("cfx3x2x2+x2", 89.9999375, 1.0000625);
    for (const char* text : {"38S 445000 4000000",  // band S is north of the equator
                             "38 444642 5379859",   // on which side of the equator?
                             "38Q 444642 5379859",  // not in that band
                             "61N 444642 5379859", "444642 5379859", "4444642, 5379859", "9H6M+XX Berlin", "7FG49Q00+",
                             "XFG49QCJ+2V", "[48.57, 46.25]", "[[46.25, 48.57]]", "Point(46.25, 48.57)",
                             "{\"type\": \"LineString\", \"coordinates\": [[1, 2], [3, 4]]}",
                             "https://maps.app.goo.gl/aBc", "https://de.wikipedia.org/wiki/Kapustin_Jar"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(sentence(text).starts_with("read"));
    }
    CHECK(sentence("38S 445000 4000000").find("36.14316,44.38865 (band S) or -54.14516,44.15800") != std::string::npos);
    CHECK(sentence("[48.57, 46.25]").find("write '48.57,46.25' or '46.25,48.57'") != std::string::npos);
    check("[146.25, 48.57]", 48.57, 146.25);
    CHECK(sentence("Base: 48.57, 46.25").find("write '48.57,46.25,Base'") != std::string::npos);
    CHECK(sentence("48.57 46.25 South Base").find("write '48.57,46.25,South Base'") != std::string::npos);
}

TEST_CASE("where a header says which comes first, numbers are read so, and letters as they say") {
    for (const char* text : {"46.25,48.57", "46.25 48.57", "46,25; 48,57", "[46.25, 48.57]", "48.57N 46.25E",
                             "POINT(46.25 48.57)", "46.25|48.57"}) {
        CAPTURE(text);
        const Position read = parse_position(text, Order::longitude_first).position;
        CHECK(std::abs(read.lat() - 48.57) < 1e-9);
        CHECK(std::abs(read.lon() - 46.25) < 1e-9);
    }
    CHECK(parse_position("[48.57, 46.25]", Order::latitude_first).position == Position::deg(48.57, 46.25));
}

TEST_CASE("pins of further maps are read") {
    for (const char* text : {"https://maps.apple.com/?ll=48.57,46.25&q=Base", "https://waze.com/ul?ll=48.57%2C46.25",
                             "https://maps.apple.com/place?coordinate=48.57,46.25&name=X",
                             "https://2gis.ru/geo/46.25%2C48.57?m=1%2C2%2F12"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-9);
        CHECK(std::abs(read.position.lon() - 46.25) < 1e-9);
        CHECK_FALSE(read.is_view);
    }
    for (const char* text :
         {"https://2gis.ru/?m=46.25%2C48.57%2F12", "https://mapy.cz/zakladni?x=46.25&y=48.57&z=11"}) {
        CAPTURE(text);
        const TypedPosition read = parse_position(text);
        CHECK(std::abs(read.position.lat() - 48.57) < 1e-9);
        CHECK(read.is_view);
    }
}
