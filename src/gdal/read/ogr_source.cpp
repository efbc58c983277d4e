// SPDX-License-Identifier: MIT
#include "gdal/read/ogr_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "gdal/read/sheet_records.hpp"
#include "gdal/read/text_check.hpp"
#include "gdal/reference_system.hpp"
#include "io/read/columns_by_value.hpp"
#include "io/read/rows.hpp"
#include "io/read/text_encoding.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/furthest_longitude.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

/// Of files: nothing that opens a connection, runs a program or (VRT) points to something else.
constexpr std::array local_drivers = {"GPKG",         "ESRI Shapefile",
                                      "GeoJSON",      "GeoJSONSeq",
                                      "TopoJSON",     "ESRIJSON",
                                      "LIBKML",       "KML",
                                      "FlatGeobuf",   "GPX",
                                      "SQLite",       "GML",
                                      "MapInfo File", "OpenFileGDB",
                                      "XLSX",         "ODS",
                                      "XLS",          "DXF",
                                      "OSM",          "GeoRSS",
                                      "OGR_GMT",      "DGN",
                                      "S57",          "JML",
                                      "MapML",        "WAsP",
                                      "SXF",          "Selafin",
                                      "VDV",          "TIGER",
                                      "AVCBin",       "AVCE00",
                                      "EDIGEO",       "Idrisi",
                                      "Geoconcept",   "UK .NTF",
                                      "CAD",          "Parquet",
                                      "Arrow"};
constexpr std::array sheet_drivers = {"XLSX", "ODS", "XLS"};

/// What a file that says so by its extension must be.
struct Expectation {
    std::string_view extension;
    std::vector<const char*> drivers;
};

const std::vector<Expectation>& expectations() {
    static const std::vector<Expectation> table = {
        {"gpkg", {"GPKG"}},
        {"shp", {"ESRI Shapefile"}},
        {"geojson", {"GeoJSON", "GeoJSONSeq", "ESRIJSON"}},
        {"json", {"GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON"}},
        {"kml", {"LIBKML", "KML"}},
        {"kmz", {"LIBKML"}},
        {"fgb", {"FlatGeobuf"}},
        {"gpx", {"GPX"}},
        {"xlsx", {"XLSX"}},
        {"ods", {"ODS"}},
    };
    return table;
}

std::vector<const char*> drivers_for(const InputSource& source) {
    if (source.driver() != nullptr) return {source.driver(), nullptr};
    std::vector<const char*> drivers(local_drivers.begin(), local_drivers.end());
    for (const auto& each : expectations()) {
        if (each.extension == source.extension()) drivers = each.drivers;
    }
    drivers.push_back(nullptr);
    return drivers;
}

/// GDAL reads on in WGS84 after a `crs` that it does not understand; we do not.
bool about_crs(const std::string& message) {
    constexpr std::array words = {"PROJ", "SRS", "crs", "CRS", "EPSG", "network"};
    return std::ranges::any_of(words, [&](const char* word) { return message.find(word) != message.npos; });
}

bool has_beside(const InputSource& source, std::initializer_list<const char*> extensions) {
    return std::ranges::any_of(extensions, [&](const char* extension) {
        return CPLCheckForFile(std::string(CPLResetExtension(source.path().c_str(), extension)).data(), nullptr) != 0;
    });
}

/// Why none of our drivers took it.
std::string why_not_read(const InputSource& source, const GdalMessages& messages) {
    if (!source.hint().empty()) return ": " + source.hint();
    if (source.extension() == "shp" && !has_beside(source, {"shx", "SHX"}))
        return ": a Shapefile is several files; copy its .shx, .dbf and .prj beside it";
    if (!messages.text().empty() && messages.text().find("not recognized") == std::string::npos) return messages.tail();
    if (source.extension() == "xls")
        return ": it is a workbook of old Excel, which this GDAL does not read; save it as .xlsx";
    const GdalMessages silence;
    auto* const driver = GDALIdentifyDriverEx(source.path().c_str(), GDAL_OF_VECTOR, nullptr, nullptr);
    if (driver == nullptr) return {};
    const std::string_view name = GDALGetDriverShortName(driver);
    if (std::ranges::find(local_drivers, name) != local_drivers.end()) return {};
    return fmt::format(
        ": it is read by GDAL's driver {}, which is disabled because such a file can open others; convert "
        "it first with ogr2ogr -f GPKG sites.gpkg {}",
        name, source.shown());
}

/// `Windows-1251` as GDAL's drivers call it, `CP1251`.
std::string gdal_name(const std::string& encoding) {
    const std::string_view prefix = "windows-";
    return lowered(encoding).starts_with(prefix) ? "CP" + encoding.substr(prefix.size()) : encoding;
}

/// Neither files beside the input nor schemas from elsewhere; the encoding that was asked for.
CPLStringList open_options(const InputSource& source, const std::string& encoding) {
    CPLStringList options;
    if (source.extension() == "gml") {
        options.SetNameValue("WRITE_GFS", "NO");
        options.SetNameValue("DOWNLOAD_SCHEMA", "NO");
    }
    if (source.extension() == "shp" || source.extension() == "tab" || source.extension() == "mif") {
        if (!encoding.empty()) options.SetNameValue("ENCODING", gdal_name(encoding).c_str());
    }
    return options;
}

/// `said`: of geometries that it could not read it says so here, and leaves them out.
QuietDataset open_dataset(const InputSource& source, const CPLStringList& options, std::string* said = nullptr) {
    const GdalMessages messages;
    const auto drivers = drivers_for(source);
    QuietDataset dataset(GDALDataset::Open(source.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR,
                                           drivers.data(), options.List(), nullptr));
    if (!dataset && messages.text().find("OGR_GEOJSON_MAX_OBJ_SIZE") != std::string::npos) {
        throw Error::file(
            fmt::format("{}: one of its features is too large to be read; simplify it first, for example with "
                        "ogr2ogr -simplify",
                        source.shown()));
    }
    if (!dataset) {
        throw Error::file(fmt::format("{}: is not a file of sites that can be read{}", source.shown(),
                                      why_not_read(source, messages)));
    }
    if (messages.failed() && about_crs(messages.text())) {
        throw Error::file(
            fmt::format("{}: its coordinate reference system is unknown{}", source.shown(), messages.tail()));
    }
    if (messages.failed() && said != nullptr) *said = messages.tail();
    return dataset;
}

/// A Shapefile that names no encoding is read by GDAL as if it had one: what its bytes look like goes before that, and
/// is said. Empty where they are UTF-8 or the file names its encoding.
std::string encoding_of_shapefile(const InputSource& source) {
    CPLStringList raw;
    raw.SetNameValue("ENCODING", "");
    const QuietDataset dataset = open_dataset(source, raw);
    const GdalMessages silence;
    EncodingGuess guess;
    for (OGRLayer* layer : dataset->GetLayers()) {
        const char* const from_number = layer->GetMetadataItem("ENCODING_FROM_LDID", "SHAPEFILE");
        const char* const from_file = layer->GetMetadataItem("ENCODING_FROM_CPG", "SHAPEFILE");
        if (from_number != nullptr || from_file != nullptr) return {};
        for (const auto& feature : layer) {
            for (int i = 0; i < feature->GetFieldCount(); ++i) {
                if (feature->GetFieldDefnRef(i)->GetType() == OFTString) guess.see(feature->GetFieldAsString(i));
                guess.see(" ");
            }
        }
    }
    guess.see("   ");
    if (guess.is_utf8()) return "UTF-8";
    if (!guess.windows().empty()) return std::string(guess.windows());
    throw Error::file(
        fmt::format("{}: does not name its encoding, which is neither UTF-8 nor clearly Windows-1251 or "
                    "Windows-1252; name it with {}",
                    source.shown(), parameter("encoding NAME")));
}

bool spatial(OGRLayer* layer) { return layer->GetGeomType() != wkbNone; }

std::vector<std::string> columns_of(OGRLayer* layer) {
    std::vector<std::string> names;
    const auto* definition = layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) names.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    return names;
}

bool is_sheet(const GDALDataset& dataset) {
    return std::ranges::find(sheet_drivers, std::string_view(const_cast<GDALDataset&>(dataset).GetDriverName())) !=
           sheet_drivers.end();
}

bool positioned(OGRLayer* layer) {
    try {
        return find_site_columns(columns_of(layer), {}).positioned();
    } catch (const Error&) {
        return true;  // and two ways are told when it is read
    }
}

bool holds_sites(OGRLayer* layer) { return spatial(layer) || positioned(layer); }

bool sheet_with_sites(OGRLayer* layer) {
    SheetRecords records(*layer);
    return has_site_header(records);
}

std::string list_layers(const std::vector<OGRLayer*>& layers) {
    std::vector<std::string> names;
    for (auto* layer : layers) names.emplace_back(layer->GetName());
    return list_names(names);
}

std::vector<OGRLayer*> layers_where(GDALDataset& dataset, bool (*wanted)(OGRLayer*)) {
    std::vector<OGRLayer*> found;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        if (wanted(dataset.GetLayer(i))) found.push_back(dataset.GetLayer(i));
    }
    return found;
}

OGRLayer* named_layer(GDALDataset& dataset, const std::string& name, const std::string& shown) {
    if (auto* layer = dataset.GetLayerByName(name.c_str())) return layer;
    const auto all = layers_where(dataset, [](OGRLayer*) { return true; });
    throw Error::file(fmt::format("{}: has no layer '{}'; it has {}", shown, name, list_layers(all)));
}

bool is_empty(OGRLayer* layer) {
    layer->ResetReading();
    try {
        return !OGRFeatureUniquePtr(layer->GetNextFeature());
    } catch (const std::logic_error&) {
        return false;  // and reading it says why
    }
}

/// Tables beside layers with sites (styles, metadata) and empty layers (a GPX file's) do not count.
std::vector<OGRLayer*> candidates_in(GDALDataset& dataset) {
    if (is_sheet(dataset)) return layers_where(dataset, sheet_with_sites);
    auto candidates = layers_where(dataset, spatial);
    if (candidates.empty()) candidates = layers_where(dataset, holds_sites);
    if (candidates.size() > 1) {
        auto filled = candidates;
        std::erase_if(filled, is_empty);
        if (!filled.empty()) candidates = filled;
    }
    return candidates;
}

OGRLayer* only_layer(GDALDataset& dataset, const std::string& shown) {
    auto candidates = candidates_in(dataset);
    if (candidates.size() > 1 && std::string_view(dataset.GetDriverName()) == "GPX") {
        std::erase_if(candidates, [](OGRLayer* layer) {  // the corners of the lines in two other layers
            const std::string_view name = layer->GetName();
            return name == "track_points" || name == "route_points";
        });
    }
    if (candidates.size() == 1 || (!candidates.empty() && is_empty(candidates.front()))) return candidates.front();
    if (candidates.empty() && dataset.GetLayerCount() > 0) return dataset.GetLayer(0);
    if (candidates.empty()) throw Error::file(fmt::format("{}: has no layers", shown));
    throw Error::file(fmt::format("{}: has several layers: {}; choose one with {}, or all with {}", shown,
                                  list_layers(candidates), parameter("layer NAME"), parameter("layer '*'")));
}

/// SQLite's drivers notice a bad condition only when reading, and quote their whole statement instead of a reason.
[[noreturn]] void refuse_where(const OgrSource& found, const std::string& where, const std::string& shown,
                               const GdalMessages& messages) {
    const std::string_view driver = found.dataset->GetDriverName();
    const bool statement = driver == "GPKG" || driver == "SQLite";
    throw Error::file(fmt::format("{}: {} \"{}\" cannot be used{}; the columns are {}", shown, parameter("where"),
                                  where, statement ? "" : messages.tail(), list_names(columns_of(found.layer))));
}

void set_where(const OgrSource& found, const std::string& where, const std::string& shown) {
    const GdalMessages messages;
    if (found.layer->SetAttributeFilter(where.c_str()) != OGRERR_NONE || messages.failed())
        refuse_where(found, where, shown, messages);
}

/// Without a coordinate reference system numbers that can be degrees are degrees.
void check_degrees(OGRLayer& layer, const InputSource& source) {
    if (source.extension() == "shp" &&
        std::filesystem::exists(std::filesystem::path(source.path()).replace_extension(".prj"))) {
        throw Error::file(fmt::format(
            "{}: its coordinate reference system is unknown: the .prj beside it is not understood", source.shown()));
    }
    OGREnvelope extent;
    if (layer.GetExtent(&extent, TRUE) != OGRERR_NONE) return;
    const double x = std::max(std::abs(extent.MinX), std::abs(extent.MaxX));
    const double y = std::max(std::abs(extent.MinY), std::abs(extent.MaxY));
    if (x <= geodesic::furthest_longitude && y <= geodesic::furthest_longitude) return;
    throw Error::file(
        fmt::format("{}: has no coordinate reference system, and its coordinates (x up to {:.0f}, y up to {:.0f}) "
                    "are not degrees; add its .prj or set one with ogr2ogr -a_srs",
                    source.shown(), x, y));
}

/// Geocentric coordinates, those of a building site and those of other planets have no place here.
void must_be_on_the_ellipsoid(const OGRSpatialReference& from, const std::string& shown) {
    const char* const fault = fault_of(from);
    if (fault == nullptr) return;
    throw Error::file(fmt::format("{}: its coordinate reference system '{}' {}; transform it to EPSG:4326 first", shown,
                                  from.GetName() != nullptr ? from.GetName() : "without a name", fault));
}

/// Degrees that were given the name of a projection, and not projected: all of them would lie within sight of its
/// origin.
void must_not_be_degrees(OGRLayer& layer, const OGRSpatialReference& from, const InputSource& source) {
    constexpr double longest_unit_m = 10.0;  // in kilometres such numbers are usual
    OGREnvelope extent;
    if (from.IsProjected() == 0 || from.GetLinearUnits() > longest_unit_m) return;
    if (layer.GetExtent(&extent, TRUE) != OGRERR_NONE) return;
    const double x = std::max(std::abs(extent.MinX), std::abs(extent.MaxX));
    const double y = std::max(std::abs(extent.MinY), std::abs(extent.MaxY));
    if (x > 180.0 || y > 90.0 || (x == 0.0 && y == 0.0)) return;
    throw Error::file(
        fmt::format("{}: its coordinate reference system '{}' is not in degrees, and its coordinates (x up "
                    "to {:.3f}, y up to {:.3f}) look like degrees; name the right one with ogr2ogr -a_srs "
                    "EPSG:4326",
                    source.shown(), from.GetName() != nullptr ? from.GetName() : "without a name", x, y));
}

/// `46,25,48,57` → `46.25,48.57`
std::string with_points(std::string list) {
    std::string result;
    std::ranges::replace(list, ' ', ',');
    const auto parts = split(list, ',');
    for (std::size_t i = 0; i + 1 < std::min<std::size_t>(parts.size(), 5); i += 2) {
        result += fmt::format("{}{}.{}", i == 0 ? "" : ",", parts[i], parts[i + 1]);
    }
    return result;
}

/// Of such a position GDAL reads what stands before the comma or letter.
void must_be_numbers(const std::string& position, const InputSource& source) {
    if (position.empty()) return;
    if (position.find_first_not_of("0123456789+-, ") != position.npos) {
        throw Error::file(
            fmt::format("{}: position '{}' is not a decimal number of degrees; write it with a point, and with a minus "
                        "in the south and west",
                        source.shown(), position));
    }
    throw Error::file(fmt::format("{}: position '{}' has decimal commas; write points: {}", source.shown(), position,
                                  with_points(position)));
}

/// Their specifications define edges as shortest paths.
bool has_shortest_edges(GDALDataset& dataset) {
    const std::string_view driver = dataset.GetDriverName();
    return driver == "LIBKML" || driver == "KML" || driver == "GPX";
}

ToWgs84 way_to_wgs84(OGRLayer& layer, const InputSource& source, const EdgeReading& edges) {
    const auto* from = layer.GetSpatialRef();
    if (from == nullptr) {
        check_degrees(layer, source);
    } else {
        must_not_be_degrees(layer, *from, source);
    }
    return way_to_wgs84(from, source.shown(), edges);
}

/// Hemispheres, minutes and seconds in columns whose headers do not say so.
void complete_by_value(OgrSource& found, const InputSource& source) {
    ColumnsByValue by_value(found.columns);
    std::vector<std::string> texts(found.columns.size());
    found.layer->ResetReading();
    for (const auto& feature : found.layer) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto index = static_cast<int>(i);
            texts[i] = feature->IsFieldSetAndNotNull(index) ? feature->GetFieldAsString(index) : "";
        }
        by_value.see(std::vector<std::string_view>(texts.begin(), texts.end()), found.site);
    }
    try {
        by_value.complete(found.site);
        if (const auto& other = found.site.not_parts; !other.empty())
            found.notes.push_back(sentence_on(other, source.shown()));
    } catch (const Error& error) {
        throw error.within(source.shown());
    }
}

void check_any_row(const OgrSource& found, const InputSource& source, const SitesRequest& request) {
    OGRLayer& layer = *found.layer;
    const bool any_layer = !request.layer && candidates_in(*found.dataset).size() > 1;
    const GdalMessages messages;
    layer.ResetReading();
    if (next_feature(layer, source.shown())) return;
    if (messages.failed() && request.where) refuse_where(found, *request.where, source.shown(), messages);
    if (messages.failed()) throw Error::file(fmt::format("{}: cannot be read{}", source.shown(), messages.tail()));
    throw Error::file(request.where ? fmt::format("{}: no row is selected by {} \"{}\"", source.shown(),
                                                  parameter("where"), *request.where)
                      : any_layer   ? fmt::format("{}: has no rows in any of its layers", source.shown())
                                    : fmt::format("{}: layer '{}' has no rows", source.shown(), layer.GetName()));
}

}  // namespace

OGRFeatureUniquePtr next_feature(OGRLayer& layer, const std::string& shown) {
    try {
        return OGRFeatureUniquePtr(layer.GetNextFeature());
    } catch (const std::logic_error&) {
        throw Error::file(
            fmt::format("{}: layer '{}' has a feature that its library cannot read, such as a gx:Track with "
                        "more places than times; correct it, or save it again with another program",
                        shown, layer.GetName()));
    }
}

ToWgs84 way_to_wgs84(const OGRSpatialReference* from, const std::string& shown, const EdgeReading& edges) {
    if (from == nullptr) return ToWgs84(edges);
    must_be_on_the_ellipsoid(*from, shown);
    const GdalMessages messages;
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);  // otherwise latitude comes first
    if (from->IsSame(&wgs84)) return ToWgs84(edges);
    std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(from, &wgs84));
    if (!way) {
        throw Error::file(fmt::format("{}: its coordinate reference system '{}' cannot be converted to WGS84{}", shown,
                                      from->GetName() != nullptr ? from->GetName() : "without a name",
                                      messages.tail()));
    }
    return {std::move(way), *from, edges};
}

OgrSource open_ogr_source(const InputSource& source, const SitesRequest& request) {
    start_gdal();
    const SheetsAsText as_text;
    OgrSource found;
    std::string encoding = source.encoding();
    if (encoding.empty() && source.extension() == "shp") {
        encoding = encoding_of_shapefile(source);
        if (!encoding.empty() && encoding != "UTF-8") {
            found.notes.push_back(fmt::format("{}: does not name its encoding and is read as {}; {} chooses another",
                                              source.shown(), encoding, parameter("encoding NAME")));
        }
    }
    found.dataset = open_dataset(source, open_options(source, encoding), &found.said);
    const GdalMessages silence;
    found.layer = request.layer ? named_layer(*found.dataset, *request.layer, source.shown())
                                : only_layer(*found.dataset, source.shown());
    const TextCheck check = check_text(source, found.dataset->GetDriverName());
    must_be_numbers(check.bad_position, source);
    found.beyond_integers = check.beyond_integers;
    found.is_sheet = is_sheet(*found.dataset);
    if (found.is_sheet) {
        found.layer->GetFeatureCount();  // reads the sheet while the options for it hold
        return found;
    }
    if (request.where) set_where(found, *request.where, source.shown());
    check_any_row(found, source, request);
    found.columns = columns_of(found.layer);
    found.has_geometry = spatial(found.layer);
    try {
        found.site = find_site_columns(found.columns, request.columns, found.has_geometry);
    } catch (const Error& error) {
        throw error.within(source.shown());
    }
    if (found.has_geometry) {
        if (found.layer->GetSpatialRef() == nullptr && found.dataset->GetDriverName() == std::string_view("GML")) {
            found.notes.push_back(
                fmt::format("{}: names no coordinate reference system; its positions are read as longitude, latitude",
                            source.shown()));
        }
        found.to_wgs84 = way_to_wgs84(*found.layer, source, {request.edges, has_shortest_edges(*found.dataset)});
    } else if (!found.site.positioned()) {
        throw Error::file(
            fmt::format("{}: layer '{}' has no geometry and no columns of latitude and longitude; it has {}",
                        source.shown(), found.layer->GetName(), list_names(found.columns)));
    } else {
        complete_by_value(found, source);
    }
    return found;
}

std::vector<std::string> layers_with_sites(const InputSource& source) {
    start_gdal();
    const SheetsAsText as_text;
    const QuietDataset dataset = open_dataset(source, open_options(source, ""));
    const GdalMessages silence;
    std::vector<std::string> names;
    for (auto* layer : candidates_in(*dataset)) names.emplace_back(layer->GetName());
    return names;
}

}  // namespace rangeband::gdal
