// SPDX-License-Identifier: MIT
// Boost.Geometry on the WGS84 spheroid with its default formulas (Andoyer); a buffer of all points is their union.
#include <boost/geometry.hpp>

#include "peer.hpp"

namespace bg = boost::geometry;

namespace {

using Point = bg::model::point<double, 2, bg::cs::geographic<bg::degree>>;
using Polygon = bg::model::polygon<Point>;

class WithBoost : public peers::Peer {
  public:
    void ring(const peers::Site& site, double km, unsigned segments) override { unite({site}, km, segments); }

    void unite(const std::vector<peers::Site>& sites, double km, unsigned segments) override {
        namespace buffer = bg::strategy::buffer;
        bg::model::multi_point<Point> points;
        for (const peers::Site& site : sites) bg::append(points, Point(site.lon, site.lat));
        const buffer::distance_symmetric<double> distance(1000.0 * km);
        const auto circle =
            segments == 0 ? buffer::geographic_point_circle<>() : buffer::geographic_point_circle<>(segments);
        bg::clear(made_);
        bg::buffer(points, made_, distance, buffer::side_straight(), buffer::join_round(), buffer::end_round(), circle);
    }

    void within(const std::vector<peers::Site>& sites, const std::vector<peers::Site>& places, double low_km,
                double high_km, std::vector<char>& inside) override {
        auto to = inside.begin();
        for (const peers::Site& site : sites) {
            for (const peers::Site& place : places) {
                const double distance = bg::distance(Point(site.lon, site.lat), Point(place.lon, place.lat));
                *to++ = static_cast<char>(distance >= 1000.0 * low_km && distance <= 1000.0 * high_km);
            }
        }
    }

    std::string wkt() const override {
        peers::WktWriter text;
        const auto write = [&](const auto& ring, bool hole) {
            text.begin(hole);
            for (const Point& point : ring) text.add(bg::get<0>(point), bg::get<1>(point));
            text.end();
        };
        for (const Polygon& polygon : made_) {
            write(polygon.outer(), false);
            for (const auto& hole : polygon.inners()) write(hole, true);
        }
        return text.text();
    }

  private:
    bg::model::multi_polygon<Polygon> made_;
};

}  // namespace

int main() {
    WithBoost peer;
    return peers::serve(peer);
}
