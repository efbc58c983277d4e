// SPDX-License-Identifier: MIT
#include "rangeband/text.hpp"

#include <numeric>
#include <utility>

#include "rangeband/utf8.hpp"

namespace rangeband {

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

std::vector<std::string> broken_at_blanks(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t used = utf8_characters(lines.back());
        if (used > 0 && used + 1 + utf8_characters(word) > width) lines.emplace_back();
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

std::size_t edit_distance(std::string_view from, std::string_view to) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    std::vector<std::size_t> before_last, last(to.size() + 1), row(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (same(from[i - 1], to[j - 1]) ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && same(from[i - 1], to[j - 2]) && same(from[i - 2], to[j - 1]);
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = std::exchange(last, row);
    }
    return last[to.size()];
}

std::string_view nearest(std::string_view typed, std::span<const std::string> names) {
    constexpr std::size_t longest = 64;  // nobody mistyped more, and the distance takes time with its square
    constexpr std::size_t shortest_beginning = 3;
    if (typed.size() > longest) return {};
    std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    std::string_view best;
    for (const std::string_view name : names) {
        const std::size_t distance = edit_distance(typed, name);
        if (distance >= least) continue;
        least = distance;
        best = name;
    }
    if (!best.empty() || typed.size() < shortest_beginning) return best;
    const auto begins = [&](std::string_view name) { return same_name(name.substr(0, typed.size()), typed); };
    const auto found = std::ranges::find_if(names, begins);
    return found == names.end() ? std::string_view() : *found;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> names, std::string_view prefix) {
    const std::string_view name = nearest(typed, names);
    return name.empty() ? "" : "; did you mean " + std::string(prefix) + std::string(name) + "?";
}

std::string grouped(unsigned long long number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string counted(unsigned long long number, std::string_view what) {
    return grouped(number).append(" ").append(what).append(number == 1 ? "" : "s");
}

std::string whole_size(unsigned long long bytes) {
    std::string_view unit = " bytes";
    for (const std::string_view larger : {" kB", " MB", " GB"}) {
        if (bytes == 0 || bytes % 1024 != 0) break;
        bytes /= 1024;
        unit = larger;
    }
    return grouped(bytes).append(unit);
}

}  // namespace rangeband
