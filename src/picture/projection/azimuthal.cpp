// SPDX-License-Identifier: MIT
/// Maps around a centre: equidistant, orthographic, equal-area.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "picture/projection/make_projection.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::picture {
namespace {

using std::numbers::pi;
constexpr double axis = geodesic::equatorial_radius_m;
constexpr double pole_axis = geodesic::polar_radius_m;

/// East, north and up at a place of the unit sphere; at a pole, of its meridian.
struct Bearings {
    Vector east, north, up;

    static Bearings at(double lon, const Vector& up) {
        const double l = lon * pi / 180.0;
        const Vector east{-std::sin(l), std::cos(l), 0.0};
        const Vector north = cross(up, east);
        return {east, north, up};
    }

    /// The unit vector level with the horizon in a direction.
    Vector toward(double direction) const {
        const double s = std::sin(direction), c = std::cos(direction);
        return {s * east[0] + c * north[0], s * east[1] + c * north[1], s * east[2] + c * north[2]};
    }
};

class Azimuthal : public Projection {
  public:
    std::vector<double> turns() const override { return {0.0}; }

    Curve edge_between(const ProjectedPoint& from, const ProjectedPoint& to) const override {
        const double turn = std::remainder(to.direction - from.direction, 2.0 * pi);
        const int pieces = static_cast<int>(std::ceil(std::abs(turn) / edge_step));
        Curve curve;
        for (int i = 1; i < pieces; ++i) curve.push_back(edge(from.direction + turn * i / pieces));
        return curve;
    }

    Curve outline() const override {
        Curve curve;
        const int pieces = static_cast<int>(2.0 * pi / edge_step);
        for (int i = 0; i < pieces; ++i) curve.push_back(edge(2.0 * pi * i / pieces));
        return curve;
    }

  protected:
    /// The point of the edge in a direction.
    virtual Point edge(double direction) const = 0;

    static Point polar(double radius, double direction) {
        return {radius * std::sin(direction), radius * std::cos(direction)};
    }

  private:
    static constexpr double edge_step =
        pi / 720.0;  // the chord is 2e-6 of the radius off: less than a tenth of a pixel
};

/// Distances and directions from the centre are the geodesic ones: circles around it are round.
class Equidistant : public Azimuthal {
  public:
    explicit Equidistant(const geodesic::Position& centre)
        : centre_(centre), farthest_(geodesic::cut_distance(centre.latitude()).m() * (1.0 - 1e-6)) {}

    ProjectedPoint place(double lon, double lat) const override {
        const geodesic::Inverse way = geodesic::inverse(centre_, geodesic::Position::deg(lat, lon));
        const double direction = way.azimuth.rad();
        return {polar(std::min(way.distance.m(), farthest_), direction), way.distance.m() < farthest_, direction};
    }

  protected:
    Point edge(double direction) const override { return polar(farthest_, direction); }

  private:
    geodesic::Position centre_;
    double farthest_;  // up to there every direction's geodesic is the shortest
};

/// Areas are those of the ellipsoid: Lambert's map of the authalic sphere.
class EqualArea : public Azimuthal {
  public:
    explicit EqualArea(const geodesic::Position& centre)
        : radius_(std::sqrt(geodesic::authalic_radius_squared_m2())),
          bearings_(Bearings::at(centre.lon(), authalic_vector(centre))) {}

    ProjectedPoint place(double lon, double lat) const override {
        const Vector place = authalic_vector(geodesic::Position::deg(lat, lon));
        const double east = dot(place, bearings_.east), north = dot(place, bearings_.north);
        const double cosine = dot(place, bearings_.up);
        const double direction = std::atan2(east, north);
        if (cosine <= least_cosine) return {edge(direction), false, direction};
        const double scale = radius_ * std::sqrt(2.0 / (1.0 + cosine));
        return {{scale * east, scale * north}, true, direction};
    }

  protected:
    Point edge(double direction) const override {
        return polar(radius_ * std::sqrt(2.0 * (1.0 - least_cosine)), direction);
    }

  private:
    static constexpr double least_cosine = -0.999999;  // 9 km around the opposite point are left out

    static Vector authalic_vector(const geodesic::Position& position) {
        const Vector reduced = geodesic::reduced_vector(position);
        const geodesic::Authalic sphere = geodesic::authalic(reduced[2]);
        return {sphere.stretch * reduced[0], sphere.stretch * reduced[1], sphere.up};
    }

    double radius_;
    Bearings bearings_;
};

/// The ellipsoid from infinitely far above the centre. What is seen there is what has its vertical on this side.
class Orthographic : public Azimuthal {
  public:
    explicit Orthographic(const geodesic::Position& centre)
        : bearings_(Bearings::at(centre.lon(), vertical(centre.lon(), centre.lat()))) {
        middle_ = seen(bearings_.up);
    }

    ProjectedPoint place(double lon, double lat) const override {
        const Vector up = vertical(lon, lat);
        const double direction = std::atan2(dot(up, bearings_.east), dot(up, bearings_.north));
        if (dot(up, bearings_.up) <= 0.0) return {edge(direction), false, direction};
        return {seen(up) - middle_, true, direction};
    }

  protected:
    Point edge(double direction) const override { return seen(bearings_.toward(direction)) - middle_; }

  private:
    static Vector vertical(double lon, double lat) {
        const double l = lon * pi / 180.0, b = lat * pi / 180.0;
        return {std::cos(b) * std::cos(l), std::cos(b) * std::sin(l), std::sin(b)};
    }

    /// The place of the ellipsoid with this vertical, from above.
    Point seen(const Vector& up) const {
        const double a2 = axis * axis, b2 = pole_axis * pole_axis;
        const double stretch = 1.0 / std::sqrt(a2 * (up[0] * up[0] + up[1] * up[1]) + b2 * up[2] * up[2]);
        const Vector place{a2 * up[0] * stretch, a2 * up[1] * stretch, b2 * up[2] * stretch};
        return {dot(place, bearings_.east), dot(place, bearings_.north)};
    }

    Bearings bearings_;
    Point middle_;
};

}  // namespace

std::unique_ptr<Projection> make_equidistant(const geodesic::Position& centre) {
    return std::make_unique<Equidistant>(centre);
}
std::unique_ptr<Projection> make_equal_area(const geodesic::Position& centre) {
    return std::make_unique<EqualArea>(centre);
}
std::unique_ptr<Projection> make_orthographic(const geodesic::Position& centre) {
    return std::make_unique<Orthographic>(centre);
}

}  // namespace rangeband::picture
