// SPDX-License-Identifier: MIT
#include "picture/file_notes.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <zlib.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace rangeband::picture {
namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
    return bytes;
}

}  // namespace

std::string creation_date() {
    long long seconds = 0;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text = epoch;
        if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec != std::errc()) seconds = 0;
    }
    return fmt::format("{:%Y-%m-%d}T00:00:00Z", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

std::string with_resolution(std::string png, double dpi) {
    constexpr double inch = 0.0254;
    constexpr std::size_t after_header = 8 + 25;  // the signature and the chunk IHDR
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / inch));
    const std::string chunk = "pHYs" + big_endian(per_metre) + big_endian(per_metre) + '\1';
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(chunk.data()), static_cast<uInt>(chunk.size()));
    png.insert(after_header, big_endian(9) + chunk + big_endian(static_cast<std::uint32_t>(sum)));
    return png;
}

}  // namespace rangeband::picture
