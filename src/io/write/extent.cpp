// SPDX-License-Identifier: MIT
#include "io/write/extent.hpp"

#include <algorithm>
#include <cmath>

namespace rangeband::io {
namespace {

constexpr double scale = 1e7;

/// Joined at half a degree there are never more than 720.
constexpr std::size_t most_spans = 2000;
constexpr double small_gap = 0.5;

/// Pieces of a polygon, 2e-7 degrees apart, count as one.
constexpr double gap_between_pieces = 1e-6;

}  // namespace

void Extent::add(const Geometry& geometry) {
    if (const auto* point = std::get_if<footprint::LonLat>(&geometry)) {
        add(point, point + 1);
    } else if (const auto* lines = std::get_if<footprint::MultiLine>(&geometry)) {
        for (const auto& line : *lines) add(line.data(), line.data() + line.size());
    } else if (const auto* polygons = std::get_if<footprint::MultiPolygon>(&geometry)) {
        for (const auto& polygon : *polygons)
            add(polygon.exterior.data(), polygon.exterior.data() + polygon.exterior.size());
    }
}

void Extent::add(const footprint::LonLat* begin, const footprint::LonLat* end) {
    if (begin == end) return;
    footprint::Rectangle around;
    for (const auto* p = begin; p != end; ++p) around.add(*p);
    spans_.push_back({around.west, around.east});
    south_ = std::min(south_, around.south);
    north_ = std::max(north_, around.north);
    if (spans_.size() > most_spans) join(small_gap);
}

void Extent::add(const Extent& other) {
    spans_.insert(spans_.end(), other.spans_.begin(), other.spans_.end());
    south_ = std::min(south_, other.south_);
    north_ = std::max(north_, other.north_);
    if (spans_.size() > most_spans) join(small_gap);
}

/// Sorted, and those one that have no wider gap between them.
void Extent::join(double gap) {
    std::ranges::sort(spans_, {}, &Span::west);
    std::size_t last = 0;
    for (std::size_t i = 1; i < spans_.size(); ++i) {
        if (spans_[i].west <= spans_[last].east + gap) {
            spans_[last].east = std::max(spans_[last].east, spans_[i].east);
        } else {
            spans_[++last] = spans_[i];
        }
    }
    spans_.resize(last + 1);
}

std::optional<ExtentBox> Extent::box() {
    if (spans_.empty()) return std::nullopt;
    join(gap_between_pieces);
    // It leaves out the widest gap, which is that over the antimeridian unless another one is wider by more than
    // rounding: the two gaps of a figure that is its own mirror image are equal.
    double widest = spans_.front().west + 360.0 - spans_.back().east;
    double west = spans_.front().west;
    double east = spans_.back().east;
    for (std::size_t i = 1; i < spans_.size(); ++i) {
        const double gap = spans_[i].west - spans_[i - 1].east;
        if (gap <= widest + gap_between_pieces) continue;
        widest = gap;
        west = spans_[i].west;
        east = spans_[i - 1].east;
    }
    const auto down = [](double degrees) { return std::floor(degrees * scale) / scale; };
    const auto up = [](double degrees) { return std::ceil(degrees * scale) / scale; };
    return ExtentBox{down(west), down(south_), up(east), up(north_)};
}

}  // namespace rangeband::io
