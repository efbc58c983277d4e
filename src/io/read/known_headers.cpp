// SPDX-License-Identifier: MIT
#include "io/read/known_headers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

enum class Says {
    latitude,
    longitude,
    weak_latitude,
    weak_longitude,
    degrees,
    minutes,
    seconds,
    hemisphere,
    most,
    nothing
};

/// Words in small letters; those that say `nothing` may stand beside the others: units, datums and what is measured.
struct Vocabulary {
    Says says;
    std::string_view words;
};
constexpr std::array vocabulary = {
    Vocabulary{Says::latitude,
               " lat latitude latitud breitengrad breitengrade geobreite широта шир gpslat geolat decimallatitude "
               "gpslatitude geolatitude "},
    Vocabulary{
        Says::longitude,
        " lon long lng longitude longitud längengrad laengengrad längengrade geolänge долгота долг gpslon gpslong "
        "gpslng geolon geolng geolong decimallongitude gpslongitude geolongitude "},
    Vocabulary{Says::weak_latitude, " y breite ycoord "},
    Vocabulary{Says::weak_longitude, " x länge laenge xcoord "},
    Vocabulary{Says::degrees, " deg degs degree degrees grad град градусы градусов ° d "},
    Vocabulary{Says::minutes, " min mins minute minutes minuten мин минуты минут ' m "},
    Vocabulary{Says::seconds, " sec secs second seconds sek sekunde sekunden сек секунды секунд \" "},
    Vocabulary{Says::hemisphere,
               " hem hemi hemisphere hemisphäre halbkugel полушарие dir direction richtung ref cardinal "},
    Vocabulary{Says::most, " max maximum maximal "},
    Vocabulary{
        Says::nothing,
        " dd dec decimal decimals dez dezimal dezimalgrad wgs wgs84 84 etrs89 nad83 epsg 4326 epsg4326 crs84 gps geo "
        "geogr geographic geographical geographische географическая coord coordinate koordinate координата point "
        "pos position site map center centre centroid location loc place station in als as "},
};
/// The side to which numbers count. `Longitude (W)` counts the other way, and is not known.
constexpr std::string_view positive_sides = " n e north east nord ost с в n° e° ";

/// Headers as their words in small letters.
constexpr std::array<std::string_view, 12> hemisphere_headers = {
    "n s", "ns", "lat n s", "latitude n s", "lat ns", "latitude ns", "с ю", "e w", "ew", "o w", "в з", "ow"};
constexpr std::array<std::string_view, 6> longitude_hemispheres = {"lon e w", "long e w",     "longitude e w",
                                                                   "lon ew",  "longitude ew", "lng e w"};
/// Of the coordinate to the left. `direction` alone may be an azimuth.
constexpr std::array<std::string_view, 6> bare_hemispheres = {"hem",        "hemi",      "hemisphere",
                                                              "hemisphäre", "halbkugel", "полушарие"};
constexpr std::array pairs = {"coordinates",
                              "coordinate",
                              "coords",
                              "coord",
                              "latlon",
                              "latlng",
                              "latlong",
                              "lat lon",
                              "lat lng",
                              "lat long",
                              "latitude longitude",
                              "latitude and longitude",
                              "gps",
                              "gps coordinates",
                              "gps coords",
                              "geo coordinates",
                              "geographic coordinates",
                              "koordinaten",
                              "koordinate",
                              "gps koordinaten",
                              "geokoordinaten",
                              "geo koordinaten",
                              "координаты",
                              "gps координаты",
                              "географические координаты",
                              "координаты gps",
                              "coordonnées",
                              "coordonnées gps",
                              "coordenadas",
                              "breite länge",
                              "breitengrad längengrad",
                              "широта долгота",
                              "широта и долгота",
                              "location",
                              "position",
                              "geo",
                              "geopoint",
                              "geo point",
                              "geoposition",
                              "lat lon wgs84",
                              "wgs84"};
constexpr std::array geometries = {"wkt",  "geometry", "geom", "the geom", "wkb geometry", "wkb",     "ewkt",
                                   "ewkb", "geo wkt",  "way",  "geom wkt", "geometry wkt", "wkt geom"};
/// The best first; those of one line are equally good.
constexpr std::array<std::string_view, 9> names = {
    "|name|",
    "|название|наименование|имя|nom|nombre|bezeichnung|benennung|",
    "|site name|place name|station name|ortsname|standortname|objektname|имя объекта|название объекта|",
    "|title|titel|label|заголовок|",
    "|site|standort|объект|objekt|sitio|",
    "|place|ort|пункт|место|lieu|lugar|locality|населённый пункт|населенный пункт|station|",
    "|city|town|stadt|город|ville|ciudad|",
    "|id|",
    "|ident|code|код|kennung|",
};

struct HeaderWord {
    std::string text;
    bool in_brackets;
};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// `decimalLatitude (deg)` → decimal, latitude, deg.
std::vector<HeaderWord> words_of(std::string_view header) {
    static constexpr std::string_view degree = "°";
    const std::string plain = plain_text(header).text;
    std::vector<HeaderWord> words;
    std::string word;
    bool brackets = false;
    const auto finish = [&] {
        if (!word.empty()) words.push_back({small_letters(word), brackets});
        word.clear();
    };
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (std::string_view(plain).substr(i).starts_with(degree)) {
            finish();
            words.push_back({std::string(degree), brackets});
            ++i;
        } else if (c == '(' || c == '[' || c == '{') {
            finish();
            brackets = true;
        } else if (c == ')' || c == ']' || c == '}') {
            finish();
            brackets = false;
        } else if (c == '\'' || c == '"') {
            finish();
            words.push_back({std::string(1, c), brackets});
        } else if (std::string_view(" _-./,:;@#&|\t\n\r").find(c) != std::string_view::npos) {
            finish();
        } else {
            const char before = i > 0 ? plain[i - 1] : ' ', next = i + 1 < plain.size() ? plain[i + 1] : ' ';
            if (is_capital(c) && (is_small(before) || (is_capital(before) && is_small(next)))) finish();
            word += c;
        }
    }
    finish();
    return words;
}

std::string joined(const std::vector<HeaderWord>& words) {
    std::string text;
    for (const HeaderWord& word : words) text += (text.empty() ? "" : " ") + word.text;
    return text;
}

bool has_word(std::string_view list, std::string_view word, char around) {
    return list.find(fmt::format("{}{}{}", around, word, around)) != list.npos;
}

std::optional<Says> meaning_of(const HeaderWord& word) {
    if (has_word(positive_sides, word.text, ' ')) return Says::nothing;
    for (const auto& [says, words] : vocabulary) {
        if (has_word(words, word.text, ' ')) return says;
    }
    return std::nullopt;
}

bool is_one_of(const auto& list, std::string_view text) { return std::ranges::find(list, text) != list.end(); }

}  // namespace

std::optional<HeaderMeaning> coordinate_in(std::string_view header) {
    const auto words = words_of(header);
    const std::string whole = joined(words);
    if (is_one_of(longitude_hemispheres, whole)) return HeaderMeaning{Axis::longitude, Part::hemisphere};
    if (is_one_of(hemisphere_headers, whole)) {
        const bool latitude = whole.find('n') != whole.npos || whole.find("ю") != whole.npos;
        return HeaderMeaning{latitude ? Axis::latitude : Axis::longitude, Part::hemisphere};
    }
    HeaderMeaning meaning;
    bool any_part = false;
    for (const HeaderWord& word : words) {
        // `Lat S` beside `Lat M`; in brackets it is the south.
        const auto says = word.text == "s" && !word.in_brackets && words.size() > 1 ? Says::seconds : meaning_of(word);
        if (!says) return std::nullopt;
        const auto is_axis = [&](Axis axis, bool weak) {
            const bool fits = meaning.axis == Axis::none || meaning.axis == axis;
            meaning.weak = weak && (meaning.axis == Axis::none || meaning.weak);
            meaning.axis = axis;
            return fits;
        };
        const auto is_part = [&](Part part) {
            any_part = true;
            meaning.part = part;
            return true;
        };
        bool fits = true;
        switch (*says) {
            case Says::latitude:
                fits = is_axis(Axis::latitude, false);
                break;
            case Says::longitude:
                fits = is_axis(Axis::longitude, false);
                break;
            case Says::weak_latitude:
                fits = is_axis(Axis::latitude, true);
                break;
            case Says::weak_longitude:
                fits = is_axis(Axis::longitude, true);
                break;
            case Says::degrees:
                meaning.says_degrees = true;
                break;
            case Says::minutes:
                fits = is_part(Part::minutes);
                break;
            case Says::seconds:
                fits = is_part(Part::seconds);
                break;
            case Says::hemisphere:
                fits = is_part(Part::hemisphere);
                break;
            case Says::most:
                fits = is_part(Part::most);
                break;
            case Says::nothing:
                break;
        }
        if (!fits) return std::nullopt;
    }
    if (meaning.axis == Axis::none && !is_one_of(bare_hemispheres, whole)) return std::nullopt;
    if (any_part && meaning.says_degrees) meaning.part = Part::degrees;  // `Lat (deg min sec)` is all of it
    return meaning;
}

bool is_pair(std::string_view header) { return is_one_of(pairs, joined(words_of(header))); }

bool names_its_order(std::string_view header) {
    const auto words = words_of(header);
    return std::ranges::any_of(words, [](const HeaderWord& word) {
        const auto says = meaning_of(word);
        return says == Says::latitude || says == Says::weak_latitude || word.text.starts_with("lat");
    });
}

bool is_geometry(std::string_view header) { return is_one_of(geometries, joined(words_of(header))); }

int name_rank(std::string_view header) {
    const std::string whole = joined(words_of(header));
    for (std::size_t rank = 0; rank < names.size(); ++rank) {
        if (has_word(names[rank], whole, '|')) return static_cast<int>(rank) + 1;
    }
    return 0;
}

}  // namespace rangeband::io
