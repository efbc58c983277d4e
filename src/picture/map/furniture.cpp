// SPDX-License-Identifier: MIT
#include "picture/map/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "picture/canvas/text.hpp"
#include "picture/words/figures.hpp"
#include "picture/words/words.hpp"

namespace rangeband::picture {
namespace {

constexpr double same_scale = 1.05;

/// Metres per point if they are the same all over the frame.
std::optional<double> one_scale(const View& view) {
    constexpr int grid = 3;
    const Box& frame = view.frame();
    double least = 1e300, most = 0.0;
    for (int i = 0; i <= grid; ++i) {
        for (int j = 0; j <= grid; ++j) {
            const auto place =
                view.place_at({frame.left + frame.width() * i / grid, frame.top + frame.height() * j / grid});
            const auto scale = place ? view.ground_scale(*place) : std::nullopt;
            if (!scale) return std::nullopt;
            least = std::min(least, scale->least);
            most = std::max(most, scale->most);
        }
    }
    if (most / least > same_scale) return std::nullopt;
    return std::sqrt(least * most);
}

/// 1, 2 or 5 times a power of ten.
double round_number(double number) {
    const double power = std::pow(10.0, std::floor(std::log10(number)));
    return power * (number >= 5.0 * power ? 5.0 : number >= 2.0 * power ? 2.0 : 1.0);
}

/// Whether north is upward all over the frame, to some degrees.
bool north_is_up(const View& view) {
    constexpr int grid = 3;
    constexpr double most = 4.0 * std::numbers::pi / 180.0;
    const Box& frame = view.frame();
    for (int i = 0; i <= grid; ++i) {
        for (int j = 0; j <= grid; ++j) {
            const auto place =
                view.place_at({frame.left + frame.width() * i / grid, frame.top + frame.height() * j / grid});
            const auto north = place ? view.north(*place) : std::nullopt;
            if (!north || std::abs(*north) > most) return false;
        }
    }
    return true;
}

constexpr double inset = 9.0;
constexpr double least_frame = 130.0;  // points: a smaller one has no room for furniture

void draw_bar(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
              CollisionGrid& collisions) {
    const auto even = one_scale(view);
    if (!even && picture.projection != ProjectionKind::equidistant) return;
    const double metres_per_point = even.value_or(view.scale());
    const double one = unit_of(picture).m();
    const double metres = one * round_number(0.25 * view.frame().width() * metres_per_point / one);
    const double bar = metres / metres_per_point;
    const Type type{.size = 7.0, .colour = theme.ink, .halo = theme.halo};
    const std::string figure = figure_of(Length::m(metres), picture);
    Text text(canvas, figure, type);
    if (!even) {
        const std::string from_centre = fmt::format(fmt::runtime(words_of(picture.language).from_centre), figure);
        Text longer(canvas, from_centre, type);
        if (longer.width() < bar) text = std::move(longer);
    }

    constexpr double tick = 4.0;
    const double width = std::max(bar, text.width() + 4.0), height = tick + text.height();
    const Box& frame = view.frame();
    const std::array corners = {Point{frame.left + inset, frame.bottom - inset},
                                Point{frame.right - inset - width, frame.bottom - inset},
                                Point{frame.left + inset, frame.top + inset + height}};
    const auto hides_a_site = [&](Point corner) {
        constexpr double clear = 6.0;  // a mark with its halo
        const Box box = Box{corner.x, corner.y - height, corner.x + width, corner.y}.grown(clear);
        return std::ranges::any_of(picture.sites, [&](const Site& site) {
            const auto at = view.show(site.position);
            return at && box.contains(*at);
        });
    };
    const auto* const free = std::ranges::find_if_not(corners, hides_a_site);
    if (free == corners.end()) return;
    const Point left = *free;
    const Curves lines{{{left.x, left.y - tick}, left, {left.x + bar, left.y}, {left.x + bar, left.y - tick}}};
    canvas.stroke(lines, {theme.halo, 3.4, 0.9});
    canvas.stroke(lines, {theme.ink, 1.1});
    text.draw({left.x + 2.5, left.y - tick - text.height() + 1.0});
    collisions.take({left.x - 3.0, left.y - height - 2.0, left.x + width + 3.0, left.y + 3.0});
}

void draw_north(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                CollisionGrid& collisions) {
    if (!north_is_up(view)) return;
    const Text letter(canvas, std::string(words_of(picture.language).north),
                      {.size = 7.4, .colour = theme.ink, .bold = true, .halo = theme.halo});
    constexpr double height = 11.0, half = 3.2;
    const Point tip{view.frame().right - inset - half, view.frame().top + inset};
    const Curves arrow{
        {tip, {tip.x + half, tip.y + height}, {tip.x, tip.y + height - 3.0}, {tip.x - half, tip.y + height}}};
    Curve outline = arrow.front();
    outline.push_back(tip);
    canvas.stroke(Curves{outline}, {theme.halo, 2.0, 0.9});
    canvas.fill(arrow, theme.ink);
    const Point corner{tip.x - letter.width() / 2.0, tip.y + height - 1.0};
    letter.draw(corner);
    collisions.take(Box{tip.x - half - 2.0, tip.y - 2.0, tip.x + half + 2.0, corner.y + letter.height()});
}

}  // namespace

void draw_furniture(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                    CollisionGrid& collisions) {
    if (std::min(view.frame().width(), view.frame().height()) < least_frame) return;
    draw_bar(canvas, view, picture, theme, collisions);
    draw_north(canvas, view, picture, theme, collisions);
}

}  // namespace rangeband::picture
