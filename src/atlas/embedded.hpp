// SPDX-License-Identifier: MIT
/// The page's template as the build put it into the program.
#pragma once

#include <span>

#include "rangeband/embedded.hpp"

namespace rangeband::atlas {

/// One file: `template.html`, which scripts/update_page makes from src/atlas/web/.
std::span<const EmbeddedFile> embedded_files();

}  // namespace rangeband::atlas
