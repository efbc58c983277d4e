#include "footprint/arrangement/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>
#include <utility>

#include "footprint/arrangement/cover.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "footprint/arrangement/exposure.hpp"
#include "footprint/arrangement/ring_assembly.hpp"
#include "footprint/arrangement/settlers.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// How often everything is asked anew before giving up.
constexpr int most_attempts = 40;

bool holds(const Depth& depth, std::int64_t count) { return count >= depth.least && count <= depth.most; }

/// Nodes beyond all crossings: where the two parts of a folded circle meet, in the east and in the west.
constexpr std::uint32_t fold_nodes = 0x8000'0000;

/// How much farther apart than they are blurred crossings must be.
constexpr double safety = 4.0;

double speed_m(const geodesic::Circle::State& state) { return length(state.dp) * geodesic::equatorial_radius_m; }

}  // namespace

Arrangement::Arrangement(DiscSet& discs, const std::optional<Depth>& wanted)
    : discs_(discs), wanted_(wanted), census_(discs), boundaries_(discs.size()) {
    const DiscTree tree(discs);
    std::optional<Settlers> settlers;
    std::vector<bool> hidden(discs.size(), false);
    if (wanted) {
        settlers.emplace(discs, *wanted);
        Cover cover(discs, tree, *settlers);
        for (const DiscId disc : tree.in_order()) hidden[disc] = cover.hides(disc);
    }
    Exposure exposure(discs, tree, wanted, settlers ? &*settlers : nullptr);
    for (DiscId disc = 0; disc < discs.size(); ++disc) {
        if (hidden[disc]) continue;
        for (const Window& window : exposure.windows(boundary(disc), disc)) sweep(disc, window);
    }
    census_.clear();
    for (DiscId disc = 0; disc < discs.size(); ++disc) {
        if (north_pole_in(disc)) census_.enter(disc);
    }
    census_.settle_at({0.0, 90.0});
    at_north_pole_ = census_.count();
}

const DiscBoundary& Arrangement::boundary(DiscId disc) {
    if (!boundaries_[disc]) boundaries_[disc] = std::make_unique<DiscBoundary>(discs_.disc(disc));
    return *boundaries_[disc];
}

bool Arrangement::north_pole_in(DiscId disc) {
    const Vector& centre = discs_.centre(disc);
    const double away = std::atan2(std::hypot(centre[0], centre[1]), centre[2]);
    const double radius = discs_.disc(disc).radius.m();
    if (radius < geodesic::polar_radius_m * away - 1.0) return false;
    if (radius > geodesic::equatorial_radius_m * away + 1.0) return true;
    return boundary(disc).curve()->holds_pole(0.0);
}

void Arrangement::add_ambiguous(std::initializer_list<DiscId> discs) {
    ambiguous_.insert(ambiguous_.end(), discs.begin(), discs.end());
}

const Arrangement::Found& Arrangement::meeting(DiscId a, DiscId b) {
    const auto [first, second] = std::minmax(a, b);
    const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
    const auto [entry, is_new] = meetings_.try_emplace(key);
    if (!is_new) return entry->second;
    Meeting meeting = meet(boundary(first), boundary(second));
    if (meeting.touching) add_ambiguous({first, second});
    entry->second = {.first_node = static_cast<NodeId>(nodes_.size()),
                     .count = static_cast<std::uint8_t>(meeting.crossings.size()),
                     .first_inside = meeting.first_inside,
                     .second_inside = meeting.second_inside};
    nodes_.insert(nodes_.end(), meeting.crossings.begin(), meeting.crossings.end());
    return entry->second;
}

bool Arrangement::can_be_boundary(const Sides& sides) const {
    if (!wanted_) return sides.outside != sides.inside;
    return holds(*wanted_, sides.outside) != holds(*wanted_, sides.inside);
}

/// Gathers what happens along a window, and who holds its start.
void Arrangement::sweep(DiscId disc, const Window& window) {
    census_.clear();
    for (const DiscId other : window.inside) census_.enter(other);
    std::vector<Event> events;
    for (const DiscId other : window.crossed) {
        const Found& found = meeting(disc, other);
        const bool is_first = disc < other;
        if (found.count == 0) {
            if (is_first ? found.first_inside : found.second_inside) census_.enter(other);
            continue;
        }
        // The last event before the window's start tells on which side it begins.
        double last = -1e9;
        bool begins_inside = false;
        for (NodeId node = found.first_node; node < found.first_node + found.count; ++node) {
            const Crossing& crossing = nodes_[node];
            const bool enters = is_first ? crossing.first_enters : crossing.second_enters;
            double t = is_first ? crossing.first : crossing.second;
            if (t < window.from) t += 2.0 * pi;
            if (t - 2.0 * pi > last) {
                last = t - 2.0 * pi;
                begins_inside = enters;
            }
            if (t <= window.to) events.push_back({t, other, node, enters, crossing.blur_m});
        }
        if (begins_inside) census_.enter(other);
    }
    std::sort(events.begin(), events.end(),
              [](const Event& a, const Event& b) { return std::tie(a.t, a.node) < std::tie(b.t, b.node); });
    walk(disc, window, events);
}

/// Cuts the window at the events that change what is counted beside the circle.
void Arrangement::walk(DiscId disc, const Window& window, std::vector<Event>& events) {
    const DiscBoundary& path = boundary(disc);
    const auto sides_between = [&](double from, double to) {
        if (census_.has_interiors()) {
            const geodesic::Position middle = path.position(0.5 * (from + to));
            census_.settle_at({middle.lon(), middle.lat()});
        }
        Sides sides{.outside = census_.count()};
        census_.enter(disc);
        sides.inside = census_.count();
        census_.leave(disc);
        return sides;
    };
    if (path.folded()) add_fold(disc, events);

    std::vector<Stop> stops;
    const auto end_of = [&](std::size_t k) { return k < events.size() ? events[k].t : window.to; };
    const Sides first = sides_between(window.from, end_of(0));
    Sides before = first;
    for (std::size_t k = 0; k < events.size(); ++k) {
        const Event& event = events[k];
        const bool is_fold = event.node >= fold_nodes;
        if (!is_fold) event.enters ? census_.enter(event.other) : census_.leave(event.other);
        const Sides after = sides_between(event.t, end_of(k + 1));
        if (is_fold || before != after) stops.push_back({event, before, after});
        before = after;
    }

    if (stops.empty()) {
        // Outside of a window nothing is boundary, and so is nothing that goes on there.
        if (window.whole && can_be_boundary(first))
            pieces_.push_back({.disc = disc, .from = 0.0, .to = 2.0 * pi, .sides = first});
        return;
    }
    for (std::size_t k = 0; k + 1 < stops.size(); ++k) add_piece(disc, stops[k], stops[k + 1]);
    if (!window.whole) return;
    Stop again = stops.front();
    again.event.t += 2.0 * pi;
    add_piece(disc, stops.back(), again);
}

/// Where the two parts of a folded circle meet is a stop like a crossing; between them, in azimuth, is nothing.
void Arrangement::add_fold(DiscId disc, std::vector<Event>& events) {
    const auto parts = boundary(disc).parts();
    const NodeId east = fold_nodes + 2 * disc;
    const NodeId west = east + 1;
    events.insert(events.begin(), {.t = parts[0].from, .other = disc, .node = west});
    const auto gap = std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.t > parts[0].to; });
    events.insert(gap,
                  {{.t = parts[0].to, .other = disc, .node = east}, {.t = parts[1].from, .other = disc, .node = east}});
    events.push_back({.t = parts[1].to, .other = disc, .node = west});
}

void Arrangement::add_piece(DiscId disc, const Stop& from, const Stop& to) {
    const bool is_gap = from.event.node >= fold_nodes && from.event.node == to.event.node;
    if (is_gap) return;
    check_apart(disc, from, to);
    if (!can_be_boundary(from.after)) return;
    pieces_.push_back({.disc = disc,
                       .from = from.event.t,
                       .to = to.event.t,
                       .start = from.event.node,
                       .end = to.event.node,
                       .start_in_other = from.event.enters,
                       .end_in_other = !to.event.enters,
                       .sides = from.after});
}

/// Two crossings closer together than either is known could be in another order.
void Arrangement::check_apart(DiscId disc, const Stop& a, const Stop& b) {
    if (a.event.other == b.event.other || a.event.other == disc || b.event.other == disc) return;
    if (!can_be_boundary(a.before) && !can_be_boundary(a.after) && !can_be_boundary(b.after)) return;
    const double apart_m = (b.event.t - a.event.t) * speed_m(boundary(disc).state(a.event.t));
    if (apart_m < safety * (a.event.blur_m + b.event.blur_m)) add_ambiguous({disc, a.event.other, b.event.other});
}

std::vector<std::int64_t> Arrangement::counts() const {
    std::set<std::int64_t> counts{at_north_pole_};
    for (const Piece& piece : pieces_) counts.insert({piece.sides.outside, piece.sides.inside});
    return {counts.begin(), counts.end()};
}

/// All pieces that may bound a region. Where exactly one count is asked for, as when every depth is in turn, they are
/// looked up.
std::vector<std::uint32_t> Arrangement::pieces_beside(const Depth& depth) {
    if (depth.least != depth.most) {
        std::vector<std::uint32_t> all(pieces_.size());
        std::iota(all.begin(), all.end(), 0U);
        return all;
    }
    if (by_count_.empty()) {
        for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
            by_count_[pieces_[i].sides.outside].push_back(i);
            by_count_[pieces_[i].sides.inside].push_back(i);
        }
    }
    return by_count_[depth.least];
}

std::optional<Region> Arrangement::region(const Depth& depth) {
    Region region{.rings = {}, .north_pole_inside = holds(depth, at_north_pole_)};
    const auto arc_of = [&](const Step& step) {
        const Piece& piece = pieces_[step.piece];
        Arc arc{.curve = boundary(piece.disc).curve(),
                .from = piece.from,
                .to = piece.to,
                .closed = piece.start == no_node,
                .start = {}};
        if (step.backward) std::swap(arc.from, arc.to);
        if (step.start < fold_nodes) arc.start = nodes_[step.start].at;
        return arc;
    };
    std::vector<Step> steps;
    for (const std::uint32_t i : pieces_beside(depth)) {
        const Piece& piece = pieces_[i];
        const bool in = holds(depth, piece.sides.inside);
        if (in == holds(depth, piece.sides.outside)) continue;
        Step step{i, piece.disc, in, piece.start, piece.end, piece.start_in_other, piece.end_in_other};
        if (in) {
            std::swap(step.start, step.end);
            std::swap(step.start_in_other, step.end_in_other);
        }
        if (piece.start == no_node) {
            region.rings.push_back({arc_of(step)});
        } else {
            steps.push_back(step);
        }
    }
    const Faces faces = link(steps);
    for (const DiscId disc : faces.unlinked) add_ambiguous({disc});
    if (!faces.unlinked.empty()) return std::nullopt;
    for (const std::vector<Step>& ring : faces.rings) {
        ArcRing& arcs = region.rings.emplace_back();
        for (const Step& step : ring) arcs.push_back(arc_of(step));
    }
    return region;
}

namespace {

/// Asks until nothing is ambiguous, with discs that nearly touch nudged apart.
template <typename Ask>
auto settled(std::span<const Weighted> sources, const std::optional<Depth>& wanted, const Ask& ask) {
    DiscSet discs(sources);
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        Arrangement arrangement(discs, wanted);
        std::optional<decltype(ask(arrangement))> answer;
        if (arrangement.ambiguous().empty()) answer = ask(arrangement);
        if (arrangement.ambiguous().empty()) return *std::move(answer);
        const std::set<DiscId> unclear(arrangement.ambiguous().begin(), arrangement.ambiguous().end());
        for (const DiscId disc : unclear) discs.nudge(disc);
    }
    throw Error::internal("circles that nearly touch could not be told apart");
}

}  // namespace

Region arrange(std::span<const Weighted> sources, const Depth& depth) {
    return settled(sources, depth,
                   [&](Arrangement& arrangement) { return arrangement.region(depth).value_or(Region{}); });
}

std::vector<DepthRegion> arrange_depths(std::span<const Weighted> sources, Nesting nesting) {
    return settled(sources, std::nullopt, [&](Arrangement& arrangement) {
        std::vector<DepthRegion> regions;
        for (const std::int64_t count : arrangement.counts()) {
            if (count < 1) continue;
            const int depth = static_cast<int>(count);
            const Depth asked = nesting == Nesting::nested ? Depth::at_least(depth) : Depth::exactly(depth);
            if (auto region = arrangement.region(asked)) regions.push_back({depth, *std::move(region)});
        }
        return regions;
    });
}

}  // namespace rangeband::footprint
