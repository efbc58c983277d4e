#include "picture/file_notes.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string_view>

namespace rangeband::picture {
namespace {

std::string big_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
    return bytes;
}

/// As PNG has it, annex D.
std::uint32_t crc(std::string_view bytes) {
    std::uint32_t rest = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        rest ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) rest = (rest & 1U) != 0 ? 0xEDB88320U ^ rest >> 1 : rest >> 1;
    }
    return ~rest;
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
    png.insert(after_header, big_endian(9) + chunk + big_endian(crc(chunk)));
    return png;
}

std::string with_own_numbers(const std::string& svg) {
    constexpr std::string_view name = "surface";
    std::map<std::string, std::size_t> numbers;
    std::string result;
    std::size_t at = 0;
    for (std::size_t found = svg.find(name); found != std::string::npos; found = svg.find(name, at)) {
        const std::size_t digits = found + name.size();
        const std::size_t end = std::min(svg.find_first_not_of("0123456789", digits), svg.size());
        result.append(svg, at, digits - at);
        if (end > digits) {
            const auto [entry, fresh] = numbers.try_emplace(svg.substr(digits, end - digits), numbers.size() + 1);
            result += fmt::format("{}", entry->second);
        }
        at = end;
    }
    return result.append(svg, at);
}

}  // namespace rangeband::picture
