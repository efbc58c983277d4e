// SPDX-License-Identifier: MIT
#include "footprint/arrangement/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "footprint/accuracy.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// Two crossings on a circle are in a certain order when they are so many uncertainties apart.
constexpr double certain = 4.0;

bool holds(const Depth& depth, std::int64_t count) { return count >= depth.least && count <= depth.most; }

}  // namespace

Arrangement::Arrangement(std::span<const Weighted> sources, const std::optional<Depth>& wanted, double resolution_m)
    : discs_(sources, resolution_m),
      wanted_(wanted),
      resolution_m_(resolution_m),
      counter_(discs_),
      boundaries_(discs_.size()),
      envelope_(discs_, resolution_m),
      nodes_(resolution_m) {
    {
        const DiscTree tree(discs_);
        std::vector<std::vector<OpenArc>> open(discs_.size());
        if (wanted) {
            Occlusion occlusion(discs_, *wanted);
            for (const DiscId disc : tree.in_order()) {
                const auto arcs = occlusion.open_arcs(disc);
                open[disc].assign(arcs.begin(), arcs.end());
            }
        }
        ExposedArcs exposed(discs_, tree, wanted);
        for (DiscId disc = 0; disc < discs_.size(); ++disc) {
            if (wanted && open[disc].empty()) continue;
            for (ExposedArc& arc : exposed.of(boundary(disc), disc, open[disc])) add_walk(disc, std::move(arc));
        }
    }
    find_nodes();
    for (const Walk& walk : walks_) add_pieces(walk);
    walks_ = {};
    beside_rings_ = count_on_antimeridian();
}

const DiscBoundary& Arrangement::boundary(DiscId disc) {
    if (!boundaries_[disc]) boundaries_[disc] = std::make_unique<DiscBoundary>(discs_.disc(disc));
    return *boundaries_[disc];
}

/// The count at the place on the antimeridian, poles included, that is farthest from all circles: nearer to one, the
/// place may be in what is too narrow to be drawn.
std::int64_t Arrangement::count_on_antimeridian() {
    constexpr double far_enough_m = 1e3;
    // How far inside a disc a place is at least, or outside (negative).
    const auto depth_m = [&](DiscId disc, const geodesic::Position& position, const Vector& place) {
        const double chord = length(minus(discs_.centre(disc), place));
        if (chord < discs_.least_chord(disc)) return discs_.least_chord(disc) - chord;
        if (chord > discs_.most_chord(disc)) return discs_.most_chord(disc) - chord;
        return (discs_.disc(disc).radius - geodesic::inverse(discs_.disc(disc).centre, position).distance).m();
    };
    geodesic::Position best;
    double most = -1.0;
    for (double lat = 90.0; lat >= -90.0 && most < far_enough_m; lat -= 20.0) {
        const auto position = geodesic::Position::deg(lat, 180.0);
        const Vector place = geodesic::surface(geodesic::reduced_vector(position));
        double margin = HUGE_VAL;
        for (DiscId disc = 0; disc < discs_.size() && margin > most; ++disc)
            margin = std::min(margin, std::abs(depth_m(disc, position, place)));
        if (margin <= most) continue;
        most = margin;
        best = position;
    }
    const Vector place = geodesic::surface(geodesic::reduced_vector(best));
    counter_.clear();
    for (DiscId disc = 0; disc < discs_.size(); ++disc) {
        if (depth_m(disc, best, place) >= 0.0) counter_.add(disc);
    }
    counter_.locate({best.lon(), best.lat()});
    return counter_.count();
}

const Arrangement::Pair& Arrangement::pair(DiscId a, DiscId b) {
    const auto [first, second] = std::minmax(a, b);
    const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
    const auto [entry, is_new] = pairs_.try_emplace(key);
    if (!is_new) return entry->second;
    const Meeting meeting = meet(boundary(first), boundary(second));
    entry->second = {.first_crossing = static_cast<std::uint32_t>(crossings_.size()),
                     .count = static_cast<std::uint8_t>(meeting.crossings.size()),
                     .first_inside = meeting.first_inside,
                     .second_inside = meeting.second_inside};
    crossings_.insert(crossings_.end(), meeting.crossings.begin(), meeting.crossings.end());
    crossing_discs_.resize(crossings_.size(), {first, second});
    return entry->second;
}

bool Arrangement::can_be_boundary(const Sides& sides) const {
    if (!wanted_) return sides.outside != sides.inside;
    return holds(*wanted_, sides.outside) != holds(*wanted_, sides.inside);
}

/// Gathers what happens along an exposed arc, and which discs contain its start.
void Arrangement::add_walk(DiscId disc, ExposedArc arc) {
    Walk walk{.disc = disc,
              .whole = arc.whole,
              .from = arc.from,
              .to = arc.to,
              .around = std::move(arc.around),
              .inside = std::move(arc.inside),
              .events = {}};
    for (const DiscId other : arc.crossing) {
        const Pair& found = pair(disc, other);
        const bool is_first = disc < other;
        if (found.count == 0) {
            if (is_first ? found.first_inside : found.second_inside) walk.inside.push_back(other);
            continue;
        }
        // The last event before the arc's start tells on which side it begins.
        double last = -1e9;
        bool begins_inside = false;
        for (std::uint32_t id = found.first_crossing; id < found.first_crossing + found.count; ++id) {
            const Crossing& crossing = crossings_[id];
            const bool enters = crossing.first_enters == is_first;
            double t = is_first ? crossing.first : crossing.second;
            if (t < walk.from) t += 2.0 * pi;
            if (t - 2.0 * pi > last || (t - 2.0 * pi == last && !enters)) {
                last = t - 2.0 * pi;
                begins_inside = enters;
            }
            if (t <= walk.to) walk.events.push_back({.t = t, .crossing = id, .other = other, .enters = enters});
        }
        if (begins_inside) walk.inside.push_back(other);
    }
    std::sort(walk.events.begin(), walk.events.end(), [](const Event& a, const Event& b) {
        return std::tuple(a.t, !a.enters, a.crossing) < std::tuple(b.t, !b.enters, b.crossing);
    });
    if (boundary(disc).folded()) add_fold(walk);
    walks_.push_back(std::move(walk));
}

/// Where the two parts of a folded circle meet, in the east and in the west, it crosses itself, so to say; between
/// them, in azimuth, is nothing.
void Arrangement::add_fold(Walk& walk) {
    const DiscBoundary& path = boundary(walk.disc);
    const auto parts = path.parts();
    const auto add = [&](double end, double begin) {
        const geodesic::Position at = path.position(end);
        const auto id = static_cast<std::uint32_t>(crossings_.size());
        crossings_.push_back(
            {.first = end, .second = begin, .at = {at.lon(), at.lat()}, .blur_m = 0.0F, .first_enters = false});
        crossing_discs_.emplace_back(walk.disc, walk.disc);
        return id;
    };
    const std::uint32_t east = add(parts[0].to, parts[1].from);
    const std::uint32_t west = add(parts[1].to, parts[0].from);
    std::vector<Event>& events = walk.events;
    events.insert(events.begin(), {.t = parts[0].from, .crossing = west, .other = walk.disc});
    const auto gap = std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.t > parts[0].to; });
    events.insert(gap, {{.t = parts[0].to, .crossing = east, .other = walk.disc, .gap_follows = true},
                        {.t = parts[1].from, .crossing = east, .other = walk.disc}});
    events.push_back({.t = parts[1].to, .crossing = west, .other = walk.disc, .gap_follows = true});
}

/// Groups crossings to nodes; events then know their node in place of their crossing.
void Arrangement::find_nodes() {
    std::vector<NodeId> node_of;
    node_of.reserve(crossings_.size());
    for (const Crossing& crossing : crossings_) node_of.push_back(nodes_.add(crossing.at));
    // Crossings that could as well come in the other order.
    for (const Walk& walk : walks_) {
        for (std::size_t k = 0; k < walk.events.size(); ++k) {
            const Event& a = walk.events[k];
            const bool last = k + 1 == walk.events.size();
            if (a.gap_follows || (last && !walk.whole)) continue;
            const Event& b = walk.events[last ? 0 : k + 1];
            const NodeId one = nodes_.representative(node_of[a.crossing]);
            const NodeId other = nodes_.representative(node_of[b.crossing]);
            if (one == other || a.other == b.other) continue;
            const double gap = b.t + (last ? 2.0 * pi : 0.0) - a.t;
            const double uncertain_m =
                certain * static_cast<double>(crossings_[a.crossing].blur_m + crossings_[b.crossing].blur_m);
            if (gap * boundary(walk.disc).speed_m(a.t) < uncertain_m) nodes_.unite(one, other);
        }
    }
    for (Walk& walk : walks_) {
        for (Event& event : walk.events) event.crossing = nodes_.representative(node_of[event.crossing]);
    }
    if (!discs_.links().empty()) find_spots(node_of);
    crossings_ = {};
    crossing_discs_ = {};
    pairs_ = {};
}

/// Where the true boundary passes nodes at which discs meet that stand for others. Of several crossings at a node one
/// of discs that are no neighbours is a corner.
void Arrangement::find_spots(const std::vector<NodeId>& node_of) {
    struct Best {
        std::uint32_t crossing;
        bool is_corner;
    };
    std::unordered_map<NodeId, Best> best;
    for (std::uint32_t id = 0; id < crossings_.size(); ++id) {
        const auto& [a, b] = crossing_discs_[id];
        if (a == b || (!envelope_.has(a) && !envelope_.has(b))) continue;
        const bool is_corner = !envelope_.are_neighbours(a, b);
        const auto [known, is_new] = best.try_emplace(nodes_.representative(node_of[id]), Best{id, is_corner});
        if (!is_new && is_corner && !known->second.is_corner) known->second = {id, is_corner};
    }
    for (const auto& [node, one] : best)
        crossing_of_node_.emplace(node, std::pair(crossing_discs_[one.crossing], crossings_[one.crossing].at));
}

/// A node's point of the true boundary.
const Envelope::Spot& Arrangement::spot(NodeId node) {
    const auto [known, is_new] = spots_.try_emplace(node, Envelope::Spot{.at = nodes_.at(node)});
    if (!is_new) return known->second;
    if (const auto found = crossing_of_node_.find(node); found != crossing_of_node_.end()) {
        const auto& [discs, at] = found->second;
        known->second = envelope_.spot(discs.first, discs.second, at);
    }
    return known->second;
}

/// A piece as it is drawn, with the azimuth.
std::vector<Arc> Arrangement::arcs_of(const Piece& piece) {
    const DiscBoundary& path = boundary(piece.disc);
    if (piece.start == no_node)
        return {{.curve = path.curve(), .from = piece.from, .to = piece.to, .closed = true, .start = {}}};
    const Envelope::Spot& start = spot(piece.start);
    const Envelope::Spot& end = spot(piece.end);
    if (!envelope_.has(piece.disc) || path.folded())
        return {{.curve = path.curve(), .from = piece.from, .to = piece.to, .closed = false, .start = start.at}};
    return envelope_.arcs(path, piece.disc, piece.from, piece.to, start, end);
}

/// The nodes at which the counts beside the circle change, or the circle has a corner.
std::vector<Arrangement::Stop> Arrangement::stops_of(const Walk& walk) {
    const DiscBoundary& path = boundary(walk.disc);
    const std::vector<Event>& events = walk.events;
    const auto sides_between = [&](double from, double to) {
        if (counter_.has_interiors()) {
            const geodesic::Position middle = path.position(0.5 * (from + to));
            counter_.locate({middle.lon(), middle.lat()}, walk.disc);
        }
        Sides sides{.outside = counter_.count()};
        counter_.add(walk.disc);
        sides.inside = counter_.count();
        counter_.remove(walk.disc);
        return sides;
    };
    // Events in a row at one node are one stop; the circle may also come back to a node after a long way.
    const auto is_near = [&](NodeId node, double t, double gap) {
        return gap * path.speed_m(t) <= 4.0 * (resolution_m_ + nodes_.extent_m(node));
    };
    counter_.clear();
    for (const CoverageCounter::Several& several : walk.around) counter_.add(several);
    for (const DiscId disc : walk.inside) counter_.add(disc);
    std::vector<Stop> stops;
    Sides before = sides_between(walk.from, events.empty() ? walk.to : events.front().t);
    for (std::size_t k = 0; k < events.size();) {
        Stop stop{
            .node = events[k].crossing, .arrives = events[k].t, .leaves = 0.0, .after = before, .gap_follows = false};
        bool changes = false;
        for (bool more = true; more; ++k) {
            const Event& event = events[k];
            const bool is_fold = event.other == walk.disc;
            if (!is_fold) event.enters ? counter_.add(event.other) : counter_.remove(event.other);
            const bool last = k + 1 == events.size();
            more = !last && !event.gap_follows && event.crossing == events[k + 1].crossing &&
                   is_near(event.crossing, event.t, events[k + 1].t - event.t);
            stop.leaves = event.t;
            stop.gap_follows = event.gap_follows;
            const Sides after = sides_between(event.t, last ? walk.to : events[k + 1].t);
            changes = changes || is_fold || after != stop.after;
            stop.after = after;
        }
        before = stop.after;
        if (changes) stops.push_back(stop);
    }
    if (stops.empty() && walk.whole && can_be_boundary(before))
        pieces_.push_back({.disc = walk.disc, .from = 0.0, .to = 2.0 * pi, .sides = before});
    if (walk.whole && stops.size() > 1) {
        Stop& first = stops.front();
        const Stop& last = stops.back();
        if (first.node == last.node && !last.gap_follows &&
            is_near(last.node, last.leaves, first.arrives + 2.0 * pi - last.leaves)) {
            first.arrives = last.arrives - 2.0 * pi;
            stops.pop_back();
        }
    }
    return stops;
}

/// Outside of an exposed arc nothing is boundary, and so is nothing that goes on there.
void Arrangement::add_pieces(const Walk& walk) {
    const std::vector<Stop> stops = stops_of(walk);
    for (std::size_t k = 0; k + 1 < stops.size(); ++k) add_piece(walk.disc, stops[k], stops[k + 1]);
    if (!walk.whole || stops.empty()) return;
    Stop again = stops.front();
    again.arrives += 2.0 * pi;
    add_piece(walk.disc, stops.back(), again);
}

void Arrangement::add_piece(DiscId disc, const Stop& from, const Stop& to) {
    if (from.gap_follows || !can_be_boundary(from.after)) return;
    pieces_.push_back({.disc = disc,
                       .start = from.node,
                       .end = to.node,
                       .from = from.leaves,
                       .to = to.arrives,
                       .start_direction = direction(disc, from.leaves, from.node, true),
                       .end_direction = direction(disc, to.arrives, to.node, false),
                       .sides = from.after});
}

/// In which direction a circle leaves a node, anticlockwise in the node's own frame. Circles that are tangent there are
/// told apart by where they are some resolutions on: walked with the azimuth, a circle bends to the right.
double Arrangement::direction(DiscId disc, double azimuth, NodeId node, bool forward) {
    const Vector up = geodesic::reduced_vector(position(nodes_.at(node)));
    const Vector axis = std::abs(up[2]) < 0.7 ? Vector{0.0, 0.0, 1.0} : Vector{1.0, 0.0, 0.0};
    const Vector x = cross(axis, up);
    const Vector y = cross(up, x);
    const Vector way = geodesic::surface(boundary(disc).state(azimuth).dp);
    const double sign = forward ? 1.0 : -1.0;
    const double radius = discs_.disc(disc).radius.m();
    const double ahead_m = std::min(200.0 * resolution_m_, 0.05 * radius);
    const double bend = 0.5 * ahead_m / (geodesic::polar_radius_m * std::tan(radius / geodesic::polar_radius_m));
    return std::atan2(sign * dot(way, y), sign * dot(way, x)) - sign * bend;
}

std::vector<std::int64_t> Arrangement::counts() const {
    std::set<std::int64_t> counts{beside_rings_};
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

/// Whether an arc is only continued by the next one: both are of one offset curve, and the node between them is no
/// corner.
bool Arrangement::goes_on(const Arc& arc, const Arc& next, NodeId node) const {
    if (&arc == &next || arc.curve != next.curve || arc.to != next.from) return false;
    const auto found = spots_.find(node);
    return found != spots_.end() && found->second.link != Envelope::none;
}

void Arrangement::add_arcs(ArcRing& ring, const HalfEdge& half_edge) {
    std::vector<Arc> arcs = arcs_of(pieces_[half_edge.piece]);
    if (half_edge.backward) {
        // Each arc begins where it ended, the first at the node.
        std::optional<LonLat> start = arcs.front().closed ? std::nullopt : std::optional(spot(half_edge.start).at);
        for (std::size_t i = arcs.size(); i-- > 0;) {
            std::swap(arcs[i].from, arcs[i].to);
            std::swap(arcs[i].start, start);
        }
        std::reverse(arcs.begin(), arcs.end());
    }
    for (Arc& arc : arcs) {
        const bool is_first = &arc == arcs.data();
        if (is_first && !ring.empty() && goes_on(ring.back(), arc, half_edge.start)) {
            ring.back().to = arc.to;
        } else {
            ring.push_back(std::move(arc));
        }
    }
}

Region Arrangement::region(const Depth& depth) {
    Region region{.rings = {}, .antimeridian_inside = holds(depth, beside_rings_)};
    std::vector<HalfEdge> half_edges;
    for (const std::uint32_t i : pieces_beside(depth)) {
        const Piece& piece = pieces_[i];
        const bool in = holds(depth, piece.sides.inside);
        if (in == holds(depth, piece.sides.outside)) continue;
        HalfEdge half_edge{i, in, piece.start, piece.end, piece.start_direction, piece.end_direction};
        if (in) {
            std::swap(half_edge.start, half_edge.end);
            std::swap(half_edge.start_direction, half_edge.end_direction);
        }
        if (piece.start == no_node) {
            region.rings.emplace_back();
            add_arcs(region.rings.back(), half_edge);
        } else {
            half_edges.push_back(half_edge);
        }
    }
    const auto place = [&](NodeId node) {
        return geodesic::surface(geodesic::reduced_vector(position(nodes_.at(node))));
    };
    for (const std::vector<HalfEdge>& ring : link(half_edges, place)) {
        ArcRing& arcs = region.rings.emplace_back();
        for (const HalfEdge& half_edge : ring) add_arcs(arcs, half_edge);
        // The ring begins at a corner, if it has one.
        if (goes_on(arcs.back(), arcs.front(), ring.front().start)) {
            arcs.front().from = arcs.back().from;
            arcs.front().start = arcs.back().start;
            arcs.pop_back();
        }
    }
    return region;
}

Region arrange(std::span<const Weighted> sources, const Depth& depth, double resolution_m) {
    return Arrangement(sources, depth, resolution_m).region(depth);
}

std::vector<DepthRegion> arrange_depths(std::span<const Weighted> sources, Nesting nesting, double resolution_m) {
    Arrangement arrangement(sources, std::nullopt, resolution_m);
    std::vector<DepthRegion> regions;
    for (const std::int64_t count : arrangement.counts()) {
        if (count < 1) continue;
        const int depth = static_cast<int>(count);
        const Depth asked = nesting == Nesting::nested ? Depth::at_least(depth) : Depth::exactly(depth);
        regions.push_back({depth, arrangement.region(asked)});
    }
    return regions;
}

}  // namespace rangeband::footprint
