// SPDX-License-Identifier: MIT
/// What a file says of itself besides the picture.
#pragma once

#include <string>

namespace rangeband::picture {

/// The day of SOURCE_DATE_EPOCH (UTC), else 1970-01-01, never the clock, as ISO 8601.
std::string creation_date();

/// A PNG with its pixels per inch, which Cairo leaves out (chunk pHYs, PNG specification, 11.3.4.3), so that it prints
/// at the size that was asked for.
std::string with_resolution(std::string png, double dpi);

}  // namespace rangeband::picture
