// SPDX-License-Identifier: MIT
/// The parts of each country, and of the sea, that a drawn region covers.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/catalog/outline.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// A part of a country, or of the sea.
struct CoveredPart {
    Area area;
    footprint::MultiPolygon polygons;  ///< only if requested
};

/// The covered part of one country.
struct CoveredCountry {
    std::size_t country;  ///< its number in `CountryMap::countries`
    CoveredPart part;
};

/// Land of the countries in their order, and the sea: together the region.
struct CoveredMap {
    std::vector<CoveredCountry> countries;  ///< those that are partly covered
    CoveredPart sea;
};

/// The countries within their outlines, and the sea: everything outside them, including lakes that the outlines leave
/// out. Outlines share at most edges. Regions and outlines are compared in the plane of longitude and
/// latitude, in which the edges of both are straight, without pixels; areas are those on the ellipsoid.
class CountryMap {
  public:
    /// The outlines must be valid in the plane; only polygons of what they cover find out, as an Error(internal).
    explicit CountryMap(const std::vector<catalog::Outline>& outlines);
    ~CountryMap();
    CountryMap(CountryMap&&) noexcept;
    CountryMap& operator=(CountryMap&&) noexcept;

    /// One of them, with all its land.
    struct Country {
        std::string iso_a2;  ///< empty where none has a code
        std::string name;
        Area area;
    };
    const std::vector<Country>& countries() const;  ///< in the order of the outlines
    Area land_area() const;                         ///< of all countries
    Area sea_area() const;                          ///< the rest of the Earth

    /// Polygons are overlaid, which takes some hundred times as long as the areas alone.
    enum class Want { areas, polygons };

    /// The region must be valid in the plane, as `footprint::draw` and `merge` give it. Accuracy: each area is exact to
    /// 1e-12 of the region for the region as it is drawn; so the drawing's own tolerance is all that counts. What lies
    /// entirely in the region has its own area to the last bit; the sea has what the land leaves. Polygons lie on a
    /// grid of 1e-7° and are valid in the plane. Not to be called from several threads at once.
    CoveredMap covered_by(const footprint::MultiPolygon& polygons, Want want);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::analysis
