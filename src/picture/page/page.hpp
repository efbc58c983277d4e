// SPDX-License-Identifier: MIT
/// The whole picture, drawn here.
#pragma once

#include <string>

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// The contract is that of `render`.
std::string draw(const Picture& picture, FileKind kind);

}  // namespace rangeband::picture
