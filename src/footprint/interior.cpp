// SPDX-License-Identifier: MIT
#include "rangeband/footprint/interior.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rangeband/units.hpp"

namespace rangeband::footprint {
namespace {

constexpr std::uint32_t edges_in_leaf = 8;

}  // namespace

Interior::Interior(const MultiPolygon& polygons) {
    for (const Polygon& polygon : polygons) {
        Outline& outline = outlines_.emplace_back();
        const auto add = [&](const Path& ring) {
            if (ring.size() < 2) return;
            const auto first = static_cast<std::uint32_t>(vertices_.size());
            vertices_.insert(vertices_.end(), ring.begin(), ring.end());
            outline.runs.push_back(add_run(first, static_cast<std::uint32_t>(vertices_.size() - 1)));
            outline.box.add(runs_[outline.runs.back()].box);
        };
        add(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
        box_.add(outline.box);
    }
}

std::uint32_t Interior::add_run(std::uint32_t first, std::uint32_t last) {
    const auto id = static_cast<std::uint32_t>(runs_.size());
    runs_.push_back({{}, first, last, 0});
    Rectangle box;
    if (last - first <= edges_in_leaf) {
        for (std::uint32_t i = first; i <= last; ++i) box.add(vertices_[i]);
    } else {
        const std::uint32_t middle = first + (last - first) / 2;
        const std::uint32_t left = add_run(first, middle);
        const std::uint32_t right = add_run(middle, last);
        runs_[id].right = right;
        box = runs_[left].box;
        box.add(runs_[right].box);
    }
    runs_[id].box = box;
    return id;
}

/// Whether the ray to the east crosses the run an odd number of times. Of a run that is all to the east the ends tell.
bool Interior::is_crossed(std::uint32_t id, const LonLat& p) const {
    const Run& run = runs_[id];
    if (p.lat < run.box.south || p.lat > run.box.north || p.lon >= run.box.east) return false;
    if (p.lon < run.box.west) return (vertices_[run.first].lat > p.lat) != (vertices_[run.last].lat > p.lat);
    if (run.right != 0) return is_crossed(id + 1, p) != is_crossed(run.right, p);
    bool odd = false;
    for (std::uint32_t i = run.first; i < run.last; ++i) odd ^= ray_crosses(vertices_[i], vertices_[i + 1], p);
    return odd;
}

bool Interior::contains_here(const LonLat& point) const {
    if (!box_.contains(point)) return false;
    return std::any_of(outlines_.begin(), outlines_.end(), [&](const Outline& outline) {
        if (!outline.box.contains(point)) return false;
        bool odd = false;
        for (const std::uint32_t run : outline.runs) odd ^= is_crossed(run, point);
        return odd;
    });
}

bool Interior::contains(const LonLat& point) const {
    return contains_here(point) || contains_here({point.lon - 360.0, point.lat}) ||
           contains_here({point.lon + 360.0, point.lat});
}

/// Or may have, by the edges' boxes.
bool Interior::has_edge_in(std::uint32_t id, const Rectangle& box) const {
    const Run& run = runs_[id];
    if (!run.box.meets(box)) return false;
    if (run.right != 0) return has_edge_in(id + 1, box) || has_edge_in(run.right, box);
    for (std::uint32_t i = run.first; i < run.last; ++i) {
        Rectangle edge;
        for (const LonLat& p : {vertices_[i], vertices_[i + 1]}) edge.add(p);
        if (edge.meets(box)) return true;
    }
    return false;
}

bool Interior::keeps_clear_of(const LonLat& point, double metres) const {
    constexpr double shortest_degree_m = 110'500.0;  // of latitude
    const double north = metres / shortest_degree_m;
    const double highest = std::abs(point.lat) + north;
    if (highest >= 89.0) return false;
    const double east = north / std::cos(Angle::deg(highest).rad());
    return std::ranges::none_of(std::array{-360.0, 0.0, 360.0}, [&](double turn) {
        const double lon = point.lon + turn;
        const Rectangle box{lon - east, point.lat - north, lon + east, point.lat + north};
        return std::ranges::any_of(outlines_, [&](const Outline& outline) {
            return outline.box.meets(box) &&
                   std::ranges::any_of(outline.runs, [&](std::uint32_t run) { return has_edge_in(run, box); });
        });
    });
}

}  // namespace rangeband::footprint
