// SPDX-License-Identifier: MIT
/// The plane: points, curves and boxes, in metres of a projection or in points of the page.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "rangeband/geometry.hpp"

namespace rangeband::picture {

struct Point {
    double x = 0.0;
    double y = 0.0;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double factor) { return {a.x * factor, a.y * factor}; }
};

inline double length(Point a) { return std::hypot(a.x, a.y); }

/// Of a closed curve the last point is not repeated.
using Curve = std::vector<Point>;
using Curves = std::vector<Curve>;

struct Box {
    double left = std::numeric_limits<double>::infinity();
    double top = std::numeric_limits<double>::infinity();  ///< the least y; on the page that is the top
    double right = -std::numeric_limits<double>::infinity();
    double bottom = -std::numeric_limits<double>::infinity();

    bool empty() const { return !(left <= right); }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    Point middle() const { return {(left + right) / 2.0, (top + bottom) / 2.0}; }

    void add(Point point) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    bool contains(Point point) const {
        return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
    }
    bool contains(const Box& other) const {
        return other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom;
    }
    std::vector<Point> corners() const { return {{left, top}, {right, top}, {right, bottom}, {left, bottom}}; }
    Box grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

/// Even-odd: whether an odd number of the curves' windings lies around the point.
inline bool inside(const Curves& curves, Point point) {
    bool odd = false;
    for (const Curve& curve : curves) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            const Point a = curve[i], b = curve[i + 1 == curve.size() ? 0 : i + 1];
            odd ^= ray_crosses({a.x, a.y}, {b.x, b.y}, {point.x, point.y});
        }
    }
    return odd;
}

}  // namespace rangeband::picture
