// SPDX-License-Identifier: MIT
/// Which rangeband this is.
#pragma once

#include <string_view>

namespace rangeband {

/// `0.1.0`
std::string_view version();

}  // namespace rangeband
