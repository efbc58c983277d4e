// SPDX-License-Identifier: MIT
#include "footprint/arrangement/exposed_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "footprint/discs/chord.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// Intersecting so few discs is cheaper than halving the arc.
constexpr std::size_t few = 4;

/// Halving ends at this share of a turn.
constexpr double narrowest = 2.0 * pi / 4096.0;

/// With Gaussian curvature nowhere below b²/a⁴ no point of a circle moves faster with azimuth (Sturm).
double fastest_m(double radius) {
    return most_curvature_radius_m * std::sin(std::min(radius / most_curvature_radius_m, 0.5 * pi));
}

LonLat place_of(const Vector& surface) {
    const double out = std::hypot(surface[0], surface[1]);
    return {Angle::rad(std::atan2(surface[1], surface[0])).deg(),
            Angle::rad(std::atan2(surface[2], (1.0 - geodesic::eccentricity_squared) * out)).deg()};
}

}  // namespace

/// A part of the circle, within a chord of its middle.
struct ExposedArcs::Stretch {
    double from;
    double to;
    Vector middle;
    double reach_m;

    Stretch(const DiscBoundary& boundary, double from_azimuth, double to_azimuth)
        : from(from_azimuth),
          to(to_azimuth),
          middle(boundary.surface_point(0.5 * (from + to))),
          reach_m(0.5 * (to - from) * fastest_m(boundary.disc().radius.m()) + chord_slack_m) {}
};

ExposedArcs::ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted)
    : discs_(discs), tree_(tree), wanted_(wanted), counter_(discs) {}

std::vector<ExposedArc> ExposedArcs::of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open) {
    if (!wanted_ || boundary.folded()) return {whole_circle(boundary, disc)};
    boundary_ = &boundary;
    disc_ = disc;
    leaves_.clear();
    counter_.clear();
    counter_.add(disc, Membership::maybe);
    for (const OpenArc& arc : open) {
        const Stretch stretch(boundary, arc.from, arc.to);
        std::vector<DiscId> candidates;
        tree_.near(stretch.middle, stretch.reach_m, [&](DiscId other) {
            if (other != disc) candidates.push_back(other);
        });
        explore(stretch, candidates);
    }
    return joined();
}

/// All discs that the circle may meet, or lie in.
ExposedArc ExposedArcs::whole_circle(const DiscBoundary& boundary, DiscId disc) const {
    const double start = boundary.parts().front().from;
    ExposedArc all{.from = start, .to = start + 2.0 * pi, .whole = true, .inside = {}, .crossing = {}};
    tree_.near(discs_.centre(disc), discs_.most_chord(disc), [&](DiscId other) {
        if (other == disc) return;
        const double apart = length(minus(discs_.centre(disc), discs_.centre(other)));
        if (apart > discs_.most_chord(disc) + discs_.most_chord(other)) return;
        if (apart + discs_.most_chord(other) < discs_.least_chord(disc)) return;
        (apart + discs_.most_chord(disc) < discs_.least_chord(other) ? all.inside : all.crossing).push_back(other);
    });
    return all;
}

Membership ExposedArcs::contains(DiscId disc, const Stretch& stretch) const {
    const double chord = length(minus(discs_.centre(disc), stretch.middle));
    if (chord - stretch.reach_m > discs_.most_chord(disc)) return Membership::no;
    return chord + stretch.reach_m < discs_.least_chord(disc) ? Membership::yes : Membership::maybe;
}

/// Leaves out a stretch where the answer is the same on both sides, and halves others until few discs are left open.
void ExposedArcs::explore(const Stretch& stretch, std::span<const DiscId> candidates) {
    std::vector<DiscId> open;
    const std::size_t inside_before = inside_.size();
    for (const DiscId disc : candidates) {
        const Membership here = contains(disc, stretch);
        if (here == Membership::maybe) open.push_back(disc);
        if (here != Membership::yes) continue;
        inside_.push_back(disc);
        counter_.add(disc);
    }
    // Discs that may contain something only widen what is open.
    bool decided = is_decided(stretch);
    if (decided) {
        for (const DiscId disc : open) counter_.add(disc, Membership::maybe);
        decided = is_decided(stretch);
        for (const DiscId disc : open) counter_.remove(disc, Membership::maybe);
    }
    if (!decided) {
        if (open.size() <= few || stretch.to - stretch.from < narrowest) {
            leaves_.push_back({stretch.from, stretch.to, false, inside_, std::move(open)});
        } else {
            const double middle = 0.5 * (stretch.from + stretch.to);
            explore(Stretch(*boundary_, stretch.from, middle), open);
            explore(Stretch(*boundary_, middle, stretch.to), open);
        }
    }
    for (; inside_.size() > inside_before; inside_.pop_back()) counter_.remove(inside_.back());
}

/// Whether the circle makes no difference, or none that is asked for.
bool ExposedArcs::is_decided(const Stretch& stretch) {
    if (counter_.has_interiors()) counter_.locate(place_of(stretch.middle), disc_);
    if (!counter_.is_open(disc_)) return true;
    const CountRange count = counter_.range();
    return count.most < wanted_->least || count.least > wanted_->most ||
           (count.least >= wanted_->least && count.most <= wanted_->most);
}

/// One arc for every run of leaves, the last going on with the first. A disc that surely contains all leaves of a run
/// surely contains the run; one that contains or may contain some of it may cross it.
std::vector<ExposedArc> ExposedArcs::joined() const {
    std::vector<std::vector<const ExposedArc*>> runs;
    for (const ExposedArc& leaf : leaves_) {
        if (runs.empty() || runs.back().back()->to != leaf.from) runs.emplace_back();
        runs.back().push_back(&leaf);
    }
    const bool wraps = runs.size() > 1 && runs.front().front()->from == 0.0 && runs.back().back()->to == 2.0 * pi;
    if (wraps) {
        runs.back().insert(runs.back().end(), runs.front().begin(), runs.front().end());
        runs.erase(runs.begin());
    }
    std::vector<ExposedArc> arcs;
    for (const auto& run : runs) {
        ExposedArc arc{.from = run.front()->from, .to = run.back()->to, .whole = false, .inside = {}, .crossing = {}};
        if (arc.to <= arc.from) arc.to += 2.0 * pi;
        arc.whole = arc.to - arc.from >= 2.0 * pi;
        std::vector<DiscId> inside;
        for (const ExposedArc* leaf : run) {
            inside.insert(inside.end(), leaf->inside.begin(), leaf->inside.end());
            arc.crossing.insert(arc.crossing.end(), leaf->crossing.begin(), leaf->crossing.end());
        }
        std::sort(inside.begin(), inside.end());
        for (auto disc = inside.begin(); disc != inside.end();) {
            const auto end = std::upper_bound(disc, inside.end(), *disc);
            const bool always = static_cast<std::size_t>(end - disc) == run.size();
            (always ? arc.inside : arc.crossing).push_back(*disc);
            disc = end;
        }
        std::sort(arc.crossing.begin(), arc.crossing.end());
        arc.crossing.erase(std::unique(arc.crossing.begin(), arc.crossing.end()), arc.crossing.end());
        arcs.push_back(std::move(arc));
    }
    return arcs;
}

}  // namespace rangeband::footprint
