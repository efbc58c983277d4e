#include "footprint/arrangement/settlers.hpp"

#include <algorithm>

namespace rangeband::footprint {

Settlers::Settlers(const DiscSet& discs, const Depth& wanted)
    : alone_(discs.size(), false), owner_(discs.size(), no_owner) {
    std::int64_t most = 0;
    std::int64_t least = 0;
    for (const DiscSet::Owner& owner : discs.owners()) (owner.weight > 0 ? most : least) += owner.weight;
    const auto is_enough = [&](const DiscSet::Owner& owner) {
        if (owner.inner > 0) return false;
        const bool surely_in = owner.weight > 0 && owner.weight + least >= wanted.least && most <= wanted.most;
        const bool surely_out = owner.weight < 0 && owner.weight + most < wanted.least;
        return surely_in || surely_out;
    };
    for (DiscId disc = 0; disc < discs.size(); ++disc) {
        const auto uses = discs.uses(disc);
        if (uses.size() == 1 && !uses.front().inner) owner_[disc] = uses.front().owner;
        alone_[disc] = std::any_of(uses.begin(), uses.end(), [&](const DiscSet::Use& use) {
            return !use.inner && is_enough(discs.owners()[use.owner]);
        });
    }
}

}  // namespace rangeband::footprint
