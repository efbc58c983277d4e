// SPDX-License-Identifier: MIT
/// The error for a value that a format cannot store.
#pragma once

#include <string>

#include "io/files/atomic_file.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// `FILE: column 'name': WHY; write a GeoPackage (…)`: a column of ours cannot be left out, one of the input can.
[[noreturn]] void refuse_value(const OutputPlace& place, const Field& field, const std::string& why);

}  // namespace rangeband::io
