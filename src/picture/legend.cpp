// SPDX-License-Identifier: MIT
#include "picture/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

#include "picture/map.hpp"
#include "picture/words.hpp"

namespace rangeband::picture {
namespace {

constexpr double swatch_width = 17.0, swatch_height = 9.0, indent = 23.0;
constexpr double gap = 5.5;  // between entries
constexpr double column_gap = 16.0;
constexpr double marks_height = 13.0, mark_width = 18.0;
constexpr double note_gap = 1.5;  // between the lines of an entry
constexpr std::string_view no_break_space = "\u00A0";

std::string within(std::string_view around, const std::string& text) { return fmt::format(fmt::runtime(around), text); }

bool is_least(const Series& series) { return !series.outer || (series.dashed && !series.contested); }

}  // namespace

std::string edge_label(const Series& series, Length edge, Language language) {
    const std::string text = figure(edge, language);
    return is_least(series) ? within(words_of(language).at_least, text) : text;
}

std::string figures(const Series& series, Language language) {
    if (!series.outer && series.inner == Length()) return {};
    const Words& words = words_of(language);
    if (!series.outer) return edge_label(series, series.inner, language);
    std::string text = figure(*series.outer, language);
    if (series.inner > Length()) {
        std::string least = figure(series.inner, language);
        const std::string unit = text.substr(text.rfind(no_break_space));
        if (least.ends_with(unit)) least.resize(least.size() - unit.size());
        text = fmt::format("{}–{}", least, text);
    }
    if (series.contested) return within(words.contested, text);
    return is_least(series) ? within(words.at_least, text) : text;
}

Legend::Legend(Canvas& canvas, const Picture& picture, const Look& look, double column_width, std::size_t columns,
               double most_height)
    : canvas_(canvas), picture_(picture), look_(look), column_width_(column_width) {
    const Words& words = words_of(picture.language);
    const bool depths = !picture.series.empty() && picture.series.front().depth;
    add_heading(depths ? words.legend_depths : words.legend_ranges);
    for (std::size_t i = 0; i < picture.series.size(); ++i) {
        if (depths) {
            add_depth(i);
        } else {
            add_series(i);
        }
    }
    arrange(columns, most_height);
}

void Legend::add_heading(std::string_view text) {
    Entry entry;
    entry.lines.emplace_back(canvas_, std::string(text),
                             Type{.size = 8.6, .colour = look_.ink, .bold = true, .width = column_width_});
    add_entry(std::move(entry));
}

void Legend::add_series(std::size_t index) {
    const Series& series = picture_.series[index];
    const Words& words = words_of(picture_.language);
    const double width = column_width_ - indent;
    Entry entry;
    entry.series = index;
    const std::string text = figures(series, picture_.language);
    if (!text.empty()) {
        entry.lines.emplace_back(canvas_, text, Type{.size = 8.2, .colour = look_.ink, .bold = true, .width = width});
    }
    for (const std::string& note : series.notes) {
        entry.lines.emplace_back(canvas_, with_lengths_in(picture_.language, note),
                                 Type{.size = 7.2, .colour = look_.muted, .width = width, .lines = 4});
    }
    if (series.together > 1) {
        const std::string sites =
            fmt::format(fmt::runtime(series.all_of_them ? words.from_all : words.from_any), series.together);
        entry.lines.emplace_back(canvas_, sites, Type{.size = 7.2, .colour = look_.muted, .width = width});
    }
    add_entry(std::move(entry));
}

void Legend::add_depth(std::size_t index) {
    Entry entry;
    entry.series = index;
    entry.lines.emplace_back(canvas_, fmt::format("{}", *picture_.series[index].depth),
                             Type{.size = 7.6, .colour = look_.ink});
    add_entry(std::move(entry));
}

void Legend::add_entry(Entry entry) {
    for (const Text& line : entry.lines) entry.height += line.height() + note_gap;
    entries_.push_back(std::move(entry));
}

/// The heading stands above all columns.
void Legend::arrange(std::size_t columns, double most_height) {
    const bool depths = !picture_.series.empty() && picture_.series.front().depth;
    const double space = depths ? 0.0 : gap, top = entries_.front().height + gap;
    double total = marks_height;
    for (const Entry& entry : entries_ | std::views::drop(1)) total += entry.height + space;
    const double share = columns > 1 ? std::min(most_height, top + total / static_cast<double>(columns)) : most_height;
    Point at{0.0, top};
    std::size_t column = 0, kept = 1;
    for (Entry& entry : entries_ | std::views::drop(1)) {
        const bool last = column + 1 == columns;
        if (last && at.y + entry.height > most_height - 2.0 * marks_height) break;
        if (!last && at.y > top && at.y + entry.height / 2.0 > share) {
            ++column;
            at = {static_cast<double>(column) * (column_width_ + column_gap), top};
        }
        entry.at = at;
        at.y += entry.height + space;
        height_ = std::max(height_, at.y);
        ++kept;
    }
    if (kept < entries_.size()) {
        Entry more;
        const std::string text =
            fmt::format(fmt::runtime(words_of(picture_.language).and_more), entries_.size() - kept);
        more.lines.emplace_back(canvas_, text, Type{.size = 7.2, .colour = look_.muted});
        more.at = at;
        at.y += more.lines.front().height() + gap;
        entries_.resize(kept);
        entries_.push_back(std::move(more));
    }
    end_ = at;
    height_ = std::max(height_, at.y + marks_height);
}

double Legend::width() const {
    const Words& words = words_of(picture_.language);
    double width = 0.0;
    for (const std::string_view name : {words.site, words.capital, words.city}) {
        width += mark_width + Text(canvas_, std::string(name), {.size = 7.2, .colour = look_.muted}).width();
    }
    for (const Entry& entry : entries_) {
        for (const Text& line : entry.lines) width = std::max(width, line.width() + (entry.series ? indent : 0.0));
    }
    return width;
}

void Legend::draw_swatch(std::size_t series, const Box& box) const {
    const Colour colour = colour_of(picture_, series, look_);
    if (picture_.series[series].depth) {
        canvas_.fill(box, look_.land);
        canvas_.fill(box, colour, 0.8);
        return;
    }
    canvas_.fill(box, colour, 1.4 * fill_opacity(picture_, look_));
    canvas_.stroke(box, {colour, 1.2, 1.0, picture_.series[series].dashed});
}

void Legend::draw(Point corner) const {
    for (const Entry& entry : entries_) {
        const Point at = corner + entry.at;
        double y = at.y;
        const double x = entry.series ? at.x + indent : at.x;
        for (const Text& line : entry.lines) {
            line.draw({x, y});
            y += line.height() + note_gap;
        }
        if (!entry.series) continue;
        const bool depth = picture_.series[*entry.series].depth.has_value();
        const double height = depth ? entry.height : swatch_height;
        const double top =
            at.y + (entry.lines.empty() ? 0.0 : (std::min(entry.lines.front().height(), 11.0) - height) / 2.0);
        draw_swatch(*entry.series, {at.x + 0.6, top, at.x + swatch_width, top + height});
    }
}

void Legend::draw_marks(Point corner, const Labelled& labelled) const {
    const Words& words = words_of(picture_.language);
    Point at = corner + end_ + Point{0.0, 3.0};
    const auto add = [&](bool shown, std::string_view name, const auto& mark) {
        if (!shown) return;
        const Text text(canvas_, std::string(name), {.size = 7.2, .colour = look_.muted});
        mark(Point{at.x + 3.5, at.y + text.height() / 2.0});
        text.draw({at.x + mark_width / 2.0, at.y});
        at.x += mark_width + text.width();
    };
    add(labelled.sites, words.site, [&](Point point) { draw_site_mark(canvas_, point, look_); });
    add(labelled.capitals, words.capital, [&](Point point) { draw_city_mark(canvas_, point, true, look_); });
    add(labelled.cities, words.city, [&](Point point) { draw_city_mark(canvas_, point, false, look_); });
}

}  // namespace rangeband::picture
