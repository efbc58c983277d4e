#include "footprint/arrangement/coverage_count.hpp"

#include "rangeband/footprint/interior.hpp"

namespace rangeband::footprint {

Census::Census(const DiscSet& discs) : discs_(discs), states_(discs.owners().size()) {
    for (OwnerId id = 0; id < states_.size(); ++id) {
        const DiscSet::Owner& owner = discs.owners()[id];
        states_[id] = {static_cast<std::int32_t>(owner.outer_whole), static_cast<std::int32_t>(owner.inner_whole),
                       false};
        if (owner.interior != nullptr) with_interior_.push_back(id);
        if (held(id)) base_ += owner.weight;
    }
    count_ = base_;
}

bool Census::held(OwnerId id) const {
    const DiscSet::Owner& owner = discs_.owners()[id];
    const State& state = states_[id];
    const bool near_enough = state.outer > 0 || state.in_interior;
    const bool too_near = owner.inner > 0 && state.inner == static_cast<std::int32_t>(owner.inner);
    return near_enough && !too_near;
}

void Census::change(DiscId disc, std::int32_t by) {
    for (const DiscSet::Use& use : discs_.uses(disc)) {
        const bool before = held(use.owner);
        State& state = states_[use.owner];
        (use.inner ? state.inner : state.outer) += by;
        touched_.push_back(use.owner);
        const bool after = held(use.owner);
        if (before != after) count_ += after ? discs_.owners()[use.owner].weight : -discs_.owners()[use.owner].weight;
    }
}

void Census::clear() {
    for (const OwnerId id : touched_) {
        const DiscSet::Owner& owner = discs_.owners()[id];
        states_[id] = {static_cast<std::int32_t>(owner.outer_whole), static_cast<std::int32_t>(owner.inner_whole),
                       false};
    }
    touched_.clear();
    count_ = base_;
}

void Census::settle_at(const LonLat& place) {
    for (const OwnerId id : with_interior_) {
        State& state = states_[id];
        const bool before = held(id);
        // Where a disc decides, the rim of the interior may be near; elsewhere it is not.
        state.in_interior = state.outer == 0 && holds(*discs_.owners()[id].interior, place);
        touched_.push_back(id);
        const bool after = held(id);
        if (before != after) count_ += after ? discs_.owners()[id].weight : -discs_.owners()[id].weight;
    }
}

}  // namespace rangeband::footprint
