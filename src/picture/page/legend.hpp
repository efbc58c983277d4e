// SPDX-License-Identifier: MIT
/// The legend: what each colour means, and the marks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/text.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/labels.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

class Legend {
  public:
    /// As columns of this width, each at most so high. Where not everything fits, notes go first, then smaller gaps;
    /// every colour that the map shows stays.
    Legend(Canvas& canvas, const Picture& picture, const Look& look, double column_width, std::size_t columns,
           double most_height);

    double height() const { return height_; }

    /// Of its longest line, with its swatch.
    double width() const;

    /// Whether there is room for all of its entries.
    bool is_whole() const { return whole_; }

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

    void fill_in(int most_notes);
    void add_heading(std::string_view text);
    void add_series(std::size_t index, int most_notes);
    void add_depths();
    void add_entry(Entry entry);
    void arrange(std::size_t columns, double most_height);
    void draw_swatch(std::size_t series, const Box& box) const;
    std::vector<std::string_view> mark_names() const;
    double marks_width() const;

    Canvas& canvas_;
    const Picture& picture_;
    const Look& look_;
    double column_width_;
    double height_ = 0.0;
    bool whole_ = true;
    Point end_;  ///< below the last entry
    std::vector<Entry> entries_;
};

}  // namespace rangeband::picture
