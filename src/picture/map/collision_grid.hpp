// SPDX-License-Identifier: MIT
/// The occupied parts of the map, so that no label covers another.
#pragma once

#include <cstdint>
#include <vector>

#include "picture/canvas/point.hpp"

namespace rangeband::picture {

class CollisionGrid {
  public:
    explicit CollisionGrid(const Box& frame);

    void take(const Box& box);
    void take(Point middle, double width, double height, double angle);

    /// Nothing fits outside these closed curves.
    void keep_within(const Curves& curves);

    /// Lines that labels had better not cross, and faint ones such as borders, which matter less.
    void avoid(const Curves& lines) { mark(lines, line); }
    void avoid_faint(const Curves& lines) { mark(lines, faint); }

    /// Within the frame and nothing there.
    bool is_free(const Box& box) const;
    bool is_free(Point middle, double width, double height, double angle) const;

    /// The share of the box that lines cross, [0, 1]; faint ones count for less.
    double crossed(const Box& box) const;
    double crossed(Point middle, double width, double height, double angle) const;

  private:
    enum Taken : std::uint8_t { taken = 1, line = 2, faint = 4 };

    void mark(const Curves& lines, Taken kind);
    std::uint8_t* cell(Point point);
    const std::uint8_t* cell(Point point) const { return const_cast<CollisionGrid*>(this)->cell(point); }
    template <class Visit>
    static void each_point(const Box& box, Visit&& visit);
    template <class Visit>
    static void each_point(Point middle, double width, double height, double angle, Visit&& visit);

    Box frame_;
    std::size_t columns_, rows_;
    std::vector<std::uint8_t> cells_;
};

}  // namespace rangeband::picture
