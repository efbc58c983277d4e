// SPDX-License-Identifier: MIT
/// What every format's writer has in common: legends that grow with the features, and a project beside the output.
#pragma once

#include <memory>

#include "io/write/format_table.hpp"

namespace rangeband::io {

/// As `Writer::open`, for a format that is known.
std::unique_ptr<Writer> open_styled(OutputRequest request, const FormatRow& row);

}  // namespace rangeband::io
