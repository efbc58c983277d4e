// SPDX-License-Identifier: MIT
/// Draws the whole picture.
#pragma once

#include <string>

#include "picture/canvas/canvas.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// On a canvas of the picture's size. Throws as `render`.
void draw(Canvas& canvas, const Picture& picture);

/// The contract is that of `render`.
std::string draw(const Picture& picture, FileKind kind);

}  // namespace rangeband::picture
