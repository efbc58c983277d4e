// SPDX-License-Identifier: MIT
// rangeband as its users call it: 100 m, every edge checked, cut at the seams, with area, perimeter and label.
#include <algorithm>
#include <array>
#include <cstdint>

#include "peer.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;
using footprint::Source;
using geodesic::Position;

namespace {

class Rangeband : public peers::Peer {
  public:
    void ring(const peers::Site& site, double km, unsigned) override {
        drawn_ = footprint::draw({.source = disc(site, km), .tolerance = Tolerance::m(100)}).polygons;
    }

    void unite(const std::vector<peers::Site>& sites, double km, unsigned) override {
        std::vector<Source> sources;
        for (const peers::Site& site : sites) sources.push_back(disc(site, km));
        drawn_ = footprint::merge(sources, footprint::Depth::at_least(1), Tolerance::m(100)).polygons;
    }

    void buffer(const std::vector<peers::Site>& corners, double km, unsigned) override {
        footprint::Polygon polygon;
        for (const peers::Site& corner : corners) polygon.exterior.push_back({corner.lon, corner.lat});
        polygon.exterior.push_back(polygon.exterior.front());
        const footprint::LaunchArea area{.points = {}, .lines = {}, .polygons = {polygon}};
        const Source source =
            footprint::launch_area(area, footprint::Edges::lonlat, Length::m(0), Length::km(km), Tolerance::m(100));
        drawn_ = footprint::draw({.source = source, .tolerance = Tolerance::m(100)}).polygons;
    }

    void within(const std::vector<peers::Site>& sites, const std::vector<peers::Site>& places, double low_km,
                double high_km, std::vector<char>& inside) override {
        const analysis::Points points(positions(places));
        const std::array band{
            analysis::Interval{catalog::Limit{Length::km(low_km)}, catalog::Limit{Length::km(high_km)}}};
        const analysis::Within decider(points, band);
        std::vector<std::uint8_t> answers(places.size());
        auto to = inside.begin();
        for (const Position& site : positions(sites)) {
            decider.decide(site, answers);
            to = std::copy(answers.begin(), answers.end(), to);
        }
    }

    std::string wkt() const override {
        peers::WktWriter text;
        const auto write = [&](const footprint::Path& ring, bool hole) {
            text.begin(hole);
            for (const auto& vertex : ring) text.add(vertex.lon, vertex.lat);
            text.end();
        };
        for (const footprint::Polygon& polygon : drawn_) {
            write(polygon.exterior, false);
            for (const footprint::Path& hole : polygon.holes) write(hole, true);
        }
        return text.text();
    }

  private:
    static Source disc(const peers::Site& site, double km) {
        return Source::site(Position::deg(site.lat, site.lon), Length::m(0), Length::km(km));
    }
    static std::vector<Position> positions(const std::vector<peers::Site>& sites) {
        std::vector<Position> all;
        for (const peers::Site& site : sites) all.push_back(Position::deg(site.lat, site.lon));
        return all;
    }

    footprint::MultiPolygon drawn_;
};

}  // namespace

int main() {
    Rangeband peer;
    return peers::serve(peer);
}
