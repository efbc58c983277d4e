// SPDX-License-Identifier: MIT
/// All discs of all sources: each once, in an order that depends only on their values, with their sources.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "rangeband/footprint/source.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

/// A source and how much it counts where it contains a point. What is taken away counts negatively.
struct Weighted {
    const Source* source;
    int weight = 1;
};

using DiscId = std::uint32_t;
using PartId = std::uint32_t;
using OwnerId = std::uint32_t;

constexpr DiscId no_disc = 0xffff'ffff;
constexpr PartId no_part = 0xffff'ffff;

class DiscSet {
  public:
    /// Discs that agree to `resolution_m`, in place and radius together, are one. Discs of the whole Earth have no
    /// circle and are kept as counts.
    DiscSet(std::span<const Weighted> sources, double resolution_m);

    std::size_t size() const { return discs_.size(); }
    const Disc& disc(DiscId id) const { return discs_[id]; }

    /// The centre on the surface, in metres from the Earth's centre.
    const Vector& centre(DiscId id) const { return centres_[id]; }

    /// A surface point nearer to the centre than the first, straight through the Earth, is in the disc for certain;
    /// one farther than the second is not.
    double least_chord(DiscId id) const { return chords(id).least; }
    double most_chord(DiscId id) const { return chords(id).most; }

    /// The same by the chord to the point opposite to the centre: what is nearer to it than the first is outside of the
    /// disc for certain, what is farther than the second is in it. Near that point this tells more.
    double least_opposite_chord(DiscId id) const { return chords(id).least_opposite; }
    double most_opposite_chord(DiscId id) const { return chords(id).most_opposite; }

    /// How far beside a disc's circle chords leave it open whether a place is in the disc.
    double blur_m(DiscId id) const {
        const Chords& all = chords(id);
        const double blur = all.most - all.least;
        const bool is_nearer_to_opposite = all.most_opposite < all.least;
        return is_nearer_to_opposite ? std::min(blur, all.most_opposite - all.least_opposite) : blur;
    }

    struct Use {
        PartId part;
        bool inner;
    };
    std::span<const Use> uses(DiscId id) const {
        return {uses_.data() + first_use_[id], first_use_[id + 1] - first_use_[id]};
    }

    struct Part {
        OwnerId owner = 0;
        std::uint32_t outer = 0;        ///< how many outer discs it has
        std::uint32_t inner = 0;        ///< how many inner discs it has
        std::uint32_t outer_whole = 0;  ///< outer discs that are the whole Earth
        std::uint32_t inner_whole = 0;
        const Interior* interior = nullptr;
    };
    const std::vector<Part>& parts() const { return parts_; }

    struct Owner {
        int weight = 1;
        std::uint32_t parts = 0;
    };
    const std::vector<Owner>& owners() const { return owners_; }

    /// A piece of an edge between two discs, by number.
    struct Link {
        const footprint::Link* piece;
        PartId part;
        std::uint32_t edge;  ///< pieces of one edge have the same
        DiscId first;
        DiscId last;
        bool inner;
        Length radius;
    };
    const std::vector<Link>& links() const { return links_; }

  private:
    struct Entry;

    /// The sources' discs, as counts or else as they are returned.
    std::vector<Entry> add_owners(std::span<const Weighted> sources);

    /// The disc that stands for each entry: one of its own, or an earlier one that agrees with it.
    std::vector<DiscId> add_discs(const std::vector<Entry>& entries, double resolution_m);

    void add_links(std::span<const Weighted> sources, const std::vector<Entry>& entries,
                   const std::vector<DiscId>& ids);

    struct Chords {
        double least;
        double most;
        double least_opposite;
        double most_opposite;
    };
    const Chords& chords(DiscId id) const { return chords_[chords_of_[id]]; }

    std::vector<Disc> discs_;
    std::vector<Vector> centres_;
    std::vector<Chords> chords_;  ///< of each radius that occurs, which are few as a rule
    std::vector<std::uint32_t> chords_of_;
    std::vector<std::uint32_t> first_use_;
    std::vector<Use> uses_;
    std::vector<Part> parts_;
    std::vector<Owner> owners_;
    std::vector<Link> links_;
};

}  // namespace rangeband::footprint
