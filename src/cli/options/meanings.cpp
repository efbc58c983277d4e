// SPDX-License-Identifier: MIT
#include "cli/options/meanings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::cli {
namespace {

struct Meaning {
    std::string_view typed;  ///< words between bars
    std::string_view meant;
};
constexpr std::array options = {
    Meaning{"|country|",
            "--from-country to measure from a country's outline (--country in reach, coverage and list keeps "
            "only these countries in the answer)"},
    Meaning{"|dark|", "--theme dark"},
    Meaning{"|light|", "--theme light"},
    Meaning{"|print|bw|grayscale|greyscale|", "--theme print"},
    Meaning{"|out|outfile|output-file|save|write|", "-o FILE"},
    Meaning{"|from|start|origin|source|center-at|point|position|coords|coordinates|location|",
            "--at LAT,LON or --at CITY"},
    Meaning{"|lat|latitude|lon|lng|longitude|", "--at LAT,LON"},
    Meaning{"|city|town|place|", "--at CITY, or --to CITY for a place to reach"},
    Meaning{"|base|bases|missile-base|", "--site NAME"},
    Meaning{"|to|target|destination|dest|until|", "--to LAT,LON,NAME, or --mark LAT,LON,NAME"},
    Meaning{"|file|", "--sites FILE to read, or -o FILE to write"},
    Meaning{"|input|in|csv-file|points|infile|site-file|", "--sites FILE"},
    Meaning{"|r|radius|radius-km|distance|dist|km|buffer|length|ranges|", "--range 500km"},
    Meaning{"|missile|weapon|", "--range SYSTEM, such as --range 9m729"},
    Meaning{"|width|height|w|h|dimensions|resolution|", "--size WIDTHxHEIGHT, such as --size 1200x675"},
    Meaning{"|lang|locale|", "--language en, de or ru"},
    Meaning{"|colors|colours|color|colour|palette|", "--theme light, dark or print"},
    Meaning{"|dry-run|", "--dry-run"},
    Meaning{"|csv|", "-f CSV"},
    Meaning{"|json|geojson|", "-f GeoJSON"},
    Meaning{"|all|", "--range '*' for all systems, or --cities all for all cities"},
    Meaning{"|label|name|legend|", "--range \"NAME=500km\" for a range, --at LAT,LON,NAME for a place"},
    Meaning{"|delimiter|separator|sep|", "nothing: the separator of a table is found by its header"},
    Meaning{"|sheet|worksheet|tab|", "--layer SHEET"},
    Meaning{"|charset|codepage|", "--encoding NAME"},
    Meaning{"|filter|query|sql|", "--where CONDITION"},
    Meaning{"|precision|accuracy|error|segments|steps|vertices|", "--tolerance LENGTH, such as --tolerance 10m"},
    Meaning{"|azimuth|bearing|angle|wedge|", "--sector FROM..TO"},
    Meaning{"|date|year|when|day|", "--at-date DATE"},
    Meaning{"|union|dissolve|", "--merge union"},
    Meaning{"|intersection|intersect|", "--merge intersection"},
    Meaning{"|overlap|count-overlaps|", "--merge depth"},
    Meaning{"|inside|only-in|within|in-range|", "--only-inside"},
    Meaning{"|top|nearest|max|head|n|", "--limit N"},
    Meaning{"|proj|", "--projection NAME"},
    Meaning{"|q|silent|", "--quiet"},
    Meaning{"|y|yes|replace|clobber|", "--overwrite"},
    Meaning{"|v|verbose|", "nothing: all messages are shown unless --quiet is given"},
    Meaning{"|V|", "rangeband --version"},
    Meaning{"|epsg|srs|t_srs|t-srs|projected|", "--crs EPSG:CODE, such as --crs EPSG:3035"},
};
constexpr std::array commands = {
    Meaning{"|draw|ring|rings|circle|circles|buffer|footprints|", "footprint (or rangeband map for a picture)"},
    Meaning{"|picture|image|png|plot|svg|pdf|render|", "map"},
    Meaning{"|distance|dist|far|targets|target|within|", "reach --at PLACE --to PLACE"},
    Meaning{"|population|people|country|countries|area|", "coverage"},
    Meaning{"|page|html|classroom|lesson|", "atlas"},
    Meaning{"|version|", "--version"},
    Meaning{"|formats|systems|sites|claims|scenarios|cities|sources|bands|", "list, as in 'rangeband list systems'"},
    Meaning{"|search|find|show|lookup|", "list"},
    Meaning{"|treaty|class|", "classify"},
    Meaning{"|man|usage|", "help"},
    Meaning{"|citation|bibtex|reference|references|", "cite"},
    Meaning{"|about|", "info"},
};

/// Words for a value of an option, or for what `list` shows, that have another word here.
struct ValueMeaning {
    std::string_view option, typed, meant;
};
constexpr std::array values = {
    ValueMeaning{"projection", "|orthographic|globe|sphere|3d|space|", "ortho"},
    ValueMeaning{"projection", "|azimuthal|equidistant|azimuthal-equidistant|azimuthal equidistant|", "aeqd"},
    ValueMeaning{"projection", "|lambert|equal-area|equal area|lambert azimuthal equal area|", "laea"},
    ValueMeaning{"projection", "|merc|web-mercator|webmercator|epsg:3857|3857|", "mercator"},
    ValueMeaning{"projection", "|world|robinson|mollweide|winkel-tripel|equal earth|eqearth|", "equal-earth"},
    ValueMeaning{"theme", "|night|black|dark-mode|darkmode|", "dark"},
    ValueMeaning{"theme", "|day|white|bright|default|normal|", "light"},
    ValueMeaning{"theme", "|bw|b/w|gray|grey|grayscale|greyscale|mono|monochrome|newspaper|", "print"},
    ValueMeaning{"language", "|english|englisch|английский|eng|en-us|en-gb|en_us|en_gb|", "en"},
    ValueMeaning{"language", "|german|deutsch|немецкий|ger|deu|de-de|de_de|de-at|de-ch|", "de"},
    ValueMeaning{"language", "|russian|russisch|русский|rus|ru-ru|ru_ru|", "ru"},
    ValueMeaning{"merge", "|dissolve|dissolved|merge|merged|yes|true|any|or|", "union"},
    ValueMeaning{"merge", "|intersect|intersections|common|all|and|", "intersection"},
    ValueMeaning{"merge", "|overlap|overlaps|count|counts|depths|", "depth"},
    ValueMeaning{"merge", "|no|off|false|separate|", "none"},
    ValueMeaning{"depth", "|atleast|at least|min|minimum|nested|cumulative|>=|", "at-least"},
    ValueMeaning{"depth", "|exactly|equal|=|==|", "exact"},
    ValueMeaning{"geometry", "|lines|linestring|outline|outlines|boundary|", "line"},
    ValueMeaning{"geometry", "|polygons|multipolygon|area|areas|", "polygon"},
    ValueMeaning{"geometry", "|points|", "point"},
    ValueMeaning{"edges", "|planar|straight|cartesian|", "lonlat"},
    ValueMeaning{"edges", "|great-circle|great circle|geodetic|spherical|", "geodesic"},
    ValueMeaning{"winding", "|cw|d3|left-hand|", "clockwise"},
    ValueMeaning{"winding", "|ccw|counterclockwise|anticlockwise|right-hand|", "rfc7946"},
    ValueMeaning{"cities", "|capital|", "capitals"},
    ValueMeaning{"cities", "|big|large|million+|millions|1000000|", "million"},
    ValueMeaning{"style", "|no|off|false|", "none"},
    ValueMeaning{"style", "|yes|on|true|qgis|", "default"},
    ValueMeaning{"list", "|missile|missiles|weapon|weapons|rocket|rockets|", "systems"},
    ValueMeaning{"list", "|base|bases|places|locations|launch-sites|", "sites"},
    ValueMeaning{"list", "|town|towns|capitals|", "cities"},
    ValueMeaning{"list", "|nation|nations|state|states|borders|outlines|", "countries"},
    ValueMeaning{"list", "|range|ranges|figures|", "claims"},
    ValueMeaning{"list", "|treaty|treaties|", "regimes"},
    ValueMeaning{"list", "|reference|references|bibliography|literature|", "sources"},
    ValueMeaning{"list", "|class|classes|categories|", "bands"},
    ValueMeaning{"list", "|driver|drivers|extensions|", "formats"},
    ValueMeaning{"format", "|json|geo-json|", "GeoJSON"},
    ValueMeaning{"format", "|excel|xls|ms-excel|msexcel|spreadsheet|", "XLSX"},
    ValueMeaning{"format", "|openoffice|libreoffice|calc|opendocument|", "ODS"},
    ValueMeaning{"format", "|google earth|google-earth|googleearth|", "KML"},
    ValueMeaning{"progress", "|no|off|none|false|", "never"},
};

std::string_view meant_in(const auto& table, std::string_view typed) {
    const std::string key = fmt::format("|{}|", typed.size() == 1 ? std::string(typed) : lowered(typed));
    const auto found =
        std::ranges::find_if(table, [&](const Meaning& each) { return each.typed.find(key) != each.typed.npos; });
    return found == table.end() ? std::string_view() : found->meant;
}

}  // namespace

std::string option_meant(std::string_view option, std::span<const std::string_view> known) {
    const std::string_view all = meant_in(options, option);
    std::string meant;
    std::string_view other;
    for (std::size_t at = 0; at < all.size();) {
        constexpr std::string_view between = ", or ";
        const std::size_t end = std::min(all.find(between, at), all.size());
        const std::string_view one = all.substr(at, end - at);
        at = std::min(end + between.size(), all.size());
        const auto dashes = one.find("--");
        const std::string_view name =
            dashes == one.npos ? "" : one.substr(dashes + 2, one.find_first_of(" ,;", dashes) - dashes - 2);
        if (!name.empty() && !all.starts_with("rangeband") && std::ranges::find(known, name) == known.end()) {
            if (other.empty()) other = one;
            continue;
        }
        meant += fmt::format("{}{}", meant.empty() ? "" : between, one);
    }
    if (meant.empty() && !other.empty()) {
        const bool same = other == fmt::format("--{}", option);
        return same ? "; this command does not have it" : fmt::format("; this command has no {}", other);
    }
    if (meant.empty()) return {};
    return meant.starts_with("nothing: ") ? fmt::format("; leave it out: {}", meant.substr(9))
                                          : fmt::format("; write {}", meant);
}

std::string command_meant(std::string_view command) {
    const std::string_view meant = meant_in(commands, command);
    return meant.empty() ? "" : fmt::format("; write rangeband {}", meant);
}

std::string_view value_meant(std::string_view option, std::string_view typed) {
    const std::string key = fmt::format("|{}|", small_letters(typed));
    const auto found = std::ranges::find_if(values, [&](const ValueMeaning& each) {
        return each.option == option && each.typed.find(key) != each.typed.npos;
    });
    return found == values.end() ? std::string_view() : found->meant;
}

}  // namespace rangeband::cli
