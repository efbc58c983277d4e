// SPDX-License-Identifier: MIT
#include "picture/canvas/canvas.hpp"

#include "picture/canvas/cairo_canvas.hpp"
#include "picture/canvas/svg_canvas.hpp"

namespace rangeband::picture {

void Canvas::fill(const Box& box, Colour colour, double opacity) { fill(Curves{box.corners()}, colour, opacity); }

void Canvas::stroke(const Box& box, const Stroke& style) {
    Curve outline = box.corners();
    outline.push_back(outline.front());
    stroke(Curves{outline}, style);
}

std::unique_ptr<Canvas> make_canvas(FileKind kind, int width, int height, double dpi, const FileNotes& notes) {
    if (kind == FileKind::svg) return std::make_unique<SvgCanvas>(width, height, dpi, notes);
    return std::make_unique<CairoCanvas>(kind, width, height, dpi, notes);
}

std::span<const double> lengths_of(Dash dash) {
    static constexpr double dashes[] = {4.0, 2.6}, dots[] = {1.2, 2.0}, dash_dot[] = {5.5, 2.0, 1.2, 2.0},
                            long_dashes[] = {9.0, 3.0}, dash_dot_dot[] = {6.0, 1.8, 1.2, 1.8, 1.2, 1.8};
    switch (dash) {
        case Dash::dashes:
            return dashes;
        case Dash::dots:
            return dots;
        case Dash::dash_dot:
            return dash_dot;
        case Dash::long_dashes:
            return long_dashes;
        case Dash::dash_dot_dot:
            return dash_dot_dot;
        case Dash::none:
            break;
    }
    return {};
}

}  // namespace rangeband::picture
