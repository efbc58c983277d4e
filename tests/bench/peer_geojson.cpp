// SPDX-License-Identifier: MIT
// peer_geojson SITES.csv OUT.geojson RANGE_KM...: what a careful programmer writes with the usual libraries. 360
// azimuths by GeographicLib's Direct, cut at the antimeridian and closed over the pole with GEOS, written by OGR as RFC
// 7946. Rings that need no cut go past GEOS. The sites have the columns name,lat,lon without quotes.
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr int ring_vertices = 360;
constexpr double quarter_meridian_m = 10'001'965.729;

struct Site {
    std::string name;
    double lat, lon;
};

std::vector<Site> read_sites(const char* path) {
    std::vector<Site> sites;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::size_t first = line.find(',');
        const std::size_t second = line.find(',', first + 1);
        sites.push_back({line.substr(0, first), std::strtod(line.c_str() + first + 1, nullptr),
                         std::strtod(line.c_str() + second + 1, nullptr)});
    }
    return sites;
}

/// The ring with longitudes that run on past ±180°, and how far it winds round the axis (0 or ±360).
struct Unrolled {
    std::vector<std::array<double, 2>> vertices;
    double winding = 0.0;
    double west = 180.0, east = -180.0;
};

Unrolled unrolled_ring(const Site& site, double radius_m) {
    const auto& earth = GeographicLib::Geodesic::WGS84();
    Unrolled ring;
    double before = site.lon;
    for (int i = 0; i <= ring_vertices; ++i) {
        double lat = 0.0;
        double lon = 0.0;
        if (i < ring_vertices) earth.Direct(site.lat, site.lon, 360.0 * i / ring_vertices, radius_m, lat, lon);
        if (i == ring_vertices) lat = ring.vertices[0][1], lon = ring.vertices[0][0];
        lon = before + std::remainder(lon - before, 360.0);
        before = lon;
        ring.vertices.push_back({lon, lat});
        ring.west = std::min(ring.west, lon);
        ring.east = std::max(ring.east, lon);
    }
    ring.winding = ring.vertices.back()[0] - ring.vertices.front()[0];
    return ring;
}

std::unique_ptr<OGRPolygon> polygon_of(const std::vector<std::array<double, 2>>& vertices, double shift = 0.0) {
    auto line = std::make_unique<OGRLinearRing>();
    line->setNumPoints(static_cast<int>(vertices.size()), FALSE);
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        line->setPoint(static_cast<int>(i), vertices[i][0] + shift, vertices[i][1]);
    }
    line->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(line.release());
    return polygon;
}

/// A ring round a pole goes along the pole line, far enough to both sides that the window below sees no end of it.
void close_over_pole(Unrolled& ring, double pole) {
    std::vector<std::array<double, 2>> vertices;
    for (const double turn : {-1.0, 0.0, 1.0}) {
        for (const auto& [lon, lat] : ring.vertices) vertices.push_back({lon + turn * ring.winding, lat});
    }
    const double last = vertices.back()[0];
    const double first = vertices.front()[0];
    vertices.push_back({last, pole});
    vertices.push_back({first, pole});
    ring.vertices = std::move(vertices);
}

void add_parts(OGRMultiPolygon& to, std::unique_ptr<OGRGeometry> from) {
    if (wkbFlatten(from->getGeometryType()) == wkbPolygon) {
        if (!from->IsEmpty()) to.addGeometryDirectly(from.release());
        return;
    }
    if (auto* parts = dynamic_cast<OGRGeometryCollection*>(from.get())) {
        for (const auto* part : *parts) {
            if (wkbFlatten(part->getGeometryType()) == wkbPolygon) to.addGeometry(part);
        }
    }
}

void clip_to_world(OGRMultiPolygon& to, const Unrolled& ring, const std::vector<double>& shifts) {
    static const auto world = polygon_of({{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}});
    for (const double shift : shifts) {
        const auto polygon = polygon_of(ring.vertices, shift);
        std::unique_ptr<OGRGeometry> cut(polygon->Intersection(world.get()));
        if (!cut) throw std::runtime_error("GEOS cannot cut");
        add_parts(to, std::move(cut));
    }
}

OGRMultiPolygon footprint(const Site& site, double radius_m) {
    if (radius_m > quarter_meridian_m) throw std::runtime_error("ranges over a quarter meridian are not done here");
    Unrolled ring = unrolled_ring(site, radius_m);
    OGRMultiPolygon result;
    if (std::abs(ring.winding) > 180.0) {
        close_over_pole(ring, site.lat > 0 ? 90.0 : -90.0);
        clip_to_world(result, ring, {0.0});
    } else if (ring.west < -180.0) {
        clip_to_world(result, ring, {0.0, 360.0});
    } else if (ring.east > 180.0) {
        clip_to_world(result, ring, {0.0, -360.0});
    } else {
        result.addGeometryDirectly(polygon_of(ring.vertices).release());
    }
    return result;
}

std::size_t vertices_in(const OGRMultiPolygon& footprint) {
    std::size_t count = 0;
    for (const auto* polygon : footprint) {
        for (const auto* ring : *polygon) count += static_cast<std::size_t>(ring->getNumPoints());
    }
    return count;
}

void add_columns(OGRLayer& layer) {
    OGRFieldDefn name("name", OFTString);
    layer.CreateField(&name);
    for (const char* column : {"max_km", "lat", "lon"}) {
        OGRFieldDefn field(column, OFTReal);
        layer.CreateField(&field);
    }
}

std::size_t write_feature(OGRLayer& layer, const Site& site, double range_km) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField(0, site.name.c_str());
    feature.SetField(1, range_km);
    feature.SetField(2, site.lat);
    feature.SetField(3, site.lon);
    auto shape = std::make_unique<OGRMultiPolygon>(footprint(site, 1'000.0 * range_km));
    const std::size_t count = vertices_in(*shape);
    feature.SetGeometryDirectly(shape.release());
    if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("cannot write a feature");
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return fmt::print(stderr, "usage: peer_geojson SITES.csv OUT.geojson RANGE_KM...\n"), 2;
    const std::vector<Site> sites = read_sites(argv[1]);
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName("GeoJSON");
    const std::unique_ptr<GDALDataset> file(driver->Create(argv[2], 0, 0, 0, GDT_Unknown, nullptr));
    std::array<char, 12> rfc7946{"RFC7946=YES"};
    std::array<char*, 2> options{rfc7946.data(), nullptr};
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("CRS84");
    OGRLayer* layer = file->CreateLayer("footprints", &wgs84, wkbMultiPolygon, options.data());
    add_columns(*layer);
    std::size_t vertices = 0;
    for (const Site& site : sites) {
        for (int i = 3; i < argc; ++i) vertices += write_feature(*layer, site, std::strtod(argv[i], nullptr));
    }
    fmt::print("{} vertices\n", vertices);
}
