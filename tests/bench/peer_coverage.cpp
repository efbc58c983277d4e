// SPDX-License-Identifier: MIT
// peer_coverage REGIONS.geojson COUNTRIES.geojson: the area of each country in each region, as a careful programmer has
// it from the usual libraries. Both are read by OGR, every country is cut by GEOS with every region, and the pieces are
// measured by GeographicLib's polygons, their edges divided so that short geodesics follow them.
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace {

constexpr double step = 0.1;  ///< degrees, which leaves an error of about 1e-6

using Geometry = std::unique_ptr<OGRGeometry>;

std::vector<Geometry> read(const char* path) {
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path, GDAL_OF_VECTOR));
    if (!dataset) std::exit(1);
    std::vector<Geometry> geometries;
    for (const auto& feature : dataset->GetLayer(0)) geometries.emplace_back(feature->GetGeometryRef()->clone());
    return geometries;
}

double square_metres(const OGRLinearRing& ring) {
    GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
    for (int i = 0; i + 1 < ring.getNumPoints(); ++i) {
        const double dx = ring.getX(i + 1) - ring.getX(i), dy = ring.getY(i + 1) - ring.getY(i);
        const int parts = std::max(1, static_cast<int>(std::ceil(std::hypot(dx, dy) / step)));
        for (int k = 0; k < parts; ++k) polygon.AddPoint(ring.getY(i) + dy * k / parts, ring.getX(i) + dx * k / parts);
    }
    double perimeter = 0.0, area = 0.0;
    polygon.Compute(false, true, perimeter, area);
    return std::abs(area);
}

double square_metres(const OGRGeometry& geometry) {
    double sum = 0.0;
    if (const auto* all = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
        for (const OGRGeometry* part : *all) sum += square_metres(*part);
    } else if (const auto* polygon = dynamic_cast<const OGRPolygon*>(&geometry); polygon && !polygon->IsEmpty()) {
        sum = square_metres(*polygon->getExteriorRing());
        for (int i = 0; i < polygon->getNumInteriorRings(); ++i) sum -= square_metres(*polygon->getInteriorRing(i));
    }
    return sum;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    GDALAllRegister();
    const std::vector<Geometry> regions = read(arguments[1]), countries = read(arguments[2]);
    for (const Geometry& region : regions) {
        double land = 0.0;
        for (const Geometry& country : countries) {
            const Geometry both(region->Intersection(country.get()));
            if (both) land += square_metres(*both);
        }
        fmt::print("{:.3f}\n", land / 1e6);
    }
}
