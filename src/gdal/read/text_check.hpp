// SPDX-License-Identifier: MIT
/// What GDAL drops without a word while it reads text formats, found in the text.
#pragma once

#include <string>
#include <string_view>

#include "gdal/session.hpp"
#include "io/read/input_source.hpp"

namespace rangeband::gdal {

struct TextCheck {
    std::string bad_position;      ///< as in the file: GDAL ignores its comma or letter and what follows
    bool beyond_integers = false;  ///< an integer too large for 64 bits, which GDAL replaces by the largest
};

/// Of a dataset of that driver; nothing is found in formats that are not text. One walk over the bytes, in constant
/// memory.
TextCheck check_text(const InputSource& source, std::string_view driver);

}  // namespace rangeband::gdal
