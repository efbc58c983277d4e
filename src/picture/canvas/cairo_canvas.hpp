// SPDX-License-Identifier: MIT
/// PNG and PDF, as Cairo makes them.
#pragma once

#include <cairo.h>

#include "picture/canvas/canvas.hpp"

namespace rangeband::picture {

class CairoCanvas final : public Canvas {
  public:
    CairoCanvas(FileKind kind, int width, int height, double dpi, const FileNotes& notes);

    using Canvas::fill;
    using Canvas::stroke;
    void fill(const Curves& curves, Colour colour, double opacity) override;
    void stroke(const Curves& lines, const Stroke& stroke) override;
    void disc(Point centre, double radius, Colour colour) override;
    void circle(Point centre, double radius, const Stroke& stroke) override;
    void write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) override;
    std::string take() override;

    /// The pixel of a PNG that is being drawn.
    Colour pixel(Point point) const;

  private:
    void begin_group(double opacity) override;
    void end_group() override;
    void begin_clip(const Box& box) override;
    void end_clip() override;

    void set(Colour colour, double opacity = 1.0);
    void set(const Stroke& stroke);
    void trace(const Curves& curves, bool closed);

    struct Free {
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };

    FileKind kind_;
    double dpi_;
    FileNotes notes_;
    std::string bytes_;
    std::vector<double> opacities_;  ///< of the groups that are open
    std::unique_ptr<cairo_surface_t, Free> surface_;
    std::unique_ptr<cairo_t, Free> cairo_;
};

}  // namespace rangeband::picture
