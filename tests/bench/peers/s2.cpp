// SPDX-License-Identifier: MIT
// S2 on its sphere: S2BufferOperation with its default error, chord angles for decisions. Its edges are great circles;
// written as longitude and latitude they are read as straight, as everybody's.
#include <s2/s1chord_angle.h>
#include <s2/s2buffer_operation.h>
#include <s2/s2builderutil_s2polygon_layer.h>
#include <s2/s2earth.h>
#include <s2/s2latlng.h>
#include <s2/s2polygon.h>

#include <algorithm>
#include <memory>

#include "peer.hpp"

namespace {

S2Point point(const peers::Site& site) { return S2LatLng::FromDegrees(site.lat, site.lon).ToPoint(); }
S1Angle angle(double km) { return S1Angle::Radians(S2Earth::KmToRadians(km)); }

class WithS2 : public peers::Peer {
  public:
    void ring(const peers::Site& site, double km, unsigned segments) override { unite({site}, km, segments); }

    void unite(const std::vector<peers::Site>& sites, double km, unsigned segments) override {
        S2BufferOperation::Options options(angle(km));
        if (segments != 0)
            options.set_circle_segments(std::min(S2BufferOperation::Options::kMaxCircleSegments, 1.0 * segments));
        S2BufferOperation operation(std::make_unique<s2builderutil::S2PolygonLayer>(&made_), options);
        for (const peers::Site& site : sites) operation.AddPoint(point(site));
        S2Error error;
        if (!operation.Build(&error)) std::cerr << error.text() << '\n';
    }

    void within(const std::vector<peers::Site>& sites, const std::vector<peers::Site>& places, double low_km,
                double high_km, std::vector<char>& inside) override {
        const S1ChordAngle low(angle(low_km)), high(angle(high_km));
        std::vector<S2Point> points;
        for (const peers::Site& place : places) points.push_back(point(place));
        auto to = inside.begin();
        for (const peers::Site& site : sites) {
            const S2Point from = point(site);
            for (const S2Point& place : points) {
                const S1ChordAngle apart(from, place);
                *to++ = static_cast<char>(apart >= low && apart <= high);
            }
        }
    }

    /// Loops come in preorder: holes follow what they are in.
    std::string wkt() const override {
        peers::WktWriter text;
        for (int i = 0; i < made_.num_loops(); ++i) {
            const S2Loop& loop = *made_.loop(i);
            text.begin(loop.is_hole());
            for (int k = 0; k <= loop.num_vertices(); ++k) {
                const S2LatLng vertex(loop.oriented_vertex(k));
                text.add(vertex.lng().degrees(), vertex.lat().degrees());
            }
            text.end();
        }
        return text.text();
    }

  private:
    S2Polygon made_;
};

}  // namespace

int main() {
    WithS2 peer;
    return peers::serve(peer);
}
