// SPDX-License-Identifier: MIT
// GeographicLib's Direct for vertices and Inverse for decisions; GEOS unites.
#include <GeographicLib/Geodesic.hpp>
#include <optional>

#include "direct_discs.hpp"
#include "peer.hpp"

namespace {

class WithGeographicLib : public peers::Peer {
  public:
    void ring(const peers::Site& site, double km, unsigned segments) override {
        made_ = discs_.disc(site, km, corners(segments));
    }

    void unite(const std::vector<peers::Site>& sites, double km, unsigned segments) override {
        made_ = discs_.united(sites, km, corners(segments));
    }

    void within(const std::vector<peers::Site>& sites, const std::vector<peers::Site>& places, double low_km,
                double high_km, std::vector<char>& inside) override {
        auto to = inside.begin();
        for (const peers::Site& site : sites) {
            for (const peers::Site& place : places) {
                double distance = 0.0;
                GeographicLib::Geodesic::WGS84().Inverse(site.lat, site.lon, place.lat, place.lon, distance);
                *to++ = static_cast<char>(distance >= 1000.0 * low_km && distance <= 1000.0 * high_km);
            }
        }
    }

    std::string wkt() const override { return discs_.wkt(*made_); }

  private:
    /// The library draws nothing by itself; a degree apart is what people write.
    static unsigned corners(unsigned segments) { return segments == 0 ? 360 : segments; }

    peers::DirectDiscs discs_;
    std::optional<peers::DirectDiscs::Geometry> made_;
};

}  // namespace

int main() {
    WithGeographicLib peer;
    return peers::serve(peer);
}
