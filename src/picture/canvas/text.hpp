// SPDX-License-Identifier: MIT
/// Lines of text, measured as Pango does it: the same in every kind of file.
#pragma once

#include <pango/pango.h>

#include <map>
#include <memory>
#include <set>
#include <string>

#include "picture/canvas/canvas.hpp"

namespace rangeband::picture {

/// Named one by one, so that a picture is the same on every machine that has them: a narrow face, since a map has
/// little room, with Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian and Georgian letters; then one for each script
/// that it lacks.
inline constexpr const char* families =
    "DejaVu Sans Condensed,Noto Sans CJK SC,Noto Sans Devanagari,Noto Sans Bengali,Noto Sans Gurmukhi,"
    "Noto Sans Gujarati,Noto Sans Tamil,Noto Sans Telugu,Noto Sans Kannada,Noto Sans Malayalam,Noto Sans Sinhala,"
    "Noto Sans Thai,Noto Sans Khmer,Noto Sans Myanmar,Noto Sans Ethiopic,Noto Serif Tibetan,Noto Sans Mongolian,"
    "Noto Sans";

class Text {
  public:
    /// Bytes that are no UTF-8, control characters and those that turn the direction of writing are left out: a name
    /// cannot change what stands around it. Throws Error(file) when there is not enough memory.
    Text(Canvas& canvas, const std::string& text, const Type& type);

    double width() const { return width_; }

    /// Whether it has more lines than it may, and ends in `…`.
    bool cut() const { return cut_; }
    double height() const { return height_; }

    /// The box that it fills with its upper left corner there.
    Box at(Point corner) const { return {corner.x, corner.y, corner.x + width_, corner.y + height_}; }

    void draw(Point corner) const;

    /// With its middle there, turned clockwise by an angle in radians.
    void draw_turned(Point middle, double angle) const;

  private:
    struct Free {
        void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    };

    Canvas* canvas_;
    Type type_;
    std::unique_ptr<PangoLayout, Free> layout_;
    double width_ = 0.0, height_ = 0.0;
    bool cut_ = false;
};

/// Only what may be shown of a text that somebody else wrote.
std::string showable(const std::string& text);

/// The scripts of these letters, each with the package that brings a named family for it.
std::map<std::string, std::string> scripts_of(const std::set<char32_t>& letters);

/// Whether this machine has the first of the families.
bool has_first_family();

}  // namespace rangeband::picture
