// SPDX-License-Identifier: MIT
#include "footprint/arrangement/occlusion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <utility>

#include "footprint/discs/directions.hpp"
#include "footprint/discs/rounded.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;
constexpr std::uint32_t no_group = 0xffff'ffff;
constexpr std::size_t most_recent = 8;

/// Open arcs are halved down to this width when what decides in their middle does not hide all of them.
constexpr double narrowest = pi / 24.0;

/// And the ends of what is open are found to this.
constexpr double finest = 2e-5;

/// What is left between two hidden arcs that meet has no middle.
constexpr double no_width = 1e-12;

/// By part, its inner discs.
class NearestInner {
  public:
    explicit NearestInner(const DiscSet& discs) : discs_(discs), only_(discs.parts().size(), no_disc) {
        for (DiscId disc = 0; disc < discs.size(); ++disc) {
            for (const DiscSet::Use& use : discs.uses(disc)) {
                if (!use.inner) continue;
                if (discs.parts()[use.part].inner == 1) {
                    only_[use.part] = disc;
                } else {
                    several_[use.part].discs.push_back(disc);
                }
            }
        }
        for (auto& of_part : several_) {
            Several& inner = of_part.second;
            inner.tree.emplace(
                inner.discs.size(), [&](std::uint32_t i) -> const Vector& { return discs.centre(inner.discs[i]); },
                [](std::uint32_t) { return Nothing{}; });
        }
    }

    /// That whose centre is nearest to a disc's; none where the part has no inner disc.
    DiscId of(PartId part, DiscId disc) const {
        const auto found = several_.find(part);
        if (found == several_.end()) return only_[part];
        const Several& inner = found->second;
        const Vector& centre = discs_.centre(disc);
        return inner.discs[inner.tree->best(
            centre, -1e9, [](const Nothing&, const ChordRange& range) { return -range.least; },
            [&](std::uint32_t i) { return -length(minus(discs_.centre(inner.discs[i]), centre)); })];
    }

  private:
    struct Nothing {
        void add(const Nothing&) {}
    };
    struct Several {
        std::vector<DiscId> discs;
        std::optional<PlaceTree<Nothing>> tree;
    };
    const DiscSet& discs_;
    std::vector<DiscId> only_;  ///< by part, if it has a single one
    std::map<PartId, Several> several_;
};

}  // namespace

void Occlusion::Reach::add(const Reach& other) {
    longest_outer = std::max(longest_outer, other.longest_outer);
    shortest_outer = std::min(shortest_outer, other.shortest_outer);
    longest_inner = std::max(longest_inner, other.longest_inner);
    shortest_inner = std::min(shortest_inner, other.shortest_inner);
}

Occlusion::Occlusion(const DiscSet& discs, const std::optional<Depth>& wanted) : discs_(discs) {
    if (wanted) add_deciding(*wanted);
    common_ = groups_.size();
    add_siblings();
}

/// Sources that decide the answer by themselves.
void Occlusion::add_deciding(const Depth& wanted) {
    std::int64_t most = 0;
    std::int64_t least = 0;
    for (const DiscSet::Owner& owner : discs_.owners()) (owner.weight > 0 ? most : least) += owner.weight;
    const auto contained_decides = [&](int weight) {
        return weight > 0 ? weight + least >= wanted.least && most <= wanted.most : weight + most < wanted.least;
    };
    const auto excluded_decides = [&](int weight) { return weight > 0 && most - weight < wanted.least; };

    // Being outside of one inner disc of the part is enough: of that whose centre is nearest, so that the two decide
    // where the distance from that place is between the limits.
    const NearestInner inner(discs_);
    std::vector<Element> contained;
    std::vector<Element> excluded;
    for (DiscId disc = 0; disc < discs_.size(); ++disc) {
        bool contains_is_enough = false;
        for (const DiscSet::Use& use : discs_.uses(disc)) {
            if (use.inner) continue;
            const DiscSet::Part& part = discs_.parts()[use.part];
            const DiscSet::Owner& owner = discs_.owners()[part.owner];
            const bool has_inner = part.inner > part.inner_whole;
            if (contained_decides(owner.weight) && part.inner_whole == 0) {
                if (has_inner) contained.push_back({disc, inner.of(use.part, disc)});
                if (!has_inner && !contains_is_enough) contained.push_back({disc, no_disc});
                contains_is_enough = contains_is_enough || !has_inner;
            }
            const bool is_site = owner.parts == 1 && part.outer == 1 && part.inner <= 1 && part.interior == nullptr;
            if (excluded_decides(owner.weight) && is_site) excluded.push_back({disc, inner.of(use.part, disc)});
        }
    }
    add_group(Mode::contained, std::move(contained));
    add_group(Mode::excluded, std::move(excluded));
}

/// Discs of one part or owner hide each other whatever is wanted: one more makes no difference.
void Occlusion::add_siblings() {
    std::map<PartId, std::vector<Element>> outer;
    std::map<PartId, std::vector<Element>> inner;
    std::map<OwnerId, std::vector<Element>> owners;
    for (DiscId disc = 0; disc < discs_.size(); ++disc) {
        for (const DiscSet::Use& use : discs_.uses(disc)) {
            const DiscSet::Part& part = discs_.parts()[use.part];
            if (use.inner && part.inner > 1) inner[use.part].push_back({disc, no_disc});
            if (!use.inner && part.outer > 1) outer[use.part].push_back({disc, no_disc});
            if (!use.inner && part.inner == 0 && discs_.owners()[part.owner].parts > 1)
                owners[part.owner].push_back({disc, no_disc});
        }
    }
    const auto add = [&](auto& members, Mode mode, std::size_t count, std::vector<std::uint32_t>& group_of) {
        if (!members.empty()) group_of.assign(count, no_group);
        for (auto& [id, elements] : members) {
            group_of[id] = static_cast<std::uint32_t>(groups_.size());
            add_group(mode, std::move(elements));
        }
    };
    add(outer, Mode::contained, discs_.parts().size(), part_outer_);
    add(inner, Mode::excluded, discs_.parts().size(), part_inner_);
    add(owners, Mode::contained, discs_.owners().size(), owner_);
}

void Occlusion::add_group(Mode mode, std::vector<Element> elements) {
    Group& group = groups_.emplace_back(Group{mode, std::move(elements)});
    group.tree.emplace(
        group.elements.size(), [&](std::uint32_t i) -> const Vector& { return discs_.centre(group.elements[i].outer); },
        [&](std::uint32_t i) { return reach_of(group.elements[i], mode); });
}

Occlusion::Reach Occlusion::reach_of(const Element& element, Mode mode) const {
    Reach reach;
    const bool contained = mode == Mode::contained;
    const double outer = contained ? discs_.least_chord(element.outer) : discs_.most_chord(element.outer);
    reach.longest_outer = rounded_up(outer);
    reach.shortest_outer = rounded_down(outer);
    // The tree knows distances from the outer centre; from the inner one they differ by no more than the two are apart.
    reach.longest_inner = -1e9F;
    reach.shortest_inner = -1e9F;
    if (element.inner != no_disc) {
        const double inner = contained ? discs_.most_chord(element.inner) : discs_.least_chord(element.inner);
        const double apart = length(minus(discs_.centre(element.outer), discs_.centre(element.inner)));
        reach.longest_inner = rounded_up(inner + apart);
        reach.shortest_inner = rounded_down(inner - apart);
    }
    return reach;
}

/// How surely an element decides at a point, in metres; not positive where it does not.
double Occlusion::margin(const Group& group, const Element& element, const Vector& point, DiscId except) const {
    if (element.outer == except || element.inner == except) return -std::numeric_limits<double>::infinity();
    const double outer = length(minus(point, discs_.centre(element.outer)));
    if (group.mode == Mode::contained) {
        const double in = discs_.least_chord(element.outer) - outer;
        if (element.inner == no_disc) return in;
        return std::min(in, length(minus(point, discs_.centre(element.inner))) - discs_.most_chord(element.inner));
    }
    const double out = outer - discs_.most_chord(element.outer);
    if (element.inner == no_disc) return out;
    return std::max(out, discs_.least_chord(element.inner) - length(minus(point, discs_.centre(element.inner))));
}

std::uint32_t Occlusion::most_decisive(const Group& group, const Vector& point, DiscId except) const {
    // How far an element is from deciding is known to no more than this; the shell may know better.
    const double blur_m = discs_.blur_m(except);
    return group.tree->best(
        point, -blur_m,
        [&](const Reach& reach, const ChordRange& range) {
            if (group.mode == Mode::contained)
                return std::min(static_cast<double>(reach.longest_outer) - range.least,
                                range.most - static_cast<double>(reach.shortest_inner));
            return std::max(range.most - static_cast<double>(reach.shortest_outer),
                            static_cast<double>(reach.longest_inner) - range.least);
        },
        [&](std::uint32_t i) { return margin(group, group.elements[i], point, except); });
}

/// Takes the arc between two azimuths, at most a turn apart, out of what is open.
void Occlusion::subtract(double from, double to) {
    if (to <= from) return;
    const double turn = 2.0 * pi * std::floor(from / (2.0 * pi));
    from -= turn;
    to -= turn;
    if (to > 2.0 * pi) {
        subtract(0.0, to - 2.0 * pi);
        to = 2.0 * pi;
    }
    scratch_.clear();
    for (const OpenArc& arc : open_) {
        if (arc.from < from) scratch_.push_back({arc.from, std::min(arc.to, from)});
        if (arc.to > to) scratch_.push_back({std::max(arc.from, to), arc.to});
    }
    open_.swap(scratch_);
}

void Occlusion::hide(const CircleShell& shell, const Group& group, const Element& element) {
    const ContainedArc outer = shell.contained(element.outer);
    const double slack = shell.azimuth_slack();
    // What an element decides: the directions between two angles from that of its centre.
    const auto hide_between = [&](const ContainedArc& arc, double low, double high) {
        if (low > 0.0) low += slack;
        if (high < pi) high -= slack;
        if (high <= low) return;
        if (low <= 0.0 && high >= pi) return open_.clear();
        if (low <= 0.0) return subtract(arc.toward - high, arc.toward + high);
        if (high >= pi) return subtract(arc.toward + low, arc.toward + 2.0 * pi - low);
        subtract(arc.toward + low, arc.toward + high);
        subtract(arc.toward - high, arc.toward - low);
    };
    if (group.mode == Mode::excluded) {
        hide_between(outer, outer.possibly < 0.0 ? 0.0 : outer.possibly, pi);
        if (element.inner == no_disc) return;
        const ContainedArc inner = shell.contained(element.inner);
        hide_between(inner, 0.0, inner.surely);
        return;
    }
    if (element.inner == no_disc) return hide_between(outer, 0.0, outer.surely);
    if (outer.surely <= slack) return;
    const ContainedArc inner = shell.contained(element.inner);
    // Concentric or not, the two directions may differ: what the inner disc may contain is left open around its own.
    const double apart = std::abs(std::remainder(outer.toward - inner.toward, 2.0 * pi));
    const double low = inner.possibly < 0.0 ? 0.0 : inner.possibly + apart;
    hide_between(outer, low, outer.surely);
}

/// The open arc around an azimuth; none if that is hidden, or the end of an arc.
OpenArc* Occlusion::open_around(double azimuth) {
    const auto arc = std::find_if(open_.begin(), open_.end(),
                                  [&](const OpenArc& one) { return one.from < azimuth && azimuth < one.to; });
    return arc == open_.end() ? nullptr : &*arc;
}

/// Calls with each group that hides circles of this disc.
void Occlusion::for_each_group(DiscId disc, const auto& visit) const {
    for (std::uint32_t group = 0; group < common_; ++group) visit(group);
    const auto uses = discs_.uses(disc);
    if (uses.size() != 1) return;
    const DiscSet::Use& use = uses.front();
    const auto visit_of = [&](const std::vector<std::uint32_t>& group_of, std::uint32_t id) {
        if (!group_of.empty() && group_of[id] != no_group) visit(group_of[id]);
    };
    visit_of(use.inner ? part_inner_ : part_outer_, use.part);
    visit_of(owner_, discs_.parts()[use.part].owner);
}

/// Lets what decides most surely at an azimuth hide what it does; whether that azimuth is among it.
bool Occlusion::hide_at(const CircleShell& shell, DiscId disc, double azimuth) {
    const Vector point = shell.point(azimuth);
    for_each_group(disc, [&](std::uint32_t id) {
        if (open_around(azimuth) == nullptr) return;
        const std::uint32_t element = most_decisive(groups_[id], point, disc);
        if (element == PlaceTree<Reach>::none) return;
        hide(shell, groups_[id], groups_[id].elements[element]);
        if (open_around(azimuth) != nullptr) return;
        if (recent_.size() == most_recent) recent_.pop_back();
        recent_.insert(recent_.begin(), {id, element});
    });
    return open_around(azimuth) == nullptr;
}

std::span<const OpenArc> Occlusion::open_arcs(DiscId disc) {
    open_.assign(1, {0.0, 2.0 * pi});
    if (groups_.empty() || discs_.disc(disc).radius.m() > directions::longest_m) return open_;
    const CircleShell shell(discs_, disc);
    const auto is_own = [&](std::uint32_t group) {
        bool own = false;
        for_each_group(disc, [&](std::uint32_t other) { own = own || other == group; });
        return own;
    };
    for (const Recent& recent : recent_) {
        const Group& group = groups_[recent.group];
        const Element& element = group.elements[recent.element];
        if (element.outer == disc || element.inner == disc || !is_own(recent.group)) continue;
        hide(shell, group, element);
        if (open_.empty()) return open_;
    }
    // The middles of open arcs, until each is hidden or its arc narrow.
    std::vector<OpenArc> narrow;
    while (!open_.empty()) {
        if (open_.back().to - open_.back().from < no_width) {
            narrow.push_back(open_.back());
            open_.pop_back();
            continue;
        }
        const double middle = 0.5 * (open_.back().from + open_.back().to);
        hide_at(shell, disc, middle);
        OpenArc* const arc = open_around(middle);
        if (arc == nullptr) continue;
        if (arc->to - arc->from <= narrowest) {
            narrow.push_back(*arc);
            open_.erase(open_.begin() + (arc - open_.data()));
        } else {
            const double to = std::exchange(arc->to, middle);
            open_.insert(open_.begin() + (arc - open_.data()) + 1, {middle, to});
        }
    }
    std::sort(narrow.begin(), narrow.end(), [](const OpenArc& a, const OpenArc& b) { return a.from < b.from; });
    for (const OpenArc& arc : narrow) {
        if (!open_.empty() && open_.back().to >= arc.from) {
            open_.back().to = arc.to;
        } else {
            open_.push_back(arc);
        }
    }
    // Where chords blur, many near-copies would else be left to be intersected at the ends.
    if (discs_.blur_m(disc) > 1.0) trim(shell, disc);
    return open_;
}

/// Takes away from both ends of each open arc what other elements hide than those that hide its middle.
void Occlusion::trim(const CircleShell& shell, DiscId disc) {
    for (std::size_t k = 0; k < open_.size(); ++k) {
        for (const bool at_start : {true, false}) {
            for (double step = 0.25 * narrowest; step > finest; step *= 0.25) {
                while (k < open_.size() && open_[k].to - open_[k].from > 2.0 * step &&
                       hide_at(shell, disc, at_start ? open_[k].from + step : open_[k].to - step)) {
                }
            }
        }
    }
}

}  // namespace rangeband::footprint
