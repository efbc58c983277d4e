// SPDX-License-Identifier: MIT
/// One site alone: a disc, an annulus, or a sector of one. Its circles have one centre and never cross.
#pragma once

#include <optional>

#include "footprint/arrangement/region.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::footprint {

/// Whether a source is a site: one outer disc and at most one inner one around the same place.
bool is_site(const Source& source);

/// The region that a site holds, cut down to a sector where one is given.
Region arrange_site(const Source& site, const std::optional<Sector>& sector);

}  // namespace rangeband::footprint
