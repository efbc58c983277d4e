// SPDX-License-Identifier: MIT
/// Every option, once.
#include <array>

#include "cli/options/options.hpp"

namespace rangeband::cli {
namespace {

constexpr std::string_view where = "Where";
constexpr std::string_view places = "Places to test";
constexpr std::string_view range = "Range";
constexpr std::string_view together = "Combining";
constexpr std::string_view how = "How";
constexpr std::string_view picture = "Picture";
constexpr std::string_view output = "Output";
constexpr std::string_view which = "Selection";
constexpr std::string_view general = "General";

constexpr std::array table = {
    Option{where, "at", 0, "LAT,LON[,NAME]", Takes::many,
           "a place: decimal degrees (48.57,46.25), degrees, minutes and seconds (48°34'12\"N 46°15'E), a military "
           "grid square, or the name of a city or site (Dnipro; Barcelona,ES)"},
    Option{where, "site", 0, "ID|NAME", Takes::many, "a site of the catalogue; * is a wildcard"},
    Option{where, "from-country", 0, "ISO|NAME", Takes::many,
           "a country by code or name; its outline is the launch area"},
    Option{where, "country", 0, "ISO|NAME", Takes::many,
           "show only cities, countries or rows of this country; to measure from it use --from-country"},
    Option{where, "pair", 0, "SITE:RANGE", Takes::many,
           "a site of the catalogue with its own range, written as for --range"},
    Option{where, "sites", 0, "FILE", Takes::many,
           "points, and lines or polygons as launch areas: CSV and spreadsheets (XLSX, ODS) with columns of "
           "coordinates or wkt, GeoJSON, KML, GPX, GeoPackage, Shapefile, GML, DXF, OSM and more, also compressed "
           "(.gz, .zip); - is standard input; columns valid_from and valid_to say when a row existed; system, "
           "claimant, date and source say who stated its range"},
    Option{
        where, "lat-column", 0, "NAME", Takes::one,
        "the column of --sites with the latitude, if its header is not recognized (lat, Breitengrad, широта, … are)"},
    Option{where, "lon-column", 0, "NAME", Takes::one, "the same for the longitude"},
    Option{where, "name-column", 0, "NAME", Takes::one, "the column of --sites with the names of the sites"},
    Option{where, "encoding", 0, "NAME", Takes::one,
           "text encoding of --sites: windows-1251, windows-1252, … (UTF-8, else detected and reported)"},
    Option{where, "edges", 0, "lonlat|geodesic", Takes::one,
           "edges of a launch area: straight in longitude and latitude, as formats define them, or geodesics (lonlat)"},
    Option{where, "layer", 0, "NAME", Takes::many,
           "the layer or sheet of --sites to read; * is a wildcard; with several, the column layer names the layer of "
           "each row"},
    Option{where, "where", 0, "CONDITION", Takes::one, "only rows that meet this condition, in OGR SQL"},
    Option{where, "at-date", 0, "DATE", Takes::one,
           "only sites, areas and systems that existed on that day (1988-06-01), or on any day of a month (1988-06) or "
           "year; sites with unknown dates are kept"},
    Option{where, "timeline", 0, "", Takes::nothing,
           "the state at first, and after each day on which a site, area or system appeared or disappeared; the column "
           "date has that day"},
    Option{where, "skip-bad", 0, "", Takes::nothing,
           "leave out bad rows of --sites, list them, write the others and exit with 1"},
    Option{where, "allow-network", 0, "", Takes::nothing,
           "let --sites and --places read from the network: https://…, GDAL's paths such as /vsicurl/…, PG:, MYSQL:, "
           "WFS: and OAPIF:; not allowed in a scenario file"},
    Option{where, "catalog", 0, "DIR", Takes::many,
           "add the tables in this folder to the catalogue, or replace it with a complete set"},

    Option{places, "to", 0, "LAT,LON[,NAME]", Takes::many,
           "a place to test, written as for --at: a position, or the name of a city (Dnipro)"},
    Option{places, "places", 0, "FILE", Takes::many,
           "places to test from a file of points, read like --sites; a column country is kept"},
    Option{places, "cities", 0, "capitals|million|all", Takes::one,
           "cities of the catalogue: only capitals; also those of one million people or more; all, of 100,000 or more "
           "(million; with --to or --places none). map: which ones may be labelled, also none and auto (auto: "
           "depending on the scale)"},

    Option{range, "range", 0, "SPEC", Takes::many,
           "480km; 500..5500km (the band between); 500,1000,5500km (three discs); a band of the catalogue (inf); a "
           "system (9m729: every claim about it); system@claim; with a label: \"SM-6=460km\". Units: km, m, mi, nmi, "
           "ft, yd"},
    Option{range, "range-column", 0, "NAME[:UNIT]", Takes::one,
           "read the range of each row of --sites from this column; without UNIT each value has its own (480km)"},
    Option{range, "solid", 0, "", Takes::nothing, "fill a band to its centre, ignoring its lower limit"},

    Option{together, "merge", 0, "none|union|intersection|depth", Takes::one,
           "union: what any footprint of a group covers; intersection: what all cover; depth: one feature for each "
           "number of overlaps (none; coverage: union)"},
    Option{
        together, "depth", 0, "exact|at-least", Takes::one,
        "with --merge depth: for each number of overlaps the area with exactly that number, side by side, or with at "
        "least that number, nested (exact)"},
    Option{together, "group-by", 0, "COLUMN", Takes::one,
           "merge only footprints that share the value of this output column or column of --sites, such as system or "
           "site; none merges everything (range_id)"},
    Option{
        together, "contested", 0, "", Takes::nothing,
        "where --range names systems: the area inside the largest claimed range and outside the smallest; with --merge "
        "union around all sites together"},

    Option{how, "tolerance", 0, "LENGTH", Takes::one,
           "largest distance between the drawn and the true boundary (100m; coverage: chosen so that areas are right "
           "to 0.001 % of the whole)"},
    Option{how, "sector", 0, "FROM..TO", Takes::many,
           "only these azimuths, in degrees clockwise from north; 300..60 passes through north"},
    Option{how, "sector-columns", 0, "FROM,TO", Takes::one,
           "read the azimuths of each row of --sites from two columns; if the second is called width, it is the angle "
           "centred on the first; 0 and 360 are the whole disc"},
    Option{how, "geometry", 0, "polygon|line|point", Takes::one,
           "footprint: areas, or their boundary without edges along the antimeridian and the poles (polygon); reach: a "
           "line to each place, or its point (line)"},
    Option{how, "decimals", 0, "N", Takes::one,
           "minimum number of decimals of coordinates in text formats, 7 to 12 (7)"},
    Option{how, "winding", 0, "rfc7946|clockwise", Takes::one,
           "direction of exterior rings in GeoJSON: clockwise is for d3, Vega-Lite, Observable Plot, globe.gl and "
           "Plotly (rfc7946)"},
    Option{how, "cut-at", 0, "LON", Takes::one,
           "cut footprints along this meridian instead of 180, for maps with another middle; longitudes start there: "
           "-30 for maps of the Pacific"},
    Option{how, "crs", 0, "CRS", Takes::one,
           "write in this coordinate reference system: EPSG:3413, ESRI:54030, +proj=…; edges are drawn for it, within "
           "the tolerance, and cut only where its map ends (EPSG:4326)"},
    Option{how, "pieces", 0, "", Takes::nothing,
           "cut polygons so that each fits into a hemisphere and is narrower than 180 degrees, for programs that read "
           "polygons on a sphere"},
    Option{how, "threads", 0, "N", Takes::one, "number of threads (all processors); the result is the same"},
    Option{how, "scenario", 0, "NAME|FILE", Takes::one,
           "read options from a scenario of the catalogue or an INI file (range = 480km); options on the command line "
           "add to it, or replace single values"},

    Option{picture, "projection", 0, "NAME", Takes::one,
           "aeqd (distances from the centre are true), ortho (the Earth from above), laea (areas are true), mercator, "
           "equal-earth (aeqd)"},
    Option{picture, "center", 0, "LAT,LON|CITY", Takes::one,
           "centre of the map (the site, or the middle of all sites)"},
    Option{picture, "radius", 0, "LENGTH", Takes::one,
           "show this distance around the centre (all footprints; the whole Earth when they are large)"},
    Option{picture, "borders", 0, "", Takes::nothing,
           "show today's borders, with a note that they imply no position on their status"},
    Option{picture, "theme", 0, "light|dark|print", Takes::one,
           "colours; print is for black and white as well (light)"},
    Option{picture, "mark", 0, "LAT,LON[,NAME]|CITY", Takes::many, "label a place that has no range"},
    Option{picture, "line", 0, "", Takes::nothing,
           "draw the geodesic from the nearest site to each mark, with its length"},
    Option{picture, "language", 0, "en|de|ru", Takes::one,
           "language of the map's or page's own text; a map also translates governments and offices that stated a "
           "range, and "
           "names media, persons and sources in English (map: en, atlas: the reader's)"},
    Option{picture, "size", 0, "WxH", Takes::one,
           "pixels, such as 1600x1200, or millimetres, such as 297x210mm (1600x1200)"},
    Option{picture, "dpi", 0, "N", Takes::one,
           "pixels per inch, 30 to 1200: sets the size of type and lines, and the printed size (as on a sheet of A4; "
           "150 for millimetres)"},
    Option{
        picture, "state", 0, "CODE", Takes::one,
        "the view that the page opens with: a code as shown under 'Keep and share', such as site=kapustin-yar+km=480"},

    Option{which, "system", 0, "ID", Takes::many, "only rows about this system; * is a wildcard"},

    Option{which, "only-inside", 0, "", Takes::nothing, "only places definitely in range"},
    Option{which, "limit", 0, "N", Takes::one, "only the N nearest places of each site"},

    Option{output, "count", 0, "sites|places", Takes::one,
           "instead of the list, the number of sites that reach each place, or of places that each site reaches"},
    Option{output, "output", 'o', "FILE", Takes::one,
           "output file; the extension sets the format. atlas: an HTML file; map: .png, .svg or .pdf. Elsewhere - is "
           "GeoJSON on standard output, PG:dbname=NAME a PostGIS database (footprint: -; reach, coverage: the table)"},
    Option{output, "format", 'f', "NAME", Takes::one,
           "output format by GDAL's short name: GeoJSON, GPKG, …; 'rangeband info' lists them all"},
    Option{output, "boundaries", 0, "FILE", Takes::one,
           "also write the boundaries as lines, without the edges along the cut and at the poles"},
    Option{output, "overwrite", 0, "", Takes::nothing, "replace FILE if it exists"},
    Option{output, "dry-run", 0, "", Takes::nothing,
           "write nothing; report the number of footprints and the approximate size"},
    Option{output, "force", 0, "", Takes::nothing, "write even more than 10 GB"},
    Option{output, "style", 0, "none|default", Takes::one,
           "colours, labels and a legend for QGIS, in the GeoPackage or beside other files as NAME.qml, in KML, and in "
           "GeoJSON for web maps (default)"},
    Option{output, "qgis-project", 0, "FILE.qgs", Takes::one,
           "also write a QGIS project that shows the output over land, centred on its sites"},
    Option{output, "keep", 0, "COLUMNS|all|none", Takes::one,
           "which columns of --sites to copy to the output, separated by commas (all)"},
    Option{output, "title", 0, "TEXT", Takes::one, "title of the whole output"},
    Option{output, "description", 0, "TEXT", Takes::one,
           "description of the whole output, placed before the default one"},
    Option{output, "rows", 0, "all|totals", Takes::one,
           "every country, or only land, sea and total (all; with --timeline totals)"},
    Option{output, "sort", 0, "KEY", Takes::one,
           "order of the table. reach: distance, azimuth, name or country (distance; not for --csv and --json). "
           "coverage: area, share, name, code, cities or city_pop, largest first (area; --csv and --json: code)"},
    Option{output, "check", 0, "", Takes::nothing,
           "for 'list sources': only those without a date, a publisher or an archive address, and what is missing"},
    Option{output, "csv", 0, "", Takes::nothing,
           "write CSV (RFC 4180) with every column; with -o FILE, reach and coverage write it for spreadsheets"},
    Option{output, "json", 0, "", Takes::nothing,
           "write JSON with every column: an array of objects (info, cite: one object)"},
    Option{output, "quiet", 0, "", Takes::nothing, "print only errors"},
    Option{output, "progress", 0, "auto|lines|never", Takes::one,
           "show progress on a terminal when a run takes long, or one line per step for other programs (auto)"},

    Option{general, "help", 'h', "", Takes::nothing, "print this help and exit"},
};

}  // namespace

std::span<const Option> all_options() { return table; }

}  // namespace rangeband::cli
