// SPDX-License-Identifier: MIT
/// Names for columns that a format adds.
#pragma once

#include <string>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// `name`, lengthened until no column of the layer has it in any case.
std::string free_name(std::string name, const Layer& layer);

}  // namespace rangeband::io
