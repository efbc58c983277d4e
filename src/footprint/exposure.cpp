#include "footprint/exposure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "footprint/interior.hpp"
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

LonLat place_of(const Vector& p) {
    return {Angle::rad(std::atan2(p[1], p[0])).deg(),
            Angle::rad(std::atan2(p[2], (1.0 - geodesic::flattening) * std::hypot(p[0], p[1]))).deg()};
}

}  // namespace

Exposure::Exposure(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted)
    : discs_(discs),
      tree_(tree),
      wanted_(wanted),
      states_(discs.owners().size()),
      is_touched_(discs.owners().size(), false) {
    for (OwnerId id = 0; id < states_.size(); ++id) {
        const DiscSet::Owner& owner = discs.owners()[id];
        states_[id] = {.outer_in = owner.outer_whole, .inner_in = owner.inner_whole};
        if (owner.outer_whole == 0 && owner.interior == nullptr) continue;
        touched_.push_back(id);
        is_touched_[id] = true;
    }
    always_touched_ = touched_.size();
}

std::vector<Window> Exposure::windows(const DiscBoundary& boundary, DiscId disc) {
    disc_ = disc;
    const double start = boundary.parts().front().from;
    Window all{.from = start, .to = start + 2.0 * pi, .whole = true, .inside = {}, .crossed = {}};
    const double radius = discs_.disc(disc).radius.m();
    tree_.near(discs_.centre(disc), radius, [&](DiscId other) {
        if (other == disc) return;
        const double apart = angle_between(discs_.centre(disc), discs_.centre(other));
        const double least = b * apart - slack_m;
        const double most = a * apart + slack_m;
        const double reach = discs_.disc(other).radius.m();
        if (least - radius > reach || radius - most > reach) return;
        (most + radius < reach ? all.inside : all.crossed).push_back(other);
    });
    if (!wanted_ || boundary.folded()) return {std::move(all)};

    inside_ = std::move(all.inside);
    for (const DiscId other : inside_) put(other, &State::outer_in, &State::inner_in, 1);
    put(disc, &State::outer_maybe, &State::inner_maybe, 1);
    leaves_.clear();
    const auto edge = [](int k) { return 2.0 * pi * k / first_windows; };
    for (int k = 0; k < first_windows; ++k) look(boundary, edge(k), edge(k + 1), all.crossed);
    put(disc, &State::outer_maybe, &State::inner_maybe, -1U);
    for (const DiscId other : inside_) put(other, &State::outer_in, &State::inner_in, -1U);
    while (touched_.size() > always_touched_) {
        is_touched_[touched_.back()] = false;
        touched_.pop_back();
    }
    return joined_leaves();
}

void Exposure::put(DiscId disc, std::uint32_t State::* outer, std::uint32_t State::* inner, std::uint32_t by) {
    for (const DiscSet::Use& use : discs_.uses(disc)) {
        states_[use.owner].*(use.inner ? inner : outer) += by;
        if (is_touched_[use.owner]) continue;
        is_touched_[use.owner] = true;
        touched_.push_back(use.owner);
    }
}

/// Leaves out a stretch where the answer is the same on both sides, and halves others until few discs are left open.
void Exposure::look(const DiscBoundary& boundary, double from, double to, std::span<const DiscId> candidates) {
    const Vector place = boundary.state(0.5 * (from + to)).p;
    const double radius = discs_.disc(disc_).radius.m();
    const double reach = 0.5 * (to - from) * fastest_m(radius) + slack_m;
    std::vector<DiscId> maybe;
    const std::size_t inside_before = inside_.size();
    for (const DiscId disc : candidates) {
        const double angle = angle_between(discs_.centre(disc), place);
        const double r = discs_.disc(disc).radius.m();
        if (b * angle - reach > r) continue;
        if (a * angle + reach < r) {
            inside_.push_back(disc);
            put(disc, &State::outer_in, &State::inner_in, 1);
        } else {
            maybe.push_back(disc);
            put(disc, &State::outer_maybe, &State::inner_maybe, 1);
        }
    }
    const bool settled = is_settled(place);
    for (const DiscId disc : maybe) put(disc, &State::outer_maybe, &State::inner_maybe, -1U);
    if (!settled) {
        if (maybe.size() <= few || reach < narrowest * radius) {
            leaves_.push_back({from, to, inside_, std::move(maybe)});
        } else {
            const double middle = 0.5 * (from + to);
            look(boundary, from, middle, maybe);
            look(boundary, middle, to, maybe);
        }
    }
    for (; inside_.size() > inside_before; inside_.pop_back()) put(inside_.back(), &State::outer_in, &State::inner_in, -1U);
}

Exposure::Held Exposure::held(OwnerId id, const Vector& place) const {
    const DiscSet::Owner& owner = discs_.owners()[id];
    const State& state = states_[id];
    Held near_enough = state.outer_in > 0 ? Held::yes : state.outer_maybe > 0 ? Held::maybe : Held::no;
    // Where no other disc of its owner may be, the rim of an interior is not near.
    if (near_enough != Held::yes && owner.interior != nullptr) {
        const bool own = std::any_of(discs_.uses(disc_).begin(), discs_.uses(disc_).end(),
                                     [&](const DiscSet::Use& use) { return use.owner == id && !use.inner; });
        if (state.outer_maybe == (own ? 1U : 0U) && holds(*owner.interior, place_of(place))) near_enough = Held::yes;
    }
    Held too_near = Held::no;
    if (owner.inner > 0) {
        too_near = state.inner_in == owner.inner                       ? Held::yes
                   : state.inner_in + state.inner_maybe == owner.inner ? Held::maybe
                                                                       : Held::no;
    }
    if (near_enough == Held::no || too_near == Held::yes) return Held::no;
    return near_enough == Held::yes && too_near == Held::no ? Held::yes : Held::maybe;
}

/// Whether the circle makes no difference, or none that is asked for.
bool Exposure::is_settled(const Vector& place) const {
    const auto uses = discs_.uses(disc_);
    const bool matters = std::any_of(uses.begin(), uses.end(), [&](const DiscSet::Use& use) {
        return held(use.owner, place) == Held::maybe;
    });
    if (!matters) return true;
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const OwnerId id : touched_) {
        const Held here = held(id, place);
        const std::int64_t weight = discs_.owners()[id].weight;
        if (here == Held::no) continue;
        if (here == Held::yes || weight < 0) least += weight;
        if (here == Held::yes || weight > 0) most += weight;
    }
    return most < wanted_->least || least > wanted_->most || (least >= wanted_->least && most <= wanted_->most);
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
