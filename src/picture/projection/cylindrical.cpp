// SPDX-License-Identifier: MIT
/// Maps whose edge is a meridian: Mercator, Equal Earth.
#include <algorithm>
#include <cmath>

#include "picture/projection/make_projection.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

class Cylindrical : public Projection {
  public:
    Cylindrical(double middle_lon, double top_lat) : middle_(middle_lon), top_(top_lat) {}

    ProjectedPoint place(double lon, double lat) const override {
        const double dlon = lon - middle_;
        const double x = std::clamp(dlon, -180.0, 180.0), y = std::clamp(lat, -top_, top_);
        return {flat(x, y), x == dlon && y == lat, 0.0};
    }

    std::vector<double> turns() const override {
        if (middle_ == 0.0) return {0.0};
        return {0.0, middle_ > 0.0 ? 360.0 : -360.0};
    }

    /// Both spots are on the same side of the map, or beyond its corner, which is where two straight edges meet.
    Curve edge_between(const ProjectedPoint&, const ProjectedPoint&) const override { return {}; }

    Curve outline() const override {
        constexpr int pieces = 720;
        Curve curve;
        for (int i = 0; i <= pieces; ++i) curve.push_back(flat(180.0, -top_ + 2.0 * top_ * i / pieces));
        for (int i = 0; i <= pieces; ++i) curve.push_back(flat(-180.0, top_ - 2.0 * top_ * i / pieces));
        return curve;
    }

  protected:
    virtual Point flat(double dlon, double lat) const = 0;

  private:
    double middle_;
    double top_;
};

class Mercator : public Cylindrical {
  public:
    explicit Mercator(double middle_lon) : Cylindrical(middle_lon, 85.0) {}

  protected:
    Point flat(double dlon, double lat) const override {
        const double e = std::sqrt(geodesic::eccentricity_squared), b = lat * radians_per_degree;
        const double isometric = std::asinh(std::tan(b)) - e * std::atanh(e * std::sin(b));
        return {geodesic::equatorial_radius_m * dlon * radians_per_degree, geodesic::equatorial_radius_m * isometric};
    }
};

/// B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, Int. J. Geographical Information Science 33,
/// 454–465, 2019; of the authalic sphere, so that areas are those of the ellipsoid.
class EqualEarth : public Cylindrical {
  public:
    explicit EqualEarth(double middle_lon)
        : Cylindrical(middle_lon, 90.0), radius_(std::sqrt(geodesic::authalic_radius_squared_m2())) {}

  protected:
    Point flat(double dlon, double lat) const override {
        constexpr double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
        const double half_root = std::sqrt(3.0) / 2.0;
        const double z = geodesic::reduced_vector(geodesic::Position::deg(lat, 0.0))[2];
        const double t = std::asin(half_root * std::clamp(geodesic::authalic(z).up, -1.0, 1.0));
        const double t2 = t * t, t6 = t2 * t2 * t2;
        const double x =
            dlon * radians_per_degree * std::cos(t) / (half_root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
        const double y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
        return {radius_ * x, radius_ * y};
    }

  private:
    double radius_;
};

}  // namespace

std::unique_ptr<Projection> make_mercator(double middle_lon) { return std::make_unique<Mercator>(middle_lon); }
std::unique_ptr<Projection> make_equal_earth(double middle_lon) { return std::make_unique<EqualEarth>(middle_lon); }

std::unique_ptr<Projection> Projection::make(ProjectionKind kind, const geodesic::Position& centre) {
    switch (kind) {
        case ProjectionKind::equidistant:
            return make_equidistant(centre);
        case ProjectionKind::orthographic:
            return make_orthographic(centre);
        case ProjectionKind::equal_area:
            return make_equal_area(centre);
        case ProjectionKind::mercator:
            return make_mercator(centre.lon());
        case ProjectionKind::equal_earth:
            return make_equal_earth(centre.lon());
    }
    return nullptr;
}

}  // namespace rangeband::picture
