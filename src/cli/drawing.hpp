/// From a place and a range to features: which layers there are, and how one footprint fills them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/place.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// How everything is drawn.
struct Style {
    Tolerance tolerance = Tolerance::m(100);
    std::optional<footprint::Sector> sector;
    bool lines = false;  ///< boundaries in place of areas
    int decimals = 7;
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

/// Safe to call from many threads.
Drawn draw(const Item& item, const Style& style, const Layers& layers);

}  // namespace rangeband::cli
