/// All discs of all sources: each once, in an order that depends on nothing but their values, with those who use them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rangeband/vector.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::footprint {

/// A source and how much it counts where it holds a point. What holds a point against others counts negatively.
struct Weighted {
    const Source* source;
    int weight = 1;
};

using DiscId = std::uint32_t;
using OwnerId = std::uint32_t;

class DiscSet {
  public:
    /// Discs within 0.1 mm of each other, in place and radius, are one. Discs of the whole Earth have no circle and are
    /// kept as counts.
    explicit DiscSet(std::span<const Weighted> sources);

    std::size_t size() const { return discs_.size(); }
    const Disc& disc(DiscId id) const { return discs_[id]; }

    /// The centre as a unit vector of reduced latitude.
    const Vector& centre(DiscId id) const { return centres_[id]; }

    struct Use {
        OwnerId owner;
        bool inner;
    };
    std::span<const Use> uses(DiscId id) const {
        return {uses_.data() + first_use_[id], first_use_[id + 1] - first_use_[id]};
    }

    struct Owner {
        int weight = 1;
        std::uint32_t inner = 0;        ///< how many inner discs it has
        std::uint32_t outer_whole = 0;  ///< outer discs that are the whole Earth
        std::uint32_t inner_whole = 0;
        const MultiPolygon* interior = nullptr;
    };
    const std::vector<Owner>& owners() const { return owners_; }

    /// Moves a disc that nearly touches another, or meets two others nearly at a point: its radius, by at most 0.1 mm,
    /// by a hash of its values and of how often it was moved.
    void nudge(DiscId id);

  private:
    struct Entry;

    /// The sources' discs, as counts or else as they are returned.
    std::vector<Entry> add_owners(std::span<const Weighted> sources);

    /// The disc that stands for each entry: one of its own, or an earlier one that is the same to 0.1 mm.
    std::vector<DiscId> add_discs(const std::vector<Entry>& entries);

    std::vector<Disc> discs_;
    std::vector<Length> radii_;  ///< as they were
    std::vector<std::uint8_t> nudges_;
    std::vector<Vector> centres_;
    std::vector<std::uint32_t> first_use_;
    std::vector<Use> uses_;
    std::vector<Owner> owners_;
};

}  // namespace rangeband::footprint
