// SPDX-License-Identifier: MIT
#include "overlay/layouts.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "oracle/places.hpp"

using namespace rangeband;
using oracle::Band;
using oracle::Dice;
using oracle::Place;

namespace overlay {
namespace {

Band disc(const Place& site, double radius) { return {.site = site, .r_min = 0.0, .r_max = radius, .sector = {}}; }

Band disc_or_annulus(Dice& dice, const Place& site, double radius) {
    Band band = disc(site, radius);
    if (dice.chance(0.3)) band.r_min = radius * dice.uniform(0.1, 0.95);
    return band;
}

Layout cluster(Dice& dice, const Place& centre, double radius) {
    Layout layout;
    const int count = static_cast<int>(dice.log_uniform(2.0, 60.0));
    const double spread = radius * dice.log_uniform(0.05, 4.0);
    for (int i = 0; i < count; ++i) {
        const double own = dice.chance(0.5) ? radius : radius * dice.log_uniform(0.3, 2.0);
        layout.bands.push_back(disc_or_annulus(dice, near(dice, centre, spread), own));
    }
    return layout;
}

Layout lattice(Dice& dice) {
    Layout layout;
    const Place corner{dice.uniform(-70.0, 60.0), dice.pick({0.0, 170.0, -30.0})};
    const double step = dice.pick({1.0, 2.0, 5.0});
    const double radius = oracle::distance(corner, {corner.lat, corner.lon + step}) * dice.pick({0.5, 0.75, 1.0, 1.5});
    const int side = static_cast<int>(dice.uniform(2.0, 6.0));
    for (int i = 0; i < side; ++i) {
        for (int j = 0; j < side; ++j)
            layout.bands.push_back(disc({corner.lat + step * i, corner.lon + step * j}, radius));
    }
    return layout;
}

/// Equal up to a millimetre or less.
Layout coincident(Dice& dice) {
    Layout layout;
    const Place centre = anywhere(dice);
    const double radius = dice.log_uniform(1e3, 5e6);
    const double off = dice.pick({0.0, 1e-7, 1e-4, 1e-3, 1e-2, 1.0});
    const int count = static_cast<int>(dice.uniform(2.0, 12.0));
    for (int i = 0; i < count; ++i) layout.bands.push_back(disc(near(dice, centre, off), radius));
    return layout;
}

Layout tangent(Dice& dice) {
    Layout layout;
    const Place centre = anywhere(dice);
    const double radius = dice.log_uniform(1e3, 3e6);
    layout.bands.push_back(disc(centre, radius));
    for (int i = 0; i < 6; ++i) {
        const double other = radius * dice.uniform(0.2, 1.5);
        const double miss = dice.pick({0.0, 0.0, 1e-6, -1e-6, 1e-3, -1e-3});
        const double away = dice.chance(0.5) ? radius + other + miss : std::abs(radius - other) + miss;
        layout.bands.push_back(disc(oracle::direct(centre, 60.0 * i, away), other));
    }
    return layout;
}

Layout ladder_of_annuli(Dice& dice) {
    Layout layout;
    const Place centre = anywhere(dice);
    double radius = dice.log_uniform(1e3, 1e6);
    for (int i = 0; i < 4; ++i) {
        const double next = radius * dice.uniform(1.1, 2.0);
        layout.bands.push_back({.site = centre, .r_min = radius, .r_max = next, .sector = {}});
        radius = next;
    }
    layout.bands.push_back(disc(near(dice, centre, radius), 0.5 * radius));
    return layout;
}

/// Sites of one latitude, each exactly as far from the pole as it reaches; or beside that.
Layout through_the_pole(Dice& dice) {
    Layout layout;
    const double lat = dice.uniform(40.0, 85.0) * dice.pick({-1.0, 1.0});
    const double away = oracle::distance({lat, 0.0}, {std::copysign(90.0, lat), 0.0});
    const int count = static_cast<int>(dice.uniform(2.0, 7.0));
    const double miss = dice.pick({0.0, 0.0, 1e-4, -1e-4, 1.0, -1.0, 5e4});
    for (int i = 0; i < count; ++i) layout.bands.push_back(disc({lat, 360.0 / count * i - 180.0}, away + miss));
    return layout;
}

Layout antipodal(Dice& dice) {
    Layout layout;
    const int pairs = static_cast<int>(dice.uniform(1.0, 3.0));
    for (int i = 0; i < pairs; ++i) {
        const Place centre = dice.chance(0.3) ? Place{0.0, 0.0} : anywhere(dice);
        const double radius = dice.uniform(9.8e6, 10.2e6);
        layout.bands.push_back(disc(centre, radius));
        const Place opposite{-centre.lat, std::remainder(centre.lon + 180.0, 360.0)};
        const Place other = dice.chance(0.5) ? opposite : near(dice, opposite, 3e4);
        layout.bands.push_back(disc(other, oracle::half_meridian_m - radius + dice.uniform(-2e4, 2e4)));
    }
    return layout;
}

Layout wide(Dice& dice) {
    Layout layout;
    const int count = static_cast<int>(dice.uniform(2.0, 6.0));
    for (int i = 0; i < count; ++i)
        layout.bands.push_back(disc_or_annulus(dice, anywhere(dice), dice.uniform(8e6, 19.9e6)));
    return layout;
}

Layout folded(Dice& dice) {
    Layout layout;
    for (int i = 0; i < 2; ++i) layout.bands.push_back(disc(anywhere(dice), dice.uniform(19'960e3, 20'003.5e3)));
    const Place& first = layout.bands.front().site;
    layout.bands.push_back(
        disc(near(dice, {-first.lat, std::remainder(first.lon + 180.0, 360.0)}, 5e4), dice.uniform(1e3, 1e5)));
    return layout;
}

Layout world(Dice& dice) {
    Layout layout;
    const int count = static_cast<int>(dice.uniform(20.0, 80.0));
    const double radius = dice.log_uniform(1e5, 4e6);
    for (int i = 0; i < count; ++i)
        layout.bands.push_back(disc_or_annulus(dice, anywhere(dice), radius * dice.uniform(0.5, 1.5)));
    return layout;
}

/// Discs so small that they fit between the chords of a coarsely drawn circle and the circle.
Layout specks(Dice& dice) {
    Layout layout;
    Place centre = anywhere(dice);
    const double radius = dice.log_uniform(1e3, 1e6);
    if (dice.chance(0.3) && std::abs(centre.lat) < 75.0) centre.lon = 180.0 - oracle::widest_dlon(centre, radius);
    const double strip = radius * dice.log_uniform(1e-4, 2e-2);
    layout.bands.push_back(disc_or_annulus(dice, centre, radius));
    for (int i = 0; i < 40; ++i) {
        const Band& big = layout.bands.front();
        const double circle = big.r_min > 0.0 && dice.chance(0.5) ? big.r_min : big.r_max;
        const Place site = oracle::direct(centre, dice.uniform(0.0, 360.0), circle + strip * dice.uniform(-1.0, 1.0));
        layout.bands.push_back(disc_or_annulus(dice, site, std::max(strip * dice.log_uniform(1e-3, 0.3), 0.02)));
    }
    return layout;
}

/// Circles from both sides whose ends lie beside ±180°, or on it.
Layout touching_180(Dice& dice) {
    Layout layout;
    const double lat = dice.uniform(-70.0, 70.0);
    for (int i = 0; i < 6; ++i) {
        Place site{lat + dice.uniform(-1.0, 1.0), 0.0};
        const double radius = dice.log_uniform(1e3, 3e5);
        const double miss = dice.chance(0.3) ? 0.0 : dice.pick({-1.0, 1.0}) * dice.log_uniform(1e-13, 1e-3);
        site.lon = dice.pick({-1.0, 1.0}) * (180.0 - oracle::widest_dlon(site, radius) + miss);
        layout.bands.push_back(disc(site, radius));
    }
    return layout;
}

const std::vector<std::pair<std::string, std::function<Layout(Dice&)>>>& kinds() {
    static const std::vector<std::pair<std::string, std::function<Layout(Dice&)>>> all{
        {"cluster", [](Dice& dice) { return cluster(dice, anywhere(dice), dice.log_uniform(1e2, 5e6)); }},
        {"cluster at 180",
         [](Dice& dice) {
             return cluster(dice, {dice.uniform(-60.0, 60.0), 180.0}, dice.log_uniform(1e4, 3e6));
         }},
        {"cluster at a pole",
         [](Dice& dice) {
             return cluster(dice, {dice.pick({-90.0, 90.0}), 0.0}, dice.log_uniform(1e4, 3e6));
         }},
        {"lattice", lattice},
        {"coincident", coincident},
        {"tangent", tangent},
        {"ladder of annuli", ladder_of_annuli},
        {"through the pole", through_the_pole},
        {"antipodal", antipodal},
        {"wide", wide},
        {"folded", folded},
        {"specks", specks},
        {"touching 180", touching_180},
        {"world", world}};
    return all;
}

}  // namespace

std::vector<footprint::Source> Layout::sources() const {
    std::vector<footprint::Source> sources;
    for (const Band& band : bands) {
        sources.push_back(footprint::Source::site(geodesic::Position::deg(band.site.lat, band.site.lon),
                                                  Length::m(band.r_min), Length::m(band.r_max)));
    }
    return sources;
}

std::string Layout::reproduction() const {
    std::string text = fmt::format("seed {}: {}, tolerance {:.17g} m", oracle::seed(), kind, tolerance_m);
    for (const Band& band : bands)
        text += fmt::format("\n    {{{{{:.17g}, {:.17g}}}, {:.17g}, {:.17g}}},", band.site.lat, band.site.lon,
                            band.r_min, band.r_max);
    return text;
}

int Layout::count(const Place& place) const {
    return static_cast<int>(
        std::count_if(bands.begin(), bands.end(), [&](const Band& band) { return band.contains(place); }));
}

double Layout::from_circles(const Place& place) const {
    double nearest = 1e9;
    for (const Band& band : bands) {
        const double away = oracle::distance(band.site, place);
        nearest = std::min(nearest, std::abs(away - band.r_max));
        if (band.r_min > 0.0) nearest = std::min(nearest, std::abs(away - band.r_min));
    }
    return nearest;
}

const std::vector<Layout>& all_layouts() {
    static const std::vector<Layout> all = [] {
        Dice dice(oracle::seed() + 77);
        std::vector<Layout> layouts;
        const std::uint64_t count = oracle::from_environment("RANGEBAND_LAYOUTS", 42);
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto& [kind, make] = kinds()[i % kinds().size()];
            Layout layout = make(dice);
            layout.kind = kind;
            layout.tolerance_m = dice.pick({100.0, 100.0, 10.0, 1000.0, 5000.0});
            layouts.push_back(std::move(layout));
        }
        return layouts;
    }();
    return all;
}

std::vector<Place> witnesses(const Layout& layout, Dice& dice, int count) {
    std::vector<Place> places;
    const auto any_band = [&]() -> const Band& {
        return layout.bands[static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(layout.bands.size())))];
    };
    const double beyond = 1.05 * layout.tolerance_m;
    for (int i = 0; i < count; ++i) {
        places.push_back(anywhere(dice));
        const Band& band = any_band();
        places.push_back(near(dice, band.site, 1.3 * band.r_max));
        for (const double away : {-beyond, beyond}) {
            const double radius = band.r_min > 0.0 && dice.chance(0.4) ? band.r_min : band.r_max;
            places.push_back(oracle::direct(band.site, dice.uniform(0.0, 360.0), std::abs(radius + away)));
        }
        // Beside a crossing with another circle: from the one toward the other, where both are as far as they reach.
        const Band& other = any_band();
        const oracle::Way way = oracle::inverse(band.site, other.site);
        const double R = 6371e3;
        const double cosine = (std::cos(other.r_max / R) - std::cos(way.metres / R) * std::cos(band.r_max / R)) /
                              (std::sin(way.metres / R) * std::sin(band.r_max / R));
        if (!(std::abs(cosine) < 1.0)) continue;
        const double turn = std::acos(cosine) * 180.0 / std::numbers::pi * dice.pick({-1.0, 1.0});
        const Place corner = oracle::direct(band.site, way.azimuth + turn, band.r_max);
        for (int k = 0; k < 4; ++k)
            places.push_back(near(dice, corner, dice.log_uniform(3.0, 300.0) * layout.tolerance_m));
    }
    return places;
}

}  // namespace overlay
