// SPDX-License-Identifier: MIT
/// Where drawn footprints are cut: along which meridian, and into pieces.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "operations/features/drawing.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// Throws Error(usage) when the style cuts along a meridian what is for globes, which have no seam, or asks for a
/// system of coordinates that the format has no place for.
void must_be_for_maps(const Style& style, const io::Format& format);

class Cutting {
  public:
    /// For no format, or for that one. In PostGIS's, what encloses half of the Earth or more is in pieces, whatever the
    /// style says.
    explicit Cutting(const Style& style, const io::Format* format = nullptr);

    bool makes_pieces() const { return pieces_ || where_it_must_be_; }

    /// In the plane of the style's system, or cut along its meridian, which is at ±180° then; `tolerance` becomes that
    /// of the shape. Throws Error(usage) where the system shows nothing of it. Safe to call from many threads, as is
    /// `place`.
    Shape shape(footprint::Footprint& footprint, const Layers& layers) const;

    /// Makes pieces and moves the meridian back: longitudes run from it over 360°, their middle in (-180, 180]. False
    /// for a point that the style's system or the format does not show.
    bool place(Placed& placed, const Layers& layers) const;

    /// What is to be said of so many sites that are not shown.
    std::string missing(std::size_t sites) const;

  private:
    std::shared_ptr<const io::ReferenceSystem> crs_;
    bool pieces_;
    bool where_it_must_be_;
    bool tiles_;
    bool turns_ = false;
    double east_deg_ = 0.0;  ///< by which footprints are turned
    double back_deg_ = 0.0;  ///< by which drawn longitudes are moved back
};

}  // namespace rangeband::operations
