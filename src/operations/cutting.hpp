// SPDX-License-Identifier: MIT
/// Where drawn footprints are cut: along which meridian, and into pieces.
#pragma once

#include "operations/features/drawing.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// Throws Error(usage) when the style cuts along a meridian what is for globes, which have no seam.
void must_be_for_maps(const Style& style, const io::Format& format);

class Cutting {
  public:
    /// `where_it_must_be`: what encloses half of the Earth or more is in pieces, whatever the style says.
    Cutting(const Style& style, bool where_it_must_be);

    bool makes_pieces() const { return pieces_ || where_it_must_be_; }

    /// Moves the meridian of the cut to ±180°. Safe to call from many threads, as is `place`.
    void turn(footprint::Footprint& footprint) const;

    /// Makes pieces and moves the meridian back: longitudes run from it over 360°, their middle in (-180, 180].
    void place(Placed& placed, const io::Layer& layer) const;

  private:
    bool pieces_;
    bool where_it_must_be_;
    bool turns_ = false;
    double east_deg_ = 0.0;  ///< by which footprints are turned
    double back_deg_ = 0.0;  ///< by which drawn longitudes are moved back
};

}  // namespace rangeband::operations
