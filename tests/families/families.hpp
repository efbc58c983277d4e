// SPDX-License-Identifier: MIT
/// Layouts that people have and that overlays break on: many circles through one place, one base from two publishers,
/// lattices, tangents, mirror images, circles through a pole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "oracle/true_region.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

namespace families {

/// A connected part of a source as an oracle needs it. Of a line or polygon smaller than its ranges the nearest and the
/// farthest point lie on its edges, for which samples stand.
struct Part {
    std::vector<oracle::Place> samples;
};

/// One source: a site, or a launch area.
struct Item {
    std::vector<Part> parts;
    double r_min = 0.0;
    double r_max = 0.0;
    rangeband::footprint::LaunchArea area = {};  ///< empty for a site

    bool is_site() const { return area.points.empty() && area.lines.empty() && area.polygons.empty(); }
    oracle::Band band() const;  ///< of a site
    rangeband::footprint::Source source(double tolerance_m) const;
};

/// How a place lies to a source.
struct Answer {
    bool inside;
    double margin;  ///< metres to the nearest of its edges
};
Answer answer(const Item& item, const oracle::Place& place);

struct Layout {
    std::string family;
    std::size_t n = 0;  ///< items, as asked for
    std::uint64_t seed = 0;
    std::vector<Item> items;
    std::vector<oracle::Place> meetings;  ///< where many circles meet by design
};

/// What can be asked for: `star-mm`, `copies-1cm`, …; each also with `+annuli`, where some have a lower range, and with
/// `+areas`, where launch areas stand in place of sites.
const std::vector<std::string>& names();

/// Depends on nothing but its arguments. Throws std::out_of_range for a family that is none.
Layout layout(std::string_view family, std::size_t n, std::uint64_t seed);

/// The items without those that agree with one before to `delta_m`, in place and ranges.
std::vector<Item> representatives(const std::vector<Item>& items, double delta_m);

}  // namespace families
