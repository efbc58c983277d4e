// SPDX-License-Identifier: MIT
#include "families/families.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <stdexcept>
#include <utility>

#include "oracle/dice.hpp"
#include "oracle/places.hpp"

using namespace rangeband;
using oracle::Dice;
using oracle::Place;

namespace families {
namespace {

/// Sites with their ranges, and where their circles meet.
struct Sites {
    std::vector<Item> items;
    std::vector<Place> meetings;

    void add(const Place& site, double r_max, double r_min = 0.0) {
        items.push_back({.parts = {{{site}}}, .r_min = r_min, .r_max = r_max});
    }
};

using Make = std::function<void(Dice&, std::size_t n, Sites&)>;

constexpr double longest_m = 20.0e6;  // less than half a meridian

Place at_pole(Dice& dice) { return {dice.pick({-90.0, 90.0}), 0.0}; }

Place on_180(Dice& dice) { return {dice.uniform(-70.0, 70.0), dice.pick({-180.0, 180.0})}; }

Place opposite(const Place& p) { return {-p.lat, std::remainder(p.lon + 180.0, 360.0)}; }

double some_reach(Dice& dice) { return dice.chance(0.2) ? dice.log_uniform(5e3, 5e4) : dice.log_uniform(5e4, 4e6); }

/// 0 is exact.
double to_step(double metres, double step) {
    return step == 0.0 ? metres : std::max(std::round(metres / step), 1.0) * step;
}

/// Ranges that all end at one place.
void star(Dice& dice, std::size_t n, Sites& sites, const Place& place, double step) {
    const double reach = dice.chance(0.1) ? 1.5e7 : some_reach(dice);
    sites.meetings = {place};
    for (std::size_t i = 0; i < n; ++i) {
        const Place site = oracle::direct(place, dice.uniform(0.0, 360.0), reach * dice.uniform(0.1, 1.0));
        sites.add(site, to_step(oracle::distance(site, place), step));
    }
}

double some_step(Dice& dice) { return dice.pick({0.0, 0.0, 1e-3, 1.0, 1e3}); }

/// The place is opposite to a site, or nearly, which therefore reaches it from all sides.
void star_opposite(Dice& dice, std::size_t n, Sites& sites) {
    const Place place = dice.chance(0.2) ? Place{0.0, dice.uniform(-180.0, 180.0)} : anywhere(dice);
    const double step = some_step(dice);
    sites.meetings = {place};
    for (std::size_t i = 0; i < n; ++i) {
        Place site = opposite(place);
        if (i > 0 && i % 5 == 0) site = near(dice, site, 5e4);
        if (i % 5 != 0) site = oracle::direct(place, dice.uniform(0.0, 360.0), dice.uniform(1e6, 1.9e7));
        sites.add(site, to_step(oracle::distance(site, place), step));
    }
}

/// Equal ranges around one place.
void ring(Dice& dice, std::size_t n, Sites& sites, const Place& centre) {
    const double reach = some_reach(dice);
    const double first = dice.pick({0.0, 90.0, dice.uniform(0.0, 360.0)});
    sites.meetings = {centre};
    for (std::size_t i = 0; i < n; ++i) {
        const double turn = 360.0 * static_cast<double>(i) / static_cast<double>(n);
        sites.add(oracle::direct(centre, first + turn, reach), reach);
    }
}

std::size_t side_of(std::size_t n) {
    return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(n)) - 1e-9));
}

/// Rows and columns of equal steps in degrees, so that circles of a row are equal but for their longitude.
void lattice_square(Dice& dice, std::size_t n, Sites& sites) {
    const std::size_t side = side_of(n);
    const double step = std::min(dice.pick({0.1, 1.0, 2.0, 5.0}), 40.0 / static_cast<double>(side));
    const Place corner{std::round(dice.uniform(-60.0, 20.0)), dice.pick({0.0, 170.0, -30.0})};
    const double reach = oracle::distance(corner, {corner.lat, corner.lon + step}) *
                         dice.pick({0.5, std::sqrt(0.5), 0.75, 1.0, std::sqrt(2.0), 1.5, 2.0});
    for (std::size_t i = 0; i < n; ++i) {
        const Place site{corner.lat + step * static_cast<double>(i / side),
                         std::remainder(corner.lon + step * static_cast<double>(i % side), 360.0)};
        sites.add(site, reach);
        sites.meetings.push_back({site.lat + 0.5 * step, site.lon + 0.5 * step});
    }
}

/// As flat as the Earth allows, around a place.
void lattice_triangular(Dice& dice, std::size_t n, Sites& sites) {
    const Place centre = anywhere(dice);
    const std::size_t side = side_of(n);
    const double spacing = std::min(some_reach(dice), 8e6 / static_cast<double>(side));
    const double reach = spacing * dice.pick({0.5, 1.0 / std::sqrt(3.0), std::sqrt(0.75), 1.0, std::sqrt(3.0), 2.0});
    const double middle = 0.5 * static_cast<double>(side - 1);
    for (std::size_t i = 0; i < n; ++i) {
        const double row = static_cast<double>(i / side) - middle;
        const double east = spacing * (static_cast<double>(i % side) - middle + 0.5 * row);
        const double north = spacing * std::sqrt(0.75) * row;
        sites.add(oracle::direct(centre, std::atan2(east, north) * 180.0 / std::numbers::pi, std::hypot(east, north)),
                  reach);
        sites.meetings.push_back(sites.items.back().parts.front().samples.front());
    }
}

/// One base from many publishers.
void copies(Dice& dice, std::size_t n, Sites& sites, double offset) {
    const Place centre = dice.chance(0.2) ? on_180(dice) : dice.chance(0.1) ? at_pole(dice) : anywhere(dice);
    const double reach = some_reach(dice);
    const bool ranges_too = dice.chance(0.5);
    for (std::size_t i = 0; i < n; ++i)
        sites.add(near(dice, centre, offset), reach + (ranges_too ? dice.uniform(-offset, offset) : 0.0));
}

/// The same bases, rounded to so many decimals by each publisher.
void catalogues(Dice& dice, std::size_t n, Sites& sites, const std::vector<int>& decimals) {
    const double reach = dice.pick({300e3, 480e3, 500e3, 1000e3});
    const auto rounded = [](double value, int places) {
        const double scale = std::pow(10.0, places);
        return std::round(value * scale) / scale;
    };
    Place base{};
    for (std::size_t i = 0; i < n; ++i) {
        if (i % decimals.size() == 0) base = {dice.uniform(36.0, 66.0), dice.uniform(-9.0, 60.0)};
        const int places = decimals[i % decimals.size()];
        sites.add({rounded(base.lat, places), rounded(base.lon, places)}, reach);
    }
}

/// All touch at one place, each inside the next.
void nested(Dice& dice, std::size_t n, Sites& sites) {
    const Place touch = dice.chance(0.2) ? at_pole(dice) : dice.chance(0.2) ? on_180(dice) : anywhere(dice);
    const double azimuth = dice.pick({0.0, 90.0, dice.uniform(0.0, 360.0)});
    const double reach = some_reach(dice);
    sites.meetings = {touch};
    for (std::size_t i = 0; i < n; ++i) {
        const double own = reach * static_cast<double>(i + 1) / static_cast<double>(n);
        sites.add(oracle::direct(touch, azimuth, own), own);
    }
}

/// Each touches the next from outside, along a geodesic.
void chain(Dice& dice, std::size_t n, Sites& sites) {
    const Place start = dice.chance(0.3) ? Place{0.0, dice.uniform(-180.0, 180.0)} : anywhere(dice);
    const double azimuth = dice.pick({0.0, 90.0, dice.uniform(0.0, 360.0)});
    const double reach = std::min(some_reach(dice), 7e6 / static_cast<double>(n));
    const bool equal = dice.chance(0.5);
    double at = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double own = equal ? reach : reach * dice.uniform(0.3, 1.0);
        at += own;
        sites.add(oracle::direct(start, azimuth, at), own);
        at += own;
        sites.meetings.push_back(oracle::direct(start, azimuth, at));
    }
}

/// Pairs about the equator, about ±180°, or fours about both.
void mirror(Dice& dice, std::size_t n, Sites& sites, bool equator, bool meridian) {
    const double reach = std::min(some_reach(dice), 3e6);
    const double degrees = reach / 111e3;
    Place site{};
    double own = reach;
    const std::size_t images = (equator ? 2U : 1U) * (meridian ? 2U : 1U);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t image = i % images;
        if (image == 0) {
            const double away = degrees * dice.uniform(0.05, 1.2);
            site = {equator ? std::min(away, 80.0) : dice.uniform(-60.0, 60.0),
                    meridian ? 180.0 - degrees * dice.uniform(0.05, 1.2) : dice.uniform(-1.0, 1.0) * 2.0 * degrees};
            if (dice.chance(0.5)) own = reach * dice.uniform(0.5, 1.5);
        }
        const bool south = equator && (image & 1U) != 0;
        const bool west = meridian && (image & (equator ? 2U : 1U)) != 0;
        sites.add({south ? -site.lat : site.lat, west ? -site.lon : site.lon}, own);
    }
}

enum class Through { outer, inner, both };

/// Circles exactly through a pole: the upper edge, the lower one, or the lower one through the nearer pole and the
/// upper one through the other.
void pole(Dice& dice, std::size_t n, Sites& sites, Through edge) {
    const double sign = dice.pick({-1.0, 1.0});
    const bool one_latitude = dice.chance(0.4);
    const double latitude = dice.uniform(20.0, 89.9);
    sites.meetings = {{90.0, 0.0}, {-90.0, 0.0}};
    for (std::size_t i = 0; i < n; ++i) {
        const double lat = sign * (one_latitude ? latitude : dice.uniform(20.0, 89.9));
        const double turn = 360.0 * static_cast<double>(i) / static_cast<double>(n) - 180.0;
        const Place site{lat, one_latitude ? turn : dice.uniform(-180.0, 180.0)};
        const double to_pole = oracle::distance(site, {std::copysign(90.0, lat), 0.0});
        const double to_other = oracle::distance(site, {std::copysign(90.0, -lat), 0.0});
        if (edge == Through::outer) sites.add(site, to_pole);
        if (edge == Through::inner) sites.add(site, std::min(to_pole * dice.uniform(1.05, 2.0), longest_m), to_pole);
        if (edge == Through::both) sites.add(site, to_other, to_pole);
    }
}

const std::vector<std::pair<std::string, Make>>& makers() {
    static const std::vector<std::pair<std::string, Make>> all = [] {
        std::vector<std::pair<std::string, Make>> makers;
        const auto with = [&](std::string name, Make make) { makers.emplace_back(std::move(name), std::move(make)); };
        for (const auto& [name, step] :
             {std::pair{"star-exact", 0.0}, {"star-mm", 1e-3}, {"star-m", 1.0}, {"star-km", 1e3}})
            with(name, [step](Dice& d, std::size_t n, Sites& s) { star(d, n, s, anywhere(d), step); });
        with("star-pole", [](Dice& d, std::size_t n, Sites& s) { star(d, n, s, at_pole(d), some_step(d)); });
        with("star-180", [](Dice& d, std::size_t n, Sites& s) { star(d, n, s, on_180(d), some_step(d)); });
        with("star-opposite", star_opposite);
        with("ring", [](Dice& d, std::size_t n, Sites& s) { ring(d, n, s, anywhere(d)); });
        with("ring-pole", [](Dice& d, std::size_t n, Sites& s) { ring(d, n, s, at_pole(d)); });
        with("ring-180", [](Dice& d, std::size_t n, Sites& s) { ring(d, n, s, on_180(d)); });
        with("lattice-square", lattice_square);
        with("lattice-triangular", lattice_triangular);
        for (const auto& [name, offset] : {std::pair{"copies-1um", 1e-6},
                                           {"copies-1mm", 1e-3},
                                           {"copies-1cm", 1e-2},
                                           {"copies-10cm", 1e-1},
                                           {"copies-1m", 1.0},
                                           {"copies-10m", 10.0}})
            with(name, [offset](Dice& d, std::size_t n, Sites& s) { copies(d, n, s, offset); });
        with("catalogues-25", [](Dice& d, std::size_t n, Sites& s) { catalogues(d, n, s, {2, 5}); });
        with("catalogues-35", [](Dice& d, std::size_t n, Sites& s) { catalogues(d, n, s, {3, 5}); });
        with("catalogues-235", [](Dice& d, std::size_t n, Sites& s) { catalogues(d, n, s, {2, 3, 5}); });
        with("nested", nested);
        with("chain", chain);
        with("mirror-equator", [](Dice& d, std::size_t n, Sites& s) { mirror(d, n, s, true, false); });
        with("mirror-180", [](Dice& d, std::size_t n, Sites& s) { mirror(d, n, s, false, true); });
        with("mirror-both", [](Dice& d, std::size_t n, Sites& s) { mirror(d, n, s, true, true); });
        with("pole-outer", [](Dice& d, std::size_t n, Sites& s) { pole(d, n, s, Through::outer); });
        with("pole-inner", [](Dice& d, std::size_t n, Sites& s) { pole(d, n, s, Through::inner); });
        with("pole-both", [](Dice& d, std::size_t n, Sites& s) { pole(d, n, s, Through::both); });
        return makers;
    }();
    return all;
}

/// Half of the discs become annuli, some inward of their circle, some outward, whose lower edge then runs where the
/// circle was.
void mix_in_annuli(Dice& dice, std::vector<Item>& items) {
    for (Item& item : items) {
        if (item.r_min > 0.0 || !dice.chance(0.5)) continue;
        if (dice.chance(0.5) || item.r_max > 0.9 * longest_m) {
            item.r_min = item.r_max * dice.uniform(0.1, 0.95);
        } else {
            item.r_min = item.r_max;
            item.r_max = std::min(item.r_max * dice.uniform(1.05, 2.0), longest_m);
        }
    }
}

Part sampled(const footprint::Path& path) {
    Part part;
    constexpr int steps = 25;
    for (std::size_t i = 1; i < path.size(); ++i) {
        for (int k = 0; k <= steps; ++k) {
            const double share = static_cast<double>(k) / steps;
            part.samples.push_back({path[i - 1].lat + share * (path[i].lat - path[i - 1].lat),
                                    path[i - 1].lon + share * (path[i].lon - path[i - 1].lon)});
        }
    }
    return part;
}

/// Lines, triangles and pairs of places in turn, each from its site on and small beside its ranges.
void make_areas(Dice& dice, std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        Item& item = items[i];
        Place site = item.parts.front().samples.front();
        if (std::abs(site.lat) > 89.0) site.lat = std::copysign(89.0, site.lat);
        const double size = std::min(5e3, 0.05 * (item.r_min > 0.0 ? item.r_min : item.r_max));
        const auto vertex = [&](double azimuth) {
            const Place p = oracle::direct(site, azimuth, size);
            return footprint::LonLat{site.lon + std::remainder(p.lon - site.lon, 360.0), p.lat};
        };
        const footprint::LonLat at{site.lon, site.lat};
        const double azimuth = dice.uniform(0.0, 360.0);
        if (i % 3 == 0) {
            item.area.lines = {{at, vertex(azimuth)}};
            item.parts = {sampled(item.area.lines.front())};
        } else if (i % 3 == 1) {
            item.area.polygons = {{{at, vertex(azimuth), vertex(azimuth + 60.0), at}, {}}};
            item.parts = {sampled(item.area.polygons.front().exterior)};
        } else {
            const footprint::LonLat other = vertex(azimuth);
            item.area.points = {at, other};
            item.parts = {{{site}}, {{{other.lat, other.lon}}}};
        }
    }
}

std::uint64_t mixed(std::uint64_t seed, std::string_view text, std::size_t n) {
    std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return (hash ^ n) * 0x100000001b3U;
}

}  // namespace

oracle::Band Item::band() const {
    return {.site = parts.front().samples.front(), .r_min = r_min, .r_max = r_max, .sector = {}};
}

footprint::Source Item::source(double tolerance_m) const {
    if (!is_site())
        return footprint::launch_area(area, footprint::Edges::lonlat, Length::m(r_min), Length::m(r_max),
                                      Tolerance::m(tolerance_m));
    const Place& site = parts.front().samples.front();
    return footprint::Source::site(geodesic::Position::deg(site.lat, site.lon), Length::m(r_min), Length::m(r_max));
}

Answer answer(const Item& item, const Place& place) {
    Answer whole{.inside = false, .margin = 1e9};
    for (const Part& part : item.parts) {
        double nearest = 1e9;
        double farthest = 0.0;
        for (const Place& sample : part.samples) {
            const double away = oracle::distance(sample, place);
            nearest = std::min(nearest, away);
            farthest = std::max(farthest, away);
        }
        const bool too_near = item.r_min > 0.0 && farthest < item.r_min;
        whole.inside = whole.inside || (nearest <= item.r_max && !too_near);
        whole.margin = std::min(whole.margin, std::abs(nearest - item.r_max));
        if (item.r_min > 0.0) whole.margin = std::min(whole.margin, std::abs(farthest - item.r_min));
    }
    return whole;
}

const std::vector<std::string>& names() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> names;
        for (const auto& [name, make] : makers()) names.push_back(name);
        return names;
    }();
    return all;
}

Layout layout(std::string_view family, std::size_t n, std::uint64_t seed) {
    const std::string_view base = family.substr(0, family.find('+'));
    const std::string_view variant = family.substr(base.size());
    const auto maker =
        std::find_if(makers().begin(), makers().end(), [&](const auto& one) { return one.first == base; });
    if (maker == makers().end() || (variant != "" && variant != "+annuli" && variant != "+areas"))
        throw std::out_of_range("no family " + std::string(family));
    Dice dice(mixed(seed, base, n));
    Sites sites;
    maker->second(dice, n, sites);
    if (variant == "+annuli") mix_in_annuli(dice, sites.items);
    if (variant == "+areas") {
        if (dice.chance(0.5)) mix_in_annuli(dice, sites.items);
        make_areas(dice, sites.items);
    }
    return {.family = std::string(family),
            .n = n,
            .seed = seed,
            .items = std::move(sites.items),
            .meetings = std::move(sites.meetings)};
}

std::vector<Item> representatives(const std::vector<Item>& items, double delta_m) {
    std::vector<Item> kept;
    for (const Item& item : items) {
        const bool near_copy =
            item.is_site() && std::any_of(kept.begin(), kept.end(), [&](const Item& other) {
                return std::abs(item.r_max - other.r_max) <= delta_m && std::abs(item.r_min - other.r_min) <= delta_m &&
                       oracle::distance(item.band().site, other.band().site) +
                               std::max(std::abs(item.r_max - other.r_max), std::abs(item.r_min - other.r_min)) <=
                           delta_m;
            });
        if (!near_copy) kept.push_back(item);
    }
    return kept;
}

}  // namespace families
