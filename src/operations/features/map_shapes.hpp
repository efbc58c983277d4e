/// From the features that a file would get to the shapes of a picture.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/drawing.hpp"
#include "cli/merging.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::cli {

/// Takes footprints and sites as they are drawn, and sorts what has the same colour into series: the same edges, or the
/// same depth, whoever stated them.
class MapShapes {
  public:
    MapShapes(Layers layers, Merging merging) : layers_(std::move(layers)), merging_(std::move(merging)) {}

    void put(Placed&& placed);

    /// Adds series (by size), shapes and sites.
    void fill(picture::Picture& picture) &&;

  private:
    /// What makes a series, in the order of the legend.
    struct Key {
        std::int64_t depth = 0;
        double outer = 0.0, inner = 0.0;  ///< metres; an open range is wider than any other
        bool dashed = false, contested = false;
        std::string other;  ///< without figures: what it is called
        auto operator<=>(const Key&) const = default;
    };
    struct Collected {
        picture::Series series;
        std::vector<picture::Shape> shapes;
    };
    class Columns;

    void put_area(io::Feature&& feature);
    static Key key_of(const Columns& columns);
    void describe(picture::Series& series, const Key& key, const Columns& columns) const;
    picture::Shape shape_of(const Columns& columns, const Key& key) const;

    Layers layers_;
    Merging merging_;
    footprint::MultiLine boundary_;  ///< comes before the area that it bounds
    std::map<Key, Collected> series_;
    std::vector<picture::Site> sites_;
};

}  // namespace rangeband::cli
