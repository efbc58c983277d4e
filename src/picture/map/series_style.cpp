// SPDX-License-Identifier: MIT
#include "picture/map/series_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace rangeband::picture {

namespace {

constexpr std::size_t most_classes = 7;

std::size_t class_of(std::size_t depth, std::size_t depths) { return depth * std::min(depths, most_classes) / depths; }

double size_of(const Shape& shape) {
    if (!shape.edges.empty()) return shape.edges.back().m();
    double size = 0.0;
    for (const footprint::Polygon& polygon : shape.polygons) {
        for (std::size_t i = 0; i + 1 < polygon.exterior.size(); ++i) {
            const footprint::LonLat &a = polygon.exterior[i], &b = polygon.exterior[i + 1];
            size += (b.lon - a.lon) * (a.lat + b.lat);
        }
    }
    return std::abs(size);
}

}  // namespace

bool is_of_depths(const Picture& picture) { return !picture.series.empty() && picture.series.front().depth; }

bool shares_colour(const Picture& picture, std::size_t a, std::size_t b) {
    return is_of_depths(picture) && class_of(a, picture.series.size()) == class_of(b, picture.series.size());
}

std::vector<std::size_t> by_size(const Picture& picture) {
    std::vector<double> sizes(picture.series.size());
    for (const Shape& shape : picture.shapes) sizes[shape.series] = std::max(sizes[shape.series], size_of(shape));
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::reverse(order);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sizes[a] < sizes[b]; });
    return order;
}

std::vector<std::vector<std::size_t>> drawn_alike(const Picture& picture) {
    using Lines = std::vector<const footprint::MultiLine*>;
    std::vector<Lines> lines(picture.series.size());
    for (const Shape& shape : picture.shapes) lines[shape.series].push_back(&shape.boundary);
    const auto same = [&](std::size_t a, std::size_t b) {
        return std::ranges::equal(lines[a], lines[b],
                                  [](const auto* one, const auto* other) { return *one == *other; });
    };
    // Where the first line begins tells nearly all apart: there may be thousands.
    const auto start = [](const Lines& all) {
        const bool none = all.empty() || all.front()->empty() || all.front()->front().empty();
        const footprint::LonLat at = none ? footprint::LonLat{} : all.front()->front().front();
        return std::tuple(none, all.size(), at.lon, at.lat);
    };
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::tuple<bool, std::size_t, double, double>, std::vector<std::size_t>> by_start;
    for (std::size_t series = 0; series < lines.size(); ++series) {
        std::vector<std::size_t>& known = by_start[start(lines[series])];
        const auto group = std::ranges::find_if(
            known, [&](std::size_t one) { return !lines[series].empty() && same(groups[one].front(), series); });
        if (group == known.end()) {
            known.push_back(groups.size());
            groups.push_back({series});
        } else {
            groups[*group].push_back(series);
        }
    }
    return groups;
}

std::vector<std::size_t> drawn_in_order(const Picture& picture, std::vector<std::size_t> series) {
    const std::vector<std::size_t> order = by_size(picture);
    std::ranges::sort(series, std::ranges::greater(),
                      [&](std::size_t one) { return std::ranges::find(order, one) - order.begin(); });
    return series;
}

std::vector<std::string> ids_of(const Picture& picture) {
    std::vector<std::string> ids;
    std::map<std::string, int> used;
    for (const Series& one : picture.series) {
        const std::string inner = one.inner > Length() ? fmt::format("{:g}", one.inner.km()) : "";
        std::string id = inner.empty() ? "other" : fmt::format("from-{}km", inner);
        if (one.outer) {
            id = fmt::format("{}{}{}{:g}km", one.dashed && !one.contested ? "at-least-" : "", inner,
                             inner.empty() ? "" : "-", one.outer->km());
        }
        if (one.depth) id = fmt::format("depth-{}", *one.depth);
        const int number = ++used[id];
        ids.push_back(number == 1 ? id : fmt::format("{}-no-{}", id, number));
    }
    return ids;
}

SeriesStyle style_of(const Picture& picture, std::size_t series, const ThemeStyle& theme) {
    constexpr double usual = 1.35, heavy = 2.2, letters_contrast = 4.5;
    constexpr std::array patterns = {Dash::none,     Dash::long_dashes, Dash::dots,
                                     Dash::dash_dot, Dash::dashes,      Dash::dash_dot_dot};
    const std::size_t count = picture.series.size();
    SeriesStyle style{};
    if (is_of_depths(picture)) {
        style.fill = theme.depth(class_of(series, count), std::min(count, most_classes));
        style.fill_opacity = 0.85;
        style.line = {theme.page, 0.5, 0.8};
        style.letters = theme.ink;
        return style;
    }
    style.fill = theme.series(series, count);
    style.fill_opacity = theme.fill;
    style.line = {style.fill, usual, 1.0, picture.series[series].dashed ? Dash::dashes : Dash::none};
    if (theme.patterns) {
        style.line.dash = patterns[series % patterns.size()];
        style.line.width = series / patterns.size() % 2 == 0 ? usual : heavy;
    }
    const std::array grounds = {theme.halo};  // a wide one is behind them
    style.letters = readable(style.fill, grounds, letters_contrast);
    return style;
}

}  // namespace rangeband::picture
