// SPDX-License-Identifier: MIT
#include "wasm/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "io/read/read_columns.hpp"
#include "io/read/read_position.hpp"
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

io::RowPosition refused(std::string reason) {
    io::RowPosition row;
    row.reason = std::move(reason);
    return row;
}

io::RowPosition place_of(const Json& geometry) {
    if (geometry.is_null()) return refused("has no geometry");
    const std::string type = type_of(geometry);
    const auto coordinates = geometry.find("coordinates");
    if (type != "Point")
        return refused(fmt::format("is a {}; only points are read here", type.empty() ? "thing" : type));
    if (coordinates == geometry.end() || !coordinates->is_array()) return refused("has an empty geometry");
    if (coordinates->empty()) return refused("has an empty geometry");
    if (coordinates->size() < 2 || !(*coordinates)[0].is_number() || !(*coordinates)[1].is_number()) {
        return refused("has coordinates that are not two numbers");
    }
    return io::position_from_numbers((*coordinates)[1].get<double>(), (*coordinates)[0].get<double>());
}

class GeojsonRows final : public io::Rows {
  public:
    GeojsonRows(const io::InputSource& source, const io::SitesRequest& request) : shown_(source.shown()) {
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
            io::RowPosition place = place_of(geometry);
            if (!place.good()) {
                bad({std::move(where), std::move(place.reason), geometry.is_null()});
                continue;
            }
            io::SiteRow row{place.position, {}, std::move(place.coordinates), {}, {}, std::move(where), {}};
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
    std::vector<Json> features_;
    std::vector<io::Field> columns_, fields_;
    io::SiteColumns site_;
};

}  // namespace

std::unique_ptr<io::Rows> open_geojson(const io::InputSource& source, const io::SitesRequest& request) {
    return std::make_unique<GeojsonRows>(source, request);
}

}  // namespace rangeband::wasm
