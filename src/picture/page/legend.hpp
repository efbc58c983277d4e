// SPDX-License-Identifier: MIT
/// The legend: what each colour means, and the marks.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/text.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/labels.hpp"
#include "picture/map/seen.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

class Legend {
  public:
    struct Form {
        double column_width;
        std::size_t columns;
        double most_height;
        bool ramp = false;  ///< depths side by side
        bool marks = true;  ///< with room for them
        double zoom = 1.0;  ///< of type and swatches
    };

    static constexpr double column_gap = 16.0;  ///< points between columns

    /// Where not everything fits, notes go first; every colour that the map shows stays. `seen` has what the map shows
    /// of each series.
    Legend(Canvas& canvas, const Picture& picture, const ThemeStyle& theme, const std::vector<Seen>& seen,
           const Form& form);

    /// How many notes an entry may have: fewer than `all_notes` where there is no room for them.
    int most_notes() const { return most_notes_; }
    static constexpr int all_notes = 1000;

    double height() const { return height_; }

    /// Of its longest line, with its swatch.
    double width() const;

    /// Whether there is nothing to explain: one plain range, which the title names and its ring is labelled with.
    static bool is_needless(const Picture& picture, const std::vector<Seen>& seen);

    /// How many of its texts end in `…`.
    std::size_t cut() const;

    /// How many entries a picture's legend has below its heading.
    static std::size_t count(const Picture& picture, const std::vector<Seen>& seen);

    /// Whether there is room for all of its entries.
    bool is_whole() const { return whole_; }

    void draw(Point corner) const;

    /// The marks, which are known when the map is drawn, in the last column below everything.
    void draw_marks(Point corner, const Labelled& labelled) const;

  private:
    struct Entry {
        std::vector<std::size_t> series;  ///< of its swatch, the topmost last; or those of a ramp, each a swatch
        std::vector<Text> lines;
        bool ramp = false;
        double height = 0.0;
        Point at;  ///< within the legend
    };

    void fill_in();
    void add_heading(std::string_view text);
    void add_series(const std::vector<std::size_t>& alike);
    void add_lines_of(std::size_t series, Entry& entry) const;
    void add_outside();
    void add_depths();
    void add_ramp(const std::vector<std::pair<std::size_t, std::string>>& steps);
    std::string shared_subject() const;
    void add_entry(Entry entry);
    void arrange();
    void draw_ramp(const Entry& entry, Point corner) const;
    void draw_swatch(const std::vector<std::size_t>& series, const Box& box) const;
    double swatch_width() const;
    double indent() const;
    std::vector<std::string_view> mark_names() const;
    double marks_width() const;

    Canvas& canvas_;
    const Picture& picture_;
    const ThemeStyle& theme_;
    const std::vector<Seen>& seen_;
    Form form_;
    int most_notes_ = all_notes;
    double height_ = 0.0;
    bool whole_ = true;
    Point end_;  ///< below the last entry
    std::vector<Entry> entries_;
};

}  // namespace rangeband::picture
