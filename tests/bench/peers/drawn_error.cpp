// SPDX-License-Identifier: MIT
// The judge. For a line `KM SITES OUT` it says of the polygons in OUT, which a peer drew around all of these sites:
//
//   vertices polygons holes error_m jumps outside valid area_off
//
// error_m is the largest distance of any drawn edge, straight in longitude and latitude, from the edge of what is
// within KM of any site, by GeographicLib's Inverse. Edges along ±180° and ±90° are no boundary; edges that jump round
// the Earth (over 180°) are counted and left out. outside is 1 where coordinates leave ±180° and ±90°; valid is GEOS's
// word; area_off is the area as a map has it against that of the true disc (-0.05: 5 % are missing), for one site.
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <memory>
#include <numbers>
#include <sstream>
#include <string>

#include "edges.hpp"
#include "sites.hpp"

namespace {

constexpr double a_m = 6'378'137.0;
constexpr double f = 1.0 / 298.257223563;
const double e = std::sqrt(f * (2.0 - f));

std::array<double, 3> reduced_vector(double lat, double lon) {
    const double beta = std::atan((1.0 - f) * std::tan(lat * std::numbers::pi / 180.0));
    const double lambda = lon * std::numbers::pi / 180.0;
    return {std::cos(beta) * std::cos(lambda), std::cos(beta) * std::sin(lambda), std::sin(beta)};
}

/// Sites, and how far a place is from the edge of what is within the range of any.
class Truth {
  public:
    Truth(std::vector<peers::Site> sites, double radius_m) : sites_(std::move(sites)), radius_m_(radius_m) {
        for (const peers::Site& site : sites_) vectors_.push_back(reduced_vector(site.lat, site.lon));
    }

    /// b·σ ≤ distance ≤ a·σ: the nearest site is among those whose angle is not more than a/b times the smallest.
    double off_m(double lat, double lon) const {
        const auto here = reduced_vector(lat, lon);
        double nearest = 4.0;
        for (const auto& site : vectors_) nearest = std::min(nearest, squared_chord(here, site));
        const double limit = 1.02 * nearest + 1e-14;  // (a/b)² = 1.0067
        double distance_m = 4e7;
        for (std::size_t i = 0; i < vectors_.size(); ++i) {
            if (squared_chord(here, vectors_[i]) > limit) continue;
            double one = 0.0;
            GeographicLib::Geodesic::WGS84().Inverse(sites_[i].lat, sites_[i].lon, lat, lon, one);
            distance_m = std::min(distance_m, one);
        }
        return std::abs(distance_m - radius_m_);
    }

    /// Of the disc of a single site.
    double area_m2() const {
        constexpr int corners = 20'000;
        GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
        double perimeter = 0.0, area = 0.0;
        for (int i = 0; i < corners; ++i) {
            double lat = 0.0, lon = 0.0;
            GeographicLib::Geodesic::WGS84().Direct(sites_[0].lat, sites_[0].lon, -360.0 * i / corners, radius_m_, lat,
                                                    lon);
            polygon.AddPoint(lat, lon);
        }
        polygon.Compute(false, true, perimeter, area);
        return area;
    }

    bool single() const { return sites_.size() == 1; }

  private:
    static double squared_chord(const std::array<double, 3>& u, const std::array<double, 3>& v) {
        const double x = u[0] - v[0], y = u[1] - v[1], z = u[2] - v[2];
        return x * x + y * y + z * z;
    }

    std::vector<peers::Site> sites_;
    std::vector<std::array<double, 3>> vectors_;
    double radius_m_;
};

/// The area between the equator and a latitude, a radian of longitude wide (Snyder, Map Projections, 3-12).
double zone_m2(double lat) {
    const double s = std::sin(lat * std::numbers::pi / 180.0);
    return a_m * a_m * (1.0 - e * e) / 2.0 * (s / (1.0 - e * e * s * s) + std::atanh(e * s) / e);
}

struct Judged {
    std::size_t vertices = 0, polygons = 0, holes = 0, jumps = 0;
    double error_m = 0.0, area_m2 = 0.0;
    bool outside = false;
};

/// Adds a ring; returns its area without a sign.
double judge_ring(const OGRLinearRing& ring, const Truth& truth, Judged& judged) {
    OGRPoint a, b;
    double area = 0.0;
    judged.vertices += static_cast<std::size_t>(ring.getNumPoints());
    for (int i = 0; i + 1 < ring.getNumPoints(); ++i) {
        ring.getPoint(i, &a);
        ring.getPoint(i + 1, &b);
        judged.outside |= std::abs(a.getX()) > 180.0 || std::abs(a.getY()) > 90.0;
        const double width = b.getX() - a.getX();
        for (const double t : {0.1127016653792583, 0.5, 0.8872983346207417})  // Gauss's three nodes
            area += (t == 0.5 ? 8.0 : 5.0) / 18.0 * width * zone_m2(a.getY() + t * (b.getY() - a.getY()));
        if (std::abs(width) > 180.0 && !on_seam(a, b)) {
            ++judged.jumps;
        } else if (!on_seam(a, b)) {
            const auto off = [&](double lat, double lon) { return truth.off_m(lat, lon); };
            judged.error_m = std::max(judged.error_m, largest_on_edge(a, b, off));
        }
    }
    return std::abs(area) * std::numbers::pi / 180.0;
}

std::string judge(double km, const std::string& sites, const std::string& path) {
    const Truth truth(peers::read_sites(sites), 1000.0 * km);
    std::ifstream file(path);
    std::string text(std::istreambuf_iterator<char>(file), {});
    OGRGeometry* read = nullptr;
    if (OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &read) != OGRERR_NONE) return "unreadable";
    const std::unique_ptr<OGRGeometry> shape(OGRGeometryFactory::forceToMultiPolygon(read));
    Judged judged;
    for (const auto* polygon : *shape->toMultiPolygon()) {
        ++judged.polygons;
        for (const auto* ring : *polygon) {
            const bool hole = ring != polygon->getExteriorRing();
            judged.holes += hole ? 1U : 0U;
            judged.area_m2 += (hole ? -1.0 : 1.0) * judge_ring(*ring, truth, judged);
        }
    }
    const double off = truth.single() ? judged.area_m2 / truth.area_m2() - 1.0 : 0.0;
    return fmt::format("{} {} {} {:.3f} {} {:d} {:d} {:.6f}", judged.vertices, judged.polygons, judged.holes,
                       judged.error_m, judged.jumps, judged.outside, shape->IsValid() != FALSE, off);
}

}  // namespace

int main() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    double km = 0.0;
    for (std::string sites, out; std::cin >> km >> sites >> out;) std::cout << judge(km, sites, out) << std::endl;
}
