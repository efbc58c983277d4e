// SPDX-License-Identifier: MIT
/// The options of a picture as checked values.
#pragma once

#include "cli/options/options.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::cli {

/// Everything of a picture that is an option; no footprints yet. Throws Error(usage) naming the option.
picture::Picture picture_of(const Values& values);

/// By the file's extension. Throws Error(usage) when there is none, or another one.
picture::FileKind file_kind_of(const Values& values);

}  // namespace rangeband::cli
