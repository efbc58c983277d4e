// SPDX-License-Identifier: MIT
// Along the first circle the distance from the second centre grows from the azimuth toward that centre to the opposite
// one, as long as no shortest way is longer than the cut distance: each half of the circle holds one crossing or none,
// and |s − r1| < r2 < s + r1 says whether. Near antipodal centres that is no longer so and roots are looked for
// everywhere.
#include "footprint/discs/crossing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "footprint/accuracy.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/lambert.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Below π·b every distance is below the cut distance, whatever the latitude.
const double shortest_cut_m = pi * geodesic::polar_radius_m;

/// Beyond the conjugate points circles are this fast at most: half of the cut locus, with room.
constexpr double beyond_conjugate_m = 150e3;

double distance_m(const geodesic::Position& a, const geodesic::Position& b) {
    return geodesic::inverse(a, b).distance.m();
}

/// Two azimuths at which the circles are at the same place, more or less.
struct Guess {
    double first;
    double second;
};

/// The distance between two centres and the azimuth of each seen from the other, with what they may be off.
struct Way {
    double distance_m;
    double toward;
    double back;
    double off_m = 0.0;
    double off = 0.0;  ///< radians
};

/// Without a geodesic, by Lambert's formula and the azimuths of normal sections. Those differ from the geodesic's by up
/// to e²·σ²/12, 4e-4 at the longest; between centres a centimetre from each other rounding takes 3e-6.
std::optional<Way> way_between(const DiscBoundary& first, const DiscBoundary& second) {
    constexpr double longest_m = 5e6;
    constexpr double off = 1e-2;
    const Vector between = minus(second.centre(), first.centre());
    const double distance_m = geodesic::lambert_distance_m(first.centre(), second.centre());
    if (distance_m > longest_m) return std::nullopt;
    return Way{.distance_m = distance_m,
               .toward = first.azimuth_of(between),
               .back = second.azimuth_of(opposite(between)),
               .off_m = geodesic::lambert_slack_m(distance_m),
               .off = off};
}

Way geodesic_between(const Disc& first, const Disc& second) {
    const geodesic::Inverse way = geodesic::inverse(first.centre, second.centre);
    return {.distance_m = way.distance.m(), .toward = way.azimuth.rad(), .back = way.back.rad()};
}

/// Metres on the ellipsoid for a small difference of reduced-latitude vectors.
double metres(const Vector& v) { return length(geodesic::surface(v)); }

/// A crossing that cannot be told from one on ±180° is on it, so that no piece of boundary goes to and fro there.
LonLat placed(const geodesic::Position& p) {
    constexpr double indistinct_m = 1e-6;
    const double off_m =
        Angle::deg(180.0 - std::abs(p.lon())).rad() * std::cos(p.latitude().rad()) * geodesic::equatorial_radius_m;
    return {off_m < indistinct_m ? std::copysign(180.0, p.lon()) : p.lon(), p.lat()};
}

/// Newton's method for P1(t) = P2(u) in the tangent plane. Nothing if it does not settle.
std::optional<Guess> polished(const DiscBoundary& first, const DiscBoundary& second, Guess guess) {
    constexpr int most_steps = 12;
    for (int step = 0; step < most_steps; ++step) {
        const auto one = first.state(guess.first);
        const auto two = second.state(guess.second);
        const Vector apart = minus(two.p, one.p);
        const Vector normal = one.p;
        // apart = dp1·δt − dp2·δu in the plane across `normal`.
        const double area = determinant(one.dp, two.dp, normal);
        if (area == 0.0) return std::nullopt;
        const double dt = determinant(apart, two.dp, normal) / area;
        const double du = determinant(apart, one.dp, normal) / area;
        if (!(std::abs(dt) < 1.0 && std::abs(du) < 1.0)) return std::nullopt;
        guess.first += dt;
        guess.second += du;
        const double moved_m = std::max(metres(one.dp) * std::abs(dt), metres(two.dp) * std::abs(du));
        if (moved_m < 1e-4 && metres(apart) < accuracy::circle_m) return guess;
        // Quadratic convergence: the next step would be lost in rounding.
        if (moved_m < 1e-3 && step > 0) {
            const Vector left = minus(second.state(guess.second).p, first.state(guess.first).p);
            if (metres(left) < accuracy::circle_m) return guess;
        }
    }
    return std::nullopt;
}

/// The angle at one corner of the spherical triangle with these sides, the side opposite to it last.
double corner(double beside, double also_beside, double opposite) {
    const double half = 0.5 * (beside + also_beside + opposite);
    const double squared =
        std::sin(half - beside) * std::sin(half - also_beside) / (std::sin(half) * std::sin(half - opposite));
    return 2.0 * std::atan(std::sqrt(std::max(squared, 0.0)));
}

class Meet {
  public:
    Meet(const DiscBoundary& first, const DiscBoundary& second)
        : first_(first),
          second_(second),
          r1_(first.disc().radius.m()),
          r2_(second.disc().radius.m()),
          fastest_m_(std::max(geodesic::most_curvature_radius_m * std::sin(r1_ / geodesic::most_curvature_radius_m),
                              beyond_conjugate_m)) {}

    Meeting result() {
        if (!cross_clearly()) {
            const Way way = geodesic_between(first_.disc(), second_.disc());
            if (way.distance_m + r1_ < shortest_cut_m) {
                one_root_in_each_half(way);
            } else {
                roots_anywhere();
            }
        }
        std::sort(meeting_.crossings.begin(), meeting_.crossings.end(),
                  [](const Crossing& a, const Crossing& b) { return a.first < b.first; });
        return std::move(meeting_);
    }

  private:
    /// How far a point of the first circle is outside the second disc.
    double outside(double azimuth) const { return distance_m(second_.disc().centre, first_.position(azimuth)) - r2_; }

    /// Where a spherical triangle with these sides has its third corner.
    Guess spherical(const Way& way, double side) const {
        const double scale = 1.0 / 6'371'000.0;
        const double s = way.distance_m;
        return {way.toward + side * corner(s * scale, r1_ * scale, r2_ * scale),
                way.back - side * corner(s * scale, r2_ * scale, r1_ * scale)};
    }

    /// How far an azimuth is to one side of another, from none to a half turn.
    static double turned(double from, double to, double side) { return side * std::remainder(to - from, 2.0 * pi); }

    /// Most circles cross far from the line through their centres: their crossings are on different sides of it for
    /// certain, and finding them needs no geodesic. Adds them, and says whether it is so.
    bool cross_clearly() {
        const std::optional<Way> way = way_between(first_, second_);
        if (!way || way->distance_m + way->off_m + r1_ >= shortest_cut_m) return false;
        const double s = way->distance_m;
        if (std::abs(s - r1_) + way->off_m >= r2_ || s + r1_ - way->off_m <= r2_) return false;
        const auto is_clear = [&](double azimuth) { return azimuth > way->off && azimuth < pi - way->off; };
        std::array<Guess, 2> roots{};
        for (const double side : {1.0, -1.0}) {
            const std::optional<Guess> root = polished(first_, second_, spherical(*way, side));
            if (!root || !is_clear(turned(way->toward, root->first, side)) ||
                !is_clear(turned(way->back, root->second, -side)))
                return false;
            roots[side > 0.0 ? 0 : 1] = *root;
        }
        add(roots[0], false);
        add(roots[1], true);
        return true;
    }

    void one_root_in_each_half(const Way& way) {
        const double s = way.distance_m;
        const double nearest = std::abs(s - r1_) - r2_;
        const double farthest = s + r1_ - r2_;
        if (nearest >= 0.0 || farthest <= 0.0) {
            meeting_.first_inside = farthest <= 0.0;
            meeting_.second_inside = nearest >= 0.0 && r1_ > s;
            return;
        }
        for (const double side : {1.0, -1.0}) {
            std::optional<Guess> root = polished(first_, second_, spherical(way, side));
            const double turn = root ? turned(way.toward, root->first, side) : 0.0;
            if (turn <= 0.0 || turn >= pi) root = bracketed(way.toward, way.toward + side * pi);
            // On the second circle it is on the other side of the way to the first centre, also where that is nearly
            // tangent and rounding says otherwise.
            if (turned(way.back, root->second, side) > 0.0) root->second = way.back;
            add(*root, side < 0.0);
        }
    }

    /// The root between an azimuth inside the second disc and one outside it.
    Guess bracketed(double inside, double outside_azimuth) const {
        double low = inside;
        double high = outside_azimuth;
        double at_low = outside(low);
        double at_high = outside(high);
        // The Illinois variant of regula falsi, halving where that stalls.
        for (int step = 0; step < 200 && std::abs(high - low) > 1e-15 * (1.0 + std::abs(low)); ++step) {
            const bool halve = step % 4 == 3 || !(at_low < 0.0 && at_high > 0.0);
            const double middle = halve ? 0.5 * (low + high) : low - at_low * (high - low) / (at_high - at_low);
            const double value = outside(middle);
            if (std::abs(value) < 1e-9) return {middle, azimuth_on_second(middle)};
            (value < 0.0 ? low : high) = middle;
            (value < 0.0 ? at_low : at_high) = value;
        }
        return {low, azimuth_on_second(low)};
    }

    double azimuth_on_second(double azimuth) const {
        return geodesic::inverse(second_.disc().centre, first_.position(azimuth)).azimuth.rad();
    }

    /// Samples all of the first boundary, closes in on every extremum between whose neighbours the sign may change, and
    /// brackets every change of sign.
    void roots_anywhere() {
        // Parts end where others begin, or the same one: rounding must not put the one place on both sides.
        const double at_start = outside(first_.parts().front().from);
        double at_end = at_start;
        for (const DiscBoundary::Part& part : first_.parts()) {
            std::vector<Sample> path{{part.from, at_end}};
            for (double t = next_after(part, path.back()); t < part.to; t = next_after(part, path.back()))
                path.push_back({t, outside(t)});
            const bool is_last = &part == &first_.parts().back();
            at_end = is_last ? at_start : outside(part.to);
            path.push_back({part.to, at_end});
            std::vector<Sample> all;
            for (std::size_t k = 0; k < path.size(); ++k) {
                const std::optional<Sample> extremum =
                    extremum_at(path[k > 0 ? k - 1 : k], path[k], path[k + 1 < path.size() ? k + 1 : k]);
                // Both are kept, in order: either may be the one beyond the root.
                if (extremum && extremum->t < path[k].t) all.push_back(*extremum);
                all.push_back(path[k]);
                if (extremum && extremum->t > path[k].t) all.push_back(*extremum);
            }
            for (std::size_t k = 1; k < all.size(); ++k) {
                if ((all[k - 1].value < 0.0) == (all[k].value < 0.0)) continue;
                const bool enters = all[k].value < 0.0;
                Guess root = enters ? bracketed(all[k].t, all[k - 1].t) : bracketed(all[k - 1].t, all[k].t);
                if (const auto better = polished(first_, second_, root); better && is_near(*better, root))
                    root = *better;
                add(root, enters);
            }
        }
        if (!meeting_.crossings.empty()) return put_second_in_order();
        meeting_.first_inside = outside(first_.parts().front().from) < 0.0;
        const geodesic::Position on_second = second_.position(second_.parts().front().from);
        meeting_.second_inside = distance_m(first_.disc().centre, on_second) < r1_;
    }

    /// Two crossings beside a point where the circles nearly touch may seem to come in the other order on the second
    /// one. Its longest arc between crossings says whether they do; a folded circle has none between its parts.
    void put_second_in_order() {
        std::vector<Crossing>& all = meeting_.crossings;
        std::sort(all.begin(), all.end(), [](const Crossing& a, const Crossing& b) { return a.second < b.second; });
        const auto next = [&](std::size_t k) {
            return k + 1 < all.size() ? all[k + 1].second : all[0].second + 2.0 * pi;
        };
        std::size_t before_longest = 0;
        std::size_t shortest = 0;
        double length = 0.0;
        double middle = 0.0;
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (next(k) - all[k].second < next(shortest) - all[shortest].second) shortest = k;
            for (const DiscBoundary::Part& part : second_.parts()) {
                for (const double turn : {-2.0 * pi, 0.0, 2.0 * pi}) {
                    const double from = std::max(all[k].second, part.from + turn);
                    const double to = std::min(next(k), part.to + turn);
                    if (to - from <= length) continue;
                    length = to - from;
                    middle = 0.5 * (from + to);
                    before_longest = k;
                }
            }
        }
        const bool inside = distance_m(first_.disc().centre, second_.position(middle)) < r1_;
        const bool enters = !all[before_longest].first_enters;
        if (inside != enters) std::swap(all[shortest].second, all[(shortest + 1) % all.size()].second);
    }

    struct Sample {
        double t;
        double value;
    };

    /// The distance from the second centre changes by no more than the way along the first boundary: where that takes
    /// longer, the sign stays. Around the antipode of the second centre the distance may have several extrema.
    double next_after(const DiscBoundary::Part& part, const Sample& last) const {
        constexpr double samples = 96.0;
        constexpr double finest_m = 1e3;
        const double to_antipode_m = geodesic::half_meridian().m() - (last.value + r2_);
        const double least =
            std::min((part.to - part.from) / samples, std::max(0.25 * to_antipode_m, finest_m) / fastest_m_);
        return last.t + std::max(least, std::abs(last.value) / fastest_m_);
    }

    /// Where the value comes nearest to zero beside a sample that is nearer to it than its neighbours, if it may reach
    /// it. Beyond a root, or an end, nothing is looked for.
    std::optional<Sample> extremum_at(Sample a, const Sample& b, Sample c) const {
        const auto is_beyond = [&](const Sample& other) { return (other.value < 0.0) != (b.value < 0.0); };
        if (is_beyond(a)) a = b;
        if (is_beyond(c)) c = b;
        const double off = std::abs(b.value);
        if (off > std::abs(a.value) || off > std::abs(c.value) || off > (c.t - a.t) * fastest_m_) return std::nullopt;
        return extremum_between(a, c, b.value >= 0.0);
    }

    bool is_near(const Guess& a, const Guess& b) const {
        return std::abs(a.first - b.first) * metres(first_.state(b.first).dp) < 1e-3;
    }

    /// Golden section, as far as the first value beyond zero.
    Sample extremum_between(const Sample& a, const Sample& c, bool minimum) const {
        constexpr double golden = 0.381966011250105;
        const double sign = minimum ? 1.0 : -1.0;
        double low = a.t;
        double high = c.t;
        Sample left{low + golden * (high - low), 0.0};
        Sample right{high - golden * (high - low), 0.0};
        left.value = outside(left.t);
        right.value = outside(right.t);
        const auto is_beyond = [&](const Sample& one) { return (one.value < 0.0) == minimum; };
        for (int step = 0; step < 40 && high - low > 1e-9 && !is_beyond(left) && !is_beyond(right); ++step) {
            if (sign * left.value < sign * right.value) {
                high = right.t;
                right = left;
                left.t = low + golden * (high - low);
                left.value = outside(left.t);
            } else {
                low = left.t;
                left = right;
                right.t = high - golden * (high - low);
                right.value = outside(right.t);
            }
        }
        return sign * left.value < sign * right.value ? left : right;
    }

    /// How far along the circles they cannot be told apart: until the angle at which they cross, or their curvatures,
    /// have led them as far from each other as they may be off.
    double blur_m(const geodesic::Circle::State& one, const geodesic::Circle::State& two) const {
        const double flat = std::abs(determinant(one.dp, two.dp, one.p)) / (length(one.dp) * length(two.dp));
        const auto curvature = [](double radius_m) {
            return 1.0 / (geodesic::equatorial_radius_m * std::tan(radius_m / geodesic::equatorial_radius_m));
        };
        const double bends =
            dot(one.dp, two.dp) > 0.0 ? curvature(r1_) - curvature(r2_) : curvature(r1_) + curvature(r2_);
        return std::min(accuracy::circle_m / std::max(flat, 1e-12),
                        std::sqrt(2.0 * accuracy::circle_m / std::abs(bends)));
    }

    void add(const Guess& root, bool enters) {
        const auto one = first_.state(root.first);
        const auto two = second_.state(root.second);
        // Both walk clockwise round their discs, so that where one goes in the other comes out.
        meeting_.crossings.push_back({.first = first_.on_path(root.first),
                                      .second = second_.on_path(root.second),
                                      .at = placed(first_.position(root.first)),
                                      .blur_m = static_cast<float>(blur_m(one, two)),
                                      .first_enters = enters});
    }

    const DiscBoundary& first_;
    const DiscBoundary& second_;
    double r1_;
    double r2_;
    double fastest_m_;  ///< along the first circle, for a radian of azimuth (Sturm)
    Meeting meeting_;
};

Meeting swapped(Meeting meeting) {
    for (Crossing& crossing : meeting.crossings) {
        std::swap(crossing.first, crossing.second);
        crossing.first_enters = !crossing.first_enters;
    }
    std::swap(meeting.first_inside, meeting.second_inside);
    return meeting;
}

}  // namespace

Meeting meet(const DiscBoundary& first, const DiscBoundary& second) {
    // Along the smaller circle shortest ways stay shorter.
    if (second.disc().radius < first.disc().radius) return swapped(Meet(second, first).result());
    return Meet(first, second).result();
}

}  // namespace rangeband::footprint
