// SPDX-License-Identifier: MIT
/// Edges of drawn polygons, straight in longitude and latitude.
#pragma once

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

/// An edge along ±180° or ±90°, where a map ends and a region does not.
inline bool on_seam(const OGRPoint& a, const OGRPoint& b) {
    const auto both = [](double x, double y, double at) { return std::abs(x) == at && std::abs(y) == at; };
    return (both(a.getX(), b.getX(), 180.0) && a.getX() == b.getX()) ||
           (both(a.getY(), b.getY(), 90.0) && a.getY() == b.getY());
}

/// The largest of what `error_m(lat, lon)` gives at seven points of an edge.
template <class ErrorM>
double largest_on_edge(const OGRPoint& a, const OGRPoint& b, const ErrorM& error_m) {
    constexpr int parts = 8;
    double largest = 0.0;
    for (int i = 1; i < parts; ++i) {
        const double t = static_cast<double>(i) / parts;
        largest =
            std::max(largest, error_m(a.getY() + t * (b.getY() - a.getY()), a.getX() + t * (b.getX() - a.getX())));
    }
    return largest;
}
