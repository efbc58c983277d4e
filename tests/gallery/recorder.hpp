// SPDX-License-Identifier: MIT
/// A canvas that notes down what is drawn on it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "picture/canvas/canvas.hpp"

namespace gallery {

using namespace rangeband;
using namespace rangeband::picture;

/// A line of text, or a paragraph.
struct Written {
    std::string text, layer;
    Type type;
    std::array<Point, 4> corners;  ///< of what the letters fill, turned as they are
};

struct Filled {
    std::string layer;
    Colour colour;
    double opacity = 1.0;
    Curves curves;
};

struct Stroked {
    std::string layer;
    Stroke stroke;
};

class Recorder final : public Canvas {
  public:
    using Canvas::Canvas;
    using Canvas::fill;
    using Canvas::stroke;

    void fill(const Curves& curves, Colour colour, double opacity) override;
    void stroke(const Curves& lines, const Stroke& stroke) override;
    void disc(Point, double, Colour) override {}
    void circle(Point, double, const Stroke&) override {}
    void write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) override;
    std::string take() override { return {}; }

    std::vector<Written> written;
    std::vector<Filled> filled;
    std::vector<Stroked> stroked;

  private:
    void begin_group(double opacity) override { opacity_ = opacity; }
    void end_group() override { opacity_ = 1.0; }
    void begin_clip(const Box&) override {}
    void end_clip() override {}
    void begin_layer(std::string_view name) override { layers_.emplace_back(name); }
    void end_layer() override { layers_.pop_back(); }

    /// The outermost: what is in it may have groups of its own.
    std::string layer() const { return layers_.empty() ? std::string() : layers_.front(); }

    std::vector<std::string> layers_;
    double opacity_ = 1.0;
};

/// Whether two convex shapes overlap by more than a touch.
bool overlap(const std::array<Point, 4>& a, const std::array<Point, 4>& b);

}  // namespace gallery
