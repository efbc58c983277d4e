// SPDX-License-Identifier: MIT
/// What goes into a file, as plain values: fields, features, layers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/dates.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/io/style.hpp"
#include "rangeband/variant.hpp"

namespace rangeband::io {

/// One that is less precise than a day is written to text, and as null to a date field.
using rangeband::Date;

/// One attribute; monostate is null.
using Value = Variant<std::monostate, std::string, double, std::int64_t, Date>;

/// A text; null where it is empty.
inline Value text_value(std::string_view text) { return text.empty() ? Value() : Value(std::string(text)); }

/// `480`, `2019-01-23`: the shortest text that reads back as the same number; nothing for null.
std::string text_of(const Value& value);

/// The type of a column's values.
enum class FieldType { text, real, integer, date };

/// The role of a column in how its feature is shown, whatever its name: at most one of each in a layer, but of
/// identifiers.
enum class Role {
    none,
    identifier,       ///< for programs; people are not shown it
    title,            ///< names the feature, and labels a point
    lower_km,         ///< of a range's figures
    upper_km,         ///< null where the range is open
    subject,          ///< of a claim: where many are about one, they are drawn as outlines
    qualifier,        ///< of a claim's figure: `at least`
    verdict,          ///< whether a place is in range
    depth,            ///< stands in place of the figures
    area_km2,         ///< the smaller lies on top
    first_day,        ///< on which it is shown
    last_day,         ///< on which it is shown
    latitude,         ///< of the site
    longitude,        ///< of the site
    label_latitude,   ///< of a point on the boundary for a label
    label_longitude,  ///< of the same point
};

/// A column. `name` has at most 10 characters, so that every format has the same columns.
struct Field {
    std::string name;
    FieldType type = FieldType::text;
    std::string meaning;     ///< one line for people: what it is, and its unit
    std::string alias = {};  ///< a heading for people, with the unit, or empty
    Role role = Role::none;
};

/// The type of a layer's geometries.
enum class GeometryKind { none, point, line, polygon };

/// A layer of points holds `LonLat`, of lines `MultiLine`, of polygons `MultiPolygon`.
using Geometry = Variant<std::monostate, footprint::LonLat, footprint::MultiLine, footprint::MultiPolygon>;

/// The number of vertices in all lines or rings; of a point 1.
std::size_t count_vertices(const Geometry& geometry);

struct EncodedGeometry;

/// A row with its geometry.
struct Feature {
    std::vector<Value> values;  ///< one for each field of its layer, in that order
    Geometry geometry;          ///< of the layer's kind
    int decimals = 7;           ///< the least number of decimals for coordinates in text formats
    Dash dash = Dash::none;
    std::shared_ptr<const EncodedGeometry> encoded = {};  ///< in place of the geometry: see `Writer::encode`
};

/// What its features have in common.
struct Layer {
    std::string name;   ///< `footprints`, `boundaries`, `sites`
    std::string title;  ///< for people
    GeometryKind kind = GeometryKind::polygon;
    std::vector<Field> fields;
    LayerStyle style = {};
    bool largest_first = false;  ///< see `Writer`

    /// @{
    /// The first field of that role, or its number; none where there is none.
    const Field* field(Role role) const;
    std::optional<std::size_t> column(Role role) const;
    /// @}
};

}  // namespace rangeband::io
