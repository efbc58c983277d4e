// SPDX-License-Identifier: MIT
#include "footprint/arrangement/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <tuple>
#include <utility>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Two crossings on a circle are in a certain order when they are so many uncertainties apart.
constexpr double certain = 4.0;

}  // namespace

Arrangement::Arrangement(DiscSet discs, const std::optional<Depth>& wanted, double resolution_m)
    : discs_(std::move(discs)),
      wanted_(wanted),
      resolution_m_(resolution_m),
      circles_(discs_.size()),
      envelope_(discs_, resolution_m),
      nodes_(resolution_m) {
    add_walks();
    const std::vector<NodeId> node_of = find_nodes();
    for (const Walk& walk : walks_) add_pieces(walk);
    walks_ = {};
    for (const Run& run : runs_) add_run(run, node_of);
    runs_ = {};
    if (!discs_.links().empty()) find_spots(node_of);
    crossings_ = {};
    crossing_discs_ = {};
    add_arcs();
    pieces_ = {};
    run_pieces_ = {};
    boundary_.everywhere = answer(count_everywhere());
}

/// Steps 1 and 2: the exposed arcs of all circles, with what crosses them.
void Arrangement::add_walks() {
    const DiscTree tree(discs_);
    find_runs(tree);
    const std::vector<OpenCircle> open = open_circles(tree);
    counter_ = std::make_unique<CoverageCounter>(discs_);
    ExposedArcs exposed(discs_, tree, wanted_, *counter_);
    for (const OpenCircle& one : open) {
        for (ExposedArc& arc : exposed.of(circle(one.disc), one.disc, one.arcs)) add_walk(one.disc, std::move(arc));
    }
}

std::vector<Arrangement::OpenCircle> Arrangement::open_circles(const DiscTree& tree) const {
    std::vector<OpenCircle> circles;
    Occlusion occlusion(discs_, wanted_);
    for (const DiscId disc : tree.in_order()) {
        if (in_run_[disc]) continue;
        const auto arcs = occlusion.open_arcs(disc);
        if (!arcs.empty()) circles.push_back({disc, {arcs.begin(), arcs.end()}});
    }
    std::ranges::sort(circles, {}, &OpenCircle::disc);
    return circles;
}

const DiscBoundary& Arrangement::circle(DiscId disc) {
    if (!circles_[disc]) circles_[disc] = std::make_unique<DiscBoundary>(discs_.disc(disc));
    return *circles_[disc];
}

/// The count where no circle bounds anything: at a place far from all of them, as nearer to one it may be in what is
/// too narrow to be drawn.
std::int64_t Arrangement::count_everywhere() {
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
    counter_->clear();
    for (DiscId disc = 0; disc < discs_.size(); ++disc) {
        if (depth_m(disc, best, place) >= 0.0) counter_->add(disc);
    }
    counter_->locate({best.lon(), best.lat()});
    return counter_->count();
}

const Arrangement::Pair& Arrangement::pair(DiscId a, DiscId b) {
    const auto [first, second] = std::minmax(a, b);
    const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
    const auto [entry, is_new] = pairs_.try_emplace(key);
    if (!is_new) return entry->second;
    const Meeting meeting = meet(circle(first), circle(second));
    entry->second = {.first_crossing = static_cast<std::uint32_t>(crossings_.size()),
                     .count = static_cast<std::uint8_t>(meeting.crossings.size()),
                     .first_inside = meeting.first_inside,
                     .second_inside = meeting.second_inside};
    crossings_.insert(crossings_.end(), meeting.crossings.begin(), meeting.crossings.end());
    crossing_discs_.resize(crossings_.size(), {first, second});
    return entry->second;
}

/// What is told of a count: itself, or whether it is wanted.
int Arrangement::answer(std::int64_t count) const {
    return static_cast<int>(wanted_ ? std::int64_t{wanted_->contains(count)} : count);
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
            while (t < walk.from) t += 2.0 * pi;  // what wraps may start beyond a turn
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
    if (circle(disc).folded()) add_fold(walk);
    walks_.push_back(std::move(walk));
}

/// Where the two parts of a folded circle meet, in the east and in the west, it crosses itself, so to say; between
/// them, in azimuth, is nothing.
void Arrangement::add_fold(Walk& walk) {
    const DiscBoundary& path = circle(walk.disc);
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

/// Looks for runs of discs along edges, as long as the circles at their ends cross on both sides of the edge.
void Arrangement::find_runs(const DiscTree& tree) {
    in_run_.assign(discs_.size(), false);
    for (const EdgeRun& links : edge_runs(discs_, tree)) {
        const auto first = crossings_at(links.first);
        const auto last = crossings_at(links.last);
        if (!first || !last) continue;
        for (std::uint32_t i = links.first; i < links.last; ++i) in_run_[discs_.links()[i].last] = true;
        const DiscId middle = discs_.links()[(links.first + links.last) / 2].last;
        runs_.push_back({links, *first, *last, uses_around(discs_, tree, middle)});
    }
}

/// Where the circles of a link's two discs cross, on the left and on the right of the edge.
std::optional<std::array<std::uint32_t, 2>> Arrangement::crossings_at(std::uint32_t link) {
    const Pair& found = pair(discs_.links()[link].first, discs_.links()[link].last);
    if (found.count != 2) return std::nullopt;
    const std::uint32_t one = found.first_crossing;
    const EdgeSide side = envelope_.side_of(link, crossings_[one].at);
    if (envelope_.side_of(link, crossings_[one + 1].at) == side) return std::nullopt;
    return side == EdgeSide::left ? std::array{one, one + 1} : std::array{one + 1, one};
}

/// Nothing changes along a run: one place tells the counts on each side of the edge.
void Arrangement::add_run(const Run& run, const std::vector<NodeId>& node_of) {
    const std::uint32_t middle = (run.links.first + run.links.last) / 2;
    const DiscId disc = discs_.links()[middle].last;
    for (const EdgeSide side : {EdgeSide::left, EdgeSide::right}) {
        counter_->clear();
        for (const DiscSet::Use& use : run.around) counter_->add({use, 1});
        if (const auto place = envelope_.beside_end(middle, side)) counter_->locate(*place, disc);
        const int outside = answer(counter_->count());
        counter_->add(disc);
        const int inside = answer(counter_->count());
        if (outside == inside) continue;
        const bool left = side == EdgeSide::left;
        const NodeId first = node_of[run.first[left ? 0 : 1]];
        const NodeId last = node_of[run.last[left ? 0 : 1]];
        run_pieces_.push_back({.links = run.links,
                               .side = side,
                               .outside = outside,
                               .inside = inside,
                               .start = left ? first : last,
                               .end = left ? last : first,
                               .arcs = envelope_.along(run.links, side)});
    }
}

/// Groups crossings to nodes, told by crossing; events then know their node in place of their crossing.
std::vector<NodeId> Arrangement::find_nodes() {
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
            const double uncertain_m =
                certain * static_cast<double>(crossings_[a.crossing].blur_m + crossings_[b.crossing].blur_m);
            if (!circle(walk.disc).is_longer(a.t, b.t + (last ? 2.0 * pi : 0.0), uncertain_m)) nodes_.unite(one, other);
        }
    }
    for (NodeId& node : node_of) node = nodes_.representative(node);
    for (Walk& walk : walks_) {
        for (Event& event : walk.events) event.crossing = node_of[event.crossing];
    }
    pairs_ = {};
    return node_of;
}

/// Where the true boundary passes nodes at which discs meet that stand for others: what counts there are two discs that
/// both bound the region, and of those rather such as are no neighbours along an edge, whose crossing is a corner.
/// Where many circles meet there may be several such pairs; then it is the one that moves least.
void Arrangement::find_spots(const std::vector<NodeId>& node_of) {
    std::vector<std::pair<NodeId, Envelope::Bound>> bounding;
    for (const Piece& piece : pieces_) {
        if (piece.start == no_node) continue;
        bounding.emplace_back(piece.start, piece.bound);
        bounding.emplace_back(piece.end, piece.bound);
    }
    for (const RunPiece& piece : run_pieces_) {
        const DiscSet::Link& first = discs_.links()[piece.links.first];
        const DiscSet::Link& last = discs_.links()[piece.links.last];
        const bool left = piece.side == EdgeSide::left;
        bounding.emplace_back(left ? piece.start : piece.end, Envelope::Bound{first.last, first.part});
        bounding.emplace_back(left ? piece.end : piece.start, Envelope::Bound{last.first, last.part});
    }
    std::sort(bounding.begin(), bounding.end());
    const auto bound_at = [&](NodeId node, DiscId disc) {
        const auto found =
            std::lower_bound(bounding.begin(), bounding.end(), std::pair(node, Envelope::Bound{disc, 0}));
        const bool bounds = found != bounding.end() && found->first == node && found->second.disc == disc;
        return bounds ? std::optional(found->second) : std::nullopt;
    };
    // How much a crossing says of its node; 0 for nothing.
    const auto weight = [&](std::uint32_t id) {
        const auto& [a, b] = crossing_discs_[id];
        if (a == b || (!envelope_.has(a) && !envelope_.has(b))) return 0;
        const int both = (bound_at(node_of[id], a) ? 1 : 0) + (bound_at(node_of[id], b) ? 1 : 0);
        const bool is_corner = !envelope_.are_neighbours(a, b);
        return is_corner ? (both == 2 ? 3 : both) : (both == 2 ? 2 : 0);
    };
    std::unordered_map<NodeId, int> most;
    std::vector<int> weights(crossings_.size());
    for (std::uint32_t id = 0; id < crossings_.size(); ++id) {
        weights[id] = weight(id);
        if (weights[id] == 0) continue;
        int& known = most[node_of[id]];
        known = std::max(known, weights[id]);
    }
    std::unordered_map<NodeId, double> moved;
    for (std::uint32_t id = 0; id < crossings_.size(); ++id) {
        const NodeId node = node_of[id];
        if (weights[id] == 0 || weights[id] < most[node]) continue;
        const auto& [a, b] = crossing_discs_[id];
        const LonLat& at = crossings_[id].at;
        const auto bound = [&](DiscId disc) { return bound_at(node, disc).value_or(Envelope::Bound{disc, no_part}); };
        const Envelope::Spot spot = envelope_.spot(bound(a), bound(b), at);
        const double way_m = geodesic::inverse(position(at), position(spot.at)).distance.m();
        const auto [known, is_new] = moved.try_emplace(node, way_m);
        if (!is_new && known->second <= way_m) continue;
        known->second = way_m;
        spots_[node] = spot;
    }
}

/// A node's point of the true boundary.
Envelope::Spot Arrangement::spot(NodeId node) const {
    const auto found = spots_.find(node);
    return found == spots_.end() ? Envelope::Spot{.at = nodes_.at(node)} : found->second;
}

/// A piece of a circle as it is drawn, with the azimuth.
std::vector<Envelope::Arc> Arrangement::arcs_of(const Piece& piece) {
    const DiscBoundary& path = circle(piece.bound.disc);
    if (piece.start == no_node || !envelope_.has(piece.bound.disc) || path.folded())
        return {{.curve = path.curve(), .from = piece.from, .to = piece.to, .start = {}}};
    return envelope_.arcs(path, piece.bound, piece.from, piece.to, spot(piece.start), spot(piece.end));
}

/// The nodes at which the counts beside the circle change, or the circle has a corner.
std::vector<Arrangement::Stop> Arrangement::stops_of(const Walk& walk) {
    const DiscBoundary& path = circle(walk.disc);
    const std::vector<Event>& events = walk.events;
    const auto sides_between = [&](double from, double to) {
        if (counter_->has_interiors()) {
            const geodesic::Position middle = path.position(0.5 * (from + to));
            counter_->locate({middle.lon(), middle.lat()}, walk.disc);
        }
        Sides sides{.outside = counter_->count()};
        counter_->add(walk.disc);
        sides.inside = counter_->count();
        counter_->remove(walk.disc);
        if (envelope_.has(walk.disc))
            sides.part = counter_->decided_by(walk.disc, [&](PartId part) {
                return !envelope_.has({walk.disc, part});
            });
        return sides;
    };
    // Events in a row at one node are one stop; the circle may also come back to a node after a long way.
    const auto is_near = [&](NodeId node, double from, double to) {
        return !path.is_longer(from, to, 4.0 * (resolution_m_ + nodes_.extent_m(node)));
    };
    counter_->clear();
    for (const CoverageCounter::Several& several : walk.around) counter_->add(several);
    for (const DiscId disc : walk.inside) counter_->add(disc);
    std::vector<Stop> stops;
    Sides before = sides_between(walk.from, events.empty() ? walk.to : events.front().t);
    for (std::size_t k = 0; k < events.size();) {
        Stop stop{
            .node = events[k].crossing, .arrives = events[k].t, .leaves = 0.0, .after = before, .gap_follows = false};
        bool changes = false;
        for (bool more = true; more; ++k) {
            const Event& event = events[k];
            const bool is_fold = event.other == walk.disc;
            if (!is_fold) event.enters ? counter_->add(event.other) : counter_->remove(event.other);
            const bool last = k + 1 == events.size();
            more = !last && !event.gap_follows && event.crossing == events[k + 1].crossing &&
                   is_near(event.crossing, event.t, events[k + 1].t);
            stop.leaves = event.t;
            stop.gap_follows = event.gap_follows;
            const Sides after = sides_between(event.t, last ? walk.to : events[k + 1].t);
            changes = changes || is_fold || after != stop.after;
            stop.after = after;
        }
        before = stop.after;
        if (changes) stops.push_back(stop);
    }
    if (stops.empty() && walk.whole) add_piece(walk.disc, 0.0, 2.0 * pi, before, no_node, no_node);
    if (walk.whole && stops.size() > 1) {
        Stop& first = stops.front();
        const Stop& last = stops.back();
        if (first.node == last.node && !last.gap_follows && is_near(last.node, last.leaves, first.arrives + 2.0 * pi)) {
            first.arrives = last.arrives - 2.0 * pi;
            stops.pop_back();
        }
    }
    return stops;
}

/// Outside of an exposed arc nothing is boundary, and so is nothing that goes on there.
void Arrangement::add_pieces(const Walk& walk) {
    const std::vector<Stop> stops = stops_of(walk);
    const auto add = [&](const Stop& from, const Stop& to, double turn) {
        if (!from.gap_follows) add_piece(walk.disc, from.leaves, to.arrives + turn, from.after, from.node, to.node);
    };
    for (std::size_t k = 0; k + 1 < stops.size(); ++k) add(stops[k], stops[k + 1], 0.0);
    if (walk.whole && !stops.empty()) add(stops.back(), stops.front(), 2.0 * pi);
}

void Arrangement::add_piece(DiscId disc, double from, double to, const Sides& sides, NodeId start, NodeId end) {
    const int outside = answer(sides.outside);
    const int inside = answer(sides.inside);
    if (outside == inside) return;
    pieces_.push_back({.bound = {disc, sides.part},
                       .from = from,
                       .to = to,
                       .outside = outside,
                       .inside = inside,
                       .start = start,
                       .end = end});
}

/// The arcs of a piece, with further nodes where one ends and the next begins.
std::vector<BoundaryArc> Arrangement::linked(const std::vector<Envelope::Arc>& arcs, NodeId start, NodeId end,
                                             int outside, int inside) {
    std::vector<BoundaryArc> all;
    all.reserve(arcs.size());
    NodeId node = start;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        NodeId next = end;
        if (i + 1 < arcs.size()) {
            next = static_cast<NodeId>(nodes_.size() + joints_.size());
            joints_.push_back(arcs[i + 1].start);
        }
        all.push_back({.curve = arcs[i].curve,
                       .from = arcs[i].from,
                       .to = arcs[i].to,
                       .start = node,
                       .end = next,
                       .left = outside,
                       .right = inside});
        if (arcs[i].to < arcs[i].from) turn(all.back());
        node = next;
    }
    return all;
}

/// By disc, as if the circles of runs had been walked, too: sums do not depend on what is a run.
void Arrangement::add_arcs() {
    struct RunArc {
        Envelope::Source source;
        BoundaryArc arc;
        auto key() const { return std::pair(source.disc, source.azimuth); }
    };
    std::vector<RunArc> of_runs;
    for (const RunPiece& piece : run_pieces_) {
        const std::vector<BoundaryArc> arcs = linked(piece.arcs, piece.start, piece.end, piece.outside, piece.inside);
        for (std::size_t i = 0; i < arcs.size(); ++i)
            of_runs.push_back({envelope_.source(piece.links, piece.side, piece.arcs[i].from), arcs[i]});
    }
    std::ranges::stable_sort(of_runs, {}, &RunArc::key);
    auto next = of_runs.begin();
    const auto add_runs_before = [&](DiscId disc) {
        for (; next != of_runs.end() && next->source.disc < disc; ++next) boundary_.arcs.push_back(next->arc);
    };
    for (const Piece& piece : pieces_) {
        add_runs_before(piece.bound.disc);
        std::ranges::move(linked(arcs_of(piece), piece.start, piece.end, piece.outside, piece.inside),
                          std::back_inserter(boundary_.arcs));
    }
    add_runs_before(no_disc);
}

Boundary Arrangement::boundary() && {
    boundary_.nodes.reserve(nodes_.size() + joints_.size());
    for (NodeId node = 0; node < nodes_.size(); ++node) boundary_.nodes.push_back(spot(node).at);
    boundary_.nodes.insert(boundary_.nodes.end(), joints_.begin(), joints_.end());
    join_arcs(boundary_);
    return std::move(boundary_);
}

Boundary arrange(DiscSet discs, const Depth& depth, double resolution_m) {
    return Arrangement(std::move(discs), depth, resolution_m).boundary();
}

Boundary arrange_all(DiscSet discs, double resolution_m) {
    return Arrangement(std::move(discs), std::nullopt, resolution_m).boundary();
}

}  // namespace rangeband::footprint
