// SPDX-License-Identifier: MIT
/// Styles of layers for map servers.
#pragma once

#include <string>

#include "io/style/legend.hpp"

namespace rangeband::io {

/// A Styled Layer Descriptor 1.0.0 with the colours of the legend: areas without outlines, which would follow the seam,
/// lines, or points with their titles.
std::string sld(const Layer& layer, const Legend& legend);

}  // namespace rangeband::io
