// SPDX-License-Identifier: MIT
#include "operations/features/map_shapes.hpp"

#include <algorithm>
#include <limits>
#include <utility>

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
        // A claim's lower figure is no edge, unless that is all it says.
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
    key.contested = style.contested && is_shared(row, Is::range_id);
    if (!stated.outer && !stated.inner) key.other = title_of(row);
    return key;
}

/// A plain range says all in its figures; a class or a claim has its own words for them, and what is contested names
/// those who disagree.
std::string note_of(const Row& row, const SeriesKey& key) {
    if (key.depth > 0) return {};
    const catalog::Range& range = *row.range;
    const auto shared = [&](Is column, const std::string& text) { return is_shared(row, column) ? text : ""; };
    const bool plain = shared(Is::system, range.system).empty() && shared(Is::treaty_class, range.treaty_class).empty();
    std::string note = !key.other.empty() ? key.other : plain ? "" : shared(Is::range, range.title);
    if (key.contested) note += ": " + shared(Is::claimant, range.claimant);
    return note;
}

}  // namespace

MapPiece piece_of(const Row& row, footprint::Footprint&& footprint, const Style& style) {
    const Stated stated(row);
    MapPiece piece;
    piece.key = key_of(row, stated, style);
    piece.note = note_of(row, piece.key);
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

std::optional<MapPiece> piece_of(const Item& item) {
    if (!item.marks_site || item.place.area) return std::nullopt;
    MapPiece piece;
    piece.site = {item.place.position, item.place.label};
    return piece;
}

void MapShapes::put(MapPiece&& piece) {
    if (piece.site) return sites_.push_back(std::move(*piece.site));
    auto& [series, shapes] = series_[piece.key];
    if (piece.key.depth > 0) {
        series.depth = piece.key.depth;
    } else {
        series.inner = Length::m(piece.key.inner);
        if (piece.key.outer < open_ended) series.outer = Length::m(piece.key.outer);
        series.dashed = piece.key.dashed;
        series.contested = piece.key.contested;
        const bool known = std::ranges::find(series.notes, piece.note) != series.notes.end();
        if (!piece.note.empty() && !known) series.notes.push_back(piece.note);
        series.together = std::max(series.together, piece.sites);
        series.all_of_them = how_ == Merge::all;
    }
    shapes.push_back(std::move(piece.shape));
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

}  // namespace rangeband::operations
