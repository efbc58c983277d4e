// SPDX-License-Identifier: MIT
/// From footprints to the shapes of a picture.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "operations/features/columns.hpp"
#include "rangeband/operations/requests.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::operations {

/// What makes a series of a legend, in its order: the same limits, or the same depth, whoever stated them.
struct SeriesKey {
    int depth = 0;
    double outer = 0.0, inner = 0.0;  ///< metres; an open range is wider than any other
    bool dashed = false, contested = false;
    std::string label;
    std::string other;  ///< without figures: what it is called
    auto operator<=>(const SeriesKey&) const = default;
};

/// A footprint as a picture has it, or a site.
struct MapPiece {
    SeriesKey key;
    std::optional<catalog::Figure> inner_written, outer_written;
    std::optional<picture::Note> note;  ///< what the footprint is and who states it
    std::size_t sites = 0;              ///< that it is merged from; 0 for none
    picture::Shape shape;
    std::optional<picture::Site> site;
    std::optional<picture::Area> area;
    std::string place;  ///< a site's or area's full name
    Ranges ranges;      ///< that are drawn around it
};

MapPiece piece_of(const Row& row, footprint::Footprint&& footprint, const Style& style, picture::Language language);
/// What is around: named in the language where it has no name but its coordinates.
std::optional<MapPiece> piece_of(const Item& item, picture::Language language);

/// Without what the catalogue adds in parentheses: `Waldheide (Heilbronn)`.
std::string short_name(const std::string& name);

/// Sorts what has the same colour into series.
class MapShapes {
  public:
    explicit MapShapes(Merge how) : how_(how) {}

    void put(MapPiece&& piece);

    /// @{
    /// Of all places, each once.
    const std::vector<std::string>& places() const { return places_; }
    const Ranges& ranges() const { return ranges_; }
    /// @}

    /// Adds series (by size), shapes and sites.
    void fill(picture::Picture& picture) &&;

  private:
    struct Collected {
        picture::Series series;
        std::vector<picture::Shape> shapes;
    };

    Merge how_;
    std::map<SeriesKey, Collected> series_;
    std::unordered_set<std::size_t> drawn_;  ///< by hash: several claims to one figure are one line
    std::vector<picture::Site> sites_;
    std::vector<picture::Area> areas_;
    std::vector<std::string> places_;
    Ranges ranges_;
    std::unordered_set<std::string> known_places_;
    std::unordered_set<const catalog::Range*> known_ranges_;
};

}  // namespace rangeband::operations
