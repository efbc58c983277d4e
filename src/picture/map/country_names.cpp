// SPDX-License-Identifier: MIT
#include "picture/map/country_names.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "picture/canvas/text.hpp"
#include "picture/map/series_style.hpp"
#include "picture/projection/clip.hpp"
#include "picture/words/place_names.hpp"

namespace rangeband::picture {
namespace {

constexpr double least_size = 6.9, most_size = 9.0;

std::string capitals(const std::string& name) {
    const std::unique_ptr<char, void (*)(void*)> upper(g_utf8_strup(name.data(), static_cast<gssize>(name.size())),
                                                       g_free);
    return upper.get();
}

double area_of(const Curve& curve) {
    double twice = 0.0;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const Point a = curve[i], b = curve[i + 1 == curve.size() ? 0 : i + 1];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2.0;
}

/// How far the outlines keep away from a box of these proportions around the point, as a multiple of its half height.
double room_at(const Curves& curves, Point point, double width, double height) {
    double least = std::numeric_limits<double>::infinity();
    for (const Curve& curve : curves) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            const Point a = curve[i], b = curve[i + 1 == curve.size() ? 0 : i + 1];
            const Point from{(a.x - point.x) / width, (a.y - point.y) / height};
            const Point to{(b.x - point.x) / width, (b.y - point.y) / height};
            const Point edge = to - from;
            const double size = edge.x * edge.x + edge.y * edge.y;
            const double t = size > 0.0 ? std::clamp(-(from.x * edge.x + from.y * edge.y) / size, 0.0, 1.0) : 0.0;
            const Point nearest = from + edge * t;
            least = std::min(least, std::max(std::abs(nearest.x), std::abs(nearest.y)));
        }
    }
    return 2.0 * least;
}

/// A country with a part that is large enough for a name.
struct Named {
    double area;
    Box box;  ///< of its largest part
    const Land::Country* country;
    Curves curves;
    Box whole;
};

/// How closely to look for a place, and what is good enough: how much land, and how many lines.
struct Search {
    int steps;
    double least_room, most_crossed;
    bool beyond_coasts;
};

bool is_on_another(const std::vector<Named>& countries, const Named& country, const Box& name) {
    const std::array corners = {Point{name.left, name.top}, Point{name.right, name.top}, Point{name.left, name.bottom},
                                Point{name.right, name.bottom}};
    return std::ranges::any_of(countries, [&](const Named& other) {
        return other.country != country.country && std::ranges::any_of(corners, [&](Point corner) {
                   return other.whole.contains(corner) && inside(other.curves, corner);
               });
    });
}

/// The middle of the free box in a part of a country that has the most room around it. Its curves are the whole
/// country: the ring of one that is opposite the map's centre goes around all else.
std::optional<Point> best_place(const std::vector<Named>& countries, const Named& country, const Text& name,
                                const CollisionGrid& collisions, const Search& search) {
    const auto& [area, box, land, curves, whole] = country;
    std::optional<Point> best;
    double most = search.least_room;
    for (int i = 1; i < search.steps; ++i) {
        for (int j = 1; j < search.steps; ++j) {
            const Point point{box.left + box.width() * i / search.steps, box.top + box.height() * j / search.steps};
            if (!inside(curves, point)) continue;
            const Box around = name.at(point - Point{name.width() / 2.0, name.height() / 2.0});
            if (!collisions.is_free(around) || collisions.crossed(around) > search.most_crossed) continue;
            const double room = room_at(curves, point, name.width(), name.height());
            if (room <= most || (search.beyond_coasts && is_on_another(countries, country, around))) continue;
            most = room;
            best = point;
        }
    }
    return best;
}

/// On its land; a narrow one such as Norway has its name beyond its coast, too, rather than none.
std::optional<Point> best_place(const std::vector<Named>& countries, const Named& country, const Text& name,
                                const CollisionGrid& collisions) {
    for (const Search& search : {Search{18, 0.9, 0.03, false}, Search{36, 0.45, 0.005, true}}) {
        if (const auto found = best_place(countries, country, name, collisions, search)) return found;
    }
    return std::nullopt;
}

}  // namespace

void draw_country_names(Canvas& canvas, const View& view, const Picture& picture, const Land& land,
                        const ThemeStyle& theme, CollisionGrid& collisions) {
    const bool on_depths = is_of_depths(picture);  // which may be dark
    constexpr double least_area = 260.0;           // square points: less than that has no room for a name
    std::vector<Named> parts;
    for (const Land::Country& country : land.countries) {
        Named part{least_area, {}, nullptr, clipped_rings(view.areas(country.polygons), view.frame()), {}};
        for (const Curve& curve : part.curves) {
            for (const Point point : curve) part.whole.add(point);
            const double area = area_of(curve);
            if (area <= part.area) continue;
            part.area = area;
            part.country = &country;
            part.box = {};
            for (const Point point : curve) part.box.add(point);
        }
        if (part.country != nullptr) parts.push_back(std::move(part));
    }
    std::ranges::stable_sort(parts, std::ranges::greater(), &Named::area);
    for (const Named& part : parts) {
        const Land::Country* const country = part.country;
        const std::string name = country_name(country->iso_a2, country->name, picture.language);
        if (std::ranges::find(picture.areas, name, &Area::name) != picture.areas.end()) continue;  // has its own label
        const double size = std::clamp(0.085 * std::sqrt(part.area), least_size, most_size);
        const Text text(canvas, capitals(name),
                        {.size = size,
                         .colour = on_depths ? theme.ink : theme.country,
                         .halo = on_depths ? theme.halo : theme.land,
                         .halo_width = 1.6,
                         .spacing = 0.7});
        const auto middle = best_place(parts, part, text, collisions);
        if (!middle) continue;
        text.draw(*middle - Point{text.width() / 2.0, text.height() / 2.0});
        collisions.take(text.at(*middle - Point{text.width() / 2.0, text.height() / 2.0}).grown(1.0));
    }
}

}  // namespace rangeband::picture
