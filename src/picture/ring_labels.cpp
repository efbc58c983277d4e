#include "picture/ring_labels.hpp"

#include <cmath>
#include <numbers>
#include <set>
#include <tuple>

#include "picture/map.hpp"
#include "picture/text.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

constexpr std::size_t most_labels = 12;  // beyond, one of each figure
constexpr std::size_t most_candidates = 180;

struct Seat {
    Point middle;
    double angle = 0.0;  ///< so that the text is never upside down
};

bool on_circle(const Shape& shape, Length edge, const geodesic::Position& place) {
    if (!shape.site) return true;
    const double off = std::abs((geodesic::inverse(*shape.site, place).distance - edge).m());
    return off < std::max(1.0, 1e-4 * edge.m());
}

/// Level text at the top of a circle is read best; a seat on other lines is worse.
double cost_of(const Seat& seat, const View& view, const Space& space, const Text& text) {
    const Box box = Box{seat.middle.x, seat.middle.y, seat.middle.x, seat.middle.y}.grown(text.height());
    const double down = (seat.middle.y - view.frame().top) / view.frame().height();
    return 2.0 * std::abs(std::sin(seat.angle)) + 0.5 * down + space.crossed(box);
}

std::optional<Seat> best_seat(const Shape& shape, Length edge, const View& view, const Space& space, const Text& text) {
    std::optional<Seat> best;
    double least = 0.0;
    for (const footprint::Path& path : shape.boundary) {
        const std::size_t stride = path.size() / most_candidates + 1;
        for (std::size_t i = stride; i + stride < path.size(); i += stride) {
            const auto place = geodesic::Position::deg(path[i].lat, path[i].lon);
            const auto at = view.show(place);
            const auto before = view.show(geodesic::Position::deg(path[i - stride].lat, path[i - stride].lon));
            const auto after = view.show(geodesic::Position::deg(path[i + stride].lat, path[i + stride].lon));
            if (!at || !before || !after || !on_circle(shape, edge, place)) continue;
            const Point along = *after - *before;
            Seat seat{*at, std::atan2(along.y, along.x)};
            if (std::abs(seat.angle) > std::numbers::pi / 2) seat.angle -= std::copysign(std::numbers::pi, seat.angle);
            if (!space.is_free(seat.middle, text.width() + 4.0, text.height(), seat.angle)) continue;
            const double cost = cost_of(seat, view, space, text);
            if (!best || cost < least) best = seat, least = cost;
        }
    }
    return best;
}

std::size_t count_edges(const Picture& picture) {
    std::size_t count = 0;
    for (const Shape& shape : picture.shapes) count += shape.edges.size();
    return count;
}

}  // namespace

void draw_ring_labels(Canvas& canvas, const View& view, const Picture& picture, const Look& look, Space& space) {
    const bool many = count_edges(picture) > most_labels;
    std::set<std::tuple<double, double, double>> done;
    for (const Shape& shape : picture.shapes) {
        for (const Length edge : shape.edges) {
            const bool anywhere = many || !shape.site;
            const auto key = std::tuple(edge.m(), anywhere ? static_cast<double>(shape.series) : shape.site->lat(),
                                        anywhere ? 0.0 : shape.site->lon());
            if (done.contains(key)) continue;
            const Text text(canvas, figure(edge, picture.language),
                            {.size = 7.6,
                             .colour = colour_of(picture, shape.series, look),
                             .bold = true,
                             .halo = look.halo,
                             .halo_width = 5.0});
            const auto seat = best_seat(shape, edge, view, space, text);
            if (!seat) continue;
            text.draw_turned(seat->middle, seat->angle);
            space.take(seat->middle, text.width() + 4.0, text.height() + 1.0, seat->angle);
            done.insert(key);
        }
    }
}

}  // namespace rangeband::picture
