// SPDX-License-Identifier: MIT
/// KML and KMZ: a document for globes, with folders and styles.
#pragma once

#include <memory>

#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

std::unique_ptr<Writer> open_kml(OutputRequest request, const Legends& legends);

/// The same, zipped.
std::unique_ptr<Writer> open_kmz(OutputRequest request, const Legends& legends);

}  // namespace rangeband::io
