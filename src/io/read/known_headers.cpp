// SPDX-License-Identifier: MIT
#include "io/read/known_headers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "rangeband/geodesic/hemisphere.hpp"
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
    sexagesimal,
    nothing
};

/// Words in small letters; those that say `nothing` may stand beside the others: units, datums and what is measured.
struct Vocabulary {
    Says says;
    std::string_view words;
};
constexpr std::array vocabulary = {
    Vocabulary{Says::latitude,
               " lat latitude lattitude shirota latitud latitudine breddegrad bredde breedtegraad breitengrad "
               "breitengrade geobreite "
               "breitenkoordinate enlem широта широты шир gpslat geolat decimallatitude gpslatitude geolatitude reclat "
               "intptlat "},
    Vocabulary{Says::longitude,
               " lon long lng longitude dolgota longtitude longitud longitudine længdegrad længde lengtegraad "
               "längengrad laengengrad "
               "längengrade geolänge längenkoordinate boylam долгота долготы довгота долг gpslon gpslong gpslng geolon "
               "geolng geolong decimallongitude gpslongitude geolongitude reclong intptlong intptlon "},
    Vocabulary{Says::weak_latitude, " y breite ycoord "},
    Vocabulary{Says::weak_longitude, " x länge laenge xcoord "},
    Vocabulary{Says::degrees, " deg degs degree degrees grad grade гр град градусы градусов grados degrés ° d "},
    Vocabulary{Says::minutes,
               " min mins minute minutes minuten мин минуты минут минута minutos minuto mn mm "
               "arcmin arcminute arcminutes bogenminute bogenminuten ' m "},
    Vocabulary{Says::seconds,
               " sec secs second seconds sek sekunde sekunden сек секунды секунд секунда secondes seconde segundos "
               "segundo ss arcsec arcsecond arcseconds bogensekunde bogensekunden \" "},
    Vocabulary{Says::hemisphere,
               " hem hemi hemisphere hemisphäre halbkugel полушарие dir direction richtung ref cardinal "},
    Vocabulary{Says::most, " max maximum maximal "},
    Vocabulary{Says::sexagesimal, " dms gms ddmmss dmm ddm ddmm гмс "},
    Vocabulary{
        Says::nothing,
        " dd dec decimal decimals decimale décimale décimaux decimales dez dezimal dezimalgrad десятичные десятичная "
        "wgs wgs84 84 etrs89 nad83 epsg 4326 epsg4326 crs84 gps geo geogr geographic geographical geographische "
        "geografische geographischer "
        "географическая coord coords coordinate coordinates koordinate koordinaten coordenada coordenadas coordonnée "
        "coordonnées координата координаты point pos position site map center centre centroid location loc place "
        "station stop in als as в с ш д "},
};
/// Words that may stand in `N or S`, `lat N/S`, `с. ш. / ю. ш.`.
constexpr std::string_view between_sides = " or oder или ou and und и ш д indicator suffix letter ";
/// Both sides of one coordinate in one word.
constexpr std::string_view both_latitudes = " ns sn ", both_longitudes = " ew we ow wo eo ";
/// Of the coordinate to the left. `direction` alone may be an azimuth.
constexpr std::array<std::string_view, 6> bare_hemispheres = {"hem",        "hemi",      "hemisphere",
                                                              "hemisphäre", "halbkugel", "полушарие"};
/// Headers as their words in small letters.
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
                              "coordenadas gps",
                              "coordenadas geográficas",
                              "coordonnées géographiques",
                              "geographische koordinaten",
                              "koordinaten wgs84",
                              "coordinates wgs84",
                              "координаты wgs84",
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
                              "gps position",
                              "mgrs",
                              "lat lon wgs84",
                              "wgs84"};
constexpr std::array pairs_longitude_first = {"lonlat", "lnglat", "longlat"};
constexpr std::array geometries = {"wkt",  "geometry", "geom", "the geom", "wkb geometry", "wkb",     "ewkt",
                                   "ewkb", "geo wkt",  "way",  "geom wkt", "geometry wkt", "wkt geom"};
/// The best first; those of one line are equally good. Without accents.
constexpr std::array<std::string_view, 9> names = {
    "|name|",
    "|название|наименование|имя|nom|nome|nombre|bezeichnung|benennung|namn|navn|nazwa|name en|name de|name "
    "ru|name int|item label|denominacion|denominazione|denominacao|denomination|designation|designacion|libelle|"
    "intitule|appellation|naam|обозначение|",
    "|site name|place name|station name|ortsname|standortname|objektname|имя объекта|название объекта|наименование "
    "объекта|название пункта|наименование пункта|название места|standortbezeichnung|objektbezeichnung|name des "
    "standorts|name des ortes|nom du site|nom du lieu|nom de la base|nombre del sitio|nombre de la base|nombre del "
    "lugar|",
    "|title|titel|label|заголовок|titre|titulo|",
    "|site|standort|объект|objekt|sitio|facility|einrichtung|stutzpunkt|airport|flughafen|аэропорт|аэродром|base|база|"
    "installation|instalacion|aeropuerto|aeroport|полигон|",
    "|place|ort|пункт|место|lieu|lugar|locality|населенный пункт|station|emplacement|emplazamiento|ubicacion|localidad|"
    "localite|местоположение|",
    "|city|town|stadt|город|ville|ciudad|commune|gemeinde|municipio|",
    "|id|",
    "|ident|code|код|kennung|",
};

struct HeaderWord {
    std::string text;
    bool in_brackets;
    bool capital = false;
};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// `latdeg`, `LONM`, `Breitenminuten`: the axis, which is known alone, and the rest, or two empty texts.
std::pair<std::string, std::string> two_in_one(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> fronts = {{{"latitude", "lat"},
                                                                                             {"longitude", "lon"},
                                                                                             {"lat", "lat"},
                                                                                             {"long", "lon"},
                                                                                             {"lon", "lon"},
                                                                                             {"lng", "lon"},
                                                                                             {"breiten", "breitengrad"},
                                                                                             {"längen", "längengrad"}}};
    static constexpr std::string_view short_rests = " deg min sec d m s ns ew hem dir dd mm ss ",
                                      long_rests = " minute minuten sekunde sekunden ";
    for (const auto& [front, axis] : fronts) {
        if (!word.starts_with(front)) continue;
        const std::string rest = fmt::format(" {} ", word.substr(front.size()));
        const bool german = front.ends_with("en");
        if ((german ? long_rests : short_rests).find(rest) == std::string_view::npos) continue;
        return {std::string(axis), std::string(word.substr(front.size()))};
    }
    return {};
}

/// `decimalLatitude (deg)` → decimal, latitude, deg.
std::vector<HeaderWord> words_of(std::string_view header) {
    static constexpr std::string_view degree = "°";
    const std::string plain = plain_text(header);
    std::vector<HeaderWord> words;
    std::string word;
    bool brackets = false;
    const auto finish = [&] {
        const std::string small = small_letters(word);
        if (const auto [axis, rest] = two_in_one(small); !axis.empty()) {
            words.push_back({axis, brackets});
            words.push_back({rest, brackets});
        } else if (!word.empty()) {
            words.push_back({small, brackets, small != word});
        }
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
            const bool two = c == '\'' && i + 1 < plain.size() && plain[i + 1] == c;
            words.push_back({two ? "\"" : std::string(1, c), brackets});
            if (two) ++i;
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
    for (const auto& [says, words] : vocabulary) {
        if (has_word(words, word.text, ' ')) return says;
    }
    return std::nullopt;
}

bool is_one_of(const auto& list, std::string_view text) { return std::ranges::find(list, text) != list.end(); }

Axis axis_of(std::optional<Says> says) {
    if (says == Says::latitude || says == Says::weak_latitude) return Axis::latitude;
    if (says == Says::longitude || says == Says::weak_longitude) return Axis::longitude;
    return Axis::none;
}

/// `N/S`, `lat_NS`, `Länge O/W`, `Nord oder Süd`: what else stands there may name the same coordinate.
std::optional<HeaderMeaning> both_sides(const std::vector<HeaderWord>& words) {
    Axis named = Axis::none;
    std::string sides;
    for (const HeaderWord& word : words) {
        if (has_word(between_sides, word.text, ' ')) continue;
        const char side = geodesic::hemisphere_of(word.text);
        const auto says = side == '\0' ? meaning_of(word) : std::nullopt;
        if (side != '\0') {
            sides += side;
        } else if (sides.empty() &&
                   (has_word(both_latitudes, word.text, ' ') || has_word(both_longitudes, word.text, ' '))) {
            for (const char c : word.text) sides += static_cast<char>(c - 'a' + 'A');
        } else if (axis_of(says) != Axis::none) {
            if (named != Axis::none && named != axis_of(says)) return std::nullopt;
            named = axis_of(says);
        } else if (says != Says::hemisphere && says != Says::nothing) {
            return std::nullopt;
        }
    }
    HeaderMeaning meaning{.part = Part::hemisphere};
    const bool is_named = named != Axis::none;  // `S/N` alone is a serial number
    if (sides == "NS" || (sides == "SN" && is_named)) meaning.axis = Axis::latitude;
    if (sides == "EW" || sides == "OW") meaning.axis = Axis::longitude;
    if (is_named && (sides == "WE" || sides == "WO" || sides == "EO")) meaning.axis = Axis::longitude;
    if (meaning.axis == Axis::none || (named != Axis::none && named != meaning.axis)) return std::nullopt;
    if (sides.find('O') != sides.npos) meaning.o_is = sides.find('W') != sides.npos ? 'E' : 'W';
    return meaning;
}

bool any_of(const std::vector<HeaderWord>& words, std::string_view list) {
    return std::ranges::any_of(words, [&](const HeaderWord& word) { return has_word(list, word.text, ' '); });
}

Axis axis_named(const std::vector<HeaderWord>& words) {
    for (const HeaderWord& word : words) {
        if (const Axis axis = axis_of(meaning_of(word)); axis != Axis::none) return axis;
    }
    return Axis::none;
}

/// `Koordinate N`, `östl. Länge`, `с. ш.`: the side of the Earth that the word names, which a letter alone may not. O
/// is the east where the header is German.
char side_of(const HeaderWord& word, const std::vector<HeaderWord>& words, Axis named) {
    if (has_word(" с ю ", word.text, ' ') && named != Axis::latitude && !any_of(words, " ш ")) return '\0';
    if (has_word(" в з ", word.text, ' ') && named != Axis::longitude && !any_of(words, " д ")) return '\0';
    // `Lat S` beside `Lat M` are seconds.
    if (word.text == "s" && !(named == Axis::latitude && word.in_brackets && word.capital)) return '\0';
    const char side = geodesic::hemisphere_of(word.text);
    const bool german = any_of(words, " grad sek sekunde sekunden min minute minuten länge koordinate längengrad ");
    return side == 'O' && german ? 'E' : side;
}

/// `lat1`, `Longitude.1`: the number behind the words of a coordinate taken off; a number of another kind is kept.
bool take_number(std::vector<HeaderWord>& words) {
    std::string& last = words.back().text;
    const auto end = last.find_last_not_of("0123456789") + 1;
    constexpr std::size_t most_digits = 2;
    if (end == last.size() || last.size() - end > most_digits) return false;
    if (end > 0 && axis_of(meaning_of({last.substr(0, end), false})) == Axis::none) return false;
    if (end == 0 &&
        (words.size() < 2 || meaning_of(words.back()) || axis_of(meaning_of(words[words.size() - 2])) == Axis::none))
        return false;
    last.resize(end);
    if (last.empty()) words.pop_back();
    return true;
}

/// What the words say, if all of them are known; the coordinate may not be named.
std::optional<HeaderMeaning> meaning_in(std::vector<HeaderWord> words) {
    HeaderMeaning meaning;
    bool any_part = false;
    const bool numbered = !words.empty() && take_number(words);
    const Axis named = axis_named(words);
    for (const HeaderWord& word : words) {
        if (has_word(" breite länge laenge breitengrad längengrad ", word.text, ' ')) meaning.o_is = 'E';
        if (has_word(" latitud longitud ", word.text, ' ')) meaning.o_is = 'W';
        if (const char side = side_of(word, words, named); side != '\0') {
            const Axis axis = side == 'N' || side == 'S' ? Axis::latitude : Axis::longitude;
            if (side == 'O' || (meaning.axis != Axis::none && meaning.axis != axis)) return std::nullopt;
            if (named != Axis::none && named != axis) return std::nullopt;
            meaning.negative = side == 'S' || side == 'W';
            const bool says_axis = named != Axis::none || any_of(words, " ш д ");
            if (meaning.negative && !says_axis) return std::nullopt;
            meaning.weak = meaning.weak || !says_axis;
            meaning.axis = axis;
            continue;
        }
        const auto says = word.text == "s" && words.size() > 1 ? Says::seconds : meaning_of(word);
        if (!says) return std::nullopt;
        if (const Axis axis = axis_of(says); axis != Axis::none) {
            if (meaning.axis != Axis::none && meaning.axis != axis) return std::nullopt;
            const bool weak = says == Says::weak_latitude || says == Says::weak_longitude;
            meaning.weak = weak && (meaning.axis == Axis::none || meaning.weak);
            meaning.axis = axis;
        }
        const auto is_part = [&](Part part) {
            any_part = true;
            meaning.part = part;
        };
        if (says == Says::degrees) meaning.says_degrees = true;
        if (says == Says::minutes) is_part(Part::minutes);
        if (says == Says::seconds) is_part(Part::seconds);
        if (says == Says::hemisphere) is_part(Part::hemisphere);
        if (says == Says::most) is_part(Part::most);
        if (says == Says::sexagesimal) meaning.sexagesimal = true;
    }
    meaning.weak = meaning.weak || numbered || meaning.sexagesimal;
    meaning.sexagesimal = meaning.sexagesimal || (any_part && meaning.says_degrees);
    if (any_part && meaning.says_degrees) meaning.part = Part::degrees;  // `Lat (deg min sec)` is all of it
    return meaning;
}

}  // namespace

std::optional<HeaderMeaning> coordinate_in(std::string_view header) {
    const auto words = words_of(header);
    if (const auto sides = both_sides(words)) return sides;
    auto meaning = meaning_in(words);
    if (meaning && meaning->axis == Axis::none && !is_one_of(bare_hemispheres, joined(words))) meaning.reset();
    return meaning;
}

std::optional<HeaderMeaning> part_in(std::string_view header) {
    auto words = words_of(header);
    const auto is_number = [](const HeaderWord& word) { return std::ranges::all_of(word.text, is_digit); };
    while (words.size() > 1 && is_number(words.back())) words.pop_back();
    if (words.size() == 1 && words.front().text == "s") return HeaderMeaning{.part = Part::seconds};
    const auto meaning = meaning_in(words);
    const bool fits = meaning && (meaning->part == Part::minutes || meaning->part == Part::seconds ||
                                  (meaning->part == Part::degrees && meaning->says_degrees));
    return fits ? meaning : std::nullopt;
}

namespace {

constexpr std::string_view other_datums =
    " nad27 nad1927 ed50 ed1950 osgb36 pulkovo пулково sk42 sk95 ск42 ск95 s42 s83 potsdam dhdn rd83 bessel mgi ch1903 "
    "ch03 ntf tokyo krassowski krassowsky krasovsky красовского hermannskogel agd66 agd84 wgs60 wgs66 wgs72 ";

/// Whether a word, or two that stand together (`СК-42`), are in the list.
bool any_word(std::string_view list, const std::vector<HeaderWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        if (has_word(list, word, ' ') || (i > 0 && has_word(list, words[i - 1].text + word, ' '))) return true;
    }
    return false;
}

}  // namespace

bool is_on_another_datum(std::string_view header) { return any_word(other_datums, words_of(header)); }

std::string why_no_degrees(std::string_view header) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> units = {
        {{" rad rads radian radians radiant bogenmaß радиан радианы ", "is in radians"},
         {" gon gons gradian gradians neugrad ", "is in gons"},
         {" utm easting northing rechtswert hochwert gk mgrs ", of_a_grid},
         {other_datums, "is on another datum than WGS84"}}};
    const std::vector<HeaderWord> words = words_of(header);
    for (const HeaderWord& word : words) {
        if (word.in_brackets && (word.text == "m" || word.text == "km")) return "is in metres";
    }
    for (const auto& [list, reason] : units) {
        if (any_word(list, words)) return std::string(reason);
    }
    return {};
}

bool may_count_backwards(std::string_view header) {
    return std::ranges::any_of(words_of(header), [](const HeaderWord& word) {
        const char side = geodesic::hemisphere_of(word.text);
        return side == 'S' || side == 'W';
    });
}

bool names_hemisphere(std::string_view header) {
    const auto words = words_of(header);
    const auto meaning = meaning_in(words);
    return both_sides(words) || (meaning && meaning->part == Part::hemisphere);
}

bool may_be_metres(std::string_view header) {
    return std::ranges::any_of(words_of(header),
                               [](const HeaderWord& word) { return word.in_brackets && word.text == "m"; });
}

bool names_size(std::string_view header) { return has_word(" länge laenge breite ", joined(words_of(header)), ' '); }

bool names_measure(std::string_view header) {
    return any_of(words_of(header),
                  " tiefgang verdrängung tonnage brt brz gewicht masse durchmesser dicke stärke volumen "
                  "fläche seitenhöhe ");
}

bool says_sign(std::string_view header) {
    return std::ranges::any_of(words_of(header), [](const HeaderWord& word) {
        return has_word(" sign vorzeichen знак signe signo ", word.text, ' ');
    });
}

bool is_nameless(std::string_view header, std::string_view before) {
    header = trimmed(header);
    if (header.empty() || header.starts_with("Unnamed:")) return true;
    const auto dot = header.find_last_of('.');
    return dot != header.npos && dot + 1 < header.size() && std::ranges::all_of(header.substr(dot + 1), is_digit) &&
           before.starts_with(header.substr(0, dot));
}

std::optional<geodesic::Order> pair_in(std::string_view header) {
    using geodesic::Order;
    const auto words = words_of(header);
    const std::string whole = joined(words);
    if (is_one_of(pairs, whole))
        return whole.starts_with("lat") || whole.starts_with("breite") || whole.starts_with("шир")
                   ? Order::latitude_first
                   : Order::unknown;
    if (is_one_of(pairs_longitude_first, whole)) return Order::longitude_first;
    std::vector<Axis> axes;
    for (const HeaderWord& word : words) {
        const auto says = meaning_of(word);
        const bool joins = has_word(" and und и et y ", word.text, ' ');
        if (word.text == "y" || word.text == "x" || (!joins && !says)) {
            if (!joins) return std::nullopt;
        } else if (const Axis axis = axis_of(says); axis != Axis::none) {
            axes.push_back(axis);
        } else if (!joins && says != Says::nothing && says != Says::degrees) {
            return std::nullopt;
        }
    }
    if (axes == std::vector{Axis::latitude, Axis::longitude}) return Order::latitude_first;
    if (axes == std::vector{Axis::longitude, Axis::latitude}) return Order::longitude_first;
    return std::nullopt;
}

char letter_o_in(std::span<const std::string> headers) {
    static constexpr std::string_view german =
        " ort name bezeichnung benennung standort stadt reichweite objekt kennung stützpunkt flughafen bemerkung "
        "bemerkungen land staat koordinaten koordinate breite länge breitengrad längengrad typ gemeinde ";
    static constexpr std::string_view romance =
        " nombre nom nome sitio lieu lugar ciudad ville alcance portée país pays denominación libellé désignation "
        "rayon radio coordenadas coordonnées latitud longitud observaciones remarques municipio commune ";
    bool east = false, west = false;
    for (const std::string& header : headers) {
        const auto words = words_of(header);
        east = east || (joined(words) != "name" && any_of(words, german));
        west = west || any_of(words, romance);
    }
    return east == west ? '\0' : east ? 'E' : 'W';
}

bool is_letter_o(std::string_view header) {
    const auto words = words_of(header);
    return words.size() == 1 && words.front().text == "o";
}

bool is_letter_n(std::string_view header) {
    const auto words = words_of(header);
    return words.size() == 1 && words.front().text == "n";
}

bool names_axes_of_plane(std::string_view header) { return any_of(words_of(header), " x y xcoord ycoord "); }

bool is_geometry(std::string_view header) { return is_one_of(geometries, joined(words_of(header))); }

int name_rank(std::string_view header) {
    const std::string whole = without_accents(joined(words_of(header)));
    for (std::size_t rank = 0; rank < names.size(); ++rank) {
        if (has_word(names[rank], whole, '|')) return static_cast<int>(rank) + 1;
    }
    return 0;
}

}  // namespace rangeband::io
