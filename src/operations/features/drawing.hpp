/// From a place and a range to features: which layers there are, and how one footprint fills them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/columns.hpp"
#include "cli/place.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// How everything is drawn.
struct Style {
    Tolerance tolerance = Tolerance::m(100);
    std::optional<footprint::Sector> sector;
    footprint::Edges edges = footprint::Edges::lonlat;  ///< of launch areas
    bool contested = false;  ///< a range is what its upper figure covers and its lower one does not
    bool lines = false;      ///< boundaries in place of areas
    int decimals = 7;

    /// How large the error of a drawn area may be in proportion to it, where the tolerance is to follow from that; but
    /// nothing is drawn finer than this for its sake, nor coarser than `tolerance`.
    std::optional<double> area_error;
    static constexpr Tolerance finest_for_areas = Tolerance::m(0.01);

    /// With the tolerance that suits a range. A disc has half of its radius of area for every metre of its rim, a band
    /// half of its width; a union has no less than the least of those that it is made of.
    Style suiting(const catalog::Range& range) const;
};

/// The layers of an output and where each kind of feature goes.
struct Layers {
    std::vector<io::Layer> list;
    std::optional<std::size_t> areas, boundaries, sites;

    /// A format with one layer gets `footprints`, or with `lines` `boundaries`; others get the layer of sites besides,
    /// and unless `lines` both.
    static Layers of(const io::Format& format, bool lines, const std::vector<io::Field>& kept);
};

/// A feature and the index of its layer.
struct Placed {
    std::size_t layer;
    io::Feature feature;
};

/// What one item becomes.
struct Drawn {
    std::vector<Placed> features;
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< titles of footprints that hold no place
};

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

/// Fills the layers with one footprint.
void add_footprint(Drawn& drawn, const Row& row, footprint::Footprint&& footprint, const Layers& layers);

/// The item's point in the layer of sites, if there is one and the place is a point.
std::optional<Placed> site_point(const Item& item, const Layers& layers);

/// Safe to call from many threads.
Drawn draw(const Item& item, const Style& style, const Layers& layers);

}  // namespace rangeband::cli
