// SPDX-License-Identifier: MIT
#include "cli/terminal/wrap.hpp"

#include <fmt/format.h>

#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::cli {
namespace {

constexpr std::size_t line_width = 80;

/// How many bytes of a line go into the first `width` columns, up to its last hyphen there if that is not all.
std::size_t bytes_of(std::string_view text, std::size_t width) {
    std::size_t end = 0;
    for (std::size_t column = 0; end < text.size(); ++end) {
        if (!is_continuation(text[end]) && column++ == width) break;
    }
    if (end == text.size()) return end;
    const std::size_t hyphen = text.substr(0, end).find_last_of('-');
    return hyphen == std::string_view::npos ? end : hyphen + 1;
}

}  // namespace

std::string wrap(std::string_view text, std::string_view indent) {
    std::string out;
    while (true) {
        const std::size_t end = text.find('\n');
        for (const std::string& line : broken_at_blanks(text.substr(0, end), line_width - indent.size())) {
            out += fmt::format("{}{}\n", indent, line);
        }
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    for (const std::string& line : broken_at_blanks(text, width)) {
        std::string_view rest = line;
        do {
            const std::size_t bytes = bytes_of(rest, width);
            lines.emplace_back(rest.substr(0, bytes));
            rest.remove_prefix(bytes);
        } while (!rest.empty());
    }
    return lines;
}

std::string file_size(unsigned long long bytes) {
    if (bytes < 1000) return fmt::format("{} bytes", bytes);
    if (bytes < 1'000'000) return fmt::format("{} KB", (bytes + 500) / 1000);
    const double megabytes = static_cast<double>(bytes) / 1e6;
    if (megabytes < 1000) return fmt::format("{:.1f} MB", megabytes);
    return fmt::format("{:.1f} GB", megabytes / 1000);
}

}  // namespace rangeband::cli
