// SPDX-License-Identifier: MIT
/// Many points against some places: distances, and which points are in range. Arrays in, arrays out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// Latitudes in [-90, 90] and longitudes in [-540, 540], in degrees on WGS84; of equal length, and kept by the caller.
struct PointArrays {
    std::span<const double> lat, lon;
};

/// Places and, for `inside`, one range of each.
struct PointsRequest {
    Query query;
    footprint::Edges edges = footprint::Edges::lonlat;  ///< of launch areas
    unsigned threads = 1;                               ///< the result is the same for any number
};

/// A resolved request. Safe to use from many threads.
class PointQuery {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files that cannot be read and for
    /// bad rows that are not to be skipped. Messages on rows go to `reports`.
    PointQuery(PointsRequest request, const Data& data, const Reports& reports = {});
    ~PointQuery();
    PointQuery(PointQuery&&) noexcept;
    PointQuery& operator=(PointQuery&&) noexcept;

    std::size_t places() const;  ///< how many, in the order of the query

    /// `metres[place * count + point]`: the geodesic distance, to 15 nm; from a launch area that of its nearest point,
    /// to 1 µm, 0 within. Throws Error(usage) naming the first point outside its domain, before anything is computed.
    void distances(PointArrays points, std::span<double> metres, const Reports& reports = {}) const;

    /// `inside[place * count + point]` becomes 1 where the point is surely in the place's range, else 0, as `Reach`
    /// decides it: limits are inclusive or exclusive as the range states them. Throws as `distances`, and Error(usage)
    /// unless every place has one range.
    void inside(PointArrays points, std::span<std::uint8_t> inside, const Reports& reports = {}) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::operations
