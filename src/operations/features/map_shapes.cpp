// SPDX-License-Identifier: MIT
#include "operations/features/map_shapes.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "rangeband/catalog/gazetteer.hpp"

namespace rangeband::operations {
namespace {

constexpr double open_ended = std::numeric_limits<double>::infinity();

/// What all members of a footprint state.
struct Stated {
    const catalog::Range& range;
    bool dashed, claim;
    std::optional<Length> inner, outer;  ///< the edges that are drawn

    explicit Stated(const Row& row) : range(*row.range) {
        const auto least = is_shared(row, Is::min_km) ? lower_figure(range) : std::nullopt;
        const auto most = is_shared(row, Is::max_km) ? upper_figure(range) : std::nullopt;
        claim = range.qualifier.has_value() && is_shared(row, Is::qualifier);
        dashed = claim && *range.qualifier == catalog::Qualifier::at_least;
        // A claim's lower figure is not a limit, unless it is the only figure.
        if (least && *least > Length() && !claim) inner = least;
        outer = dashed ? least : most;
    }
};

SeriesKey key_of(const Row& row, const Stated& stated, const Style& style) {
    SeriesKey key;
    key.depth = row.merged != nullptr ? row.merged->depth.value_or(0) : 0;
    if (key.depth > 0) return key;
    if (stated.inner) key.inner = stated.inner->m();
    key.outer = stated.outer ? stated.outer->m() : open_ended;
    key.dashed = stated.dashed;
    if (is_shared(row, Is::range)) key.label = row.range->label;
    key.contested = style.contested && is_shared(row, Is::range_id);
    if (!stated.outer && !stated.inner) key.other = title_of(row);
    return key;
}

/// A plain range says all in its figures; of a class or a claim, what it is and who states it.
std::optional<picture::Note> note_of(const Row& row, const SeriesKey& key, picture::Language language) {
    if (key.depth > 0) return std::nullopt;
    const catalog::Range& range = *row.range;
    if (!key.other.empty()) {
        if (row.merged == nullptr) return picture::Note{"", key.other};
        std::string about = row.merged->heading;
        if (about.empty() && is_shared(row, Is::system)) about = range.system;
        if (about.empty() && row.merged->sites == 1) about = row.place.label;
        return picture::Note{std::move(about), picture::several_ranges(language)};
    }
    const bool plain = range.system.empty() && range.treaty_class.empty();
    if (plain || !is_shared(row, Is::range)) return std::nullopt;
    picture::Note note{picture::about(range, language), picture::claim_of(range, language),
                       range.qualifier.has_value()};
    if (key.contested) {
        const std::string_view own = catalog::claimant_name(range.claimant, picture::code_of(language));
        note.text = own.empty() ? range.claimant : std::string(own);
    }
    return note;
}

/// Of two that differ, it differs: 64 bits are enough for as many shapes as a picture can have.
std::size_t hash_of(const SeriesKey& key, const footprint::MultiLine& boundary) {
    std::size_t hash = std::hash<std::string>()(key.label + key.other);
    const auto add = [&](double value) { hash = (hash ^ std::hash<double>()(value)) * 0x9E3779B97F4A7C15U; };
    for (const double value : {static_cast<double>(key.depth), key.inner, key.outer, key.dashed ? 1.0 : 0.0})
        add(value);
    for (const footprint::Path& path : boundary) {
        for (const footprint::LonLat& place : path) add(place.lon), add(place.lat);
        add(0.5);
    }
    return hash;
}

footprint::MultiLine outline_of(const footprint::LaunchArea& area) {
    footprint::MultiLine lines = area.lines;
    for (const footprint::Polygon& polygon : area.polygons) {
        lines.push_back(polygon.exterior);
        lines.insert(lines.end(), polygon.holes.begin(), polygon.holes.end());
    }
    return lines;
}

}  // namespace

MapPiece piece_of(const Row& row, footprint::Footprint&& footprint, const Style& style, picture::Language language) {
    const Stated stated(row);
    MapPiece piece;
    piece.key = key_of(row, stated, style);
    piece.note = note_of(row, piece.key, language);
    if (!style.contested) {
        piece.inner_written = row.range->written_min;
        piece.outer_written = row.range->written_max;
    }
    piece.sites = row.merged != nullptr ? row.merged->sites : 0;
    picture::Shape& shape = piece.shape;
    shape.boundary = footprint.boundary();
    shape.polygons = std::move(footprint.polygons);
    if (piece.key.depth > 0) return piece;
    if (row.merged == nullptr && !row.place.area) shape.site = row.place.position;
    if (stated.inner && shape.site) shape.edges.push_back(*stated.inner);
    if (stated.outer && (shape.site || !stated.inner)) shape.edges.push_back(*stated.outer);
    return piece;
}

std::string short_name(const std::string& name) {
    const std::size_t addition = name.find(" (");
    return addition == 0 || addition == std::string::npos ? name : name.substr(0, addition);
}

std::optional<MapPiece> piece_of(const Item& item, picture::Language language) {
    if (!item.marks_site) return std::nullopt;
    const Place& place = item.place;
    MapPiece piece;
    piece.place = place.is_named || place.area ? place.label : picture::coordinates(place.position, language);
    piece.ranges = item.ranges;
    if (place.area) {
        piece.area = {piece.place, place.area->polygons, outline_of(*place.area)};
    } else {
        piece.site = {place.position, place.id.empty() ? piece.place : short_name(piece.place)};
    }
    return piece;
}

void MapShapes::put(MapPiece&& piece) {
    if ((piece.site || piece.area) && known_places_.insert(piece.place).second) places_.push_back(piece.place);
    for (const auto& range : piece.ranges) {
        if (known_ranges_.insert(range.get()).second) ranges_.push_back(range);
    }
    if (piece.site) return sites_.push_back(std::move(*piece.site));
    if (piece.area) return areas_.push_back(std::move(*piece.area));
    auto& [series, shapes] = series_[piece.key];
    if (piece.key.depth > 0) {
        series.depth = piece.key.depth;
    } else {
        series.inner = Length::m(piece.key.inner);
        if (piece.key.outer < open_ended) series.outer = Length::m(piece.key.outer);
        series.inner_written = piece.inner_written;
        series.outer_written = piece.outer_written;
        series.label = piece.key.label;
        series.dashed = piece.key.dashed;
        series.contested = piece.key.contested;
        const bool known = !piece.note || std::ranges::find(series.notes, *piece.note) != series.notes.end();
        if (!known) series.notes.push_back(*piece.note);
        series.together = std::max(series.together, piece.sites);
        series.all_of_them = how_ == Merge::all;
    }
    if (drawn_.insert(hash_of(piece.key, piece.shape.boundary)).second) shapes.push_back(std::move(piece.shape));
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
    picture.areas = std::move(areas_);
}

}  // namespace rangeband::operations
