// SPDX-License-Identifier: MIT
/// Outlines read by GDAL, which knows nothing of how they were made.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace rangeband::geodata::test {

struct Shape {
    std::string iso_a2, name;
    std::unique_ptr<OGRMultiPolygon> area;
};

inline std::vector<Shape> shapes_of(const std::filesystem::path& file) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> data(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    if (!data) throw std::runtime_error("GDAL cannot open " + file.string());
    std::vector<Shape> shapes;
    for (const auto& feature : *data->GetLayer(0)) {
        auto* const geometry = OGRGeometryFactory::forceToMultiPolygon(feature->StealGeometry());
        shapes.push_back({.iso_a2 = feature->GetFieldAsString("iso_a2"),
                          .name = feature->GetFieldAsString("name"),
                          .area = std::unique_ptr<OGRMultiPolygon>(geometry->toMultiPolygon())});
    }
    return shapes;
}

inline const Shape& shape_of(const std::vector<Shape>& shapes, std::string_view iso_a2) {
    for (const Shape& shape : shapes) {
        if (shape.iso_a2 == iso_a2) return shape;
    }
    throw std::runtime_error("no outline of " + std::string(iso_a2));
}

/// Calls `see(ring, is_hole)` for every ring.
template <typename See>
void each_ring(const Shape& shape, See&& see) {
    for (const OGRPolygon* polygon : *shape.area) {
        bool is_hole = false;
        for (const OGRLinearRing* ring : *polygon) {
            see(*ring, is_hole);
            is_hole = true;
        }
    }
}

/// On the sphere of the Earth's surface, an edge being straight in longitude and sine of latitude: good to a per mille.
inline double area_km2(const Shape& shape) {
    constexpr double radius_km = 6371.007;
    const double radian = std::acos(-1.0) / 180.0;
    double sum = 0.0;
    each_ring(shape, [&](const OGRLinearRing& ring, bool) {
        for (int i = 1; i < ring.getNumPoints(); ++i) {
            sum -= (ring.getX(i) - ring.getX(i - 1)) * radian *
                   (std::sin(ring.getY(i) * radian) + std::sin(ring.getY(i - 1) * radian)) / 2.0;
        }
    });
    return sum * radius_km * radius_km;
}

}  // namespace rangeband::geodata::test
