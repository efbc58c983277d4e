// SPDX-License-Identifier: MIT
/// Every option, once.
#include <array>

#include "cli/options/options.hpp"

namespace rangeband::cli {
namespace {

constexpr std::string_view where = "Where";
constexpr std::string_view places = "To where";
constexpr std::string_view range = "Range";
constexpr std::string_view together = "Together";
constexpr std::string_view how = "How";
constexpr std::string_view picture = "Picture";
constexpr std::string_view output = "Output";
constexpr std::string_view which = "Which";
constexpr std::string_view general = "General";

constexpr std::array table = {
    Option{
        where, "at", 0, "LAT,LON[,NAME]", Takes::many,
        "a place: decimal degrees (48.57,46.25), degrees, minutes and seconds (48°34'12\"N 46°15'E), a square of the "
        "military grid, or the name of a city or site (Dnipro; Springfield,US)"},
    Option{where, "site", 0, "ID|NAME", Takes::many, "a site of the catalogue; * stands for any letters"},
    Option{where, "from-country", 0, "ISO|NAME", Takes::many,
           "a country by code or name: its outline as the place from which to measure"},
    Option{where, "country", 0, "ISO|NAME", Takes::many,
           "only cities, countries or rows of this country in the answer; to measure from it: --from-country"},
    Option{where, "pair", 0, "SITE:RANGE", Takes::many,
           "a site of the catalogue with a range of its own, as for --range"},
    Option{
        where, "sites", 0, "FILE", Takes::many,
        "points, and lines or polygons as launch areas: CSV and spreadsheets (XLSX, ODS) with columns of coordinates "
        "or "
        "wkt, GeoJSON, KML, GPX, GeoPackage, Shapefile, GML, DXF, OSM and more, also packed (.gz, .zip); - is standard "
        "input; columns valid_from and valid_to say when a row was there, system, claimant, date and source whose "
        "range "
        "it is"},
    Option{where, "lat-column", 0, "NAME", Takes::one,
           "the column of --sites with the latitude, where its header does not say so (lat, Breitengrad, широта, …)"},
    Option{where, "lon-column", 0, "NAME", Takes::one, "the same for the longitude"},
    Option{where, "name-column", 0, "NAME", Takes::one, "the column of --sites that names the places"},
    Option{where, "encoding", 0, "NAME", Takes::one,
           "of the text of --sites: windows-1251, windows-1252, … (UTF-8, else as it looks, which is said)"},
    Option{where, "edges", 0, "lonlat|geodesic", Takes::one,
           "what joins the corners of a launch area: what is straight on the map, as formats say, or the shortest way "
           "(lonlat)"},
    Option{where, "layer", 0, "NAME", Takes::many,
           "the layer or sheet of --sites to read; * stands for any letters; of several the column layer says which"},
    Option{where, "where", 0, "CONDITION", Takes::one, "only rows that fulfil this condition, in OGR SQL"},
    Option{where, "at-date", 0, "DATE", Takes::one,
           "only sites, areas and systems that were there on that day (1988-06-01), or on any day of a month (1988-06) "
           "or year; a beginning or end that no source gives leaves nothing out"},
    Option{
        where, "timeline", 0, "", Takes::nothing,
        "how it was at first, and what changed on each day on which a site, area or system came or went; that day is "
        "the column date"},
    Option{where, "skip-bad", 0, "", Takes::nothing,
           "leave bad rows of --sites out, list them, write the others and exit with 1"},
    Option{where, "allow-network", 0, "", Takes::nothing,
           "let --sites and --places name what is on the network: https://…, GDAL's paths such as /vsicurl/…, PG:, "
           "MYSQL:, WFS: and OAPIF:; a scenario cannot say it"},
    Option{where, "catalog", 0, "DIR", Takes::many, "read the catalogue from this folder; a second one adds to it"},

    Option{places, "to", 0, "LAT,LON[,NAME]", Takes::many,
           "a place that may be reached, written as for --at: a position, or the name of a city (Dnipro)"},
    Option{places, "places", 0, "FILE", Takes::many,
           "places from a file of points, read as --sites; a column country goes along"},
    Option{places, "cities", 0, "capitals|million|all", Takes::one,
           "cities of the catalogue: the capitals, these and all of one million people or more, or all of 100,000 or "
           "more (million, and none beside --to or --places); map: which ones it may name, none and auto besides "
           "(auto: by "
           "its scale)"},

    Option{
        range, "range", 0, "SPEC", Takes::many,
        "480km; 500..5500km (what lies between); 500,1000,5500km (three discs); a band of the catalogue (inf); a "
        "system (9m729: every claim about it); system@claim; with a label in front \"SM-6=460km\". Units: km, m, mi, "
        "nmi, ft, yd"},
    Option{range, "range-column", 0, "NAME[:UNIT]", Takes::one,
           "the range of each row of --sites from this column; without UNIT each value carries its own (480km)"},
    Option{range, "solid", 0, "", Takes::nothing, "draw a band as the disc to its upper edge"},

    Option{together, "merge", 0, "none|union|intersection|depth", Takes::one,
           "what any, or all, of the footprints of a group hold, or how many hold it: a feature for each number (none; "
           "coverage: union)"},
    Option{together, "depth", 0, "exact|at-least", Takes::one,
           "with --merge depth: what exactly so many hold, side by side, or at least so many, nested (exact)"},
    Option{together, "group-by", 0, "COLUMN", Takes::one,
           "what is merged with what: footprints alike in this output column or kept column of --sites, such as system "
           "or site; none merges everything (range_id)"},
    Option{together, "contested", 0, "", Takes::nothing,
           "for systems as --range: what the largest figure that somebody stated covers and the smallest does not; "
           "with --merge union around all sites together"},

    Option{how, "tolerance", 0, "LENGTH", Takes::one,
           "how far the drawn line may lie from the true one, both ways (100m; coverage: as its areas need, right to "
           "0.001 % of the whole)"},
    Option{how, "sector", 0, "FROM..TO", Takes::many,
           "only these azimuths, in degrees clockwise from north; 300..60 runs through north"},
    Option{
        how, "sector-columns", 0, "FROM,TO", Takes::one,
        "the azimuths of each row of --sites from two columns; AZIMUTH,WIDTH where the second is called width: so many "
        "degrees around the first; 0 and 360 are the whole disc"},
    Option{
        how, "geometry", 0, "polygon|line|point", Takes::one,
        "footprint: areas, or their boundary without the edges along the antimeridian and the poles (polygon); reach: "
        "a line to each place, or its point (line)"},
    Option{how, "decimals", 0, "N", Takes::one,
           "at least so many decimals in coordinates of text formats, 7 to 12 (7)"},
    Option{
        how, "winding", 0, "rfc7946|clockwise", Takes::one,
        "which way exterior rings of GeoJSON go round: clockwise is for d3, Vega-Lite, Observable Plot, globe.gl and "
        "Plotly (rfc7946)"},
    Option{how, "cut-at", 0, "LON", Takes::one,
           "the meridian along which footprints are cut in place of 180, for maps with another middle; longitudes then "
           "run from there: -30 for maps of the Pacific"},
    Option{how, "pieces", 0, "", Takes::nothing,
           "cut polygons so that each is under a hemisphere and narrower than 180 degrees, for programs that read them "
           "on a sphere"},
    Option{how, "threads", 0, "N", Takes::one, "how many to compute with (all processors); the result is the same"},
    Option{how, "scenario", 0, "NAME|FILE", Takes::one,
           "options from a scenario of the catalogue or an INI file (range = 480km); options given here add to it or "
           "replace its single values"},

    Option{picture, "projection", 0, "NAME", Takes::one,
           "aeqd (distances from the centre are true), ortho (the Earth from above), laea (areas are true), mercator, "
           "equal-earth (aeqd)"},
    Option{picture, "center", 0, "LAT,LON|CITY", Takes::one, "the middle of the map (the site, or the middle of all)"},
    Option{picture, "radius", 0, "LENGTH", Takes::one,
           "show what is so far around the middle (all footprints; the whole Earth when they are large)"},
    Option{picture, "borders", 0, "", Takes::nothing, "show today's borders, with a note that they imply no opinion"},
    Option{picture, "theme", 0, "light|dark|print", Takes::one,
           "colours; print is for black and white as well (light)"},
    Option{picture, "mark", 0, "LAT,LON[,NAME]|CITY", Takes::many, "name a place that has no range (repeatable)"},
    Option{picture, "line", 0, "", Takes::nothing,
           "show the shortest way from the nearest site to each mark, with its length"},
    Option{picture, "language", 0, "en|de|ru", Takes::one,
           "of the own words of map and page; names and claims stay as the catalogue has them (map: en, atlas: the "
           "reader's)"},
    Option{picture, "size", 0, "WxH", Takes::one,
           "pixels, such as 1600x1200, or millimetres, such as 297x210mm (1600x1200)"},
    Option{
        picture, "dpi", 0, "N", Takes::one,
        "pixels per inch, 30 to 1200: how large type and lines are, and how large it prints (as on a sheet of A4; 150 "
        "for millimetres)"},
    Option{picture, "state", 0, "CODE", Takes::one,
           "what the page opens with: the code that it shows under 'Keep and share', such as site=kapustin-yar+km=480"},

    Option{which, "system", 0, "ID", Takes::many, "only rows about this system; * stands for any letters"},

    Option{which, "only-inside", 0, "", Takes::nothing, "only places that are surely in the range"},
    Option{which, "limit", 0, "N", Takes::one, "of each site only the N nearest places"},

    Option{output, "count", 0, "sites|places", Takes::one,
           "in place of the list, how many of the sites reach each place, or how many of the places each site reaches"},
    Option{
        output, "output", 'o', "FILE", Takes::one,
        "where to write, the format by its extension; but for a map, - is standard output as GeoJSON, PG:dbname=NAME "
        "a PostGIS database (-)"},
    Option{output, "format", 'f', "NAME", Takes::one,
           "the format by GDAL's short name: GeoJSON, GPKG, …; 'rangeband info' names them all"},
    Option{output, "boundaries", 0, "FILE", Takes::one,
           "also write the boundaries as lines, without the edges along the cut and the poles"},
    Option{output, "overwrite", 0, "", Takes::nothing, "replace FILE if it exists"},
    Option{output, "dry-run", 0, "", Takes::nothing,
           "write nothing, and say how many footprints it would be and about how large"},
    Option{output, "force", 0, "", Takes::nothing, "write even where that takes more than 10 GB"},
    Option{output, "style", 0, "none|default", Takes::one,
           "colours, labels and a legend for QGIS, in the GeoPackage or beside other files as NAME.qml, in KML, and in "
           "GeoJSON for web maps (default)"},
    Option{output, "qgis-project", 0, "FILE.qgs", Takes::one,
           "also write a QGIS project that shows the output with land below it, seen from above its sites"},
    Option{output, "keep", 0, "COLUMNS|all|none", Takes::one,
           "which columns of --sites to carry along, separated by commas (all)"},
    Option{output, "title", 0, "TEXT", Takes::one, "title of the whole output"},
    Option{output, "description", 0, "TEXT", Takes::one, "description of the whole output, put before the usual one"},
    Option{output, "rows", 0, "all|totals", Takes::one,
           "every country, or only land, sea and total (all; with --timeline totals)"},
    Option{output, "sort", 0, "KEY", Takes::one,
           "the order of a table: reach by distance, azimuth, name or country (distance; only for people); coverage by "
           "area, share, name, code, cities or city_pop, the largest first (area; for programs code)"},
    Option{output, "check", 0, "", Takes::nothing,
           "of 'list sources': only those without a date, a publisher or an archive address, and what is missing"},
    Option{output, "csv", 0, "", Takes::nothing,
           "write CSV (RFC 4180) with every column; in reach and coverage -o FILE makes it one for spreadsheets"},
    Option{output, "json", 0, "", Takes::nothing, "write JSON with every column: an array of objects"},
    Option{output, "quiet", 0, "", Takes::nothing, "say nothing but errors"},
    Option{output, "progress", 0, "auto|lines|never", Takes::one,
           "show progress on a terminal when it takes long, or a line each time for another program (auto)"},

    Option{general, "help", 'h', "", Takes::nothing, "print this and stop"},
};

}  // namespace

std::span<const Option> all_options() { return table; }

}  // namespace rangeband::cli
