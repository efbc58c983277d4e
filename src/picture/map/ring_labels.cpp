// SPDX-License-Identifier: MIT
#include "picture/map/ring_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <tuple>

#include "picture/canvas/text.hpp"
#include "picture/map/labels.hpp"
#include "picture/map/seen.hpp"
#include "picture/map/series_style.hpp"
#include "picture/words/figures.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

constexpr std::size_t most_labels = 12;  // beyond, one of each figure
constexpr std::size_t most_candidates = 180;

struct LabelCandidate {
    Point middle;
    double angle = 0.0;  ///< so that the text is never upside down
    int side = 0;        ///< on its line: 0; above: -1; below: 1
    double cost = 0.0;
};

constexpr double letters = 0.72;  // of a line's height

/// The same candidate beside its line.
LabelCandidate beside(const LabelCandidate& candidate, int side, const Text& text) {
    const double away = side * (letters * text.height() / 2.0 + 1.3);
    const Point middle{candidate.middle.x - away * std::sin(candidate.angle),
                       candidate.middle.y + away * std::cos(candidate.angle)};
    return {middle, candidate.angle, side, 0.0};
}

bool on_circle(const Shape& shape, Length edge, const geodesic::Position& place) {
    if (!shape.site) return true;
    const double off = std::abs((geodesic::inverse(*shape.site, place).distance - edge).m());
    return off < std::max(1.0, 1e-4 * edge.m());
}

/// Level text at the top of a circle is read best, and on its line rather than beside it; on other lines it is read
/// worst.
double cost_of(const LabelCandidate& candidate, const View& view, const CollisionGrid& collisions, const Text& text) {
    constexpr double of_the_side = 0.3, of_a_crossing = 20.0;
    const double height = letters * text.height();
    const double own = candidate.side == 0 ? 1.0 / height : 0.0;
    const double crossed =
        std::max(0.0, collisions.crossed(candidate.middle, text.width() + 4.0, height, candidate.angle) - own);
    const double down = (candidate.middle.y - view.frame().top) / view.frame().height();
    return 2.0 * std::abs(std::sin(candidate.angle)) + 0.5 * down + of_a_crossing * crossed +
           of_the_side * std::abs(candidate.side);
}

std::optional<LabelCandidate> best_candidate(const Shape& shape, Length edge, const View& view,
                                             const Outlines& outlines, const CollisionGrid& collisions,
                                             const Text& text) {
    constexpr double of_an_inner_line = 4.0;
    std::optional<LabelCandidate> best;
    for (const footprint::Path& path : shape.boundary) {
        const std::size_t stride = path.size() / most_candidates + 1;
        for (std::size_t i = stride; i + stride < path.size(); i += stride) {
            const auto place = geodesic::Position::deg(path[i].lat, path[i].lon);
            const auto at = view.show(place);
            const auto before = view.show(geodesic::Position::deg(path[i - stride].lat, path[i - stride].lon));
            const auto after = view.show(geodesic::Position::deg(path[i + stride].lat, path[i + stride].lon));
            if (!at || !before || !after || !on_circle(shape, edge, place)) continue;
            const Point along = *after - *before;
            LabelCandidate on_line{*at, std::atan2(along.y, along.x), 0, 0.0};
            if (std::abs(on_line.angle) > std::numbers::pi / 2)
                on_line.angle -= std::copysign(std::numbers::pi, on_line.angle);
            for (const int side : {0, -1, 1}) {
                LabelCandidate candidate = side == 0 ? on_line : beside(on_line, side, text);
                if (!collisions.is_free(candidate.middle, text.width() + 4.0, text.height(), candidate.angle)) continue;
                candidate.cost = cost_of(candidate, view, collisions, text) +
                                 (outlines.is_inner(shape, *at) ? of_an_inner_line : 0.0);
                if (!best || candidate.cost < best->cost) best = candidate;
            }
        }
    }
    return best;
}

/// The one system that the series is about where others are about other ones.
std::string system_of(const Picture& picture, std::size_t series) {
    std::set<std::string> all, own;
    for (std::size_t i = 0; i < picture.series.size(); ++i) {
        for (const Note& note : picture.series[i].notes) {
            if (!note.is_claim) return {};
            all.insert(note.about);
            if (i == series) own.insert(note.about);
        }
    }
    if (own.size() != 1 || all.size() < 2) return {};
    return own.begin()->substr(0, own.begin()->find(", "));  // `Tomahawk, fired from the ground`
}

/// The place that a ring is around, where rings of the same length around others cross it.
std::string place_of(const Picture& picture, const Shape& shape, Length edge) {
    if (!shape.site) return {};
    const bool crossed = std::ranges::any_of(picture.shapes, [&](const Shape& other) {
        if (other.series != shape.series || !other.site || *other.site == *shape.site) return false;
        return geodesic::inverse(*shape.site, *other.site).distance < edge * 2.0;
    });
    const auto site = std::ranges::find(picture.sites, *shape.site, &Site::position);
    return crossed && site != picture.sites.end() ? site->name : std::string();
}

std::size_t count_edges(const Picture& picture) {
    std::size_t count = 0;
    for (const Shape& shape : picture.shapes) count += shape.edges.size();
    return count;
}

}  // namespace

void draw_ring_labels(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                      CollisionGrid& collisions) {
    const bool many = count_edges(picture) > most_labels;
    const Outlines outlines(view, picture);
    std::set<std::tuple<double, double, double>> done;
    for (const Shape& shape : picture.shapes) {
        const Series& series = picture.series[shape.series];
        for (const Length edge : shape.edges) {
            const bool anywhere = many || !shape.site;
            const auto key = std::tuple(edge.m(), anywhere ? static_cast<double>(shape.series) : shape.site->lat(),
                                        anywhere ? 0.0 : shape.site->lon());
            if (done.contains(key)) continue;
            std::string name = anywhere ? std::string() : place_of(picture, shape, edge);
            if (name.empty()) name = system_of(picture, shape.series);
            const std::string figure = edge_label(series, edge, picture);
            const auto written = [&](const std::string& label) {
                return Text(canvas, label,
                            {.size = std::max(6.9, 7.6 * label_share(canvas)),
                             .colour = style_of(picture, shape.series, theme).letters,
                             .bold = true,
                             .halo = theme.halo,
                             .halo_width = 5.0 * label_share(canvas) * label_share(canvas)});
            };
            const auto candidate_for = [&](const Text& text) {
                std::optional<LabelCandidate> best = best_candidate(shape, edge, view, outlines, collisions, text);
                if (!anywhere || picture.shapes.size() > Outlines::most_shapes) return best;
                for (const Shape& other : picture.shapes) {
                    if (other.series != shape.series) continue;
                    const auto its = best_candidate(other, edge, view, outlines, collisions, text);
                    if (its && (!best || its->cost < best->cost)) best = its;
                }
                return best;
            };
            Text text = written(figure);
            std::optional<LabelCandidate> candidate = candidate_for(text);
            if (!name.empty() && candidate) {
                constexpr double worth = 2.0;  // of a name: so much worse may its candidate be
                Text longer = written(fmt::format("{}: {}", name, figure));
                const std::optional<LabelCandidate> wider = candidate_for(longer);
                if (wider && wider->cost < candidate->cost + worth) text = std::move(longer), candidate = wider;
            }
            if (!candidate) continue;
            done.insert(key);
            text.draw_turned(candidate->middle, candidate->angle);
            collisions.take(candidate->middle, text.width() + 4.0, text.height() + 1.0, candidate->angle);
        }
    }
}

}  // namespace rangeband::picture
