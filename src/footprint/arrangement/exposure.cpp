#include "footprint/arrangement/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "rangeband/footprint/interior.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double a = geodesic::equatorial_radius_m;
constexpr double b = geodesic::polar_radius_m;

/// What rounding and interpolation can do to a distance, metres; a hundredfold.
constexpr double slack_m = 1e-5;

constexpr int first_windows = 8;

/// Halving goes on until a window is narrower than what the bounds leave open, as a share of the radius.
constexpr double narrowest = 0.002;

/// So few discs are rather crossed than looked at more closely.
constexpr std::size_t few = 2;

/// With Gaussian curvature nowhere below b²/a⁴ no point of a circle moves faster with azimuth (Sturm).
double fastest_m(double radius) { return a * a / b * std::sin(std::min(radius / (a * a / b), 0.5 * pi)); }

/// The angle between unit vectors, from its series in their chord, 2·asin(c/2) = c + c³/24 + 3c⁵/640 + …: never more
/// than the angle.
double least_angle(double chord) {
    const double squared = chord * chord;
    return chord * (1.0 + squared * (1.0 / 24.0 + squared * (3.0 / 640.0)));
}

/// Never less, and for wide chords the angle itself.
double most_angle(double chord) {
    if (chord > 1.0) return 2.0 * std::asin(std::min(0.5 * chord, 1.0));
    const double squared = chord * chord;
    return least_angle(chord) + chord * squared * squared * squared * (1.0 / 1000.0);
}

LonLat place_of(const Vector& p) {
    return {Angle::rad(std::atan2(p[1], p[0])).deg(),
            Angle::rad(std::atan2(p[2], (1.0 - geodesic::flattening) * std::hypot(p[0], p[1]))).deg()};
}

}  // namespace

Exposure::Exposure(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted,
                   const Settlers* settlers)
    : discs_(discs), tree_(tree), wanted_(wanted), settlers_(settlers), states_(discs.owners().size()) {
    for (OwnerId id = 0; id < states_.size(); ++id) {
        const DiscSet::Owner& owner = discs.owners()[id];
        states_[id] = {.outer_in = owner.outer_whole, .inner_in = owner.inner_whole};
        if (owner.interior != nullptr) with_interior_.push_back(id);
        count(id, 1);
    }
}

std::vector<Window> Exposure::windows(const DiscBoundary& boundary, DiscId disc) {
    disc_ = disc;
    const double start = boundary.parts().front().from;
    Window all{.from = start, .to = start + 2.0 * pi, .whole = true, .inside = {}, .crossed = {}};
    const double radius = discs_.disc(disc).radius.m();
    tree_.near(discs_.centre(disc), radius, [&](DiscId other) {
        if (other == disc) return;
        const double reach = discs_.disc(other).radius.m();
        const double chord = length(minus(discs_.centre(disc), discs_.centre(other)));
        if (b * least_angle(chord) - slack_m - radius > reach) return;
        const double most = a * most_angle(chord) + slack_m;
        if (radius - most > reach) return;
        (most + radius < reach ? all.inside : all.crossed).push_back(other);
    });
    if (!wanted_ || boundary.folded()) return {std::move(all)};
    if (is_idle_inner(disc, all)) return {};

    inside_ = std::move(all.inside);
    for (const DiscId other : inside_) put(other, &State::outer_in, &State::inner_in, 1);
    put(disc, &State::outer_maybe, &State::inner_maybe, 1);
    leaves_.clear();
    settler_ = DiscTree::none;
    const auto edge = [](int k) { return 2.0 * pi * k / first_windows; };
    for (int k = 0; k < first_windows; ++k) look(boundary, edge(k), edge(k + 1), all.crossed);
    put(disc, &State::outer_maybe, &State::inner_maybe, -1U);
    for (const DiscId other : inside_) put(other, &State::outer_in, &State::inner_in, -1U);
    return joined_leaves();
}

/// An inner disc of an owner makes a difference only where all of the owner's other inner discs are, too.
bool Exposure::is_idle_inner(DiscId disc, const Window& near) const {
    const auto uses = discs_.uses(disc);
    if (uses.size() != 1 || !uses.front().inner) return false;
    const DiscSet::Owner& owner = discs_.owners()[uses.front().owner];
    std::uint32_t found = owner.inner_whole + 1;
    for (const auto* discs : {&near.inside, &near.crossed}) {
        for (const DiscId other : *discs) {
            for (const DiscSet::Use& use : discs_.uses(other)) found += use.inner && use.owner == uses.front().owner;
        }
    }
    return found < owner.inner;
}

void Exposure::put(DiscId disc, std::uint32_t State::*outer, std::uint32_t State::*inner, std::uint32_t by) {
    for (const DiscSet::Use& use : discs_.uses(disc)) {
        count(use.owner, -1);
        states_[use.owner].*(use.inner ? inner : outer) += by;
        count(use.owner, 1);
    }
}

void Exposure::count(OwnerId id, std::int64_t times) {
    const DiscSet::Owner& owner = discs_.owners()[id];
    if (owner.interior != nullptr) return;
    const Held here = held(id, near_enough(id, {}));
    if (here == Held::no) return;
    if (here == Held::yes || owner.weight < 0) bounds_.least += times * owner.weight;
    if (here == Held::yes || owner.weight > 0) bounds_.most += times * owner.weight;
}

/// How a disc lies to all points within a distance of a place.
Exposure::Held Exposure::holds_all(DiscId disc, const Vector& place, double reach_m) const {
    const double radius = discs_.disc(disc).radius.m();
    const double chord = length(minus(discs_.centre(disc), place));
    if (b * least_angle(chord) - reach_m > radius) return Held::no;
    return a * most_angle(chord) + reach_m < radius ? Held::yes : Held::maybe;
}

/// Leaves out a stretch where the answer is the same on both sides, and halves others until few discs are left open.
void Exposure::look(const DiscBoundary& boundary, double from, double to, std::span<const DiscId> candidates) {
    const Vector place = boundary.state(0.5 * (from + to)).p;
    const double radius = discs_.disc(disc_).radius.m();
    const double reach = 0.5 * (to - from) * fastest_m(radius) + slack_m;
    std::vector<DiscId> maybe;
    const std::size_t inside_before = inside_.size();
    bool settled = settler_ != DiscTree::none && holds_all(settler_, place, reach) == Held::yes;
    for (auto disc = candidates.begin(); disc != candidates.end() && !settled; ++disc) {
        const Held held = holds_all(*disc, place, reach);
        if (held == Held::maybe) maybe.push_back(*disc);
        if (held != Held::yes) continue;
        inside_.push_back(*disc);
        put(*disc, &State::outer_in, &State::inner_in, 1);
        settled = settlers_->settle(disc_, *disc);
        if (settled) settler_ = *disc;
    }
    // Discs that may hold something only widen what is open.
    if (!settled && is_settled_at(place)) {
        for (const DiscId disc : maybe) put(disc, &State::outer_maybe, &State::inner_maybe, 1);
        settled = is_settled_at(place);
        for (const DiscId disc : maybe) put(disc, &State::outer_maybe, &State::inner_maybe, -1U);
    }
    if (!settled) {
        if (maybe.size() <= few || reach < narrowest * radius) {
            leaves_.push_back({from, to, inside_, std::move(maybe)});
        } else {
            const double middle = 0.5 * (from + to);
            look(boundary, from, middle, maybe);
            look(boundary, middle, to, maybe);
        }
    }
    for (; inside_.size() > inside_before; inside_.pop_back())
        put(inside_.back(), &State::outer_in, &State::inner_in, -1U);
}

/// For an interior: where no other disc of its owner may be, its rim is not near, and one place answers for all.
Exposure::Held Exposure::near_enough(OwnerId id, const Vector& place) const {
    const State& state = states_[id];
    if (state.outer_in > 0) return Held::yes;
    const MultiPolygon* interior = discs_.owners()[id].interior;
    if (interior != nullptr) {
        const auto uses = discs_.uses(disc_);
        const bool own = std::any_of(uses.begin(), uses.end(),
                                     [&](const DiscSet::Use& use) { return use.owner == id && !use.inner; });
        if (state.outer_maybe == (own ? 1U : 0U) && holds(*interior, place_of(place))) return Held::yes;
    }
    return state.outer_maybe > 0 ? Held::maybe : Held::no;
}

Exposure::Held Exposure::held(OwnerId id, Held near_enough) const {
    const std::uint32_t inner = discs_.owners()[id].inner;
    const State& state = states_[id];
    const Held too_near = inner == 0 || state.inner_in + state.inner_maybe < inner ? Held::no
                          : state.inner_in == inner                                ? Held::yes
                                                                                   : Held::maybe;
    if (near_enough == Held::no || too_near == Held::yes) return Held::no;
    return near_enough == Held::yes && too_near == Held::no ? Held::yes : Held::maybe;
}

Exposure::Held Exposure::held_at(OwnerId id, const Vector& place) const { return held(id, near_enough(id, place)); }

bool Exposure::is_settled(const Bounds& bounds) const {
    return bounds.most < wanted_->least || bounds.least > wanted_->most ||
           (bounds.least >= wanted_->least && bounds.most <= wanted_->most);
}

bool Exposure::makes_a_difference(const Vector& place) const {
    const auto uses = discs_.uses(disc_);
    return std::any_of(uses.begin(), uses.end(),
                       [&](const DiscSet::Use& use) { return held_at(use.owner, place) == Held::maybe; });
}

/// Whether the circle makes no difference, or none that is asked for.
bool Exposure::is_settled_at(const Vector& place) const {
    if (!makes_a_difference(place)) return true;
    Bounds bounds = bounds_;
    for (const OwnerId id : with_interior_) {
        const Held here = held_at(id, place);
        const std::int64_t weight = discs_.owners()[id].weight;
        if (here == Held::no) continue;
        if (here == Held::yes || weight < 0) bounds.least += weight;
        if (here == Held::yes || weight > 0) bounds.most += weight;
    }
    return is_settled(bounds);
}

/// A window for every run of leaves, the last going on with the first. A disc that surely holds all leaves of a run
/// surely holds the run; one that holds or may hold some of it may cross it.
std::vector<Window> Exposure::joined_leaves() const {
    std::vector<std::vector<const Leaf*>> runs;
    for (const Leaf& leaf : leaves_) {
        if (runs.empty() || runs.back().back()->to != leaf.from) runs.emplace_back();
        runs.back().push_back(&leaf);
    }
    const bool wraps = runs.size() > 1 && runs.front().front()->from == 0.0 && runs.back().back()->to == 2.0 * pi;
    if (wraps) {
        runs.back().insert(runs.back().end(), runs.front().begin(), runs.front().end());
        runs.erase(runs.begin());
    }
    std::vector<Window> windows;
    for (const auto& run : runs) {
        Window window{.from = run.front()->from, .to = run.back()->to, .whole = false, .inside = {}, .crossed = {}};
        if (window.to <= window.from) window.to += 2.0 * pi;
        window.whole = window.to - window.from >= 2.0 * pi;
        std::vector<DiscId> inside;
        for (const Leaf* leaf : run) {
            inside.insert(inside.end(), leaf->inside.begin(), leaf->inside.end());
            window.crossed.insert(window.crossed.end(), leaf->crossed.begin(), leaf->crossed.end());
        }
        std::sort(inside.begin(), inside.end());
        for (auto disc = inside.begin(); disc != inside.end();) {
            const auto end = std::upper_bound(disc, inside.end(), *disc);
            const bool always = static_cast<std::size_t>(end - disc) == run.size();
            (always ? window.inside : window.crossed).push_back(*disc);
            disc = end;
        }
        std::sort(window.crossed.begin(), window.crossed.end());
        window.crossed.erase(std::unique(window.crossed.begin(), window.crossed.end()), window.crossed.end());
        windows.push_back(std::move(window));
    }
    return windows;
}

}  // namespace rangeband::footprint
