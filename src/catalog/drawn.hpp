// SPDX-License-Identifier: MIT
/// Bands and claims as ranges to draw, with titles and citations.
#pragma once

#include <string>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// The annulus between the band's edges; with `solid` the disc to its upper edge.
/// Throws Error(usage) for a solid band without an upper edge.
Range drawn_band(const Band& band, const Source& source, bool solid);

/// The disc of the claim's figure, the upper one of an interval. `bands` say its treaty class. Not for classifications.
Range drawn_claim(const Claim& claim, const System& system, const Source& source, const std::vector<Band>& bands,
                  const std::vector<Regime>& regimes);

}  // namespace rangeband::catalog
