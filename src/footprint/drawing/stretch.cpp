// SPDX-License-Identifier: MIT
#include "footprint/drawing/stretch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>

namespace rangeband::footprint {
namespace {

/// What is aimed at when spacing vertices, what an edge may need, and so what is left to rounding, as shares of the
/// tolerance.
constexpr double aimed_share = 0.88;
constexpr double allowed_share = 0.95;

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

}  // namespace

std::vector<Knot> vertices_on(const Curve& curve, double from, double to, Tolerance tolerance) {
    return Stretch(curve, from, to, tolerance).knots();
}

}  // namespace rangeband::footprint
