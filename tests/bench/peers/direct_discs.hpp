// SPDX-License-Identifier: MIT
/// What a careful programmer does with GeographicLib and GEOS: rings of equally spaced azimuths by `Direct`, united by
/// GEOS. No vertex jumps, so that a disc beyond ±180° has longitudes beyond it; discs over a pole are left to be wrong.
#pragma once

#include <geos_c.h>

#include <GeographicLib/Geodesic.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "peers/sites.hpp"

namespace peers {

class DirectDiscs {
  public:
    DirectDiscs() : geos_(GEOS_init_r()) {}
    ~DirectDiscs() { GEOS_finish_r(geos_); }
    DirectDiscs(const DirectDiscs&) = delete;
    DirectDiscs& operator=(const DirectDiscs&) = delete;

    struct Destroy {
        GEOSContextHandle_t geos;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    Geometry disc(const Site& site, double radius_km, unsigned corners) const {
        const auto& wgs84 = GeographicLib::Geodesic::WGS84();
        GEOSCoordSequence* ring = GEOSCoordSeq_create_r(geos_, corners + 1, 2);
        for (unsigned i = 0; i <= corners; ++i) {
            double lat = 0.0;
            double lon = 0.0;
            wgs84.Direct(site.lat, site.lon, 360.0 * (i % corners) / corners, radius_km * 1000.0, lat, lon);
            GEOSCoordSeq_setXY_r(geos_, ring, i, site.lon + std::remainder(lon - site.lon, 360.0), lat);
        }
        return own(GEOSGeom_createPolygon_r(geos_, GEOSGeom_createLinearRing_r(geos_, ring), nullptr, 0));
    }

    /// Null where GEOS cannot.
    Geometry united(const std::vector<Site>& sites, double radius_km, unsigned corners) const {
        std::vector<GEOSGeometry*> discs;
        discs.reserve(sites.size());
        for (const Site& site : sites) discs.push_back(disc(site, radius_km, corners).release());
        const auto all = own(
            GEOSGeom_createCollection_r(geos_, GEOS_MULTIPOLYGON, discs.data(), static_cast<unsigned>(discs.size())));
        return own(GEOSUnaryUnion_r(geos_, all.get()));
    }

    std::size_t vertices(const Geometry& geometry) const {
        return geometry ? static_cast<std::size_t>(GEOSGetNumCoordinates_r(geos_, geometry.get())) : 0;
    }

    std::string wkt(const Geometry& geometry) const {
        if (!geometry) return "MULTIPOLYGON EMPTY";
        GEOSWKTWriter* writer = GEOSWKTWriter_create_r(geos_);
        char* text = GEOSWKTWriter_write_r(geos_, writer, geometry.get());
        std::string copy(text);
        GEOSFree_r(geos_, text);
        GEOSWKTWriter_destroy_r(geos_, writer);
        return copy;
    }

  private:
    Geometry own(GEOSGeometry* geometry) const { return Geometry(geometry, Destroy{geos_}); }

    GEOSContextHandle_t geos_;
};

}  // namespace peers
