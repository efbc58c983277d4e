// SPDX-License-Identifier: MIT
#include "picture/scale_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "picture/text.hpp"
#include "picture/words.hpp"

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
double round_length(double metres) {
    const double power = std::pow(10.0, std::floor(std::log10(metres)));
    return power * (metres >= 5.0 * power ? 5.0 : metres >= 2.0 * power ? 2.0 : 1.0);
}

}  // namespace

void draw_scale_bar(Canvas& canvas, const View& view, const Picture& picture, const Look& look, Space& space) {
    const auto even = one_scale(view);
    if (!even && picture.projection != ProjectionKind::equidistant) return;
    const double metres_per_point = even.value_or(view.scale());
    const double metres = round_length(0.22 * view.frame().width() * metres_per_point);
    const double bar = metres / metres_per_point;
    std::string label = figure(Length::m(metres), picture.language);
    if (!even) label = fmt::format(fmt::runtime(words_of(picture.language).from_centre), label);
    const Text text(canvas, label, {.size = 7.0, .colour = look.ink, .halo = look.halo});

    constexpr double inset = 9.0, tick = 4.0;
    const Point left{view.frame().left + inset, view.frame().bottom - inset};
    const Curves lines{{{left.x, left.y - tick}, left, {left.x + bar, left.y}, {left.x + bar, left.y - tick}}};
    canvas.stroke(lines, {look.halo, 3.4, 0.9});
    canvas.stroke(lines, {look.ink, 1.1});
    text.draw({left.x + 2.5, left.y - tick - text.height() + 1.0});
    space.take({left.x - 3.0, left.y - tick - text.height() - 2.0, left.x + std::max(bar, text.width() + 4.0) + 3.0,
                left.y + 3.0});
}

}  // namespace rangeband::picture
