// SPDX-License-Identifier: MIT
/// SVG for a graphics desk: text stays text, and related shapes are a named group. Cairo's has neither.
#pragma once

#include "picture/canvas/canvas.hpp"

namespace rangeband::picture {

class SvgCanvas final : public Canvas {
  public:
    SvgCanvas(int width, int height, double dpi, const FileNotes& notes);

    using Canvas::fill;
    using Canvas::stroke;
    void fill(const Curves& curves, Colour colour, double opacity) override;
    void stroke(const Curves& lines, const Stroke& stroke) override;
    void disc(Point centre, double radius, Colour colour) override;
    void circle(Point centre, double radius, const Stroke& stroke) override;
    void write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) override;
    std::string take() override;

  private:
    void begin_group(double opacity) override;
    void end_group() override;
    void begin_clip(const Box& box) override;
    void end_clip() override;
    void begin_layer(std::string_view name) override;
    void end_layer() override;

    std::string text_;
    int clips_ = 0;
};

}  // namespace rangeband::picture
