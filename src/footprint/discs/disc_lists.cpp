// SPDX-License-Identifier: MIT
#include "footprint/discs/disc_lists.hpp"

#include <algorithm>
#include <cmath>

#include "footprint/discs/rounded.hpp"
#include "rangeband/geodesic/lambert.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
DiscLists::DiscLists(const DiscSet& discs) : discs_(discs) {
    if (std::ranges::none_of(discs.parts(), [](const DiscSet::Part& part) { return part.outer > 1 || part.inner > 1; }))
        return;
    numbers_.assign(2 * discs.parts().size(), none);
    for (PartId part = 0; part < discs.parts().size(); ++part) {
        for (const bool inner : {false, true}) {
            if ((inner ? discs.parts()[part].inner : discs.parts()[part].outer) < 2) continue;
            numbers_[2 * part + (inner ? 1 : 0)] = static_cast<std::uint32_t>(lists_.size());
            lists_.push_back({.use = {part, inner}});
        }
    }
    for (DiscId disc = 0; disc < discs.size(); ++disc) {
        bool is_single = false;
        for (const DiscSet::Use& use : discs.uses(disc)) {
            if (of(use) == none) {
                is_single = true;
            } else if (std::vector<DiscId>& list = lists_[of(use)].discs; list.empty() || list.back() != disc) {
                list.push_back(disc);
            }
        }
        if (is_single) single_.push_back(disc);
    }
    std::vector<Vector> middles;
    std::vector<Farthest> farthest;
    for (List& list : lists_) {
        index(list);
        Vector middle{};
        for (const DiscId disc : list.discs) middle = plus(middle, discs.centre(disc));
        for (double& x : middle) x /= std::max(static_cast<double>(list.discs.size()), 1.0);
        Farthest& far = farthest.emplace_back();
        for (const DiscId disc : list.discs)
            far.add({length(minus(discs.centre(disc), middle)) + discs.most_chord(disc)});
        middles.push_back(middle);
    }
    tree_.emplace(
        lists_.size(), [&](std::uint32_t i) -> const Vector& { return middles[i]; },
        [&](std::uint32_t i) { return farthest[i]; });
}

void DiscLists::index(List& list) {
    for (const DiscId disc : list.discs) {
        list.is_beyond_quarter = list.is_beyond_quarter || discs_.most_opposite_chord(disc) < discs_.least_chord(disc);
        list.shortest_m = std::min(list.shortest_m, discs_.disc(disc).radius.m());
        list.longest_m = std::max(list.longest_m, discs_.disc(disc).radius.m());
    }
    const auto bounds = [](double chord) { return Bounds{rounded_down(chord), rounded_up(chord)}; };
    list.tree.emplace(
        list.discs.size(), [&](std::uint32_t i) -> const Vector& { return discs_.centre(list.discs[i]); },
        [&](std::uint32_t i) {
            const DiscId disc = list.discs[i];
            return Chords{bounds(discs_.least_chord(disc)), bounds(discs_.most_chord(disc)),
                          bounds(discs_.least_opposite_chord(disc)), bounds(discs_.most_opposite_chord(disc)), disc};
        });
}

bool DiscLists::is_mixed(DiscId disc) const {
    const auto uses = discs_.uses(disc);
    return std::ranges::any_of(uses, [&](const DiscSet::Use& use) { return of(use) != of(uses.front()); });
}

std::int32_t DiscLists::times(std::uint32_t list, DiscId disc) const {
    return static_cast<std::int32_t>(
        std::ranges::count_if(discs_.uses(disc), [&](const DiscSet::Use& use) { return of(use) == list; }));
}

double DiscLists::blur_m(DiscId disc) const {
    const double radius = discs_.disc(disc).radius.m();
    if (radius > 0.8 * geodesic::longest_lambert_m) return discs_.blur_m(disc);
    return std::min(discs_.blur_m(disc), 2.0 * geodesic::lambert_slack_m(radius));
}

/// By chords, of an arc by its ends, and where Lambert's formula leaves less open by that.
Membership DiscLists::contains(DiscId disc, const Surroundings& around) const {
    const double chord = length(minus(discs_.centre(disc), around.middle));
    if (chord - around.reach_m > discs_.most_chord(disc)) return Membership::no;
    if (chord + around.reach_m < discs_.least_chord(disc)) return Membership::yes;
    const double opposite = length(plus(discs_.centre(disc), around.middle));
    if (opposite + around.reach_m < discs_.least_opposite_chord(disc)) return Membership::no;
    if (opposite - around.reach_m > discs_.most_opposite_chord(disc)) return Membership::yes;
    const double radius = discs_.disc(disc).radius.m();
    if (around.ends) {
        const Membership likelier =
            chord < 0.5 * (discs_.least_chord(disc) + discs_.most_chord(disc)) ? Membership::yes : Membership::no;
        if (around.ends->all_are(likelier, discs_.centre(disc), 0.0, radius)) return likelier;
    }
    if (radius + around.reach_m > 0.9 * geodesic::longest_lambert_m ||
        discs_.blur_m(disc) < 2.0 * geodesic::lambert_slack_m(radius))
        return Membership::maybe;
    const double metres = geodesic::lambert_distance_m(discs_.centre(disc), around.middle);
    const double open_m = around.reach_m + geodesic::lambert_slack_m(metres);
    if (metres - open_m > radius) return Membership::no;
    return metres + open_m < radius ? Membership::yes : Membership::maybe;
}

/// Whether all discs below a node surely contain the surroundings, or surely nothing of them.
bool DiscLists::all_are(Membership sure, const List& list, const Chords& chords, const PlaceBox& box,
                        const Surroundings& around) const {
    const ChordRange range = box.chords(around.middle);
    const bool yes = sure == Membership::yes;
    if (yes ? range.most + around.reach_m < static_cast<double>(chords.least.low)
            : range.least - around.reach_m > static_cast<double>(chords.most.high))
        return true;
    if (around.ends) {
        const Vector& place = discs_.centre(chords.any);
        const double radius = yes ? list.shortest_m : list.longest_m;
        if (around.ends->all_are(sure, place, box.chords(place).most, radius)) return true;
    }
    if (!list.is_beyond_quarter) return false;
    const ChordRange beyond = box.chords(opposite(around.middle));
    return yes ? beyond.least - around.reach_m > static_cast<double>(chords.most_opposite.high)
               : beyond.most + around.reach_m < static_cast<double>(chords.least_opposite.low);
}

DiscId DiscLists::one_that(Membership membership, std::uint32_t list, const Surroundings& around, DiscId except) const {
    const List& one = lists_[list];
    const bool yes = membership == Membership::yes;
    const std::uint32_t found = one.tree->any(
        [&](const Chords& chords, const PlaceBox& box) {
            const ChordRange range = box.chords(around.middle);
            double sureness = yes ? static_cast<double>(chords.least.high) - range.least
                                  : range.most - static_cast<double>(chords.most.low);
            if (one.is_beyond_quarter) {
                const ChordRange beyond = box.chords(opposite(around.middle));
                sureness = std::max(sureness, yes ? beyond.most - static_cast<double>(chords.most_opposite.low)
                                                  : static_cast<double>(chords.least_opposite.high) - beyond.least);
            }
            return sureness - around.reach_m;
        },
        [&](std::uint32_t i) { return one.discs[i] != except && contains(one.discs[i], around) == membership; });
    return found == PlaceTree<Chords>::none ? no_disc : one.discs[found];
}

}  // namespace rangeband::footprint
