// SPDX-License-Identifier: MIT
/// Which of many places are within given distances of a site: the answers of geodesics, mostly without computing one.
///
/// With σ the angle between two reduced-latitude vectors, b·σ ≤ distance ≤ a·σ. So one squared chord, in single
/// precision, decides all pairs except those whose distance is within 1/298 of a limit. Most of these Lambert's formula
/// decides, with the bound of its error; only what is left, some metres from a limit, needs `geodesic::inverse`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rangeband/catalog/range.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// Distances between two limits; without a lower limit from 0 on, without an upper one to the antipode.
struct Interval {
    std::optional<catalog::Limit> lower, upper;

    bool contains(Length distance) const;  ///< limits are inclusive or exclusive as given
};

/// Places prepared once for many queries.
class Points {
  public:
    /// Copies the places.
    explicit Points(std::span<const geodesic::Position> places);

    std::size_t size() const { return places_.size(); }  ///< how many places
    const geodesic::Position& operator[](std::size_t i) const { return places_[i]; }

  private:
    friend class Within;

    /// Neighbours, with the cap that contains them.
    struct Block {
        std::size_t begin, end;
        std::array<double, 3> centre;  ///< a unit vector
        double angle;                  ///< from the centre to the farthest, at most
    };
    void split(std::span<std::uint32_t> part, const std::vector<std::array<double, 3>>& vectors);

    std::vector<geodesic::Position> places_;
    std::vector<std::uint32_t> order_;  ///< block after block, indices of places
    std::vector<float> x_, y_, z_;      ///< reduced-latitude vectors in that order
    std::vector<Block> blocks_;
};

/// Decides for every point and every interval. Points must outlive it. Safe to use from many threads.
class Within {
  public:
    /// Copies the intervals, not the points.
    Within(const Points& points, std::span<const Interval> intervals);

    /// `inside[k * points.size() + i]` becomes 1 where `intervals[k].contains(inverse(site, points[i]).distance)`,
    /// else 0: the same answer in every case, also on a limit. The span has intervals × points bytes.
    void decide(const geodesic::Position& site, std::span<std::uint8_t> inside) const;

  private:
    /// What squared chords decide: inside in [in_least, in_most], outside up to `too_near` and from `too_far` on.
    struct Limits {
        Interval interval;
        float in_least, in_most, too_near, too_far;
        double near_m, far_m;  ///< the limits in metres, 0 and infinite where there is none
    };
    static Limits limits_of(const Interval& interval);

    /// What squared chords leave open, of the point `i`.
    bool contains(const Limits& limits, const geodesic::Position& site, const std::array<double, 3>& from,
                  std::uint32_t i) const;

    const Points& points_;
    std::vector<Limits> limits_;
};

/// Whether a source contains a point, as `footprint::Part` defines it. Boundaries belong to their discs.
bool contains(const footprint::Source& source, const geodesic::Position& place);

/// The same for many places: `held[i]` becomes 1 or 0. Discs of one radius are tested together.
void contains(const footprint::Source& source, const Points& points, std::span<std::uint8_t> held);

}  // namespace rangeband::analysis
