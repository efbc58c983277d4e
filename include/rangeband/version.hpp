// SPDX-License-Identifier: MIT
/// The version of rangeband.
#pragma once

#include <string_view>

namespace rangeband {

/// `0.1.0`
std::string_view version();

}  // namespace rangeband
