// SPDX-License-Identifier: MIT
#include "footprint/arrangement/exposed_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <utility>

#include "footprint/discs/directions.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/lambert.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Intersecting so few discs is cheaper than halving the arc.
constexpr std::size_t few = 2;

/// In so short a stretch the directions of discs tell more of them than chords from its middle.
constexpr double narrow = 2.0 * pi / 256.0;

/// Of a list that does not decide, so many discs are looked at one by one; more once the stretch is narrow.
constexpr std::size_t some = 16;

/// An arc that so many discs may cross is looked at in halves first.
constexpr std::size_t many = 64;

/// From this share of a turn on, and where chords leave uncertain what directions may tell, halving ends where it
/// leaves most discs open; in any case it ends at the second.
constexpr double narrower = 2.0 * pi / 4096.0;
constexpr double narrowest = 1e-7;

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
    Surroundings around;

    Stretch(const DiscBoundary& boundary, double from_azimuth, double to_azimuth)
        : from(from_azimuth),
          to(to_azimuth),
          around{boundary.surface_point(0.5 * (from + to)),
                 0.5 * (to - from) * fastest_m(boundary.disc().radius.m()) + geodesic::chord_slack_m} {}

    bool is_narrow() const { return to - from <= narrow; }
};

/// A disc with its uses in a list, or those in none.
struct ExposedArcs::Candidate {
    DiscId disc;
    std::uint32_t list;
};

/// A stretch in which discs are left open.
struct ExposedArcs::Leaf {
    double from;
    double to;
    std::vector<DiscId> crossing;
};

/// A disc that contains all of some leaves in a row; or one of a list of inner discs, that contains nothing of them.
struct ExposedArcs::Span {
    DiscId disc;
    std::size_t first;
    std::size_t last;
    std::uint32_t excluded_of = DiscLists::none;
};

/// What is known of a stretch beyond what is known of all that it is a part of.
struct ExposedArcs::Level {
    std::vector<Candidate> inside = {};
    std::vector<Candidate> excluded = {};  ///< inner discs, one for a list
    std::vector<Candidate> open = {};
    std::vector<CoverageCounter::Several> sure = {};  ///< inner discs of a list, but for those that are open
    std::vector<std::uint32_t> open_lists = {};
};

ExposedArcs::ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted,
                         CoverageCounter& counter)
    : discs_(discs),
      tree_(tree),
      lists_(discs),
      single_(lists_.empty() ? std::nullopt : std::optional<DiscTree>(std::in_place, discs, lists_.single())),
      wanted_(wanted),
      counter_(counter),
      decided_(lists_.size(), no_disc),
      by_disc_(discs.size(), 0) {}

ExposedArcs::~ExposedArcs() = default;

std::vector<ExposedArc> ExposedArcs::of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open) {
    const bool all_open = open.size() == 1 && open.front().from == 0.0 && open.front().to == 2.0 * pi;
    if ((!wanted_ && all_open && lists_.empty()) || boundary.folded()) return {whole_circle(boundary, disc)};
    boundary_ = &boundary;
    disc_ = disc;
    shell_.reset();
    contained_.clear();
    if (boundary.disc().radius.m() <= directions::longest_m) shell_.emplace(discs_, disc);
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
    inner_.clear();
    counter_.clear();
    counter_.add(disc_, Membership::maybe);
    const Stretch stretch(*boundary_, arc.from, arc.to);
    std::vector<std::uint32_t> lists;
    lists_.near(stretch.around, [&](std::uint32_t list) {
        lists.push_back(list);
        if (lists_.use(list).inner) inner_.push_back(list);
    });
    explore_near(stretch, lists, true);
    join_leaves();
}

/// With all discs that may contain some of the stretch. Where many do, and none is known to contain all of it, it would
/// be halved all the same: then each half looks for its own.
void ExposedArcs::explore_near(const Stretch& stretch, std::span<const std::uint32_t> lists, bool is_whole_arc) {
    const bool may_halve = shell_ && lists.empty() && !is_blurred(stretch);
    std::vector<Candidate> candidates;
    std::vector<DiscId> inside;
    bool any_inside = false;
    bool halves = false;
    (single_ ? *single_ : tree_).visit_near(stretch.around.middle, stretch.around.reach_m, [&](DiscId other) {
        if (other == disc_) return true;
        const Membership here = contains(other, stretch);
        if (here == Membership::no) return true;
        any_inside = any_inside || here == Membership::yes;
        const bool counts_throughout = is_whole_arc && here == Membership::yes && !(single_ && lists_.is_mixed(other));
        if (counts_throughout) {
            inside.push_back(other);
        } else {
            candidates.push_back({other, DiscLists::none});
        }
        halves = may_halve && !any_inside && candidates.size() == many && !is_decided_by(candidates, stretch);
        return !halves;
    });
    if (halves) {
        const double middle = 0.5 * (stretch.from + stretch.to);
        explore_near(Stretch(*boundary_, stretch.from, middle), lists, false);
        explore_near(Stretch(*boundary_, middle, stretch.to), lists, false);
        return;
    }
    for (const DiscId other : inside) {
        for (const DiscSet::Use& use : discs_.uses(other)) {
            around_.push_back({use, 1});
            counter_.add(around_.back());
        }
    }
    explore(stretch, candidates, lists);
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

Membership ExposedArcs::contains(DiscId disc, const Stretch& stretch) {
    return by_directions(disc, stretch, lists_.contains(disc, stretch.around));
}

/// Of a narrow stretch directions tell what is not known yet.
Membership ExposedArcs::by_directions(DiscId disc, const Stretch& stretch, Membership so_far) {
    if (so_far != Membership::maybe || !shell_ || !stretch.is_narrow()) return so_far;
    const auto [known, is_new] = contained_.try_emplace(disc);
    if (is_new) known->second = shell_->contained(disc);
    const ContainedArc& arc = known->second;
    const double off = std::abs(std::remainder(0.5 * (stretch.from + stretch.to) - arc.toward, 2.0 * pi));
    const double half = 0.5 * (stretch.to - stretch.from) + shell_->azimuth_slack();
    if (off - half > arc.possibly) return Membership::no;
    return std::min(off + half, pi) < arc.surely ? Membership::yes : Membership::maybe;
}

void ExposedArcs::look_at(const Candidate& candidate, const Stretch& stretch, Level& level) {
    const Membership here = contains(candidate.disc, stretch);
    if (here == Membership::maybe) level.open.push_back(candidate);
    if (here == Membership::yes) level.inside.push_back(candidate);
    if (here != Membership::no || candidate.list == DiscLists::none || !lists_.use(candidate.list).inner) return;
    const bool is_first =
        std::ranges::none_of(level.excluded, [&](const Candidate& other) { return other.list == candidate.list; });
    if (is_first) level.excluded.push_back(candidate);
}

/// One disc decides; or else some are left open, or the list as a whole.
void ExposedArcs::look_at(std::uint32_t list, const Stretch& stretch, Level& level) {
    const DiscSet::Use use = lists_.use(list);
    const Membership deciding = use.inner ? Membership::no : Membership::yes;
    const auto decides = [&](DiscId disc) {
        decided_[list] = disc;
        (use.inner ? level.excluded : level.inside).push_back({disc, list});
    };
    const DiscId last = decided_[list];
    if (last != no_disc && last != disc_ && contains(last, stretch) == deciding) return decides(last);
    if (const DiscId found = lists_.one_that(deciding, list, stretch.around, disc_); found != no_disc)
        return decides(found);
    const std::size_t first = level.open.size();
    const std::size_t most = first + (stretch.is_narrow() ? discs_.size() : some);
    DiscId found = no_disc;
    // Along an edge many discs are near, of which chords to the middle of the stretch tell too little.
    Surroundings around = stretch.around;
    if (shell_ && stretch.is_narrow()) around.ends.emplace(*boundary_, stretch.from, stretch.to);
    const Membership not_deciding = use.inner ? Membership::yes : Membership::no;
    lists_.visit_unless(not_deciding, list, around, disc_, [&](DiscId other, Membership so_far) {
        const Membership here = by_directions(other, stretch, so_far);
        if (here == deciding) found = other;
        if (here == Membership::maybe) level.open.push_back({other, list});
        return found == no_disc && level.open.size() <= most;
    });
    if (found == no_disc && !use.inner && stretch.is_narrow() && level.open.size() > first + some)
        found = likeliest(std::span(level.open).subspan(first), stretch);
    if (found != no_disc) {
        level.open.resize(first);
        return decides(found);
    }
    if (level.open.size() > most) {
        level.open.resize(first);
        level.open_lists.push_back(list);
    } else if (use.inner) {
        std::int32_t sure = discs_of(list);
        for (std::size_t i = first; i < level.open.size(); ++i) sure -= lists_.times(list, level.open[i].disc);
        level.sure.push_back({use, sure});
    }
}

/// The same for candidates of one list of outer discs of which many are still open.
void ExposedArcs::decide_among(const Stretch& stretch, Level& level) {
    if (!stretch.is_narrow() || level.open.size() <= some) return;
    const std::uint32_t list = level.open.front().list;
    const auto is_of_list = [&](const Candidate& candidate) { return candidate.list == list; };
    if (list == DiscLists::none || lists_.use(list).inner || std::ranges::any_of(level.inside, is_of_list)) return;
    std::vector<Candidate> open;
    std::ranges::copy_if(level.open, std::back_inserter(open), is_of_list);
    if (open.size() <= some) return;
    const DiscId found = likeliest(open, stretch);
    if (found == no_disc) return;
    level.inside.push_back({found, list});
    std::erase_if(level.open, is_of_list);
}

/// Of many outer discs that are open that in which the middle of a stretch is deepest, if geodesics to the stretch's
/// ends say that it contains it: where circles run close to each other nothing else tells.
DiscId ExposedArcs::likeliest(std::span<const Candidate> open, const Stretch& stretch) const {
    const auto depth_m = [&](const Candidate& candidate) {
        return discs_.disc(candidate.disc).radius.m() -
               geodesic::lambert_distance_m(discs_.centre(candidate.disc), stretch.around.middle);
    };
    const DiscId best = std::ranges::max_element(open, {}, depth_m)->disc;
    return by_ends(best, stretch.from, stretch.to) == Membership::yes ? best : no_disc;
}

/// What a disc contains of a circle is one arc around the direction of its centre: where both ends of a stretch are in
/// it, or both are not, so is all of the stretch, unless it goes round the other way.
Membership ExposedArcs::by_ends(DiscId disc, double from, double to) const {
    constexpr double rounding_m = 1e-6;
    constexpr Length farthest = Length::m(directions::longest_m);  // far from where circles cross more than twice
    const Disc& other = discs_.disc(disc);
    const geodesic::Inverse way = geodesic::inverse(boundary_->disc().centre, other.centre);
    if (!shell_ || way.distance > farthest || other.radius > farthest) return Membership::maybe;
    const auto depth_m = [&](double azimuth) {
        return (other.radius - geodesic::inverse(other.centre, boundary_->position(azimuth)).distance).m();
    };
    const double at_from = depth_m(from);
    const double at_to = depth_m(to);
    if (std::min(std::abs(at_from), std::abs(at_to)) < rounding_m || (at_from > 0.0) != (at_to > 0.0))
        return Membership::maybe;
    const bool inside = at_from > 0.0;
    const double otherwise = way.azimuth.rad() + (inside ? pi : 0.0);
    const double off = std::abs(std::remainder(0.5 * (from + to) - otherwise, 2.0 * pi));
    if (off <= 0.5 * (to - from) + 1e-9) return Membership::maybe;
    return inside ? Membership::yes : Membership::no;
}

/// But for the disc itself.
std::int32_t ExposedArcs::discs_of(std::uint32_t list) const {
    const DiscSet::Use use = lists_.use(list);
    const DiscSet::Part& part = discs_.parts()[use.part];
    const std::uint32_t all = use.inner ? part.inner - part.inner_whole : part.outer - part.outer_whole;
    return static_cast<std::int32_t>(all) - lists_.times(list, disc_);
}

template <typename Visit>
void ExposedArcs::each_use(const Candidate& candidate, const Visit& visit) const {
    for (const DiscSet::Use& use : discs_.uses(candidate.disc)) {
        if (lists_.of(use) == candidate.list) visit(use);
    }
}

/// What surely contains the stretch, until it is taken back.
void ExposedArcs::count_sure(const Level& level, int by) {
    for (const Candidate& candidate : level.inside)
        each_use(candidate, [&](const DiscSet::Use& use) { counter_.add({use, by}); });
    for (const auto& [use, discs] : level.sure) counter_.add({use, by * discs});
}

/// What may contain some of it: so many discs, and of a list that is left open at least one.
void ExposedArcs::count_open(const Level& level, std::size_t discs, int by) {
    for (const Candidate& candidate : std::span(level.open).first(discs))
        each_use(candidate, [&](const DiscSet::Use& use) { counter_.add({use, by}, Membership::maybe); });
    for (const std::uint32_t list : level.open_lists) {
        const DiscSet::Use use = lists_.use(list);
        counter_.add({use, by}, Membership::maybe);
        if (use.inner) counter_.add({use, by * (discs_of(list) - 1)});
    }
}

/// Leaves out a stretch where the answer is the same on both sides, and halves others until few discs are left open.
void ExposedArcs::explore(const Stretch& stretch, std::span<const Candidate> candidates,
                          std::span<const std::uint32_t> lists) {
    Level level;
    for (const Candidate& candidate : candidates) look_at(candidate, stretch, level);
    decide_among(stretch, level);
    for (const std::uint32_t list : lists) look_at(list, stretch, level);
    count_sure(level, 1);
    // Discs that may contain something only widen what is open: where few of them do, the others need not be counted,
    // unless they count as a list.
    const auto is_listed = [](const Candidate& candidate) { return candidate.list != DiscLists::none; };
    std::size_t counted = level.open.size();
    if (counted > some && std::ranges::none_of(level.open, is_listed)) counted = some;
    count_open(level, counted, 1);
    bool decided = is_decided(stretch);
    if (decided && counted < level.open.size()) {
        count_open(level, counted, -1);
        counted = level.open.size();
        count_open(level, counted, 1);
        decided = is_decided(stretch);
    }
    std::vector<Candidate> open;
    std::vector<std::uint32_t> open_lists;
    if (!decided) {
        for (const Candidate& candidate : level.open) {
            bool relevant = false;
            each_use(candidate, [&](const DiscSet::Use& use) {
                const bool is_single_inner = use.inner && !is_listed(candidate);
                relevant = relevant || is_single_inner || counter_.is_relevant(use);
            });
            if (relevant) open.push_back(candidate);
        }
        for (const std::uint32_t list : level.open_lists) {
            if (counter_.is_relevant(lists_.use(list))) open_lists.push_back(list);
        }
    }
    count_open(level, counted, -1);
    const std::size_t first = leaves_.size();
    if (!decided) {
        const double width = stretch.to - stretch.from;
        const bool ends = open.size() <= few || width < narrowest ||
                          (is_blurred(stretch) && lists.empty() && 10 * open.size() > 9 * candidates.size());
        if (open_lists.empty() && ends) {
            Leaf& leaf = leaves_.emplace_back(Leaf{stretch.from, stretch.to, {}});
            for (const Candidate& candidate : open) leaf.crossing.push_back(candidate.disc);
        } else {
            const double middle = 0.5 * (stretch.from + stretch.to);
            explore(Stretch(*boundary_, stretch.from, middle), open, open_lists);
            explore(Stretch(*boundary_, middle, stretch.to), open, open_lists);
        }
    }
    count_sure(level, -1);
    if (leaves_.size() == first) return;
    for (const Candidate& one : level.inside) spans_.push_back({one.disc, first, leaves_.size()});
    for (const Candidate& one : level.excluded) spans_.push_back({one.disc, first, leaves_.size(), one.list});
}

/// Whether the circle makes no difference, or none that is asked for.
bool ExposedArcs::is_decided(const Stretch& stretch) {
    if (counter_.has_interiors()) counter_.locate(place_of(stretch.around.middle), disc_, stretch.around.reach_m);
    if (!counter_.is_open(disc_)) return true;
    if (!wanted_) return false;
    const CountRange count = counter_.range();
    return count.most < wanted_->least || count.least > wanted_->most ||
           (count.least >= wanted_->least && count.most <= wanted_->most);
}

/// The same with discs that may contain some of it; where further ones do, less is decided.
bool ExposedArcs::is_decided_by(std::span<const Candidate> open, const Stretch& stretch) {
    for (const Candidate& candidate : open) counter_.add(candidate.disc, Membership::maybe);
    const bool decided = is_decided(stretch);
    for (const Candidate& candidate : open) counter_.remove(candidate.disc, Membership::maybe);
    return decided;
}

/// Whether halving tells hardly any more of discs.
bool ExposedArcs::is_blurred(const Stretch& stretch) const {
    return stretch.to - stretch.from < narrower || 4.0 * stretch.around.reach_m < lists_.blur_m(disc_);
}

/// One arc for every run of leaves, the last going on with the first.
void ExposedArcs::join_leaves() {
    // In each run the leaves from its first to its last, of a run round a whole circle those at its end and its start.
    std::vector<Run> runs;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
        if (i == 0 || leaves_[i - 1].to != leaves_[i].from) runs.push_back({{i, i}});
        runs.back().back().second = i + 1;
    }
    const bool wraps = runs.size() > 1 && leaves_.front().from == 0.0 && leaves_.back().to == 2.0 * pi;
    if (wraps) {
        runs.back().push_back(runs.front().front());
        runs.erase(runs.begin());
    }
    for (const Run& run : runs) add_arc(run);
}

/// Of many discs that may cross an arc geodesics tell quicker than crossings which contain nothing of it.
void ExposedArcs::leave_out_beside(ExposedArc& arc) const {
    std::erase_if(arc.crossing, [&](DiscId disc) {
        const auto uses = discs_.uses(disc);
        const bool is_outer = std::ranges::none_of(uses, &DiscSet::Use::inner);
        return is_outer && by_ends(disc, arc.from, arc.to) == Membership::no;
    });
}

/// A disc that surely contains all leaves of a run surely contains the run; one that contains or may contain some of it
/// may cross it. Inner discs that are not looked at one by one count as if they contained all of it: where they do not,
/// one that is looked at does not either.
void ExposedArcs::add_arc(const Run& run) {
    ExposedArc arc{.from = leaves_[run.front().first].from,
                   .to = leaves_[run.back().second - 1].to,
                   .whole = false,
                   .around = around_,
                   .inside = {},
                   .crossing = {}};
    if (arc.to <= arc.from) arc.to += 2.0 * pi;
    arc.whole = arc.to - arc.from >= 2.0 * pi;
    std::vector<DiscId> inside;
    std::vector<std::pair<std::uint32_t, DiscId>> excluded;
    std::map<std::uint32_t, std::size_t> decided;  // in how many leaves a list surely does not contain anything
    std::size_t count = 0;
    for (const auto& [first, last] : run) {
        count += last - first;
        for (const Span& span : spans_) {
            const std::size_t low = std::max(first, span.first);
            const std::size_t high = std::min(last, span.last);
            if (low >= high) continue;
            if (span.excluded_of != DiscLists::none) {
                excluded.emplace_back(span.excluded_of, span.disc);
                decided[span.excluded_of] += high - low;
                continue;
            }
            if (by_disc_[span.disc] == 0) inside.push_back(span.disc);
            by_disc_[span.disc] += static_cast<std::uint32_t>(high - low);
        }
    }
    for (const DiscId disc : inside) {
        const bool all = by_disc_[disc] == count && !lists_.is_mixed(disc);
        (all ? arc.inside : arc.crossing).push_back(disc);
        by_disc_[disc] = 0;
    }
    std::map<std::uint32_t, std::int32_t> uncounted;  // of lists that may contain something, discs not looked at
    for (const std::uint32_t list : inner_) {
        if (decided[list] < count) uncounted[list] = discs_of(list);
    }
    for (const DiscId disc : arc.crossing) by_disc_[disc] = 1;
    const auto cross = [&](DiscId disc) {
        if (std::exchange(by_disc_[disc], 1U) == 0) arc.crossing.push_back(disc);
    };
    for (const auto& [list, disc] : excluded) {
        if (uncounted.contains(list)) cross(disc);
    }
    for (const auto& [first, last] : run) {
        for (std::size_t i = first; i < last; ++i) std::ranges::for_each(leaves_[i].crossing, cross);
    }
    for (const DiscId disc : arc.crossing) by_disc_[disc] = 0;
    std::ranges::sort(arc.crossing);
    if (arc.crossing.size() > some && !arc.whole) leave_out_beside(arc);
    for (const std::vector<DiscId>* known : {&arc.inside, &arc.crossing}) {
        for (const DiscId disc : *known) {
            for (const DiscSet::Use& use : discs_.uses(disc)) {
                if (const auto list = uncounted.find(lists_.of(use)); list != uncounted.end()) --list->second;
            }
        }
    }
    for (const auto& [list, discs] : uncounted) arc.around.push_back({lists_.use(list), discs});
    arcs_.push_back(std::move(arc));
}

}  // namespace rangeband::footprint
