// SPDX-License-Identifier: MIT
#include "rangeband/analysis/within.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "analysis/lambert.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::analysis {
namespace {

constexpr double a = geodesic::equatorial_radius_m;
constexpr double b = geodesic::polar_radius_m;
constexpr double no_end_m = std::numeric_limits<double>::infinity();

/// GeographicLib's distances are right to 15 nm: this far from an edge it says what the true distance says.
constexpr double sure_m = 1e-6;

/// What rounding to single precision can do to a chord of the unit sphere, threefold.
constexpr double chord_slack = 1e-6;

/// The arcsine of half a chord near 1 keeps half of the digits.
constexpr double angle_slack = 1e-7;

constexpr std::size_t most_in_block = 64;

/// A squared chord up to this is surely of no larger angle; -1 where none is.
float surely_up_to(double angle) {
    if (angle >= std::numbers::pi) return std::numeric_limits<float>::infinity();
    const double chord = 2.0 * std::sin(0.5 * angle) - chord_slack;
    return static_cast<float>(angle > 0.0 && chord > 0.0 ? chord * chord : -1.0);
}

/// Squared chords from this one on belong to angles at least as large; infinite where none does.
float surely_from(double angle) {
    if (angle >= std::numbers::pi) return std::numeric_limits<float>::infinity();
    const double chord = 2.0 * std::sin(0.5 * std::max(angle, 0.0)) + chord_slack;
    return static_cast<float>(chord * chord);
}

/// Any unit vector serves; the mean is near the middle of most.
Vector centre_of(std::span<const std::uint32_t> part, const std::vector<Vector>& vectors) {
    Vector sum{};
    for (const std::uint32_t i : part) {
        for (std::size_t k = 0; k < 3; ++k) sum[k] += vectors[i][k];
    }
    const double norm = std::hypot(sum[0], sum[1], sum[2]);
    if (norm < 1e-3) return vectors[part.front()];
    return {sum[0] / norm, sum[1] / norm, sum[2] / norm};
}

std::size_t widest_axis(std::span<const std::uint32_t> part, const std::vector<Vector>& vectors) {
    std::size_t widest = 0;
    double width = -1.0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto at = [&](std::uint32_t i) { return vectors[i][axis]; };
        const auto [least, most] = std::ranges::minmax_element(part, {}, at);
        if (at(*most) - at(*least) > width) {
            width = at(*most) - at(*least);
            widest = axis;
        }
    }
    return widest;
}

}  // namespace

bool Interval::contains(Length distance) const {
    if (lower && !(distance > lower->at || (lower->inclusive && distance == lower->at))) return false;
    return !upper || distance < upper->at || (upper->inclusive && distance == upper->at);
}

Points::Points(std::span<const geodesic::Position> places) : places_(places.begin(), places.end()) {
    std::vector<Vector> vectors;
    vectors.reserve(places_.size());
    for (const geodesic::Position& place : places_) vectors.push_back(geodesic::reduced_vector(place));
    order_.resize(places_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    if (!order_.empty()) split(order_, vectors);
    for (const std::uint32_t i : order_) {
        x_.push_back(static_cast<float>(vectors[i][0]));
        y_.push_back(static_cast<float>(vectors[i][1]));
        z_.push_back(static_cast<float>(vectors[i][2]));
    }
}

void Points::split(std::span<std::uint32_t> part, const std::vector<Vector>& vectors) {
    if (part.size() > most_in_block) {
        const std::size_t axis = widest_axis(part, vectors);
        const std::size_t half = part.size() / 2;
        std::ranges::nth_element(part, part.begin() + static_cast<std::ptrdiff_t>(half), {},
                                 [&](std::uint32_t i) { return vectors[i][axis]; });
        split(part.first(half), vectors);
        split(part.subspan(half), vectors);
        return;
    }
    const auto begin = static_cast<std::size_t>(part.data() - order_.data());
    Block block{begin, begin + part.size(), centre_of(part, vectors), 0.0};
    for (const std::uint32_t i : part) block.angle = std::max(block.angle, angle_between(block.centre, vectors[i]));
    block.angle += 2.0 * angle_slack;  // of this angle, and of the one to a site
    blocks_.push_back(block);
}

Within::Within(const Points& points, std::span<const Interval> intervals) : points_(points) {
    limits_.reserve(intervals.size());
    for (const Interval& interval : intervals) limits_.push_back(limits_of(interval));
}

Within::Limits Within::limits_of(const Interval& interval) {
    constexpr float all = std::numeric_limits<float>::infinity();
    Limits limits{interval, -1.0F, all, -1.0F, all, 0.0, no_end_m};
    if (interval.lower) {
        limits.near_m = interval.lower->at.m();
        limits.in_least = surely_from((limits.near_m + sure_m) / b);
        limits.too_near = surely_up_to((limits.near_m - sure_m) / a);
    }
    if (interval.upper) {
        limits.far_m = interval.upper->at.m();
        limits.in_most = surely_up_to((limits.far_m - sure_m) / a);
        limits.too_far = surely_from((limits.far_m + sure_m) / b);
    }
    return limits;
}

bool Within::contains(const Limits& limits, const geodesic::Position& site, const Vector& from, std::uint32_t i) const {
    const Estimate about = lambert(from, geodesic::reduced_vector(points_[i]));
    const auto off = [&](double limit_m) { return std::abs(about.metres - limit_m) > about.off_m; };
    if (off(limits.near_m) && off(limits.far_m)) return about.metres > limits.near_m && about.metres < limits.far_m;
    return limits.interval.contains(geodesic::inverse(site, points_[i]).distance);
}

void Within::decide(const geodesic::Position& site, std::span<std::uint8_t> inside) const {
    const DefaultArithmetic arithmetic;
    std::ranges::fill(inside, std::uint8_t{0});
    const Vector from = geodesic::reduced_vector(site);
    const auto [from_x, from_y, from_z] =
        std::array{static_cast<float>(from[0]), static_cast<float>(from[1]), static_cast<float>(from[2])};
    std::array<float, most_in_block> squared{};
    std::array<std::uint32_t, most_in_block> is_in{};
    for (const Points::Block& block : points_.blocks_) {
        const double angle = angle_between(from, block.centre);
        const double least_m = b * (angle - block.angle) - sure_m;
        const double most_m = a * (angle + block.angle) + sure_m;
        const std::size_t count = block.end - block.begin;
        const std::uint32_t* const order = points_.order_.data() + block.begin;
        bool prepared = false;
        for (std::size_t k = 0; k < limits_.size(); ++k) {
            const Limits& limits = limits_[k];
            if (most_m < limits.near_m || least_m > limits.far_m) continue;
            const std::span<std::uint8_t> answers = inside.subspan(k * points_.size(), points_.size());
            if ((!limits.interval.lower || least_m > limits.near_m) && most_m < limits.far_m) {
                for (std::size_t i = 0; i < count; ++i) answers[order[i]] = 1;
                continue;
            }
            if (!prepared) {
                const float* const x = points_.x_.data() + block.begin;
                const float* const y = points_.y_.data() + block.begin;
                const float* const z = points_.z_.data() + block.begin;
                for (std::size_t i = 0; i < count; ++i) {
                    const float dx = x[i] - from_x, dy = y[i] - from_y, dz = z[i] - from_z;
                    squared[i] = dx * dx + dy * dy + dz * dz;
                }
                prepared = true;
            }
            std::uint32_t open = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const float apart = squared[i];
                const bool in = (apart >= limits.in_least) & (apart <= limits.in_most);
                const bool out = (apart <= limits.too_near) | (apart >= limits.too_far);
                is_in[i] = in;
                open += !(in | out);
            }
            for (std::size_t i = 0; i < count; ++i) answers[order[i]] = static_cast<std::uint8_t>(is_in[i]);
            for (std::size_t i = 0; open > 0 && i < count; ++i) {
                const bool out = squared[i] <= limits.too_near || squared[i] >= limits.too_far;
                if (is_in[i] != 0 || out) continue;
                answers[order[i]] = contains(limits, site, from, order[i]) ? 1 : 0;
                --open;
            }
        }
    }
}

}  // namespace rangeband::analysis
