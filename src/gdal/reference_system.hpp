// SPDX-License-Identifier: MIT
/// Coordinate reference systems by PROJ.
#pragma once

#include <memory>
#include <string>

#include "gdal/session.hpp"
#include "rangeband/io/reference_system.hpp"

namespace rangeband::gdal {

/// See `ReferenceSystem::named`.
std::shared_ptr<const ReferenceSystem> reference_system(const std::string& name);

/// Why a system has no place on the Earth's surface, after its name; null if it has one.
const char* fault_of(const OGRSpatialReference& system);

}  // namespace rangeband::gdal
