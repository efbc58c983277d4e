// SPDX-License-Identifier: MIT
#include "footprint/arrangement/envelope.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Corners are looked for to this length; nearer to being tangent than this, they are left where the circles cross.
constexpr double close_m = 2e-8;
constexpr double least_sine = 1e-5;

/// A piece that cannot be told from a crossing on ±180° is on it.
LonLat placed(double lon, double lat) {
    constexpr double indistinct_m = 1e-6;
    const double wrapped = std::remainder(lon, 360.0);
    const double off_m =
        Angle::deg(180.0 - std::abs(wrapped)).rad() * std::cos(Angle::deg(lat).rad()) * geodesic::equatorial_radius_m;
    return {off_m < indistinct_m ? std::copysign(180.0, wrapped) : wrapped, lat};
}

LonLat point_of(const Curve& curve, double t) {
    double dlon = 0.0;
    double lat = 0.0;
    curve.points({&t, 1}, {&dlon, 1}, {&lat, 1});
    return placed(curve.site().lon() + dlon, lat);
}

EdgeSide other(EdgeSide side) { return side == EdgeSide::left ? EdgeSide::right : EdgeSide::left; }

double middle_of(const footprint::Link& piece) { return 0.5 * (piece.from + piece.to); }

}  // namespace

Envelope::Envelope(const DiscSet& discs, double resolution_m) : discs_(discs), resolution_m_(resolution_m) {
    const std::vector<DiscSet::Link>& links = discs.links();
    if (links.empty()) return;
    starts_.assign(discs.size() + 1, 0);
    for (const DiscSet::Link& link : links) {
        ++starts_[link.first + 1];
        ++starts_[link.last + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    refs_.resize(2 * links.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        refs_[next[links[i].first]++] = {i, true};
        refs_[next[links[i].last]++] = {i, false};
    }
}

bool Envelope::has(const Bound& bound) const {
    if (!has(bound.disc)) return false;
    const auto all = refs(bound.disc);
    return std::any_of(all.begin(), all.end(),
                       [&](const Ref& ref) { return discs_.links()[ref.link].part == bound.part; });
}

std::uint32_t Envelope::link_between(DiscId a, DiscId b) const {
    if (!has(a)) return none;
    for (const Ref& ref : refs(a)) {
        const DiscSet::Link& link = discs_.links()[ref.link];
        if ((ref.at_start ? link.last : link.first) == b) return ref.link;
    }
    return none;
}

/// On a piece of an edge, ends included: the nearest point, or for inner discs the farthest.
Envelope::Foot Envelope::foot_on(std::uint32_t id, const geodesic::Position& place) const {
    const DiscSet::Link& link = discs_.links()[id];
    const footprint::Link& piece = *link.piece;
    const double sign = link.inner ? -1.0 : 1.0;
    const EdgeSample start = sample(piece.a, piece.b, piece.from, place);
    const EdgeSample end = sample(piece.a, piece.b, piece.to, place);
    EdgeSample best = sign * start.metres <= sign * end.metres ? start : end;
    if (sign * start.falls > 0.0 && sign * end.falls < 0.0) best = extremum(piece.a, piece.b, start, end, place);
    return {.link = id, .share = best.share, .metres = best.metres, .azimuth = best.azimuth, .back = best.back};
}

/// Among what a disc stands for: its centre, and the links to its neighbours.
Envelope::Foot Envelope::foot(const Bound& bound, const geodesic::Position& place) const {
    const DiscId disc = bound.disc;
    const geodesic::Inverse way = geodesic::inverse(discs_.disc(disc).centre, place);
    Foot best{
        .link = none, .share = 0.0, .metres = way.distance.m(), .azimuth = way.azimuth.rad(), .back = way.back.rad()};
    if (!has(disc)) return best;
    const double centre_m = best.metres;
    double gain = 1e-9;
    for (const Ref& ref : refs(disc)) {
        const DiscSet::Link& link = discs_.links()[ref.link];
        if (link.part != bound.part) continue;
        const Foot here = foot_on(ref.link, place);
        if (here.share == (ref.at_start ? link.piece->from : link.piece->to)) continue;
        const double better = link.inner ? here.metres - centre_m : centre_m - here.metres;
        // Where circles of neighbours cross, both centres are as far.
        const bool is_neighbour = here.share == (ref.at_start ? link.piece->to : link.piece->from);
        if (better <= (is_neighbour ? std::max(gain, 1e-5) : gain)) continue;
        gain = better;
        best = here;
    }
    return best;
}

/// Newton's method for the place at two distances from two feet.
template <typename FootA, typename FootB>
std::optional<LonLat> Envelope::corner(const LonLat& start, double radius_a, double radius_b, const FootA& foot_a,
                                       const FootB& foot_b) const {
    LonLat at = start;
    double moved_m = 0.0;
    for (int step = 0; step < 12; ++step) {
        const geodesic::Position place = position(at);
        const Foot a = foot_a(place);
        const Foot b = foot_b(place);
        const double off_a = a.metres - radius_a;
        const double off_b = b.metres - radius_b;
        if (std::max(std::abs(off_a), std::abs(off_b)) < close_m) return at;
        // Both distances fall toward their feet.
        const double sine = std::sin(b.back - a.back);
        if (std::abs(sine) < least_sine) return std::nullopt;
        const double north = (off_a * std::sin(b.back) - off_b * std::sin(a.back)) / sine;
        const double east = (off_b * std::cos(a.back) - off_a * std::cos(b.back)) / sine;
        const double way_m = std::hypot(north, east);
        moved_m += way_m;
        if (moved_m > 0.2 * std::min(radius_a, radius_b)) return std::nullopt;
        const geodesic::Direct end = geodesic::direct(place, Angle::rad(std::atan2(east, north)), Length::m(way_m));
        at = placed(at.lon + end.dlon, end.lat);
    }
    return std::nullopt;
}

EdgeSide Envelope::side_of(std::uint32_t id, double share, double azimuth) const {
    const footprint::Link& piece = *discs_.links()[id].piece;
    return std::sin(azimuth - motion(piece.a, piece.b, share).azimuth) > 0.0 ? EdgeSide::right : EdgeSide::left;
}

Offset& Envelope::offset(std::uint32_t id, EdgeSide side) {
    const DiscSet::Link& link = discs_.links()[id];
    std::unique_ptr<Offset>& known = offsets_[{link.edge, side}];
    if (!known) known = std::make_unique<Offset>(link.piece->a, link.piece->b, side, link.radius);
    return *known;
}

Envelope::Spot Envelope::spot(const Bound& a, const Bound& b, const LonLat& crossing) {
    const std::uint32_t id = link_between(a.disc, b.disc);
    if (id == none) {
        const auto found = corner(
            crossing, discs_.disc(a.disc).radius.m(), discs_.disc(b.disc).radius.m(),
            [&](const geodesic::Position& place) { return foot(a, place); },
            [&](const geodesic::Position& place) { return foot(b, place); });
        return {.at = found.value_or(crossing)};
    }
    const DiscSet::Link& link = discs_.links()[id];
    const double share = middle_of(*link.piece);
    const EdgeSample middle = sample(link.piece->a, link.piece->b, share, position(crossing));
    const bool between = link.inner ? middle.metres > link.radius.m() : middle.metres < link.radius.m();
    const EdgeSide side = side_of(id, share, middle.azimuth);
    const auto& curve = offset(id, side).at(share);
    if (!between || !curve) return {.at = crossing};
    return {.at = point_of(*curve, share), .link = id, .share = share, .side = side};
}

/// Along an offset curve, cut where one of its curves ends and the next begins.
bool Envelope::add_offset(std::vector<Arc>& arcs, std::uint32_t link, EdgeSide side, double from, double to) {
    const Offset& whole = offset(link, side);
    while (from != to) {
        const double beside = std::nextafter(from, to);
        const auto& curve = whole.at(beside);
        if (!curve) return false;
        const double next = to > from ? std::min(to, curve->to()) : std::max(to, curve->from());
        if (!arcs.empty() && arcs.back().curve == curve && arcs.back().to == from) {
            arcs.back().to = next;
        } else {
            arcs.push_back({.curve = curve, .from = from, .to = next, .start = point_of(*curve, from)});
        }
        from = next;
    }
    return true;
}

EdgeSide Envelope::side_of(std::uint32_t id, const LonLat& place) const {
    const footprint::Link& piece = *discs_.links()[id].piece;
    const double share = middle_of(piece);
    return side_of(id, share, sample(piece.a, piece.b, share, position(place)).azimuth);
}

std::optional<LonLat> Envelope::beside_end(std::uint32_t id, EdgeSide side) {
    const double share = discs_.links()[id].piece->to;
    const auto& curve = offset(id, side).at(share);
    return curve ? std::optional(point_of(*curve, share)) : std::nullopt;
}

std::vector<Envelope::Arc> Envelope::along(const EdgeRun& links, EdgeSide side) {
    const double low = middle_of(*discs_.links()[links.first].piece);
    const double high = middle_of(*discs_.links()[links.last].piece);
    const bool left = side == EdgeSide::left;
    std::vector<Arc> arcs;
    return add_offset(arcs, links.first, side, left ? low : high, left ? high : low) ? arcs : std::vector<Arc>{};
}

Envelope::Source Envelope::source(const EdgeRun& links, EdgeSide side, double share) const {
    // The circle of a disc bounds from the middle of the link before it to that of the link after it, on the right side
    // the other way.
    const auto first = discs_.links().begin() + links.first;
    const auto last = discs_.links().begin() + links.last;
    const auto after = std::partition_point(first, last, [&](const DiscSet::Link& link) {
        const double middle = middle_of(*link.piece);
        return side == EdgeSide::left ? middle <= share : middle < share;
    });
    const footprint::Link& piece = *after->piece;
    const EdgeMotion here = motion(piece.a, piece.b, piece.from);
    const double azimuth = std::remainder(here.azimuth + (side == EdgeSide::right ? 0.5 * pi : -0.5 * pi), 2.0 * pi);
    const double half_m = 0.5 * (piece.to - piece.from) * here.speed_m;
    if (std::abs(azimuth) < std::asin(std::min(half_m / after->radius.m(), 1.0))) return {after->first, -1.0};
    return {after->first, azimuth < 0.0 ? azimuth + 2.0 * pi : azimuth};
}

std::vector<Envelope::Arc> Envelope::arcs(const DiscBoundary& boundary, const Bound& bound, double from, double to,
                                          const Spot& start, const Spot& end) {
    const DiscId disc = bound.disc;
    const std::vector<Arc> circle{{.curve = boundary.curve(), .from = from, .to = to, .start = start.at}};
    struct Place {
        std::uint32_t link;
        double share;
        EdgeSide side;
        double azimuth;
    };
    const auto place_of = [&](const Spot& spot) -> Place {
        if (spot.link != none) {
            const DiscSet::Link& link = discs_.links()[spot.link];
            if (link.first == disc || link.last == disc) return {spot.link, spot.share, spot.side, 0.0};
        }
        const Foot found = foot(bound, position(spot.at));
        const EdgeSide side = found.link == none ? EdgeSide::left : side_of(found.link, found.share, found.azimuth);
        return {found.link, found.share, side, found.azimuth};
    };
    const Place first = place_of(start);
    const Place last = place_of(end);
    const auto starts_here = [&](const Place& place) { return discs_.links()[place.link].first == disc; };
    const auto share_here = [&](const Place& place) {
        const footprint::Link& piece = *discs_.links()[place.link].piece;
        return starts_here(place) ? piece.from : piece.to;
    };
    // Clockwise around a disc one comes in along the right side of what leads away from it, and goes out along the
    // left; of inner discs it is the other way round, since the edge is beyond its focal point.
    const auto comes_in = [&](const Place& place) {
        const EdgeSide away = starts_here(place) ? place.side : other(place.side);
        return (away == EdgeSide::right) != discs_.links()[place.link].inner;
    };
    const auto away = [&](const Place& place) { return std::abs(place.share - share_here(place)); };
    std::vector<Arc> result;
    const auto finished = [&] {
        if (result.empty()) return circle;
        result.front().start = start.at;
        return result;
    };
    if (first.link != none && first.link == last.link && first.side == last.side &&
        comes_in(first) == (away(first) >= away(last))) {
        return add_offset(result, first.link, first.side, first.share, last.share) ? finished() : circle;
    }
    if ((first.link != none && !comes_in(first)) || (last.link != none && comes_in(last))) return circle;
    const geodesic::Position& centre = discs_.disc(disc).centre;
    const auto normal = [&](const Place& place) {
        const footprint::Link& piece = *discs_.links()[place.link].piece;
        const double azimuth = motion(piece.a, piece.b, share_here(place)).azimuth +
                               (place.side == EdgeSide::right ? 0.5 * pi : -0.5 * pi);
        if (std::abs(centre.lat()) < 90.0) return azimuth;
        // At a pole azimuths depend on the meridian from which they count.
        const double lon = between(piece.a, piece.b, share_here(place)).lon;
        return azimuth + Angle::deg(centre.lon() - lon).rad() * (centre.lat() > 0.0 ? 1.0 : -1.0);
    };
    const double corner_from = first.link == none ? first.azimuth : normal(first);
    const double corner_to = last.link == none ? last.azimuth : normal(last);
    const double begin = from + std::remainder(corner_from - from, 2.0 * pi);
    double turn = corner_to - corner_from;
    turn += 2.0 * pi * std::round((to - from - turn) / (2.0 * pi));
    const double turn_m = turn * boundary.speed_m(0.5 * (from + to));
    if (turn_m < -0.1 * resolution_m_) {
        // The offset curves cross before they come to the disc.
        if (first.link == none || last.link == none) return circle;
        const geodesic::Position beside = boundary.position(0.5 * (from + to));
        const auto cross = corner(
            {beside.lon(), beside.lat()}, discs_.links()[first.link].radius.m(), discs_.links()[last.link].radius.m(),
            [&](const geodesic::Position& place) { return foot_on(first.link, place); },
            [&](const geodesic::Position& place) { return foot_on(last.link, place); });
        if (!cross) return circle;
        const double in = foot_on(first.link, position(*cross)).share;
        const double out = foot_on(last.link, position(*cross)).share;
        if (!add_offset(result, first.link, first.side, first.share, in)) return circle;
        const std::size_t joint = result.size();
        if (!add_offset(result, last.link, last.side, out, last.share)) return circle;
        if (joint < result.size()) result[joint].start = *cross;
        return finished();
    }
    if (first.link != none && !add_offset(result, first.link, first.side, first.share, share_here(first)))
        return circle;
    if (turn_m > close_m) {
        const LonLat at = point_of(*boundary.curve(), begin);
        result.push_back({.curve = boundary.curve(), .from = begin, .to = begin + turn, .start = at});
    }
    if (last.link != none && !add_offset(result, last.link, last.side, share_here(last), last.share)) return circle;
    return finished();
}

}  // namespace rangeband::footprint
