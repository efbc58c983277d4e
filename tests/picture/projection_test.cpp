// SPDX-License-Identifier: MIT
/// The projections, against PROJ's of the ellipsoid and against their own promises.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <GeographicLib/Geodesic.hpp>
#include <cmath>
#include <memory>

#include "oracle/dice.hpp"
#include "picture/projection/projection.hpp"
#include "picture/projection/tracer.hpp"
#include "picture/sample.hpp"

using namespace rangeband;
using namespace rangeband::picture;
using sample::Position;

namespace {

/// PROJ's map of WGS84.
class Proj {
  public:
    explicit Proj(const std::string& definition) {
        OGRSpatialReference geographic, plane;
        geographic.SetWellKnownGeogCS("WGS84");
        geographic.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        REQUIRE(plane.importFromProj4((definition + " +datum=WGS84 +units=m +no_defs").c_str()) == OGRERR_NONE);
        transformation_.reset(OGRCreateCoordinateTransformation(&geographic, &plane));
        REQUIRE(transformation_ != nullptr);
    }
    Point operator()(const Position& place) const {
        double x = place.lon(), y = place.lat();
        REQUIRE(transformation_->Transform(1, &x, &y));
        return {x, y};
    }

  private:
    std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

/// A place no farther from the centre than this.
Position near(const Position& centre, double most, oracle::Dice& dice) {
    double lat = 0.0, lon = 0.0;
    GeographicLib::Geodesic::WGS84().Direct(centre.lat(), centre.lon(), dice.uniform(-180.0, 180.0),
                                            dice.uniform(0.0, most), lat, lon);
    return Position::deg(lat, lon);
}

void compare(ProjectionKind kind, const std::string& name, double most, double tolerance) {
    oracle::Dice dice(oracle::seed());
    for (const Position& centre : {Position::deg(48.57, 45.9), Position::deg(-33, 151), Position::deg(1, -70)}) {
        const bool cylindrical = kind == ProjectionKind::mercator || kind == ProjectionKind::equal_earth;
        const Proj proj(cylindrical ? fmt::format("+proj={} +lon_0={}", name, centre.lon())
                                    : fmt::format("+proj={} +lat_0={} +lon_0={}", name, centre.lat(), centre.lon()));
        const auto projection = Projection::make(kind, centre);
        for (int i = 0; i < 500; ++i) {
            const Position place = near(centre, most, dice);
            if (cylindrical && std::abs(place.lat()) > 84.0) continue;
            const Point expected = proj(place);
            ProjectedPoint found = projection->place(place.lon(), place.lat());
            for (const double turn : projection->turns()) {
                if (!found.shown) found = projection->place(place.lon() + turn, place.lat());
            }
            INFO(fmt::format("{} {}: {} {} or {} {}", place.lat(), place.lon(), found.at.x, found.at.y, expected.x,
                             expected.y));
            REQUIRE(found.shown);
            CHECK(length(found.at - expected) < tolerance);
        }
    }
}

}  // namespace

TEST_CASE("Mercator as PROJ has it") { compare(ProjectionKind::mercator, "merc", 19e6, 1e-3); }
TEST_CASE("Equal Earth as PROJ has it") { compare(ProjectionKind::equal_earth, "eqearth", 19e6, 1e-2); }
TEST_CASE("orthographic as PROJ has it") { compare(ProjectionKind::orthographic, "ortho", 9.5e6, 1e-3); }
TEST_CASE("equidistant as PROJ has it") { compare(ProjectionKind::equidistant, "aeqd", 15e6, 1e-2); }

TEST_CASE("equidistant: distances and directions from the centre are GeographicLib's") {
    oracle::Dice dice(oracle::seed());
    for (const Position& centre : sample::hard_centres) {
        const auto projection = Projection::make(ProjectionKind::equidistant, centre);
        for (int i = 0; i < 100; ++i) {
            const double azimuth = dice.uniform(-180.0, 180.0), distance = dice.uniform(1e3, 19.9e6);
            double lat = 0.0, lon = 0.0;
            GeographicLib::Geodesic::WGS84().Direct(centre.lat(), centre.lon(), azimuth, distance, lat, lon);
            const ProjectedPoint spot = projection->place(lon, lat);
            CHECK(std::abs(length(spot.at) - distance) < 1e-3);
            if (distance < 19e6) {
                CHECK(std::abs(std::remainder(std::atan2(spot.at.x, spot.at.y) * 57.29577951308232 - azimuth, 360.0)) <
                      1e-6);
            }
        }
    }
}

TEST_CASE("equal-area maps keep areas of the ellipsoid") {
    oracle::Dice dice(oracle::seed());
    for (const ProjectionKind kind : {ProjectionKind::equal_area, ProjectionKind::equal_earth}) {
        for (const Position& centre : sample::hard_centres) {
            const auto projection = Projection::make(kind, centre);
            for (int i = 0; i < 50; ++i) {
                const Position place =
                    kind == ProjectionKind::equal_earth
                        ? Position::deg(dice.uniform(-85.0, 85.0), centre.lon() + dice.uniform(-170.0, 170.0))
                        : near(centre, 15e6, dice);
                const double lon = kind == ProjectionKind::equal_earth
                                       ? centre.lon() + std::remainder(place.lon() - centre.lon(), 360.0)
                                       : place.lon();
                constexpr double h = 1e-4;  // degrees
                if (std::abs(place.lat()) > 88.0) continue;
                const Point e = projection->place(lon + h, place.lat()).at - projection->place(lon - h, place.lat()).at;
                const Point n = projection->place(lon, place.lat() + h).at - projection->place(lon, place.lat() - h).at;
                const double b = place.lat() / 57.29577951308232, a = 6378137.0, e2 = 0.0066943799901413165;
                const double w = 1 - e2 * std::sin(b) * std::sin(b), rad = 2 * h / 57.29577951308232;
                const double ground = a * std::cos(b) / std::sqrt(w) * rad * (a * (1 - e2) / (w * std::sqrt(w)) * rad);
                CHECK((e.x * n.y - e.y * n.x) / ground == doctest::Approx(1.0).epsilon(1e-5));
            }
        }
    }
}

TEST_CASE("curves are bent as finely as asked, and a circle around the centre is round") {
    const Position centre = Position::deg(48.57, 45.9);
    const auto projection = Projection::make(ProjectionKind::equidistant, centre);
    const auto footprint = sample::drawn(centre, Length(), Length::km(5500));
    for (const double fineness : {100.0, 5e3}) {
        const Tracer tracer(*projection, fineness);
        double least = 1e9, most = 0.0;
        for (const Curve& curve : tracer.lines(footprint.boundary())) {
            for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
                for (const Point point : {curve[i], (curve[i] + curve[i + 1]) * 0.5}) {
                    least = std::min(least, length(point));
                    most = std::max(most, length(point));
                }
            }
        }
        CHECK(most - 5500e3 < 110.0);  // the footprint's tolerance
        CHECK(5500e3 - least < 110.0 + fineness);
    }
}
