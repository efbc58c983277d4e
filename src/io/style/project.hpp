// SPDX-License-Identifier: MIT
/// A QGIS project that shows an output, centred on one place.
#pragma once

#include <string>

#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// Throws Error(usage) unless there is no project, or its name ends in `.qgs` and QGIS can open the output from a file.
void check_project(const OutputRequest& request);

/// The document. It names the output by a relative path, so that the two can be moved together.
std::string project_text(const OutputRequest& request, const Legends& legends);

}  // namespace rangeband::io
