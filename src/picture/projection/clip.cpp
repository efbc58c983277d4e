// SPDX-License-Identifier: MIT
#include "picture/projection/clip.hpp"

#include <array>
#include <optional>
#include <utility>

namespace rangeband::picture {
namespace {

/// One side of a box: a point is within where `beyond` is not positive.
struct Side {
    double Point::*axis;
    double at;
    double sign;

    double beyond(Point point) const { return sign * (point.*axis - at); }

    /// Where the edge crosses the side, exactly on it.
    Point crossing(Point a, Point b) const {
        const double t = beyond(a) / (beyond(a) - beyond(b));
        Point point = a + (b - a) * t;
        point.*axis = at;
        return point;
    }
};

std::array<Side, 4> sides(const Box& box) {
    return {{{&Point::x, box.left, -1.0},
             {&Point::x, box.right, 1.0},
             {&Point::y, box.top, -1.0},
             {&Point::y, box.bottom, 1.0}}};
}

/// I. E. Sutherland, G. W. Hodgman, Reentrant polygon clipping, Communications of the ACM 17, 32–42, 1974.
Curve cut(const Curve& curve, const Side& side) {
    Curve kept;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const Point a = curve[i], b = curve[i + 1 == curve.size() ? 0 : i + 1];
        const bool a_in = side.beyond(a) <= 0.0, b_in = side.beyond(b) <= 0.0;
        if (a_in) kept.push_back(a);
        if (a_in != b_in) kept.push_back(side.crossing(a, b));
    }
    return kept;
}

std::optional<std::pair<Point, Point>> cut(Point a, Point b, const Box& box) {
    for (const Side& side : sides(box)) {
        const bool a_in = side.beyond(a) <= 0.0, b_in = side.beyond(b) <= 0.0;
        if (!a_in && !b_in) return std::nullopt;
        if (a_in && b_in) continue;
        (a_in ? b : a) = side.crossing(a, b);
    }
    return std::pair(a, b);
}

Box box_of(const Curve& curve) {
    Box box;
    for (const Point point : curve) box.add(point);
    return box;
}

}  // namespace

Curves clipped_rings(const Curves& curves, const Box& box) {
    Curves result;
    for (Curve curve : curves) {
        if (!box.contains(box_of(curve))) {
            for (const Side& side : sides(box)) curve = cut(curve, side);
        }
        if (curve.size() > 2) result.push_back(std::move(curve));
    }
    return result;
}

Curves clipped_lines(const Curves& curves, const Box& box) {
    Curves result;
    for (const Curve& curve : curves) {
        bool continues = false;
        for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
            const auto piece = cut(curve[i], curve[i + 1], box);
            if (!piece) {
                continues = false;
                continue;
            }
            if (!continues) result.push_back({piece->first});
            result.back().push_back(piece->second);
            continues = box.contains(curve[i + 1]);
        }
    }
    return result;
}

}  // namespace rangeband::picture
