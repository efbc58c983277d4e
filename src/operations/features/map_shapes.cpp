#include "cli/map_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <variant>

#include "cli/columns.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

constexpr double open_ended = std::numeric_limits<double>::infinity();

}  // namespace

/// A feature's values by the names of their columns.
class MapShapes::Columns {
  public:
    Columns(const std::vector<io::Value>& values, bool of_site) : values_(values), of_site_(of_site) {}

    std::string text(std::string_view name) const { return text_of(value(name)); }

    std::optional<double> number(std::string_view name) const {
        const double* found = std::get_if<double>(&value(name));
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }

    std::int64_t count(std::string_view name) const {
        const auto* found = std::get_if<std::int64_t>(&value(name));
        return found != nullptr ? *found : 0;
    }

    std::optional<geodesic::Position> position() const {
        const auto lat = number("lat"), lon = number("lon");
        return lat && lon ? std::optional(geodesic::Position::deg(*lat, *lon)) : std::nullopt;
    }

    bool contested() const { return text("range_id").ends_with("@contested"); }

    /// The edges that are drawn, in metres. A claim's lower figure is no edge, unless that is all it says.
    std::optional<double> inner_edge() const {
        const bool claim = !text("qualifier").empty();
        const auto least = number("min_km");
        return least && *least > 0.0 && !claim ? std::optional(1000.0 * *least) : std::nullopt;
    }
    std::optional<double> outer_edge() const {
        const auto figure = number(text("qualifier") == "at least" ? "min_km" : "max_km");
        return figure ? std::optional(1000.0 * *figure) : std::nullopt;
    }

  private:
    const io::Value& value(std::string_view name) const {
        std::size_t at = 0;
        for (const Column& column : columns()) {
            if (of_site_ && !column.of_site) continue;
            if (column.name == name) return values_[at];
            ++at;
        }
        throw Error::internal(fmt::format("no column is called '{}'", name));
    }

    const std::vector<io::Value>& values_;
    bool of_site_;
};

void MapShapes::put(Placed&& placed) {
    if (placed.layer == layers_.boundaries) {
        boundary_ = std::get<footprint::MultiLine>(std::move(placed.feature.geometry));
    } else if (placed.layer == layers_.areas) {
        put_area(std::move(placed.feature));
    } else if (placed.layer == layers_.sites) {
        const Columns columns(placed.feature.values, true);
        sites_.push_back({columns.position().value(), columns.text("site")});
    }
}

MapShapes::Key MapShapes::key_of(const Columns& columns) {
    Key key;
    key.depth = columns.count("depth");
    if (key.depth > 0) return key;
    key.inner = columns.inner_edge().value_or(0.0);
    key.outer = columns.outer_edge().value_or(open_ended);
    key.dashed = columns.text("qualifier") == "at least";
    key.contested = columns.contested();
    if (!columns.outer_edge() && key.inner == 0.0) key.other = columns.text("name");
    return key;
}

/// A plain range says all in its figures; a class or a claim has its own words for them, and what is contested names
/// those who disagree.
void MapShapes::describe(picture::Series& series, const Key& key, const Columns& columns) const {
    if (key.depth > 0) {
        series.depth = static_cast<int>(key.depth);
        return;
    }
    series.inner = Length::m(key.inner);
    if (key.outer < open_ended) series.outer = Length::m(key.outer);
    series.dashed = key.dashed;
    series.contested = key.contested;
    const bool plain = columns.text("system").empty() && columns.text("class").empty();
    std::string note = !key.other.empty() ? key.other : plain ? "" : columns.text("range");
    if (key.contested) note += ": " + columns.text("claimant");
    if (!note.empty() && std::ranges::find(series.notes, note) == series.notes.end()) series.notes.push_back(note);
    if (!merging_.merges()) return;
    series.together = std::max(series.together, static_cast<std::size_t>(columns.count("n_sites")));
    series.all_of_them = merging_.how == Merge::all;
}

picture::Shape MapShapes::shape_of(const Columns& columns, const Key& key) const {
    picture::Shape shape;
    if (key.depth > 0) return shape;
    if (!merging_.merges()) shape.site = columns.position();
    if (key.inner > 0.0 && shape.site) shape.edges.push_back(Length::m(key.inner));
    if (key.outer < open_ended && (shape.site || key.inner == 0.0)) shape.edges.push_back(Length::m(key.outer));
    return shape;
}

void MapShapes::put_area(io::Feature&& feature) {
    const Columns columns(feature.values, false);
    const Key key = key_of(columns);
    Collected& collected = series_[key];
    describe(collected.series, key, columns);
    picture::Shape shape = shape_of(columns, key);
    shape.boundary = std::exchange(boundary_, {});
    shape.polygons = std::get<footprint::MultiPolygon>(std::move(feature.geometry));
    collected.shapes.push_back(std::move(shape));
}

void MapShapes::fill(picture::Picture& picture) && {
    for (auto& [key, collected] : series_) {
        for (picture::Shape& shape : collected.shapes) {
            shape.series = picture.series.size();
            picture.shapes.push_back(std::move(shape));
        }
        picture.series.push_back(std::move(collected.series));
    }
    picture.sites = std::move(sites_);
}

}  // namespace rangeband::cli
