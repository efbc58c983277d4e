// SPDX-License-Identifier: MIT
/// Text chunks of a PNG.
#pragma once

#include <string>

#include "picture/canvas/canvas.hpp"

namespace rangeband::picture {

/// A PNG with its pixels per inch, so that it prints at the size that was asked for, and with its notes in UTF-8:
/// chunks pHYs and iTXt, PNG specification, 11.3.4, which Cairo leaves out.
std::string with_notes(std::string png, double dpi, const FileNotes& notes);

}  // namespace rangeband::picture
