// SPDX-License-Identifier: MIT
/// The date that is written into files.
#pragma once

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// The day (UTC) that formats must carry: SOURCE_DATE_EPOCH, else 1970-01-01, never the clock, so that equal input
/// gives equal bytes.
Date output_date();

}  // namespace rangeband::io
