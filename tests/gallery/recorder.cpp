// SPDX-License-Identifier: MIT
#include "gallery/recorder.hpp"

#include <pango/pango.h>

#include <algorithm>
#include <cmath>

namespace gallery {

void Recorder::fill(const Curves& curves, Colour colour, double opacity) {
    if (!curves.empty()) filled.push_back({layer(), colour, opacity * opacity_, curves});
}

void Recorder::stroke(const Curves& lines, const Stroke& stroke) {
    if (!lines.empty()) stroked.push_back({layer(), stroke});
}

void Recorder::write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) {
    PangoRectangle ink;
    pango_layout_get_extents(layout, &ink, nullptr);
    const auto points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
    const Box box{corner.x + points(ink.x), corner.y + points(ink.y), corner.x + points(ink.x + ink.width),
                  corner.y + points(ink.y + ink.height)};
    Written text{pango_layout_get_text(layout), layer(), type, {}};
    const double c = std::cos(angle), s = std::sin(angle);
    std::ranges::transform(box.corners(), text.corners.begin(), [&](Point point) {
        const Point from = point - pivot;
        return pivot + Point{c * from.x - s * from.y, s * from.x + c * from.y};
    });
    if (ink.width > 0) written.push_back(std::move(text));
}

namespace {

/// Whether some edge of `a` has all of `b` on its outer side, or nearly so.
bool parts(const std::array<Point, 4>& a, const std::array<Point, 4>& b) {
    constexpr double touch = 0.4;  // points
    for (std::size_t i = 0; i < 4; ++i) {
        const Point edge = a[(i + 1) % 4] - a[i];
        const Point outward = Point{edge.y, -edge.x} * (1.0 / std::max(1e-9, length(edge)));
        const auto beyond = [&](Point point) {
            const Point from = point - a[i];
            return from.x * outward.x + from.y * outward.y > -touch;
        };
        if (std::ranges::all_of(b, beyond)) return true;
    }
    return false;
}

}  // namespace

bool overlap(const std::array<Point, 4>& a, const std::array<Point, 4>& b) { return !parts(a, b) && !parts(b, a); }

}  // namespace gallery
