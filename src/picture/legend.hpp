// SPDX-License-Identifier: MIT
/// The legend: what each colour means, and the marks.
#pragma once

#include <vector>

#include "picture/canvas.hpp"
#include "picture/labels.hpp"
#include "picture/text.hpp"
#include "picture/theme.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

class Legend {
  public:
    /// As columns of this width, each at most so high; what does not fit is counted.
    Legend(Canvas& canvas, const Picture& picture, const Look& look, double column_width, std::size_t columns,
           double most_height);

    double height() const { return height_; }

    /// Of its longest line, with its swatch.
    double width() const;

    void draw(Point corner) const;

    /// The marks, which are known when the map is drawn, in the last column below everything.
    void draw_marks(Point corner, const Labelled& labelled) const;

  private:
    struct Entry {
        std::optional<std::size_t> series;  ///< of the swatch
        std::vector<Text> lines;
        double height = 0.0;
        Point at;  ///< within the legend
    };

    void add_heading(std::string_view text);
    void add_series(std::size_t index);
    void add_depth(std::size_t index);
    void add_entry(Entry entry);
    void arrange(std::size_t columns, double most_height);
    void draw_swatch(std::size_t series, const Box& box) const;

    Canvas& canvas_;
    const Picture& picture_;
    const Look& look_;
    double column_width_;
    double height_ = 0.0;
    Point end_;  ///< below the last entry
    std::vector<Entry> entries_;
};

/// `500–5,500 km`, `at least 500 km`
std::string figures(const Series& series, Language language);

/// What is written at one of its edges: `500 km`, or `at least 500 km` where the legend says so.
std::string edge_label(const Series& series, Length edge, Language language);

}  // namespace rangeband::picture
