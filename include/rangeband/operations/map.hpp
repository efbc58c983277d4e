// SPDX-License-Identifier: MIT
/// Draws footprints as a picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rangeband/operations/requests.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::operations {

/// Footprints, and how they are shown.
struct MapRequest {
    FootprintRequest footprints;  ///< `lines`, `decimals` and `force` are ignored
    picture::Picture picture;  ///< everything but title, series, shapes, sites, cities, sources, credits and outlines
    std::optional<PlaceSpec> center;  ///< in place of the picture's
    std::vector<PlaceSpec> marks;     ///< places without a range: what the map is about
    bool routes = false;              ///< show the geodesic to each mark from the nearest site
    bool fit_tolerance = true;  ///< as finely as is visible at the scale of the picture, never coarser than requested
};

/// A resolved request: all sites and ranges are found, and files are open.
class Map {
  public:
    /// Throws as `Footprints`. The data must outlive this.
    Map(MapRequest request, const Data& data);
    ~Map();
    Map(Map&&) noexcept;
    Map& operator=(Map&&) noexcept;

    /// Everything that the picture shows. It refers to this object. Throws as `Footprints::draw`.
    picture::Picture compose(Tally& tally, const Reports& reports = {});

    /// The file's bytes. Throws as `Footprints::draw` and `picture::render`.
    std::string render(picture::FileKind kind, Tally& tally, const Reports& reports = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::operations
