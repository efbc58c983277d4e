// SPDX-License-Identifier: MIT
/// From a place and a range to features: which layers there are, and how one footprint fills them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "operations/features/columns.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// The layers of an output, by their numbers: where each kind of feature goes.
struct Layers {
    std::optional<std::size_t> areas, boundaries, sites;

    /// One is `footprints`, or with `lines` `boundaries`; several have the layer of sites besides, and unless `lines`
    /// both.
    static Layers of(bool several, bool lines);

    /// As a file has them, in the order of their numbers, with the input's own columns behind ours.
    std::vector<io::Layer> described(const std::vector<io::Field>& kept) const;
};

/// A feature and the index of its layer.
struct Placed {
    std::size_t layer;
    io::Feature feature;
    bool beyond_hemisphere = false;  ///< it is an area with a polygon that encloses half of the Earth or more
    bool cut = false;                ///< the system of coordinates does not show all of it
};

/// What is written of a footprint.
struct Shape {
    footprint::MultiPolygon polygons;
    footprint::MultiLine boundary;
    int decimals = 7;
    bool beyond_hemisphere = false;
    bool cut = false;
};

/// Farther than any two points are apart: half a meridian is 20,003.931 km.
constexpr Length antipode = Length::km(20'004);

/// To where it is drawn.
Length reach_of(const catalog::Range& range);

/// Throws Error(usage) when the engine cannot draw the range, as far as that depends on the range and not on the place.
void must_be_drawable(const catalog::Range& range, const Style& style);

/// What is within the length of the place; of an area, of some place in it. Throws what `launch_area` does, with the
/// place's name.
footprint::Source disc_around(const Place& place, Length length, const Style& style);

/// The same for the range with its lower figure.
footprint::Source source_around(const Place& place, const catalog::Range& range, const Style& style);

/// What is contested around an area is within the upper figure of some place in it, but within the lower one of none:
/// less than the band around it, which needs only one place from which a point is not too near.
footprint::Footprint drawn_around(const Place& place, const catalog::Range& range, const Style& style);

/// A footprint in the layers.
void add_footprint(const Row& row, Shape&& shape, const Layers& layers, std::vector<Placed>& placed);

/// The item's point in the layer of sites, if there is one and the place is a point.
std::optional<Placed> site_point(const Item& item, const Layers& layers);

}  // namespace rangeband::operations
