// SPDX-License-Identifier: MIT
// edge_error FILE [EVERY]: how far the drawn edges of discs lie from the true circle. Of every EVERYth site (three
// features in a row are one site's) each edge that is not on a seam, taken as straight in longitude and latitude, is
// probed at seven points: the distance to the site (columns lat, lon) by GeographicLib's Inverse is compared with the
// column max_km. Prints features and vertices of the whole file, and for each range the largest error in metres.
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>

#include "edges.hpp"

namespace {

constexpr long features_per_site = 3;

struct Disc {
    double lat, lon, radius_m;
};

double edge_error_m(const Disc& disc, const OGRPoint& a, const OGRPoint& b) {
    return largest_on_edge(a, b, [&](double lat, double lon) {
        double distance = 0.0;
        GeographicLib::Geodesic::WGS84().Inverse(disc.lat, disc.lon, lat, lon, distance);
        return std::abs(distance - disc.radius_m);
    });
}

double ring_error_m(const Disc& disc, const OGRLinearRing& ring) {
    double largest = 0.0;
    OGRPoint a;
    OGRPoint b;
    for (int i = 0; i + 1 < ring.getNumPoints(); ++i) {
        ring.getPoint(i, &a);
        ring.getPoint(i + 1, &b);
        if (!on_seam(a, b)) largest = std::max(largest, edge_error_m(disc, a, b));
    }
    return largest;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return fmt::print(stderr, "usage: edge_error FILE [EVERY]\n"), 2;
    const long every = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 1;
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> file(GDALDataset::Open(argv[1], GDAL_OF_VECTOR));
    if (!file) return 1;
    long features = 0;
    long vertices = 0;
    std::map<double, double> largest;
    for (const auto& feature : file->GetLayer(0)) {
        const double range_km = feature->GetFieldAsDouble("max_km");
        const Disc disc{feature->GetFieldAsDouble("lat"), feature->GetFieldAsDouble("lon"), 1'000.0 * range_km};
        const bool probed = features++ / features_per_site % every == 0;
        const std::unique_ptr<OGRGeometry> shape(OGRGeometryFactory::forceToMultiPolygon(feature->StealGeometry()));
        for (const auto* polygon : *shape->toMultiPolygon()) {
            for (const auto* ring : *polygon) {
                vertices += ring->getNumPoints();
                if (probed) largest[range_km] = std::max(largest[range_km], ring_error_m(disc, *ring));
            }
        }
    }
    fmt::print("features {}\nvertices {}\n", features, vertices);
    for (const auto& [range_km, error] : largest) fmt::print("error {} km {:.1f} m\n", range_km, error);
}
