// SPDX-License-Identifier: MIT
#include "picture/page/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "picture/map/series_style.hpp"
#include "picture/words/figures.hpp"
#include "picture/words/words.hpp"

namespace rangeband::picture {
namespace {

constexpr double swatch_width = 17.0, swatch_height = 9.0, indent = 23.0;
constexpr double gap = 5.5;  // between entries
constexpr double column_gap = 16.0;
constexpr double marks_height = 13.0, mark_width = 18.0;
constexpr double note_gap = 1.5;  // between the lines of an entry
constexpr double note_size = 7.2;

}  // namespace

Legend::Legend(Canvas& canvas, const Picture& picture, const Look& look, double column_width, std::size_t columns,
               double most_height)
    : canvas_(canvas), picture_(picture), look_(look), column_width_(column_width) {
    for (const int most_notes : {1000, 3, 1, 0}) {
        fill_in(most_notes);
        arrange(columns, most_height);
        if (whole_) return;
    }
}

void Legend::fill_in(int most_notes) {
    const Words& words = words_of(picture_.language);
    entries_.clear();
    add_heading(is_of_depths(picture_) ? words.legend_depths : words.legend_ranges);
    if (is_of_depths(picture_)) return add_depths();
    for (std::size_t i = 0; i < picture_.series.size(); ++i) add_series(i, most_notes);
}

void Legend::add_heading(std::string_view text) {
    Entry entry;
    entry.lines.emplace_back(canvas_, std::string(text),
                             Type{.size = 8.6, .colour = look_.ink, .bold = true, .width = column_width_});
    add_entry(std::move(entry));
}

void Legend::add_series(std::size_t index, int most_notes) {
    const Series& series = picture_.series[index];
    const Words& words = words_of(picture_.language);
    const double width = column_width_ - indent;
    const Type note{.size = note_size, .colour = look_.muted, .width = width, .lines = 4};
    Entry entry;
    entry.series = index;
    const std::string text = figures(series, picture_.language);
    if (!text.empty()) {
        entry.lines.emplace_back(canvas_, text, Type{.size = 8.2, .colour = look_.ink, .bold = true, .width = width});
    }
    for (const std::string& shown : series.notes | std::views::take(most_notes)) {
        entry.lines.emplace_back(canvas_, shown, note);
    }
    if (const int all = static_cast<int>(series.notes.size()); most_notes > 0 && all > most_notes)
        entry.lines.emplace_back(canvas_, fmt::format(fmt::runtime(words.and_more), all - most_notes), note);
    if (series.together > 1) {
        const std::string sites =
            fmt::format(fmt::runtime(series.all_of_them ? words.from_all : words.from_any), series.together);
        entry.lines.emplace_back(canvas_, sites, note);
    }
    add_entry(std::move(entry));
}

/// Neighbours that have one colour are one entry: `3–4`.
void Legend::add_depths() {
    for (std::size_t i = 0; i < picture_.series.size();) {
        std::size_t last = i;
        while (last + 1 < picture_.series.size() && shares_colour(picture_, i, last + 1)) ++last;
        const int from = *picture_.series[i].depth, to = *picture_.series[last].depth;
        Entry entry;
        entry.series = i;
        entry.lines.emplace_back(canvas_, from == to ? fmt::format("{}", from) : fmt::format("{}–{}", from, to),
                                 Type{.size = 7.6, .colour = look_.ink});
        add_entry(std::move(entry));
        i = last + 1;
    }
}

void Legend::add_entry(Entry entry) {
    for (const Text& line : entry.lines) entry.height += line.height() + note_gap;
    if (entry.series) entry.height = std::max(entry.height, swatch_height + note_gap);
    entries_.push_back(std::move(entry));
}

/// The heading stands above all columns.
void Legend::arrange(std::size_t columns, double most_height) {
    const double space = is_of_depths(picture_) ? 0.0 : gap, top = entries_.front().height + gap;
    const double marks = marks_height * std::ceil(marks_width() / column_width_);
    double total = marks;
    for (const Entry& entry : entries_ | std::views::drop(1)) total += entry.height + space;
    const double share = columns > 1 ? std::min(most_height, top + total / static_cast<double>(columns)) : most_height;
    Point at{0.0, top};
    std::size_t column = 0;
    height_ = 0.0;
    whole_ = true;
    for (Entry& entry : entries_ | std::views::drop(1)) {
        const bool last = column + 1 == columns;
        if (last && at.y + entry.height > most_height - marks) whole_ = false;
        if (!last && at.y > top && at.y + entry.height / 2.0 > share) {
            ++column;
            at = {static_cast<double>(column) * (column_width_ + column_gap), top};
        }
        entry.at = at;
        at.y += entry.height + space;
        height_ = std::max(height_, at.y);
    }
    end_ = at;
    height_ = std::max(height_, at.y + marks);
}

/// What may have to be explained: on most maps all but marked places.
std::vector<std::string_view> Legend::mark_names() const {
    const Words& words = words_of(picture_.language);
    std::vector<std::string_view> names{words.site, words.capital, words.city};
    if (!std::ranges::all_of(picture_.sites, &Site::has_ranges)) names.insert(names.begin() + 1, words.marked);
    return names;
}

double Legend::marks_width() const {
    double width = 0.0;
    for (const std::string_view name : mark_names())
        width += mark_width + Text(canvas_, std::string(name), {.size = note_size, .colour = look_.muted}).width();
    return width;
}

double Legend::width() const {
    double width = marks_width();
    for (const Entry& entry : entries_) {
        for (const Text& line : entry.lines) width = std::max(width, line.width() + (entry.series ? indent : 0.0));
    }
    return width;
}

/// As on land and as on water: the same colours at the same opacity.
void Legend::draw_swatch(std::size_t series, const Box& box) const {
    const SeriesStyle style = style_of(picture_, series, look_);
    canvas_.fill(box, look_.land);
    canvas_.fill(Box{box.middle().x, box.top, box.right, box.bottom}, look_.water);
    canvas_.fill(box, style.fill, style.fill_opacity);
    if (!is_of_depths(picture_)) canvas_.stroke(box, style.line);
}

void Legend::draw(Point corner) const {
    const Canvas::Layer layer(canvas_, "legend");
    for (const Entry& entry : entries_) {
        const Point at = corner + entry.at;
        double y = at.y;
        const double x = entry.series ? at.x + indent : at.x;
        for (const Text& line : entry.lines) {
            line.draw({x, y});
            y += line.height() + note_gap;
        }
        if (!entry.series) continue;
        const double height = is_of_depths(picture_) ? entry.height : swatch_height;
        const double top =
            at.y + (entry.lines.empty() ? 0.0 : (std::min(entry.lines.front().height(), 11.0) - height) / 2.0);
        draw_swatch(*entry.series, {at.x + 0.6, top, at.x + swatch_width, top + height});
    }
}

void Legend::draw_marks(Point corner, const Labelled& labelled) const {
    const Canvas::Layer layer(canvas_, "marks");
    const Words& words = words_of(picture_.language);
    Point at = corner + end_ + Point{0.0, 3.0};
    const double left = at.x;
    const auto add = [&](bool shown, std::string_view name, const auto& mark) {
        if (!shown) return;
        const Text text(canvas_, std::string(name), {.size = note_size, .colour = look_.muted});
        if (at.x > left && at.x + mark_width / 2.0 + text.width() > left + column_width_)
            at = {left, at.y + marks_height};
        mark(Point{at.x + 3.5, at.y + text.height() / 2.0});
        text.draw({at.x + mark_width / 2.0, at.y});
        at.x += mark_width + text.width();
    };
    add(labelled.sites, words.site, [&](Point point) { draw_site_mark(canvas_, point, look_); });
    add(labelled.places, words.marked, [&](Point point) { draw_place_mark(canvas_, point, look_); });
    add(labelled.capitals, words.capital, [&](Point point) { draw_city_mark(canvas_, point, true, look_); });
    add(labelled.cities, words.city, [&](Point point) { draw_city_mark(canvas_, point, false, look_); });
}

}  // namespace rangeband::picture
