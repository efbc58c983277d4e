// SPDX-License-Identifier: MIT
/// Lines of text, measured and drawn as Pango does it.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <optional>
#include <string>

#include "picture/canvas.hpp"
#include "picture/point.hpp"

namespace rangeband::picture {

struct Type {
    double size = 8.0;  ///< points
    Colour colour;
    bool bold = false;
    bool italic = false;
    std::optional<Colour> halo = std::nullopt;  ///< drawn behind the letters
    double halo_width = 2.6;
    double width = 0.0;  ///< of a paragraph; 0 for one line
    int lines = 0;       ///< at most, then `…`; 0 for any number
};

class Text {
  public:
    /// Bytes that are no UTF-8, control characters and those that turn the direction of writing are left out: a name
    /// cannot change what stands around it. Throws Error(file) when there is not enough memory.
    Text(Canvas& canvas, const std::string& text, const Type& type);

    double width() const { return width_; }
    double height() const { return height_; }

    /// The box that it fills with its upper left corner there.
    Box at(Point corner) const { return {corner.x, corner.y, corner.x + width_, corner.y + height_}; }

    void draw(Point corner) const;

    /// With its middle there, turned clockwise by an angle in radians.
    void draw_turned(Point middle, double angle) const;

  private:
    void show() const;

    struct Free {
        void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    };

    Canvas* canvas_;
    Type type_;
    std::unique_ptr<PangoLayout, Free> layout_;
    double width_ = 0.0, height_ = 0.0;
};

/// Only what may be shown of a text that somebody else wrote.
std::string showable(const std::string& text);

}  // namespace rangeband::picture
