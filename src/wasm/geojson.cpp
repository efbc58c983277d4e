// SPDX-License-Identifier: MIT
#include "wasm/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "io/read/geometry_parts.hpp"
#include "io/read/read_columns.hpp"
#include "rangeband/error.hpp"
#include "wasm/memory.hpp"

namespace rangeband::wasm {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string type_of(const Json& value) { return value.is_object() ? value.value("type", "") : ""; }

/// As GDAL takes them: truth is a whole number; whole numbers among others are real; any other mixture is text.
io::FieldType type_with(std::optional<io::FieldType> before, const Json& value) {
    using io::FieldType;
    const FieldType type = value.is_boolean() || value.is_number_integer() ? FieldType::integer
                           : value.is_number()                             ? FieldType::real
                                                                           : FieldType::text;
    if (!before || *before == type) return type;
    return *before == FieldType::text || type == FieldType::text ? FieldType::text : FieldType::real;
}

io::Value value_of(const Json& value, io::FieldType type) {
    if (value.is_null()) return {};
    if (type == io::FieldType::integer) {
        return value.is_boolean() ? std::int64_t{value.get<bool>() ? 1 : 0} : value.get<std::int64_t>();
    }
    if (type == io::FieldType::real) return value.is_boolean() ? (value.get<bool>() ? 1.0 : 0.0) : value.get<double>();
    return text_of(value);
}

/// A member of a geometry that is a list; empty where it is none.
const Json& list_in(const Json& geometry, const char* name) {
    static const Json none = Json::array();
    const auto found = geometry.find(name);
    return found == geometry.end() || !found->is_array() ? none : *found;
}

footprint::LonLat point_of(const Json& position) {
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number()) {
        throw Error::file("has coordinates that are not two numbers");
    }
    return {position[0].get<double>(), position[1].get<double>()};
}

footprint::Path path_of(const Json& positions) {
    footprint::Path path;
    for (const Json& position : positions) path.push_back(point_of(position));
    return io::checked(std::move(path));
}

footprint::Path line_of(const Json& positions) {
    if (positions.size() == 1) throw Error::file("has a line of one point; a line needs two");
    return path_of(positions);
}

footprint::Path ring_of(const Json& positions) {
    io::must_be_ring(positions.size());
    footprint::Path ring = path_of(positions);
    if (ring.front() != ring.back()) ring.push_back(ring.front());
    return ring;
}

void take_polygon(const Json& rings, io::GeometryParts& parts) {
    if (rings.empty()) return;
    std::vector<footprint::Path> paths;
    for (const Json& ring : rings) {
        if (!ring.empty()) paths.push_back(ring_of(ring));
    }
    if (paths.empty()) return;
    footprint::Path exterior = std::move(paths.front());
    paths.erase(paths.begin());
    parts.add(io::polygon_in_degrees(std::move(exterior), std::move(paths)));
}

/// As GDAL takes a geometry.
void take_apart(const Json& geometry, io::GeometryParts& parts) {
    const std::string type = type_of(geometry);
    const Json& coordinates = list_in(geometry, "coordinates");
    if (type == "Point") {
        if (!coordinates.empty()) parts.add(io::checked({point_of(coordinates)}).front());
    } else if (type == "MultiPoint") {
        for (const footprint::LonLat& point : path_of(coordinates)) parts.add(point);
    } else if (type == "LineString") {
        if (!coordinates.empty()) parts.add(line_of(coordinates));
    } else if (type == "MultiLineString") {
        for (const Json& line : coordinates) parts.add(line_of(line));
    } else if (type == "Polygon") {
        take_polygon(coordinates, parts);
    } else if (type == "MultiPolygon") {
        for (const Json& polygon : coordinates) take_polygon(polygon, parts);
    } else if (type == "GeometryCollection") {
        for (const Json& part : list_in(geometry, "geometries")) take_apart(part, parts);
    } else {
        throw Error::file(fmt::format("is a {}; give points, lines or polygons", type.empty() ? "thing" : type));
    }
}

io::RowPosition place_of(const Json& geometry, bool straight_edges) {
    if (geometry.is_null()) return io::refused("has no geometry");
    try {
        io::GeometryParts parts(straight_edges);
        take_apart(geometry, parts);
        return std::move(parts).place();
    } catch (const Error& error) {
        return io::refused(error.what());
    }
}

class GeojsonRows final : public io::Rows {
  public:
    GeojsonRows(const io::InputSource& source, const io::SitesRequest& request)
        : shown_(source.shown()), straight_edges_(request.edges.has_value()) {
        read();
        std::vector<std::string> headers;
        find_columns(headers);
        try {
            site_ = io::find_site_columns(headers, request.columns, true);
        } catch (const Error& error) {
            throw error.within(shown_);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i != site_.name) fields_.push_back(columns_[i]);
        }
    }

    const std::vector<io::Field>& fields() const override { return fields_; }

    void each(const Good& good, const Bad& bad) override {
        for (std::size_t i = 0; i < features_.size(); ++i) {
            auto where = fmt::format("feature {}", i + 1);
            const Json& geometry = member(features_[i], "geometry");
            io::RowPosition place = place_of(geometry, straight_edges_);
            if (!place.good()) {
                bad({std::move(where), std::move(place.reason), geometry.is_null()});
                continue;
            }
            io::SiteRow row{place.position,   std::move(place.area), std::move(place.coordinates), {}, {},
                            std::move(where), std::move(place.note)};
            for (std::size_t column = 0; column < columns_.size(); ++column) {
                const Json& value = value_in(features_[i], columns_[column].name);
                if (column == site_.name) {
                    if (!value.is_null()) row.name = text_of(value);
                } else {
                    row.values.push_back(value_of(value, columns_[column].type));
                }
            }
            good(std::move(row));
        }
    }

  private:
    static const Json& member(const Json& object, const char* name) {
        static const Json none;
        const auto found = object.find(name);
        return found == object.end() ? none : *found;
    }

    static const Json& value_in(const Json& feature, const std::string& column) {
        const Json& properties = member(feature, "properties");
        const Json& value = properties.is_object() ? member(properties, column.c_str()) : properties;
        if (column != "id" || !value.is_null()) return value;
        return member(feature, "id").is_string() ? member(feature, "id") : value;
    }

    void read() {
        const auto file = memory_files().find(shown_);
        Json all = Json::parse(file->second, nullptr, false);
        if (all.is_discarded()) throw Error::file(fmt::format("{}: is not JSON that can be read", shown_));
        const std::string type = type_of(all);
        must_be_wgs84(all);
        if (type == "FeatureCollection") {
            const Json& features = member(all, "features");
            for (const Json& feature : features) {
                if (type_of(feature) == "Feature") features_.push_back(feature);
            }
            if (!features.is_array() || features_.size() != features.size() || features_.empty()) {
                throw Error::file(
                    fmt::format("{}: {}", shown_, features.empty() ? "has no features" : "has features that are none"));
            }
        } else if (type == "Feature") {
            features_.push_back(std::move(all));
        } else if (all.is_object() && all.contains("coordinates")) {
            features_.push_back(Json{{"type", "Feature"}, {"properties", Json()}, {"geometry", std::move(all)}});
        } else {
            throw Error::file(fmt::format("{}: is not GeoJSON; its type is '{}'", shown_, type));
        }
    }

    void must_be_wgs84(const Json& all) const {
        const Json& crs = all.is_object() ? member(all, "crs") : all;
        if (!all.is_object() || crs.is_null()) return;
        const std::string name = text_of(crs);
        if (name.find("CRS84") != name.npos || name.find("4326") != name.npos) return;
        throw Error::file(fmt::format("{}: its coordinate reference system is not WGS84; transform it first", shown_));
    }

    void find_columns(std::vector<std::string>& headers) {
        std::vector<std::optional<io::FieldType>> types;
        const auto see = [&](const std::string& name, const Json& value) {
            const auto found = std::ranges::find(headers, name);
            const auto index = static_cast<std::size_t>(found - headers.begin());
            if (found == headers.end()) {
                headers.push_back(name);
                types.emplace_back();
            }
            if (!value.is_null()) types[index] = type_with(types[index], value);
        };
        for (const Json& feature : features_) {
            if (const Json& id = member(feature, "id"); id.is_string()) see("id", id);
            const Json& properties = member(feature, "properties");
            if (!properties.is_object()) continue;
            for (const auto& [name, value] : properties.items()) see(name, value);
        }
        for (std::size_t i = 0; i < headers.size(); ++i) {
            columns_.push_back({headers[i], types[i].value_or(io::FieldType::text), {}});
        }
    }

    std::string shown_;
    bool straight_edges_;
    std::vector<Json> features_;
    std::vector<io::Field> columns_, fields_;
    io::SiteColumns site_;
};

}  // namespace

std::unique_ptr<io::Rows> open_geojson(const io::InputSource& source, const io::SitesRequest& request) {
    return std::make_unique<GeojsonRows>(source, request);
}

}  // namespace rangeband::wasm
