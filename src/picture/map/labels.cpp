// SPDX-License-Identifier: MIT
#include "picture/map/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "picture/canvas/text.hpp"
#include "picture/map/country_names.hpp"
#include "picture/map/map.hpp"
#include "picture/map/ring_labels.hpp"
#include "picture/words/figures.hpp"
#include "picture/words/place_names.hpp"
#include "rangeband/catalog/gazetteer.hpp"

namespace rangeband::picture {
namespace {

/// To the next whole kilometre or mile.
std::string length_of(const Route& route, const Picture& picture) {
    const Length step = unit_of(picture) * (route.length < Length::km(100) ? 0.1 : 1.0);
    return figure_of(step * std::round(route.length / step), picture);
}

constexpr double site_radius = 2.7, city_radius = 1.5;
constexpr double crowded = 0.25;  // no city's name is crossed by more line than this

struct Mark {
    Point at;
    double radius;
};

/// Where a name may stand beside its mark, best first: right, left, then above and below.
std::array<Box, 8> places_beside(const Mark& mark, const Text& text) {
    const double gap = mark.radius + 1.8, w = text.width(), h = text.height(), x = mark.at.x, y = mark.at.y;
    const double lift = h * 0.42;
    return {text.at({x + gap, y - h / 2}),
            text.at({x - gap - w, y - h / 2}),
            text.at({x + gap * 0.7, y - lift - h * 0.62}),
            text.at({x + gap * 0.7, y + lift - h * 0.38}),
            text.at({x - gap * 0.7 - w, y - lift - h * 0.62}),
            text.at({x - gap * 0.7 - w, y + lift - h * 0.38}),
            text.at({x - w / 2, y - gap - h}),
            text.at({x - w / 2, y + gap * 0.7})};
}

/// The free place that the fewest lines cross; an earlier one wins unless a later one is clearly better.
std::optional<Box> best_place(const CollisionGrid& collisions, const Mark& mark, const Text& text,
                              double most_crossed) {
    constexpr double rank_cost = 0.012;
    std::optional<Box> best;
    double least = most_crossed, rank = 0.0;
    for (const Box& box : places_beside(mark, text)) {
        const double cost = collisions.crossed(box) + rank;
        rank += rank_cost;
        if (cost < least && collisions.is_free(box)) best = box, least = cost;
    }
    return best;
}

/// Lengths of several lines would be mistaken for each other beside their middles: each is at its end.
bool lengths_at_ends(const Picture& picture) { return picture.routes.size() > 1; }

/// The name, and how far it is where a line ends there.
std::string name_beside(const Site& site, const Picture& picture) {
    constexpr double same = 1e-6;  // degrees
    if (site.has_ranges || !lengths_at_ends(picture)) return site.name;
    for (const Route& route : picture.routes) {
        const footprint::LonLat& end = route.path.back();
        if (std::abs(end.lat - site.position.lat()) < same &&
            std::abs(std::remainder(end.lon - site.position.lon(), 360.0)) < same)
            return fmt::format("{}, {}", site.name, length_of(route, picture));
    }
    return site.name;
}

void draw_sites(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                CollisionGrid& collisions, Labelled& labelled) {
    std::vector<std::pair<Point, const Site*>> marks;
    for (const Site& site : picture.sites) {
        if (const auto at = view.show(site.position)) marks.emplace_back(*at, &site);
    }
    for (const auto& [at, site] : marks) collisions.take(Box{at.x, at.y, at.x, at.y}.grown(site_radius));
    for (const auto& [at, site] : marks) {
        (site->has_ranges ? draw_site_mark : draw_place_mark)(canvas, at, theme);
        (site->has_ranges ? labelled.sites : labelled.places) = true;
        const Text name(canvas, name_beside(*site, picture),
                        {.size = 8.2 * label_share(canvas), .colour = theme.ink, .bold = true, .halo = theme.halo});
        if (const auto box = best_place(collisions, {at, site_radius}, name, 2.0)) {
            name.draw({box->left, box->top});
            collisions.take(box->grown(1.0));
        }
    }
}

/// Points along the longest curve, the middle first.
std::vector<Point> along(const Curves& curves) {
    const auto length_of = [](const Curve& curve) {
        double sum = 0.0;
        for (std::size_t i = 1; i < curve.size(); ++i) sum += length(curve[i] - curve[i - 1]);
        return sum;
    };
    const auto longest = std::ranges::max_element(curves, {}, length_of);
    std::vector<Point> points;
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        double rest = longest == curves.end() ? 0.0 : share * length_of(*longest);
        for (std::size_t i = 1; longest != curves.end() && i < longest->size(); ++i) {
            const Point from = (*longest)[i - 1], step = (*longest)[i] - from;
            if (length(step) >= rest) {
                points.push_back(from + step * (rest / length(step)));
                break;
            }
            rest -= length(step);
        }
    }
    return points;
}

/// The distance beside the middle of each route, or where along it there is room.
void draw_distances(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                    CollisionGrid& collisions) {
    if (lengths_at_ends(picture)) return;
    for (const Route& route : picture.routes) {
        const Text text(canvas, length_of(route, picture),
                        {.size = 8.2 * label_share(canvas),
                         .colour = theme.ink,
                         .bold = true,
                         .halo = theme.halo,
                         .halo_width = 3.6});
        for (const Point at : along(view.lines({route.path}))) {
            const auto box = best_place(collisions, {at, 1.6 * site_radius}, text, 2.0);
            if (!box) continue;
            text.draw({box->left, box->top});
            collisions.take(box->grown(1.0));
            break;
        }
    }
}

/// Names of what ranges are around, where that is no place.
void draw_areas(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                CollisionGrid& collisions) {
    for (const Area& area : picture.areas) {
        Box box;
        for (const Curve& curve : view.areas(area.polygons)) {
            for (const Point point : curve) box.add(point);
        }
        const Text text(canvas, area.name, {.size = 8.6, .colour = theme.ink, .bold = true, .halo = theme.halo});
        if (box.empty()) continue;
        const auto place = best_place(collisions, {box.middle(), -text.width() / 2.0 - 1.8}, text, 2.0);
        if (!place) continue;
        text.draw({place->left, place->top});
        collisions.take(place->grown(1.0));
    }
}

/// Of a state: the seat of a territory, such as Mariehamn, is a town among others.
bool is_capital(const catalog::City& city) { return city.capital && !catalog::is_territory(city.country); }

bool chosen(const catalog::City& city, Cities cities, double metres_across) {
    constexpr std::int64_t million = 1'000'000;
    constexpr double close_up = 3.2e6, wide = 7e6;
    switch (cities) {
        case Cities::none:
            return false;
        case Cities::capitals:
            return is_capital(city);
        case Cities::million:
            return is_capital(city) || city.population >= million;
        case Cities::all:
            return true;
        case Cities::by_scale:
            break;
    }
    if (metres_across < close_up) return true;
    if (metres_across < wide) return is_capital(city) || city.population >= million / 2;
    return city.population >= (is_capital(city) ? million / 10 : 2 * million);
}

/// People; those of a capital count twenty times, up to five million more, so that Vaduz does not displace Madrid. What
/// is far from the sites, in proportion to the map, counts for less.
double importance(const catalog::City& city, double distance, double reach) {
    constexpr double most_of_a_capital = 5e6, times_of_a_capital = 20.0;
    const auto people = static_cast<double>(city.population);
    const double bonus = is_capital(city) ? std::min(most_of_a_capital, times_of_a_capital * people) : 0.0;
    const double away = 3.0 * distance / reach;
    return (people + bonus) / (1.0 + away * away);
}

std::size_t other_names(const catalog::City& city) {
    return city.other_names.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(city.other_names, ';'));
}

/// Whether `city` is in, or a part of, the other one: the list of cities has quarters and suburbs among them, some with
/// the people of the whole city, which is then the one that is known by more names.
bool is_part_of(const catalog::City& city, const catalog::City& other) {
    constexpr double suburb_km = 25.0, quarter_km = 10.0, km_of_a_degree = 111.2;
    if (&city == &other || city.country != other.country || city.capital) return false;
    const double dlat = km_of_a_degree * (city.position.lat() - other.position.lat());
    if (std::abs(dlat) > suburb_km) return false;
    const double dlon = km_of_a_degree * std::cos(city.position.lat() * std::numbers::pi / 180.0) *
                        std::remainder(city.position.lon() - other.position.lon(), 360.0);
    const double apart = std::hypot(dlat, dlon);
    const auto is_better_known = [](const catalog::City& one, const catalog::City& than) {
        return other_names(one) >= 2 * other_names(than) + 3;
    };
    if (apart < suburb_km && other.population >= 5 * city.population) return !is_better_known(city, other);
    return apart < quarter_km && is_better_known(other, city) && 20 * other.population >= city.population;
}

struct Candidate {
    Point at;
    const catalog::City* city;
    double importance;
};

/// Those that fit the scale, within what the map is about: no far-away ones along the edges of a wide frame.
std::vector<Candidate> candidates(const View& view, const Picture& picture) {
    const double across = ground_width(view);
    const Box subject = view.subject();
    const double reach = std::max(subject.width(), subject.height()) / 2.0;
    std::vector<Point> sites;
    for (const Site& site : picture.sites) {
        if (const auto at = view.show(site.position)) sites.push_back(*at);
    }
    if (sites.empty()) sites.push_back(subject.middle());
    constexpr double close_up = 3e5;  // metres across: there suburbs are what is looked for
    const bool parts = picture.show_cities == Cities::all || across < close_up;
    const auto is_part = [&](const catalog::City& city) {
        return !parts &&
               std::ranges::any_of(picture.cities, [&](const auto& other) { return is_part_of(city, other); });
    };
    std::vector<Candidate> found;
    for (const catalog::City& city : picture.cities) {
        if (!chosen(city, picture.show_cities, across)) continue;
        const auto at = view.show(city.position);
        if (!at || !subject.contains(*at) || is_foreign_script(city, picture.language) || is_part(city)) continue;
        double nearest = reach;
        for (const Point site : sites) nearest = std::min(nearest, length(*at - site));
        found.push_back({*at, &city, importance(city, nearest, reach)});
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.importance > b.importance; });
    return found;
}

/// Names of cities, best first, of which the map has room for some.
class CityLabels {
  public:
    CityLabels(const View& view, const Picture& picture)
        : candidates_(candidates(view, picture)),
          room_(static_cast<std::size_t>(view.frame().width() * view.frame().height() / points_squared_per_city)) {}

    void draw(bool capitals, Canvas& canvas, const Picture& picture, const ThemeStyle& theme, CollisionGrid& collisions,
              Labelled& labelled) {
        for (const auto& [at, city, rank] : candidates_) {
            if (room_ == 0) return;
            if (is_capital(*city) != capitals) continue;
            const Mark mark{at, city_radius};
            const Box dot = Box{at.x, at.y, at.x, at.y}.grown(city_radius + 0.8);
            if (!collisions.is_free(dot)) continue;
            const Text name(canvas, city_name(*city, picture.language),
                            {.size = capitals ? 7.4 : 6.9, .colour = theme.ink, .halo = theme.halo});
            const auto box = best_place(collisions, mark, name, crowded);
            if (!box) continue;
            draw_city_mark(canvas, at, capitals, theme);
            name.draw({box->left, box->top});
            collisions.take(dot);
            collisions.take(box->grown(2.0));
            --room_;
            (capitals ? labelled.capitals : labelled.cities) = true;
        }
    }

  private:
    static constexpr double points_squared_per_city = 4600.0;

    std::vector<Candidate> candidates_;
    std::size_t room_;
};

}  // namespace

double label_share(const Canvas& canvas) {
    constexpr double least = 0.85, small = 210.0, usual = 330.0;  // points of the short side
    const double side = std::min(canvas.width(), canvas.height());
    return least + (1.0 - least) * std::clamp((side - small) / (usual - small), 0.0, 1.0);
}

void draw_site_mark(Canvas& canvas, Point at, const ThemeStyle& theme) {
    canvas.disc(at, site_radius + 1.1, theme.halo);
    canvas.disc(at, site_radius, theme.ink);
}

void draw_place_mark(Canvas& canvas, Point at, const ThemeStyle& theme) {
    const Box square = Box{at.x, at.y, at.x, at.y}.grown(site_radius - 0.3);
    canvas.fill(square.grown(1.1), theme.halo);
    canvas.fill(square, theme.ink);
}

void draw_city_mark(Canvas& canvas, Point at, bool capital, const ThemeStyle& theme) {
    canvas.disc(at, city_radius + (capital ? 1.0 : 0.7), theme.halo);
    if (capital) {
        canvas.circle(at, city_radius, {theme.ink, 0.8});
    } else {
        canvas.disc(at, city_radius - 0.3, theme.muted);
    }
}

Labelled draw_labels(Canvas& canvas, const View& view, const Picture& picture, const Land& land,
                     const ThemeStyle& theme, CollisionGrid& collisions) {
    const Canvas::Layer layer(canvas, "labels");
    const Canvas::Clip clip(canvas, view.frame());
    for (const Shape& shape : picture.shapes) collisions.avoid(view.lines(shape.boundary));
    if (picture.borders) collisions.avoid_faint(view.lines(land.borders));
    Labelled labelled;
    for (const Route& route : picture.routes) collisions.avoid(view.lines({route.path}));
    draw_sites(canvas, view, picture, theme, collisions, labelled);
    draw_areas(canvas, view, picture, theme, collisions);
    draw_distances(canvas, view, picture, theme, collisions);
    draw_ring_labels(canvas, view, picture, theme, collisions);
    CityLabels cities(view, picture);
    cities.draw(true, canvas, picture, theme, collisions, labelled);
    if (picture.country_names) draw_country_names(canvas, view, picture, land, theme, collisions);
    cities.draw(false, canvas, picture, theme, collisions, labelled);
    return labelled;
}

}  // namespace rangeband::picture
