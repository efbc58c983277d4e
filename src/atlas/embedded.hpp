// SPDX-License-Identifier: MIT
/// What a page is made of, as the build put it into the program.
#pragma once

#include <span>

#include "rangeband/embedded.hpp"

namespace rangeband::atlas {

/// `atlas/template.html`, which scripts/update_page makes from src/atlas/web/, and `wasm/npm/engine.wasm.lzma`, which
/// scripts/update_engine makes.
std::span<const EmbeddedFile> embedded_files();

}  // namespace rangeband::atlas
