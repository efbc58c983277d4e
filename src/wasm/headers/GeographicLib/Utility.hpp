// SPDX-License-Identifier: MIT
/// In place of GeographicLib's header of that name, as far as its other sources use it: messages of errors nobody
/// reads, made without streams, which would be a tenth of the module. What else uses them there is dropped by the
/// linker.
#pragma once

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/Math.hpp>
#include <cctype>
#include <iomanip>
#include <sstream>
#include <string>

namespace GeographicLib {

class Utility {
  public:
    template <typename T>
    static std::string str(T /*value*/, int /*digits*/ = -1) {
        return "?";
    }
    static int lookup(const std::string& characters, char c) {
        const auto at = characters.find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
        return at == std::string::npos ? -1 : static_cast<int>(at);
    }
    static int lookup(const char* characters, char c) { return c == '\0' ? -1 : lookup(std::string(characters), c); }
};

}  // namespace GeographicLib
