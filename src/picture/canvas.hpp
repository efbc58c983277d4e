// SPDX-License-Identifier: MIT
/// The page to draw on, as Cairo does it, in points (1/72 inch) from its upper left corner.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "picture/point.hpp"
#include "rangeband/palette.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

struct Stroke {
    Colour colour;
    double width = 1.0;
    double opacity = 1.0;
    bool dashed = false;
};

class Canvas {
  public:
    /// Throws Error(file) when there is not enough memory.
    Canvas(FileKind kind, int width, int height, double dpi, const std::string& title);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    double width() const { return width_; }
    double height() const { return height_; }

    void paint(Colour colour);
    void fill(const Curves& curves, Colour colour, double opacity = 1.0);
    void fill(const Box& box, Colour colour, double opacity = 1.0);
    void stroke(const Curves& lines, const Stroke& stroke);
    void stroke(const Box& box, const Stroke& style);
    void disc(Point centre, double radius, Colour colour);
    void circle(Point centre, double radius, const Stroke& stroke);

    /// What is drawn while this lives appears as one picture of this opacity: what overlaps in it is not drawn twice.
    class Group {
      public:
        Group(Canvas& canvas, double opacity);
        ~Group();
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;

      private:
        Canvas& canvas_;
        double opacity_;
    };

    /// Nothing outside the box is drawn while this lives.
    class Clip {
      public:
        Clip(Canvas& canvas, const Box& box);
        ~Clip();
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;

      private:
        Canvas& canvas_;
    };

    cairo_t* cairo() { return cairo_.get(); }
    void set(Colour colour, double opacity = 1.0);

    /// The pixel of a PNG that is being drawn.
    Colour pixel(Point point) const;

    /// Completes the file.
    std::string take();

  private:
    void trace(const Curves& curves, bool closed);

    struct Free {
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };

    FileKind kind_;
    double width_, height_;  ///< points
    double dpi_;
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, Free> surface_;
    std::unique_ptr<cairo_t, Free> cairo_;
};

}  // namespace rangeband::picture
