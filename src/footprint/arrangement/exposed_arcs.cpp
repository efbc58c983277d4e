// SPDX-License-Identifier: MIT
#include "footprint/arrangement/exposed_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Intersecting so few discs is cheaper than halving the arc.
constexpr std::size_t few = 4;

/// In so short a stretch the directions of discs tell more of them than chords from its middle.
constexpr double narrow = 2.0 * pi / 256.0;

/// Halving ends at this share of a turn.
constexpr double narrowest = 2.0 * pi / 4096.0;

/// With Gaussian curvature nowhere below b²/a⁴ no point of a circle moves faster with azimuth (Sturm). Beyond the
/// conjugate points, which begin at π·b, circles turn back a third as fast.
double fastest_m(double radius) {
    return geodesic::most_curvature_radius_m * std::sin(radius / geodesic::most_curvature_radius_m);
}

LonLat place_of(const Vector& surface) {
    const double out = std::sqrt(surface[0] * surface[0] + surface[1] * surface[1]);
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
          reach_m(0.5 * (to - from) * fastest_m(boundary.disc().radius.m()) + geodesic::chord_slack_m) {}
};

/// A stretch in which discs are left open.
struct ExposedArcs::Leaf {
    double from;
    double to;
    std::vector<DiscId> crossing;
};

/// A disc that contains all of some leaves in a row.
struct ExposedArcs::Span {
    DiscId disc;
    std::size_t first;
    std::size_t last;
};

ExposedArcs::ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted)
    : discs_(discs),
      tree_(tree),
      wanted_(wanted),
      counter_(discs),
      by_part_(2 * discs.parts().size(), 0),
      by_disc_(discs.size(), 0) {}

ExposedArcs::~ExposedArcs() = default;

std::vector<ExposedArc> ExposedArcs::of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open) {
    const bool all_open = open.size() == 1 && open.front().from == 0.0 && open.front().to == 2.0 * pi;
    if ((!wanted_ && all_open) || boundary.folded()) return {whole_circle(boundary, disc)};
    boundary_ = &boundary;
    disc_ = disc;
    shell_.reset();
    if (boundary.disc().radius.m() <= CircleShell::longest_radius_m) shell_.emplace(discs_, disc);
    arcs_.clear();
    const bool wraps = open.size() > 1 && open.front().from == 0.0 && open.back().to == 2.0 * pi;
    if (wraps) {
        explore_arc({open.back().from, open.front().to + 2.0 * pi});
        open = open.subspan(1, open.size() - 2);
    }
    for (const OpenArc& arc : open) explore_arc(arc);
    return std::move(arcs_);
}

void ExposedArcs::explore_arc(const OpenArc& arc) {
    leaves_.clear();
    spans_.clear();
    around_.clear();
    counter_.clear();
    counter_.add(disc_, Membership::maybe);
    const Stretch stretch(*boundary_, arc.from, arc.to);
    std::vector<DiscId> open;
    std::vector<DiscSet::Use> used;
    tree_.near(stretch.middle, stretch.reach_m, [&](DiscId other) {
        if (other == disc_) return;
        const Membership here = contains(other, stretch);
        if (here == Membership::maybe) open.push_back(other);
        if (here != Membership::yes) return;
        for (const DiscSet::Use& use : discs_.uses(other)) {
            if (by_part_[2 * use.part + (use.inner ? 1 : 0)]++ == 0) used.push_back(use);
        }
    });
    for (const DiscSet::Use& use : used) {
        around_.push_back({use, std::exchange(by_part_[2 * use.part + (use.inner ? 1 : 0)], 0)});
        counter_.add(around_.back());
    }
    explore(stretch, open);
    join_leaves();
}

/// All discs that the circle may meet, or lie in. A circle beyond a quarter of the Earth is near the antipode of its
/// centre, and so are those of other such discs.
ExposedArc ExposedArcs::whole_circle(const DiscBoundary& boundary, DiscId disc) const {
    const double start = boundary.parts().front().from;
    ExposedArc all{.from = start, .to = start + 2.0 * pi, .whole = true, .around = {}, .inside = {}, .crossing = {}};
    const double from_opposite = discs_.most_opposite_chord(disc);
    tree_.near(discs_.centre(disc), discs_.most_chord(disc), [&](DiscId other) {
        if (other == disc) return;
        const double apart = length(minus(discs_.centre(disc), discs_.centre(other)));
        if (apart > discs_.most_chord(disc) + discs_.most_chord(other)) return;
        if (apart + discs_.most_chord(other) < discs_.least_chord(disc)) return;
        const double opposite = length(plus(discs_.centre(disc), discs_.centre(other)));
        if (opposite > discs_.most_chord(other) + from_opposite) return;
        const bool surely_inside = apart + discs_.most_chord(disc) < discs_.least_chord(other) ||
                                   opposite + from_opposite < discs_.least_chord(other) ||
                                   apart > from_opposite + discs_.most_opposite_chord(other);
        (surely_inside ? all.inside : all.crossing).push_back(other);
    });
    return all;
}

Membership ExposedArcs::contains(DiscId disc, const Stretch& stretch) const {
    const double chord = length(minus(discs_.centre(disc), stretch.middle));
    if (chord - stretch.reach_m > discs_.most_chord(disc)) return Membership::no;
    if (chord + stretch.reach_m < discs_.least_chord(disc)) return Membership::yes;
    const double opposite = length(plus(discs_.centre(disc), stretch.middle));
    if (opposite + stretch.reach_m < discs_.least_opposite_chord(disc)) return Membership::no;
    if (opposite - stretch.reach_m > discs_.most_opposite_chord(disc)) return Membership::yes;
    if (!shell_ || stretch.to - stretch.from > narrow) return Membership::maybe;
    const ContainedArc arc = shell_->contained(disc);
    const double off = std::abs(std::remainder(0.5 * (stretch.from + stretch.to) - arc.toward, 2.0 * pi));
    const double half = 0.5 * (stretch.to - stretch.from) + shell_->azimuth_slack();
    if (off - half > arc.possibly) return Membership::no;
    return std::min(off + half, pi) < arc.surely ? Membership::yes : Membership::maybe;
}

/// Leaves out a stretch where the answer is the same on both sides, and halves others until few discs are left open.
void ExposedArcs::explore(const Stretch& stretch, std::span<const DiscId> candidates) {
    std::vector<DiscId> open;
    std::vector<DiscId> inside;
    for (const DiscId disc : candidates) {
        const Membership here = contains(disc, stretch);
        if (here == Membership::maybe) open.push_back(disc);
        if (here != Membership::yes) continue;
        inside.push_back(disc);
        counter_.add(disc);
    }
    // Discs that may contain something only widen what is open.
    for (const DiscId disc : open) counter_.add(disc, Membership::maybe);
    const bool decided = is_decided(stretch);
    std::vector<DiscId> relevant;
    if (!decided) {
        for (const DiscId disc : open) {
            if (counter_.is_relevant(disc)) relevant.push_back(disc);
        }
    }
    for (const DiscId disc : open) counter_.remove(disc, Membership::maybe);
    open.swap(relevant);
    const std::size_t first = leaves_.size();
    if (!decided) {
        // What chords leave uncertain no halving makes sure.
        if (open.size() <= few || stretch.to - stretch.from < narrowest ||
            4.0 * stretch.reach_m < discs_.blur_m(disc_)) {
            leaves_.push_back({stretch.from, stretch.to, std::move(open)});
        } else {
            const double middle = 0.5 * (stretch.from + stretch.to);
            explore(Stretch(*boundary_, stretch.from, middle), open);
            explore(Stretch(*boundary_, middle, stretch.to), open);
        }
    }
    for (const DiscId disc : inside) {
        counter_.remove(disc);
        if (leaves_.size() > first) spans_.push_back({disc, first, leaves_.size()});
    }
}

/// Whether the circle makes no difference, or none that is asked for.
bool ExposedArcs::is_decided(const Stretch& stretch) {
    if (counter_.has_interiors()) counter_.locate(place_of(stretch.middle), disc_, stretch.reach_m);
    if (!counter_.is_open(disc_)) return true;
    if (!wanted_) return false;
    const CountRange count = counter_.range();
    return count.most < wanted_->least || count.least > wanted_->most ||
           (count.least >= wanted_->least && count.most <= wanted_->most);
}

/// One arc for every run of leaves, the last going on with the first. A disc that surely contains all leaves of a run
/// surely contains the run; one that contains or may contain some of it may cross it.
void ExposedArcs::join_leaves() {
    // In each run the leaves from its first to its last, of a run round a whole circle those at its end and its start.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> runs;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        if (i == 0 || leaves_[i - 1].to != leaves_[i].from) runs.push_back({{i, i}});
        runs.back().back().second = i + 1;
    }
    const bool wraps = runs.size() > 1 && leaves_.front().from == 0.0 && leaves_.back().to == 2.0 * pi;
    if (wraps) {
        runs.back().push_back(runs.front().front());
        runs.erase(runs.begin());
    }
    for (const auto& run : runs) {
        ExposedArc arc{.from = leaves_[run.front().first].from,
                       .to = leaves_[run.back().second - 1].to,
                       .whole = false,
                       .around = around_,
                       .inside = {},
                       .crossing = {}};
        if (arc.to <= arc.from) arc.to += 2.0 * pi;
        arc.whole = arc.to - arc.from >= 2.0 * pi;
        std::vector<DiscId> inside;
        std::size_t count = 0;
        for (const auto& [first, last] : run) {
            count += last - first;
            for (const Span& span : spans_) {
                const std::size_t low = std::max(first, span.first);
                const std::size_t high = std::min(last, span.last);
                if (low >= high) continue;
                if (by_disc_[span.disc] == 0) inside.push_back(span.disc);
                by_disc_[span.disc] += static_cast<std::uint32_t>(high - low);
            }
        }
        for (const DiscId disc : inside) {
            (by_disc_[disc] == count ? arc.inside : arc.crossing).push_back(disc);
            by_disc_[disc] = 0;
        }
        for (const DiscId disc : arc.crossing) by_disc_[disc] = 1;
        for (const auto& [first, last] : run) {
            for (std::size_t i = first; i < last; ++i) {
                for (const DiscId disc : leaves_[i].crossing) {
                    if (std::exchange(by_disc_[disc], 1U) == 0) arc.crossing.push_back(disc);
                }
            }
        }
        for (const DiscId disc : arc.crossing) by_disc_[disc] = 0;
        std::sort(arc.crossing.begin(), arc.crossing.end());
        arcs_.push_back(std::move(arc));
    }
}

}  // namespace rangeband::footprint
