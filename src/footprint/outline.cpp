#include "footprint/outline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "footprint/deviation.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// What is aimed at when spacing vertices, what an edge may need, and so what is left to rounding, as shares of the
/// tolerance.
constexpr double aimed_share = 0.88;
constexpr double allowed_share = 0.95;

/// Points this close to ±180° or ±90° are on it: 1e-11° is 1 µm, ten times what a circle's interpolation leaves.
constexpr double snap_deg = 1e-11;

/// No edge may come near 180°, where its direction would be open.
constexpr double widest_edge_deg = 120.0;

/// Halving an interval this often reaches the resolution of a double.
constexpr int deepest = 48;

/// Points of a curve, each coordinate in an array of its own, as vector registers want them.
class Points {
  public:
    explicit Points(std::size_t count) : count_(count), numbers_(std::make_unique_for_overwrite<double[]>(3 * count)) {}

    std::span<double> t() { return {numbers_.get(), count_}; }
    std::span<double> lon() { return {numbers_.get() + count_, count_}; }
    std::span<double> lat() { return {numbers_.get() + 2 * count_, count_}; }
    Knot operator[](std::size_t i) const { return {numbers_[i], numbers_[count_ + i], numbers_[2 * count_ + i]}; }

  private:
    std::size_t count_;
    std::unique_ptr<double[]> numbers_;
};

/// One smooth stretch of a curve between two parameters and the vertices placed on it.
class Stretch {
  public:
    Stretch(const Curve& curve, double from, double to, Tolerance tolerance)
        : curve_(curve),
          from_(from),
          to_(to),
          aimed_(aimed_share * tolerance.m()),
          allowed_(allowed_share * tolerance.m()),
          longest_step_(curve.longest_step(tolerance)) {
        measure_need();
        place();
    }

    std::vector<Knot> knots() && { return std::move(checked_); }

  private:
    /// The number of edges needed up to a parameter.
    struct Need {
        double t;
        double edges;
    };

    /// Fills in the places at parameters of which two are the stretch's ends. Ends that are turns keep to this
    /// stretch's side of the site's meridian.
    void evaluate(Points& points, std::size_t first, std::size_t last) const {
        curve_.points(points.t(), points.lon(), points.lat());
        for (const std::size_t end : {first, last}) {
            double& lon = points.lon()[end];
            lon = curve_.dlon_at_turn(points.t()[end], 0.5 * (from_ + to_)).value_or(lon);
        }
    }

    /// Knots strictly inside the stretch.
    template <std::size_t count>
    std::array<Knot, count> knots_at(const std::array<double, count>& t) const {
        std::array<double, count> lon;
        std::array<double, count> lat;
        curve_.points(t, lon, lat);
        std::array<Knot, count> knots;
        for (std::size_t i = 0; i < count; ++i) knots[i] = {t[i], lon[i], lat[i]};
        return knots;
    }

    /// The deviation of an edge grows with the square of its length, so a panel that strays by e needs √(e/tolerance)
    /// edges.
    double edges_for(const Knot& a, const Knot& b, const Knot& middle) const {
        return std::sqrt(deviation(a.place(), b.place(), middle.place()) / aimed_);
    }

    void measure_need() {
        const auto panels =
            static_cast<std::size_t>(std::clamp(std::ceil(std::abs(to_ - from_) / curve_.widest_panel()), 1.0, 64.0));
        const std::size_t quarters = 4 * panels;
        Points points(quarters + 1);
        for (std::size_t i = 0; i < quarters; ++i)
            points.t()[i] = from_ + (to_ - from_) * static_cast<double>(i) / static_cast<double>(quarters);
        points.t()[quarters] = to_;
        evaluate(points, 0, quarters);
        needs_.reserve(quarters);
        needs_.push_back({from_, 0.0});
        for (std::size_t i = 0; i < quarters; i += 4)
            refine({points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4]}, 0);
    }

    /// Notes what a panel needs once its halves agree with it; until then looks closer. `five` are its quarter points.
    void refine(const std::array<Knot, 5>& five, int depth) {
        const double whole = edges_for(five[0], five[4], five[2]);
        double left = edges_for(five[0], five[2], five[1]);
        double right = edges_for(five[2], five[4], five[3]);
        const double both = left + right;
        const bool agree = std::abs(whole - both) <= 0.05 * both + 0.1 && std::abs(left - right) <= 0.2 * both + 0.1;
        // Beside a pole the estimate is NaN and nothing agrees, until the panel itself is smaller than the tolerance.
        if (!agree && depth < deepest && !within_reach(five[0], five[4])) {
            const auto between = knots_at<4>({0.5 * (five[0].t + five[1].t), 0.5 * (five[1].t + five[2].t),
                                              0.5 * (five[2].t + five[3].t), 0.5 * (five[3].t + five[4].t)});
            refine({five[0], between[0], five[1], between[1], five[2]}, depth + 1);
            refine({five[2], between[2], five[3], between[3], five[4]}, depth + 1);
            return;
        }
        if (std::isnan(left)) left = 0.0;
        if (std::isnan(right)) right = 0.0;
        const double least = std::abs(five[2].t - five[0].t) / longest_step_;
        needs_.push_back({five[2].t, needs_.back().edges + std::max(left, least)});
        needs_.push_back({five[4].t, needs_.back().edges + std::max(right, least)});
    }

    bool within_reach(const Knot& a, const Knot& b) const { return surface_distance(a, b) < aimed_; }

    /// Vertices at equal steps of need, which is equal error; then every edge is checked, and halved where it fails.
    void place() {
        const auto edges = static_cast<std::size_t>(std::max(1.0, std::ceil(needs_.back().edges)));
        const std::size_t middles = edges + 1;  // behind the vertices
        Points points(middles + edges);
        const std::span<double> t = points.t();
        const double share = needs_.back().edges / static_cast<double>(edges);
        for (std::size_t i = 0; i < edges; ++i) t[i] = parameter_at(static_cast<double>(i) * share);
        t[edges] = to_;
        for (std::size_t i = 0; i < edges; ++i) t[middles + i] = 0.5 * (t[i] + t[i + 1]);
        evaluate(points, 0, edges);
        const auto off = std::make_unique_for_overwrite<double[]>(edges);
        const double* const lon = points.lon().data();
        const double* const lat = points.lat().data();
        for (std::size_t i = 0; i < edges; ++i) {
            off[i] = deviation({lon[i], lat[i]}, {lon[i + 1], lat[i + 1]}, {lon[middles + i], lat[middles + i]});
        }
        checked_.reserve(edges + 1);
        checked_.push_back(points[0]);
        for (std::size_t i = 0; i < edges; ++i) {
            if (off[i] <= allowed_) {
                checked_.push_back(points[i + 1]);
            } else {
                add_checked(points[i], points[middles + i], points[i + 1], 0);
            }
        }
    }

    /// Where so many edges were needed; asked in ascending order.
    double parameter_at(double wanted) {
        while (cursor_ + 2 < needs_.size() && needs_[cursor_ + 1].edges < wanted) ++cursor_;
        const Need& a = needs_[cursor_];
        const Need& b = needs_[cursor_ + 1];
        return b.edges > a.edges ? a.t + (b.t - a.t) * std::clamp((wanted - a.edges) / (b.edges - a.edges), 0.0, 1.0)
                                 : a.t;
    }

    /// Along an edge the need hardly changes, so the middle strays most; where it does change, beside a pole, both are
    /// compared point by point.
    bool keeps(const Knot& a, const Knot& middle, const Knot& b) const {
        if (std::abs(b.lon - a.lon) > widest_edge_deg) return false;
        const double off = deviation(a.place(), b.place(), middle.place());
        return std::isnan(off) ? edge_keeps(curve_, a, b, allowed_) : off <= allowed_;
    }

    void add_checked(const Knot& a, const Knot& middle, const Knot& b, int depth) {
        if (depth == deepest || keeps(a, middle, b)) {
            checked_.push_back(b);
            return;
        }
        const auto quarters = knots_at<2>({0.5 * (a.t + middle.t), 0.5 * (middle.t + b.t)});
        add_checked(a, quarters[0], middle, depth + 1);
        add_checked(middle, quarters[1], b, depth + 1);
    }

    const Curve& curve_;
    double from_;
    double to_;
    double aimed_;
    double allowed_;
    double longest_step_;
    std::vector<Need> needs_;
    std::size_t cursor_ = 0;
    std::vector<Knot> checked_;
};

/// Joins stretches to one ring, longitudes brought into [-180, 180] with a vertex wherever ±180° is crossed.
class RingBuilder {
  public:
    explicit RingBuilder(std::vector<Edge>* edges) : edges_(edges) {}

    /// `last` is where the stretch ends, if that is shared with other curves.
    void add(const Curve& curve, std::span<const Knot> knots, const std::optional<LonLat>& last = std::nullopt) {
        path_.reserve(path_.size() + knots.size() + 1);
        const double site = curve.site().lon();
        if (LonLat first = place(east_of(site, knots.front()), knots.front().lat);
            path_.empty() || pole_jump(path_.back(), first)) {
            push(first, {nullptr, 0.0, 0.0});
        }
        const bool plain = far_from_seams(site, knots);
        const bool from_rim = std::abs(site) == 180.0 && curve.leaves_meridian();
        if (plain && !last && edges_ == nullptr) {
            for (const Knot& knot : knots.subspan(1)) push({site + knot.lon, knot.lat}, {&curve, 0.0, 0.0});
            return;
        }
        for (std::size_t i = 1; i < knots.size(); ++i) {
            const Knot& a = knots[i - 1];
            const Knot& b = knots[i];
            const bool at_last = last && i + 1 == knots.size();
            const double from = plain ? a.t : add_crossing(curve, a, b);
            // A side that leaves ±180° at a tiny angle is straight there, and must not seem to come back.
            if (from_rim && i + 1 < knots.size() && std::abs(place(east_of(site, b), b.lat).lon) == 180.0) continue;
            push(at_last ? place(last->lon, last->lat) : place(east_of(site, b), b.lat), {&curve, from, b.t});
        }
    }

    /// The ring begins where it ends, if that is shared with other curves.
    void begin(const LonLat& first) { path_.push_back(place(first.lon, first.lat)); }

    Path finish() {
        // The last stretch ends where the first began.
        if (path_.size() > 1) {
            if (pole_jump(path_.back(), path_.front())) {
                note({nullptr, 0.0, 0.0});
            } else {
                path_.pop_back();
            }
        }
        return std::move(path_);
    }

  private:
    /// Most stretches come near neither ±180° nor a pole, and need no more than a shift in longitude.
    static bool far_from_seams(double site, std::span<const Knot> knots) {
        constexpr double near = 1e-6;
        double west = knots.front().lon;
        double east = west;
        double highest = 0.0;
        for (const Knot& knot : knots) {
            west = std::min(west, knot.lon);
            east = std::max(east, knot.lon);
            highest = std::max(highest, std::abs(knot.lat));
        }
        return site + west > -180.0 + near && site + east < 180.0 - near && highest < 90.0 - near;
    }

    /// On the site's antimeridian the same to the last bit, whether one comes from the east or from the west.
    static double east_of(double site, const Knot& knot) {
        return std::abs(knot.lon) == 180.0 ? site - std::copysign(180.0, site) : site + knot.lon;
    }

    static LonLat place(double lon, double lat) {
        LonLat vertex{lon > 180.0 ? lon - 360.0 : lon < -180.0 ? lon + 360.0 : lon, lat};
        if (180.0 - std::abs(vertex.lon) < snap_deg) vertex.lon = std::copysign(180.0, vertex.lon);
        if (90.0 - std::abs(vertex.lat) < snap_deg) vertex.lat = std::copysign(90.0, vertex.lat);
        return vertex;
    }

    /// A stretch begins where the one before it ended, but for rounding; only at a pole may its longitude differ, and
    /// then the line ±90° runs between the two. A tenth of a millimetre is at the pole, as for sides.
    static bool pole_jump(LonLat& a, LonLat& b) {
        constexpr double at_pole = 1.5e-9;
        const bool same_pole =
            90.0 - std::abs(a.lat) < at_pole && 90.0 - std::abs(b.lat) < at_pole && a.lat * b.lat > 0.0;
        if (!same_pole || std::abs(std::remainder(a.lon - b.lon, 360.0)) < 1e-9) return false;
        a.lat = b.lat = std::copysign(90.0, a.lat);
        return true;
    }

    void push(const LonLat& vertex, const Edge& edge) {
        if (!path_.empty()) {
            if (path_.back() == vertex) return;
            note(edge);
        }
        path_.push_back(vertex);
    }

    void note(const Edge& edge) {
        if (edges_ != nullptr) edges_->push_back(edge);
    }

    /// The parameter from which the rest of the edge goes on.
    double add_crossing(const Curve& curve, const Knot& a, const Knot& b) {
        const double from = curve.site().lon() + a.lon;
        const double to = curve.site().lon() + b.lon;
        const double meridian = from + to < 0.0 ? -180.0 : 180.0;
        if ((from - meridian) * (to - meridian) >= 0.0) return a.t;
        if (std::min(std::abs(from - meridian), std::abs(to - meridian)) < snap_deg) return a.t;
        const auto [t, lat] = at_meridian(curve, a, b, meridian);
        push({180.0, lat}, {&curve, a.t, t});
        return t;
    }

    /// Where the curve itself crosses the meridian between two knots, and the latitude there: the rule of false
    /// position, in the Illinois form that halves the value at an end which stays, and bisection where its step is lost
    /// in rounding.
    static std::pair<double, double> at_meridian(const Curve& curve, Knot a, Knot b, double meridian) {
        constexpr double close_deg = 1e-13;
        const auto beyond = [&](const Knot& knot) { return curve.site().lon() + knot.lon - meridian; };
        const auto inside = [&](double t) { return std::min(a.t, b.t) < t && t < std::max(a.t, b.t); };
        double beyond_a = beyond(a);
        double beyond_b = beyond(b);
        for (int step = 0; step < 200 && std::abs(beyond_b) > close_deg; ++step) {
            Knot next = b;
            next.t -= (b.t - a.t) * beyond_b / (beyond_b - beyond_a);
            if (!inside(next.t)) next.t = 0.5 * (a.t + b.t);
            if (!inside(next.t)) break;
            curve.points({&next.t, 1}, {&next.lon, 1}, {&next.lat, 1});
            const double beyond_next = beyond(next);
            if ((beyond_next < 0.0) == (beyond_b < 0.0)) {
                beyond_a *= 0.5;
            } else {
                a = b;
                beyond_a = beyond_b;
            }
            b = next;
            beyond_b = beyond_next;
        }
        const Knot& nearest = std::abs(beyond(a)) < std::abs(beyond(b)) ? a : b;
        return {nearest.t, nearest.lat};
    }

    std::vector<Edge>* edges_;
    Path path_;
};

void mirror(std::vector<Knot>& knots) {
    for (Knot& knot : knots) knot = {2.0 * pi - knot.t, -knot.lon, knot.lat};
}

/// West along the mirror image of the eastern half, back along the half itself; or the other way round.
void add_whole_circle(RingBuilder& ring, const Curve& circle, bool anticlockwise, Tolerance tolerance) {
    std::vector<Knot> half = Stretch(circle, 0.0, pi, tolerance).knots();
    if (anticlockwise) mirror(half);
    ring.add(circle, half);
    mirror(half);
    std::reverse(half.begin(), half.end());
    ring.add(circle, half);
}

/// A knot in the place that its curve shares with others, on its own side of the site's antimeridian.
void move_to(Knot& knot, const LonLat& shared, const Curve& curve) {
    knot.lon += std::remainder(shared.lon - curve.site().lon() - knot.lon, 360.0);
    knot.lat = shared.lat;
}

/// Walked with growing parameter and turned round where needed, so that both sides of an arc get the same vertices.
void add_arc(RingBuilder& ring, const Arc& arc, const std::optional<LonLat>& end, Tolerance tolerance) {
    const auto [low, high] = std::minmax(arc.from, arc.to);
    const bool backward = arc.to < arc.from;
    std::vector<double> stops = arc.curve->turns(low, high);
    stops.insert(stops.begin(), low);
    stops.push_back(high);
    const std::size_t count = stops.size() - 1;
    std::vector<std::vector<Knot>> stretches(count);
    for (std::size_t k = 0; k < count; ++k)
        stretches[k] = Stretch(*arc.curve, stops[k], stops[k + 1], tolerance).knots();
    // Vector functions may differ in the last bit from place to place: two stretches have one knot in common.
    for (std::size_t k = 1; k < count; ++k) {
        const Knot& before = stretches[k - 1].back();
        Knot& joint = stretches[k].front();
        joint.lat = before.lat;
        if (std::abs(joint.lon - before.lon) < 1e-6) joint.lon = before.lon;
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<Knot>& knots = stretches[backward ? count - 1 - i : i];
        if (backward) std::reverse(knots.begin(), knots.end());
        const bool is_last = i + 1 == count;
        if (i == 0 && arc.start) move_to(knots.front(), *arc.start, *arc.curve);
        if (is_last && end) move_to(knots.back(), *end, *arc.curve);
        ring.add(*arc.curve, knots, is_last ? end : std::nullopt);
    }
}

}  // namespace

Path outline(const ArcRing& ring, Tolerance tolerance, std::vector<Edge>* edges) {
    RingBuilder path(edges);
    if (ring.front().start) path.begin(*ring.front().start);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Arc& arc = ring[i];
        const Tolerance fitting = arc.curve->fitting(tolerance);
        if (arc.closed) {
            add_whole_circle(path, *arc.curve, arc.to < arc.from, fitting);
        } else {
            add_arc(path, arc, ring[(i + 1) % ring.size()].start, fitting);
        }
    }
    return path.finish();
}

}  // namespace rangeband::footprint
