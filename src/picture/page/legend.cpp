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

constexpr double swatch_height = 9.0;
constexpr std::size_t most_swatches = 12;  // of plain ranges: more are a ramp, since nobody matches so many colours
constexpr double gap = 5.5;                // between entries
constexpr double marks_height = 13.0, mark_width = 18.0;
constexpr double note_gap = 1.5;  // between the lines of an entry
constexpr double note_size = 7.2;

/// The colours of a map of depths: the first series of each, and `3–4`.
std::vector<std::pair<std::size_t, std::string>> depth_classes(const Picture& picture) {
    std::vector<std::pair<std::size_t, std::string>> classes;
    for (std::size_t i = 0; i < picture.series.size();) {
        std::size_t last = i;
        while (last + 1 < picture.series.size() && shares_colour(picture, i, last + 1)) ++last;
        const int from = *picture.series[i].depth, to = *picture.series[last].depth;
        classes.emplace_back(i, from == to ? fmt::format("{}", from) : fmt::format("{}–{}", from, to));
        i = last + 1;
    }
    return classes;
}

bool is_plain(const Series& series) {
    return series.notes.empty() && series.label.empty() && !series.dashed && !series.contested && !series.depth &&
           series.outer;
}

}  // namespace

Legend::Legend(Canvas& canvas, const Picture& picture, const ThemeStyle& theme, const std::vector<Seen>& seen,
               const Form& form)
    : canvas_(canvas), picture_(picture), theme_(theme), seen_(seen), form_(form) {
    for (const int most : {all_notes, 3, 1, 0}) {
        most_notes_ = most;
        fill_in();
        arrange();
        if (whole_) return;
    }
}

void Legend::fill_in() {
    const Words& words = words_of(picture_.language);
    entries_.clear();
    if (is_needless(picture_, seen_)) return;
    if (is_of_depths(picture_)) {
        add_heading(words.legend_depths);
        return form_.ramp ? add_ramp(depth_classes(picture_)) : add_depths();
    }
    const std::string subject = shared_subject();
    const bool named = !subject.empty() && most_notes_ > 0;
    add_heading(named ? fmt::format("{} ({})", words.legend_ranges, subject) : std::string(words.legend_ranges));
    std::vector<std::pair<std::size_t, std::string>> shown;
    for (std::size_t i = 0; i < picture_.series.size(); ++i) {
        if (seen_[i] != Seen::nothing) shown.emplace_back(i, figures(picture_.series[i], picture_));
    }
    if (shown.size() > most_swatches && std::ranges::all_of(picture_.series, is_plain)) {
        add_ramp(shown);
    } else {
        for (const std::vector<std::size_t>& alike : drawn_alike(picture_)) {
            if (seen_[alike.front()] != Seen::nothing) add_series(alike);
        }
    }
    add_outside();
}

/// A ring carries its length, whatever the title says; of how many sites it is the union, the title alone can say.
bool Legend::is_needless(const Picture& picture, const std::vector<Seen>& seen) {
    if (picture.series.size() != 1 || seen.front() != Seen::ring || !is_plain(picture.series.front())) return false;
    const Series& only = picture.series.front();
    return only.together <= 1 || picture.title.find(figures(only, picture)) != std::string::npos;
}

std::size_t Legend::cut() const {
    std::size_t count = 0;
    for (const Entry& entry : entries_)
        count += static_cast<std::size_t>(std::ranges::count_if(entry.lines, &Text::cut));
    return count;
}

std::size_t Legend::count(const Picture& picture, const std::vector<Seen>& seen) {
    return static_cast<std::size_t>(std::ranges::count_if(
        drawn_alike(picture), [&](const auto& alike) { return seen[alike.front()] != Seen::nothing; }));
}

/// The one system that all claims are about, if so.
std::string Legend::shared_subject() const {
    std::string subject;
    for (const Series& series : picture_.series) {
        for (const Note& note : series.notes) {
            if (!note.is_claim || (!subject.empty() && subject != note.about)) return {};
            subject = note.about;
        }
    }
    return subject;
}

void Legend::add_heading(std::string_view text) {
    Entry entry;
    entry.lines.emplace_back(
        canvas_, std::string(text),
        Type{.size = 8.6 * form_.zoom, .colour = theme_.ink, .bold = true, .width = form_.column_width});
    add_entry(std::move(entry));
}

/// Series whose rings lie on each other are one entry: the map shows one ring and one colour for all of them.
void Legend::add_series(const std::vector<std::size_t>& alike) {
    Entry entry;
    for (const std::size_t series : alike) add_lines_of(series, entry);
    entry.series = drawn_in_order(picture_, alike);
    add_entry(std::move(entry));
}

void Legend::add_lines_of(std::size_t index, Entry& entry) const {
    const Series& series = picture_.series[index];
    const Words& words = words_of(picture_.language);
    const double width = form_.column_width - indent();
    const bool subject_above = !shared_subject().empty();
    const Type note{.size = note_size * form_.zoom, .colour = theme_.muted, .width = width, .lines = 4};
    const std::string text = figures(series, picture_);
    if (!text.empty()) {
        entry.lines.emplace_back(canvas_, text,
                                 Type{.size = 8.2 * form_.zoom, .colour = theme_.ink, .bold = true, .width = width});
    }
    for (const Note& shown : series.notes | std::views::take(most_notes_)) {
        const bool alone = subject_above || shown.about.empty();
        entry.lines.emplace_back(canvas_, alone ? shown.text : fmt::format("{}: {}", shown.about, shown.text), note);
    }
    if (const int all = static_cast<int>(series.notes.size()); most_notes_ > 0 && all > most_notes_)
        entry.lines.emplace_back(canvas_, fmt::format(fmt::runtime(words.and_more), all - most_notes_), note);
    if (series.together > 1) {
        const std::string sites =
            fmt::format(fmt::runtime(series.all_of_them ? words.from_all : words.from_any), series.together);
        entry.lines.emplace_back(canvas_, sites, note);
    }
}

/// Rings that the map does not show, in one line.
void Legend::add_outside() {
    std::string list;
    for (std::size_t i = 0; i < picture_.series.size(); ++i) {
        if (seen_[i] != Seen::ring) list += (list.empty() ? "" : ", ") + figures(picture_.series[i], picture_);
    }
    if (list.empty()) return;
    Entry entry;
    entry.lines.emplace_back(canvas_, fmt::format(fmt::runtime(words_of(picture_.language).outside), list),
                             Type{.size = note_size * form_.zoom, .colour = theme_.muted, .width = form_.column_width});
    add_entry(std::move(entry));
}

/// Neighbours that have one colour are one entry.
void Legend::add_depths() {
    for (const auto& [first, text] : depth_classes(picture_)) {
        Entry entry;
        entry.series = {first};
        entry.lines.emplace_back(canvas_, text, Type{.size = 7.6 * form_.zoom, .colour = theme_.ink});
        add_entry(std::move(entry));
    }
}

/// In one row, each with its text below as far as there is room; of very many, some, from the first to the last.
void Legend::add_ramp(const std::vector<std::pair<std::size_t, std::string>>& steps) {
    constexpr std::size_t most = 48;
    const std::size_t count = std::min(most, steps.size());
    Entry entry;
    entry.ramp = true;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [first, text] = steps[count < 2 ? 0 : i * (steps.size() - 1) / (count - 1)];
        entry.series.push_back(first);
        entry.lines.emplace_back(canvas_, text, Type{.size = note_size * form_.zoom, .colour = theme_.ink});
    }
    add_entry(std::move(entry));
    entries_.back().height = swatch_height * form_.zoom + entries_.back().lines.front().height() + 1.0;
}

void Legend::add_entry(Entry entry) {
    for (const Text& line : entry.lines) entry.height += line.height() + note_gap;
    if (!entry.series.empty()) entry.height = std::max(entry.height, swatch_height * form_.zoom + note_gap);
    entries_.push_back(std::move(entry));
}

/// Dashes need some length to be recognised.
double Legend::swatch_width() const { return form_.zoom * (theme_.patterns ? 27.0 : 17.0); }
double Legend::indent() const { return swatch_width() + 6.0 * form_.zoom; }

/// The heading stands above all columns.
void Legend::arrange() {
    const auto [column_width, columns, most_height, ramp, with_marks, zoom] = form_;
    const double spacing = is_of_depths(picture_) ? 0.0 : gap * zoom;
    const double top = entries_.empty() ? 0.0 : entries_.front().height + gap * zoom;
    const double marks = with_marks ? zoom * marks_height * std::ceil(marks_width() / column_width) : 0.0;
    double total = marks;
    for (const Entry& entry : entries_ | std::views::drop(1)) total += entry.height + spacing;
    const double share = columns > 1 ? std::min(most_height, top + total / static_cast<double>(columns)) : most_height;
    Point at{0.0, top};
    std::size_t column = 0;
    height_ = 0.0;
    whole_ = true;
    for (Entry& entry : entries_ | std::views::drop(1)) {
        const bool full = at.y + entry.height / 2.0 > share || at.y + entry.height > most_height;
        if (column + 1 < columns && at.y > top && full) {
            ++column;
            at = {static_cast<double>(column) * (column_width + column_gap), top};
        }
        const double room = column + 1 == columns ? most_height - marks : most_height;
        if (at.y + entry.height > room) whole_ = false;
        entry.at = at;
        at.y += entry.height + spacing;
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
        width += form_.zoom * mark_width +
                 Text(canvas_, std::string(name), {.size = note_size * form_.zoom, .colour = theme_.muted}).width();
    return width;
}

double Legend::width() const {
    double width = marks_width();
    for (const Entry& entry : entries_) {
        for (const Text& line : entry.lines)
            width = std::max(width, line.width() + (entry.series.empty() || entry.ramp ? 0.0 : indent()));
        constexpr double least_step = 5.0;
        if (entry.ramp) width = std::max(width, least_step * static_cast<double>(entry.series.size()));
    }
    return width;
}

/// As on land and as on water: the same colours at the same opacity. Of several that are drawn alike the last lies on
/// top: its colour is the map's, and through the gaps of its line the others are seen.
void Legend::draw_swatch(const std::vector<std::size_t>& series, const Box& box) const {
    const SeriesStyle top = style_of(picture_, series.back(), theme_);
    const Box sea{box.middle().x, box.top, box.right, box.bottom};
    canvas_.fill(box, theme_.land);
    canvas_.fill(sea, theme_.water);
    canvas_.fill(box, top.fill, top.fill_opacity);
    if (is_of_depths(picture_)) {
        if (theme_.veil > 0.0) canvas_.fill(sea, theme_.water, theme_.veil);
        return;
    }
    if (seen_[series.back()] != Seen::ring) return;
    for (const std::size_t one : series) canvas_.stroke(box, style_of(picture_, one, theme_).line);
}

void Legend::draw(Point corner) const {
    const Canvas::Layer layer(canvas_, "legend");
    for (const Entry& entry : entries_) {
        const Point at = corner + entry.at;
        double y = at.y;
        if (entry.ramp) {
            draw_ramp(entry, at);
            continue;
        }
        const double x = entry.series.empty() ? at.x : at.x + indent();
        for (const Text& line : entry.lines) {
            line.draw({x, y});
            y += line.height() + note_gap;
        }
        if (entry.series.empty()) continue;
        const double zoom = form_.zoom;
        const double height = is_of_depths(picture_) ? entry.height : swatch_height * zoom;
        const double top = at.y + (std::min(entry.lines.front().height(), 11.0 * zoom) - height) / 2.0;
        draw_swatch(entry.series, {at.x + 0.6, top, at.x + swatch_width(), top + height});
    }
}

/// The texts of both ends, and between them those that keep clear of their neighbours.
void Legend::draw_ramp(const Entry& entry, Point corner) const {
    constexpr double clear = 4.0;
    const double widest = 34.0 * form_.zoom, bottom = corner.y + swatch_height * form_.zoom;
    const double step = std::min(widest, form_.column_width / static_cast<double>(entry.series.size()));
    const double right = corner.x + step * static_cast<double>(entry.series.size());
    const Text& last = entry.lines.back();
    double from = corner.x - clear;
    for (std::size_t i = 0; i < entry.series.size(); ++i) {
        const double left = corner.x + step * static_cast<double>(i);
        const Box box{left, corner.y, left + step, bottom};
        draw_swatch({entry.series[i]}, box);
        const Text& text = entry.lines[i];
        const double x =
            std::clamp(left + (step - text.width()) / 2.0, corner.x, std::max(corner.x, right - text.width()));
        const bool ends = i + 1 == entry.series.size();
        if (x < from + clear || (!ends && x + text.width() + clear > right - last.width())) continue;
        text.draw({x, bottom + 0.5});
        from = x + text.width();
    }
}

void Legend::draw_marks(Point corner, const Labelled& labelled) const {
    const Canvas::Layer layer(canvas_, "marks");
    const Words& words = words_of(picture_.language);
    const double zoom = form_.zoom, mark_step = mark_width * zoom;
    Point at = corner + end_ + Point{0.0, 3.0};
    const double left = at.x;
    const auto add = [&](bool shown, std::string_view name, const auto& mark) {
        if (!shown) return;
        const Text text(canvas_, std::string(name), {.size = note_size * zoom, .colour = theme_.muted});
        if (at.x > left && at.x + mark_step / 2.0 + text.width() > left + form_.column_width)
            at = {left, at.y + marks_height * zoom};
        mark(Point{at.x + 3.5, at.y + text.height() / 2.0});
        text.draw({at.x + mark_step / 2.0, at.y});
        at.x += mark_step + text.width();
    };
    add(labelled.sites, words.site, [&](Point point) { draw_site_mark(canvas_, point, theme_); });
    add(labelled.places, words.marked, [&](Point point) { draw_place_mark(canvas_, point, theme_); });
    add(labelled.capitals, words.capital, [&](Point point) { draw_city_mark(canvas_, point, true, theme_); });
    add(labelled.cities, words.city, [&](Point point) { draw_city_mark(canvas_, point, false, theme_); });
}

}  // namespace rangeband::picture
