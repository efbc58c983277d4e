// SPDX-License-Identifier: MIT
/// Files of this room that the build put into the program.
#pragma once

#include <span>

#include "rangeband/embedded.hpp"

namespace rangeband::io {

std::span<const EmbeddedFile> embedded_files();

}  // namespace rangeband::io
