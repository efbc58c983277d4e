// SPDX-License-Identifier: MIT
#include "picture/map/map.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <string>
#include <utility>

#include "picture/map/seen.hpp"
#include "picture/map/series_style.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

/// Meridians and parallels, about six across the map.
class Grid {
  public:
    Grid(const View& view, ProjectionKind kind)
        : meridians_meet_(kind != ProjectionKind::mercator && kind != ProjectionKind::equal_earth) {
        const double across = ground_width(view) / 111e3;
        step_ = 30.0;
        for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0}) {
            if (across / step <= 8.0) {
                step_ = step;
                break;
            }
        }
        const auto middle = view.place_at(view.frame().middle());
        const double reach = 1.5 * across * std::max(1.0, view.frame().height() / view.frame().width());
        if (middle && step_ < 10.0 && std::abs(middle->lat()) + reach < 80.0) {
            south_ = middle->lat() - reach, north_ = middle->lat() + reach;
            const double wide = reach / std::cos((std::abs(middle->lat()) + reach / 2.0) * 0.0174533);
            west_ = middle->lon() - wide, east_ = middle->lon() + wide;
        }
        if (east_ - west_ >= 360.0) west_ = -180.0, east_ = 180.0;
    }

    footprint::MultiLine lines() const {
        footprint::MultiLine lines;
        for (double lon = std::ceil(west_ / step_) * step_; lon <= east_ && lon < west_ + 360.0; lon += step_) {
            const bool long_one = !meridians_meet_ || std::abs(std::remainder(lon, 90.0)) < 1e-6;
            const double end = long_one ? 90.0 : 90.0 - std::min(step_, 10.0);
            add(lines, {geodesic::normalise_longitude(lon), std::max(south_, -end)},
                {geodesic::normalise_longitude(lon), std::min(north_, end)});
        }
        for (double lat = std::ceil(south_ / step_) * step_; lat <= north_; lat += step_) {
            if (std::abs(lat) > 89.9) continue;
            for (const double shift : {-360.0, 0.0, 360.0}) {
                add(lines, {std::max(-180.0, west_ + shift), lat}, {std::min(180.0, east_ + shift), lat});
            }
        }
        return lines;
    }

  private:
    static void add(footprint::MultiLine& lines, footprint::LonLat from, footprint::LonLat to) {
        if (from.lon <= to.lon && from.lat <= to.lat) lines.push_back({from, to});
    }

    bool meridians_meet_;  ///< then only every ninetieth degree reaches the pole
    double step_;
    double west_ = -180.0, east_ = 180.0, south_ = -90.0, north_ = 90.0;
};

struct ShapesOfSeries {
    std::size_t series;
    std::vector<const Shape*> shapes;
};

/// Large ones first, so that small ones stay visible.
std::vector<ShapesOfSeries> largest_first(const Picture& picture) {
    std::vector<ShapesOfSeries> layers;
    for (const std::size_t series : by_size(picture) | std::views::reverse) {
        layers.push_back({series, {}});
        for (const Shape& shape : picture.shapes) {
            if (shape.series == series) layers.back().shapes.push_back(&shape);
        }
    }
    return layers;
}

/// Each place has the colour of the smallest series that covers it: colours that lay over each other would be ones that
/// no legend has.
void fill_zones(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme) {
    const std::vector<ShapesOfSeries> layers = largest_first(picture);
    if (layers.empty()) return;
    const std::vector<std::string> ids = ids_of(picture);
    const Canvas::Group group(canvas, style_of(picture, 0, theme).fill_opacity);
    for (const ShapesOfSeries& layer : layers) {
        const Canvas::Layer group_of_series(canvas, "area-" + ids[layer.series]);
        const Colour colour = style_of(picture, layer.series, theme).fill;
        for (const Shape* shape : layer.shapes) canvas.fill(view.areas(shape->polygons), colour);
    }
}

/// Depths cover what is below them; so that land and sea are still told apart, the sea gets some of its own colour
/// back.
void veil_sea(Canvas& canvas, const View& view, const Land& land, const ThemeStyle& theme) {
    Curves sea = view.world();
    for (Curve& curve : view.areas(land.areas)) sea.push_back(std::move(curve));
    canvas.fill(sea, theme.water, theme.veil);
}

void draw_coasts(Canvas& canvas, const View& view, const Picture& picture, const Land& land, const ThemeStyle& theme) {
    const Curves coasts = view.lines(land.coasts);
    if (!is_of_depths(picture) || theme.veil > 0.0) return canvas.stroke(coasts, {theme.coast, 0.5});
    canvas.stroke(coasts, {theme.halo, 1.4, 0.6});  // on light greys and on dark ones
    canvas.stroke(coasts, {theme.ink, 0.6});
}

void draw_lines(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme) {
    constexpr double full_width_from = 400.0;  // points of the short side
    const double thinner = std::clamp(std::min(canvas.width(), canvas.height()) / full_width_from, 0.6, 1.0);
    const double casing = 3.0 * thinner;
    constexpr double of_inner_lines = 0.45;
    const Outlines outlines(view, picture);
    std::vector<std::pair<const Shape*, Outlines::Parts>> lines;
    for (const ShapesOfSeries& layer : largest_first(picture)) {
        for (const Shape* shape : layer.shapes)
            lines.emplace_back(shape, outlines.parts_of(*shape, view.lines(shape->boundary)));
    }
    for (const auto& [shape, parts] : lines) {
        Stroke line = style_of(picture, shape->series, theme).line;
        line.width *= thinner * of_inner_lines;
        canvas.stroke(parts.inner, line);
    }
    if (!is_of_depths(picture)) {
        for (const auto& [shape, parts] : lines) canvas.stroke(parts.outer, {theme.halo, casing, theme.casing});
    }
    const std::vector<std::string> ids = ids_of(picture);
    for (auto line = lines.begin(); line != lines.end();) {
        const std::size_t series = line->first->series;
        const Canvas::Layer group(canvas, "ring-" + ids[series]);
        Stroke stroke = style_of(picture, series, theme).line;
        stroke.width *= thinner;
        for (; line != lines.end() && line->first->series == series; ++line) canvas.stroke(line->second.outer, stroke);
    }
}

/// What ranges are around, and routes between places.
void draw_in_ink(Canvas& canvas, const Curves& lines, const ThemeStyle& theme, Dash dash) {
    canvas.stroke(lines, {theme.halo, 2.8, theme.casing});
    canvas.stroke(lines, {theme.ink, 1.0, 1.0, dash});
}

}  // namespace

double ground_width(const View& view) {
    const auto middle = view.place_at(view.frame().middle());
    const auto scale = middle ? view.ground_scale(*middle) : std::nullopt;
    return view.frame().width() * (scale ? scale->most : view.scale());
}

void draw_map(Canvas& canvas, const View& view, const Picture& picture, const Land& land, const ThemeStyle& theme) {
    const Canvas::Clip clip(canvas, view.frame());
    {
        const Canvas::Layer layer(canvas, "land");
        canvas.fill(view.world(), theme.water);
        canvas.fill(view.areas(land.areas), theme.land);
        canvas.stroke(view.lines(Grid(view, picture.projection).lines()), {theme.grid, 0.4});
    }
    {
        const Canvas::Layer layer(canvas, "areas");
        fill_zones(canvas, view, picture, theme);
    }
    if (is_of_depths(picture) && theme.veil > 0.0) {
        const Canvas::Layer layer(canvas, "sea");
        veil_sea(canvas, view, land, theme);
    }
    {
        const Canvas::Layer layer(canvas, "borders");
        draw_coasts(canvas, view, picture, land, theme);
        if (picture.borders) canvas.stroke(view.lines(land.borders), {theme.border, 0.5});
    }
    const Canvas::Layer layer(canvas, "rings");
    draw_lines(canvas, view, picture, theme);
    for (const Area& area : picture.areas) draw_in_ink(canvas, view.lines(area.lines), theme, Dash::none);
    for (const Route& route : picture.routes) draw_in_ink(canvas, view.lines({route.path}), theme, Dash::long_dashes);
}

}  // namespace rangeband::picture
