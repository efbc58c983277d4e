// SPDX-License-Identifier: MIT
/// Files that the build put into the program (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace rangeband {

/// One of them.
struct EmbeddedFile {
    std::string_view path;  ///< within the folder that was embedded
    std::string_view text;
};

}  // namespace rangeband
