// SPDX-License-Identifier: MIT
/// Tables of comma-separated values (RFC 4180), with the geometry as well-known text in the first column.
#pragma once

#include <memory>

#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// Cells hold what the columns hold, also where a spreadsheet would take a text for a formula:
/// docs/decisions/0013-every-other-format.md.
std::unique_ptr<Writer> open_csv(OutputRequest request, const Legends& legends);

}  // namespace rangeband::io
