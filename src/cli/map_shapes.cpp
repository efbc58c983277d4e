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

using picture::Statement;

constexpr double open_ended = std::numeric_limits<double>::infinity();

/// A citation without its address, for the small print.
std::string short_citation(const std::string& source) {
    const std::size_t address = source.find(", http");
    return address == std::string::npos ? source : source.substr(0, address);
}

void add_new(std::vector<std::string>& texts, const std::string& text) {
    if (!text.empty() && std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
}

bool same(const Statement& a, const Statement& b) {
    return a.wording == b.wording && a.min == b.min && a.max == b.max && a.what == b.what;
}

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
    if (!columns.outer_edge() && key.inner == 0.0) key.other = columns.text("name");
    return key;
}

Statement MapShapes::statement_of(const Columns& columns) const {
    Statement statement;
    const auto least = columns.number("min_km"), most = columns.number("max_km");
    if (least && *least > 0.0) statement.min = Length::km(*least);
    if (most) statement.max = Length::km(*most);
    const std::string qualifier = columns.text("qualifier");
    if (qualifier == "at most") statement.wording = Statement::Wording::at_most;
    if (qualifier == "at least" || !most) statement.wording = Statement::Wording::at_least;
    if (columns.contested()) statement.wording = Statement::Wording::contested;
    if (!least && !most) {
        statement.what = columns.text("name");
        return statement;
    }
    const std::string system = columns.text("system"), claimant = columns.text("claimant"),
                      date = columns.text("claim_date");
    if (system.empty()) {
        statement.what = columns.text("class");
    } else {
        statement.what = system;
        if (!claimant.empty()) statement.what += (statement.what.empty() ? "" : ": ") + claimant;
        if (!date.empty()) statement.what += ", " + date;
    }
    return statement;
}

void MapShapes::add_statement(picture::Series& series, const Columns& columns) const {
    if (series.depth) return;
    const Statement statement = statement_of(columns);
    const auto is_same = [&](const Statement& other) { return same(statement, other); };
    if (std::ranges::none_of(series.statements, is_same)) series.statements.push_back(statement);
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
    if (key.depth > 0) collected.series.depth = static_cast<int>(key.depth);
    collected.series.dashed = key.dashed;
    add_statement(collected.series, columns);
    picture::Shape shape = shape_of(columns, key);
    shape.boundary = std::exchange(boundary_, {});
    shape.polygons = std::get<footprint::MultiPolygon>(std::move(feature.geometry));
    collected.shapes.push_back(std::move(shape));
    add_new(sources_, short_citation(columns.text("source")));
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
    picture.sources = std::move(sources_);
}

}  // namespace rangeband::cli
