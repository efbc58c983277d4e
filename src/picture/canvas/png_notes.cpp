// SPDX-License-Identifier: MIT
#include "picture/canvas/png_notes.hpp"

#include <zlib.h>

#include <cmath>
#include <cstdint>
#include <string_view>

namespace rangeband::picture {
namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
    return bytes;
}

/// A chunk with its length and check sum.
std::string chunk(std::string_view kind, std::string_view data) {
    const std::string body = std::string(kind) + std::string(data);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

/// Not compressed, in no particular language.
std::string text_chunk(std::string_view keyword, const std::string& text) {
    return text.empty() ? "" : chunk("iTXt", std::string(keyword) + std::string(5, '\0') + text);
}

}  // namespace

std::string with_notes(std::string png, double dpi, const FileNotes& notes) {
    constexpr double inch = 0.0254;
    constexpr std::size_t after_header = 8 + 25;  // the signature and the chunk IHDR
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / inch));
    png.insert(after_header, chunk("pHYs", big_endian(per_metre) + big_endian(per_metre) + '\1') +
                                 text_chunk("Title", notes.title) + text_chunk("Description", notes.description) +
                                 text_chunk("Software", "rangeband") + text_chunk("Source", notes.provenance));
    return png;
}

}  // namespace rangeband::picture
