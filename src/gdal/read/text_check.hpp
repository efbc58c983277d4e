// SPDX-License-Identifier: MIT
/// What GDAL drops without a word while it reads text formats, found in the text.
#pragma once

#include <string>
#include <string_view>

#include "gdal/session.hpp"
#include "io/read/input_source.hpp"

namespace rangeband::gdal {

struct TextCheck {
    std::string bad_position;  ///< as it stands in the file: of its comma or letter, and what follows, nothing is read
    bool beyond_integers = false;  ///< a whole number that 64 bits do not hold, which is cut to the largest
};

/// Of a dataset of that driver; nothing is found in formats that are not text. One walk over the bytes, in constant
/// memory.
TextCheck check_text(const InputSource& source, std::string_view driver);

}  // namespace rangeband::gdal
