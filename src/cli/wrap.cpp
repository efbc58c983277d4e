#include "cli/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rangeband::cli {
namespace {

constexpr std::size_t line_width = 80;

/// Columns, not bytes: continuation bytes of UTF-8 take none.
std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

void wrap_paragraph(std::string_view paragraph, std::string_view indent, std::string& out) {
    std::string line(indent);
    std::size_t used = 0;
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find(' '), paragraph.size());
        const std::string_view word = paragraph.substr(0, end);
        paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
        if (used > 0 && indent.size() + used + 1 + columns_of(word) > line_width) {
            out += line + '\n';
            line = indent;
            used = 0;
        }
        if (used > 0) line += ' ';
        line += word;
        used += columns_of(word) + (used > 0 ? 1 : 0);
    }
    out += line + '\n';
}

}  // namespace

std::string wrap(std::string_view text, std::string_view indent) {
    std::string out;
    while (true) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), indent, out);
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::string grouped(unsigned long long number) {
    const std::string digits = fmt::format("{}", number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

std::string file_size(unsigned long long bytes) {
    if (bytes < 1000) return fmt::format("{} bytes", bytes);
    if (bytes < 1000 * 1000) return fmt::format("{} KB", (bytes + 500) / 1000);
    const double megabytes = static_cast<double>(bytes) / 1e6;
    if (megabytes < 1000) return fmt::format("{:.1f} MB", megabytes);
    return fmt::format("{:.1f} GB", megabytes / 1000);
}

}  // namespace rangeband::cli
