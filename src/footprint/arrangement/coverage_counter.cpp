// SPDX-License-Identifier: MIT
#include "footprint/arrangement/coverage_counter.hpp"

#include <algorithm>

#include "rangeband/footprint/interior.hpp"

namespace rangeband::footprint {

CoverageCounter::CoverageCounter(const DiscSet& discs)
    : discs_(discs), parts_(discs.parts().size()), owners_(discs.owners().size()), interiors_(discs) {
    for (PartId id = 0; id < parts_.size(); ++id) {
        parts_[id] = initial(id);
        update(id);
    }
}

CoverageCounter::PartState CoverageCounter::initial(PartId id) const {
    const DiscSet::Part& part = discs_.parts()[id];
    return {.outer = static_cast<std::int32_t>(part.outer_whole),
            .inner = static_cast<std::int32_t>(part.inner_whole),
            .membership = parts_[id].membership};
}

Membership CoverageCounter::membership_of(PartId id) const {
    const PartState& state = parts_[id];
    const auto all_inner = static_cast<std::int32_t>(discs_.parts()[id].inner);
    const Membership near = state.outer > 0         ? Membership::yes
                            : state.outer_maybe > 0 ? std::max(state.interior, Membership::maybe)
                                                    : state.interior;
    const Membership too_near = all_inner == 0 || state.opposite || state.inner + state.inner_maybe < all_inner
                                    ? Membership::no
                                : state.inner == all_inner ? Membership::yes
                                                           : Membership::maybe;
    if (near == Membership::no || too_near == Membership::yes) return Membership::no;
    return too_near == Membership::no ? near : Membership::maybe;
}

void CoverageCounter::update(PartId id) {
    PartState& part = parts_[id];
    const Membership after = membership_of(id);
    if (after == part.membership) return;
    const OwnerId owner_id = discs_.parts()[id].owner;
    OwnerState& owner = owners_[owner_id];
    const std::int64_t weight = discs_.owners()[owner_id].weight;
    const auto weigh = [&](std::int64_t times) {
        const Membership here = owner.membership();
        if (here == Membership::no) return;
        if (here == Membership::yes || weight < 0) range_.least += times * weight;
        if (here == Membership::yes || weight > 0) range_.most += times * weight;
    };
    weigh(-1);
    const auto tally = [&](Membership membership, std::int32_t by) {
        if (membership == Membership::yes) owner.parts += by;
        if (membership == Membership::maybe) owner.parts_maybe += by;
    };
    tally(part.membership, -1);
    tally(after, 1);
    part.membership = after;
    weigh(1);
}

CoverageCounter::PartState& CoverageCounter::touch(PartId id) {
    PartState& part = parts_[id];
    if (!part.touched) touched_.push_back(id);
    part.touched = true;
    return part;
}

void CoverageCounter::change(const DiscSet::Use& use, Membership membership, std::int32_t by) {
    PartState& part = touch(use.part);
    std::int32_t& number = membership == Membership::yes ? (use.inner ? part.inner : part.outer)
                                                         : (use.inner ? part.inner_maybe : part.outer_maybe);
    number += by;
    update(use.part);
}

void CoverageCounter::clear() {
    for (const PartId id : touched_) {
        parts_[id] = initial(id);
        update(id);
    }
    touched_.clear();
    leave_interiors();
}

void CoverageCounter::leave_interiors() {
    for (const PartId id : located_) {
        parts_[id].interior = Membership::no;
        parts_[id].opposite = false;
        update(id);
    }
    located_.clear();
}

void CoverageCounter::locate(const LonLat& point, DiscId own, double reach_m) {
    if (!has_interiors()) return;
    leave_interiors();
    const auto own_uses = [&](PartId id, bool inner) {
        std::int32_t count = 0;
        if (own == no_disc) return count;
        for (const DiscSet::Use& use : discs_.uses(own)) count += use.part == id && use.inner == inner ? 1 : 0;
        return count;
    };
    for (const PartId id : interiors_.near(point)) {
        PartState& part = parts_[id];
        const bool decides = part.outer == 0 && part.outer_maybe <= own_uses(id, false);
        if (!decides || !discs_.parts()[id].interior->contains(point)) continue;
        part.interior = Membership::yes;
        located_.push_back(id);
        update(id);
    }
    const LonLat opposite = antipode(point);
    for (const PartId id : interiors_.near(opposite)) {
        PartState& part = parts_[id];
        const auto all = static_cast<std::int32_t>(discs_.parts()[id].inner);
        const std::int32_t others = all - own_uses(id, true);
        const Interior& interior = *discs_.parts()[id].interior;
        const bool decides = all > 0 && part.inner + part.inner_maybe >= others &&
                             (part.inner >= others || (reach_m > 0.0 && interior.keeps_clear_of(opposite, reach_m)));
        if (!decides || !interior.contains(opposite)) continue;
        part.opposite = true;
        located_.push_back(id);
        update(id);
    }
}

bool CoverageCounter::is_open(DiscId disc) const {
    const auto uses = discs_.uses(disc);
    return std::any_of(uses.begin(), uses.end(), [&](const DiscSet::Use& use) {
        return owners_[discs_.parts()[use.part].owner].membership() == Membership::maybe;
    });
}

bool CoverageCounter::is_relevant(const DiscSet::Use& use) const {
    const PartState& part = parts_[use.part];
    const auto all_inner = static_cast<std::int32_t>(discs_.parts()[use.part].inner);
    return use.inner ? part.inner + part.inner_maybe >= all_inner : part.outer == 0;
}

}  // namespace rangeband::footprint
