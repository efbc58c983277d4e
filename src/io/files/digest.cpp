// SPDX-License-Identifier: MIT
#include <sha2.h>

#include <array>

#include "rangeband/io/file.hpp"

namespace rangeband::io {

std::string sha256_of(const std::string& path) {
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    return SHA256File(path.c_str(), digits.data()) == nullptr ? std::string() : std::string(digits.data());
}

}  // namespace rangeband::io
