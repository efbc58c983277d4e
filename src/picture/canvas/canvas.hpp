// SPDX-License-Identifier: MIT
/// The page to draw on, in points (1/72 inch) from its upper left corner.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "picture/canvas/point.hpp"
#include "rangeband/palette.hpp"
#include "rangeband/picture/picture.hpp"

struct _PangoLayout;

namespace rangeband::picture {

/// Of lines, in multiples of their width.
enum class Dash { none, dashes, dots, dash_dot, long_dashes, dash_dot_dot };

struct Stroke {
    Colour colour;
    double width = 1.0;
    double opacity = 1.0;
    Dash dash = Dash::none;
};

struct Type {
    double size = 8.0;  ///< points
    Colour colour;
    bool bold = false;
    bool italic = false;
    std::optional<Colour> halo = std::nullopt;  ///< drawn behind the letters
    double halo_width = 2.6;
    double width = 0.0;    ///< of a paragraph; 0 for one line
    int lines = 0;         ///< at most, then `…`; 0 for any number
    double spacing = 0.0;  ///< between letters, points
};

/// What a file says of itself besides the picture.
struct FileNotes {
    std::string title, description, provenance;
    Date date;  ///< of a PDF
};

class Canvas {
  public:
    Canvas(double width, double height) : width_(width), height_(height) {}
    virtual ~Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    double width() const { return width_; }
    double height() const { return height_; }

    /// Even-odd.
    virtual void fill(const Curves& curves, Colour colour, double opacity = 1.0) = 0;
    virtual void stroke(const Curves& lines, const Stroke& stroke) = 0;
    virtual void disc(Point centre, double radius, Colour colour) = 0;
    virtual void circle(Point centre, double radius, const Stroke& stroke) = 0;
    /// With its upper left corner there, the page turned clockwise around `pivot` by an angle in radians.
    virtual void write(_PangoLayout* layout, const Type& type, Point corner, Point pivot, double angle) = 0;

    void paint(Colour colour) { fill(Box{0.0, 0.0, width_, height_}, colour); }
    void fill(const Box& box, Colour colour, double opacity = 1.0);
    void stroke(const Box& box, const Stroke& style);

    /// What is drawn while this lives appears as one picture of this opacity: what overlaps in it is not drawn twice.
    class Group {
      public:
        Group(Canvas& canvas, double opacity) : canvas_(canvas) { canvas_.begin_group(opacity); }
        ~Group() { canvas_.end_group(); }
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;

      private:
        Canvas& canvas_;
    };

    /// Nothing outside the box is drawn while this lives.
    class Clip {
      public:
        Clip(Canvas& canvas, const Box& box) : canvas_(canvas) { canvas_.begin_clip(box); }
        ~Clip() { canvas_.end_clip(); }
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;

      private:
        Canvas& canvas_;
    };

    /// What is drawn while this lives belongs together under a name, where a file has names: `land`, `rings`.
    class Layer {
      public:
        Layer(Canvas& canvas, std::string_view name) : canvas_(canvas) { canvas_.begin_layer(name); }
        ~Layer() { canvas_.end_layer(); }
        Layer(const Layer&) = delete;
        Layer& operator=(const Layer&) = delete;

      private:
        Canvas& canvas_;
    };

    /// Texts with letters that none of the fonts has: a box stands for each.
    std::vector<std::string> unreadable;
    std::set<char32_t> missing;  ///< those letters

    /// Completes the file.
    virtual std::string take() = 0;

  protected:
    virtual void begin_group(double opacity) = 0;
    virtual void end_group() = 0;
    virtual void begin_clip(const Box& box) = 0;
    virtual void end_clip() = 0;
    virtual void begin_layer(std::string_view) {}
    virtual void end_layer() {}

  private:
    double width_, height_;  ///< points
};

/// Throws Error(file) when there is not enough memory.
std::unique_ptr<Canvas> make_canvas(FileKind kind, int width, int height, double dpi, const FileNotes& notes);

/// The lengths of a pattern, in multiples of the line's width; none for a line without gaps.
std::span<const double> lengths_of(Dash dash);

}  // namespace rangeband::picture
