// SPDX-License-Identifier: MIT
/// Which arcs of a circle can be boundary at all, found without a geodesic.
///
/// An arc is hidden where one other disc, or annulus, decides the answer on both sides of it: a source whose containing
/// a point settles the question, or whose not containing it does. The element that decides most surely at a point is
/// looked up in a tree and hides an arc in closed form (circle_shell.hpp); a handful of them hide most circles whole,
/// however many overlap. A union of 100,000 discs keeps the few circles near its outline.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "footprint/arrangement/circle_shell.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/place_tree.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// Azimuths in radians, 0 ≤ from < to ≤ 2π.
struct OpenArc {
    double from;
    double to;
};

class Occlusion {
  public:
    /// Where any count matters only discs of one source hide each other.
    Occlusion(const DiscSet& discs, const std::optional<Depth>& wanted);

    /// The arcs of a disc's circle that are not hidden, in order. Valid until the next call. Neighbours asked one after
    /// the other are fastest.
    std::span<const OpenArc> open_arcs(DiscId disc);

  private:
    /// Whether a circle is hidden where an element contains it, or where it does not.
    enum class Mode { contained, excluded };

    /// What lies in one disc and outside of another; either may be missing.
    struct Element {
        DiscId outer = no_disc;
        DiscId inner = no_disc;
    };

    /// Bounds of chords below a node of a group's tree.
    struct Reach {
        float longest_outer = -1e9F;
        float shortest_outer = 1e9F;
        float longest_inner = -1e9F;
        float shortest_inner = 1e9F;
        void add(const Reach& other);
    };

    /// Elements that hide the same circles.
    struct Group {
        Mode mode;
        std::vector<Element> elements;
        std::optional<PlaceTree<Reach>> tree = {};
    };

    void add_deciding(const Depth& wanted);
    void add_siblings();
    void add_group(Mode mode, std::vector<Element> elements);
    Reach reach_of(const Element& element, Mode mode) const;
    double margin(const Group& group, const Element& element, const Vector& point, DiscId except) const;
    std::uint32_t most_decisive(const Group& group, const Vector& point, DiscId except) const;
    void hide(const CircleShell& shell, const Group& group, const Element& element);
    bool hide_at(const CircleShell& shell, DiscId disc, double azimuth);
    void trim(const CircleShell& shell, DiscId disc);
    void subtract(double from, double to);
    OpenArc* open_around(double azimuth);
    void for_each_group(DiscId disc, const auto& visit) const;

    const DiscSet& discs_;
    std::vector<Group> groups_;
    std::size_t common_ = 0;                 ///< the groups before this one hide circles of all discs
    std::vector<std::uint32_t> part_outer_;  ///< the group of a part's outer discs, if any part has several; or none
    std::vector<std::uint32_t> part_inner_;
    std::vector<std::uint32_t> owner_;  ///< the group of an owner's parts, if any has several

    struct Recent {
        std::uint32_t group;
        std::uint32_t element;
    };
    std::vector<Recent> recent_;  ///< what hid the circles before
    std::vector<OpenArc> open_;
    std::vector<OpenArc> scratch_;
};

}  // namespace rangeband::footprint
