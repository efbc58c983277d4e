// SPDX-License-Identifier: MIT
#include "geodesic/position_parts.hpp"

#include <utility>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/hemisphere.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
namespace {

constexpr std::string_view separators = ",;/|\t ";

/// ` and 46.25° E` → `46.25° E`
std::string_view without_and(std::string_view text) {
    const std::string_view rest = without_separators(text);
    for (const std::string_view word : {"and ", "und ", "и ", "et ", "y "}) {
        if (rest.starts_with(word)) return rest.substr(word.size());
    }
    return text;
}

}  // namespace

std::string_view without_separators(std::string_view text) {
    text = trimmed(text);
    while (!text.empty() && separators.find(text.front()) != separators.npos) text.remove_prefix(1);
    while (!text.empty() && separators.find(text.back()) != separators.npos) text.remove_suffix(1);
    return text;
}

std::string with_point(std::string_view text) { return with_point_for_comma(without_separators(text)); }

bool reads_as(std::string_view text, const Axis& axis) {
    try {
        read_coordinate(text, axis);
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool is_position(const Parts& parts) {
    return reads_as(parts.first, latitude_axis) && reads_as(parts.second, longitude_axis);
}

std::optional<Parts> by_hemispheres(std::string_view text) {
    struct Mark {
        Word word;
        bool in_front;
        bool of_longitude;
    };
    std::vector<Mark> marks;
    for (Word word = next_word(text, 0); word.end > word.begin && marks.size() < 2; word = next_word(text, word.end)) {
        // A name may follow at once, and the mark of seconds may go before: the longest end or beginning that is one.
        Word found{0, 0};
        for (std::size_t begin = word.begin; begin < word.end && found.end == 0; ++begin) {
            if (begin > word.begin && !is_blank(text[begin - 1])) continue;
            for (std::size_t end = word.end; end > begin; --end) {
                if (end < word.end && !is_blank(text[end]) && text[end - 1] != '.') continue;
                if (hemisphere_of(text.substr(begin, end - begin)) == '\0') continue;
                if (is_seconds_mark(text, begin, end)) continue;
                found = {begin, end};
                break;
            }
        }
        if (found.end == 0) {
            const char last = text[word.end - 1];
            const bool behind_mark = word.end - word.begin == 2 && hemisphere_of({&last, 1}) != '\0';  // `12sN`
            if (!behind_mark) continue;
            found = {word.end - 1, word.end};
        }
        const char side = hemisphere_of(text.substr(found.begin, found.end - found.begin));
        marks.push_back({found, trimmed(text.substr(0, found.begin)).empty(), side == 'E' || side == 'W'});
    }
    if (marks.size() < 2) return std::nullopt;
    const auto in_order = [&](Parts parts) {
        if (marks[0].of_longitude && !marks[1].of_longitude) std::swap(parts.first, parts.second);
        return parts;
    };
    if (!marks[0].in_front) {
        const std::size_t behind = marks[1].word.end;
        if (behind < text.size() && is_digit(text[behind])) return std::nullopt;  // `48N34 46E15`
        const std::string_view second = text.substr(marks[0].word.end, marks[1].word.end - marks[0].word.end);
        Parts parts{with_point(text.substr(0, marks[0].word.end)), with_point(without_and(second))};
        if (!trimmed(text.substr(marks[1].word.end)).empty()) parts.name = marks[1].word.end;
        return in_order(std::move(parts));
    }
    std::size_t end = marks[1].word.end;  // of the second coordinate: at a comma that is no decimal one
    for (; end < text.size(); ++end) {
        const bool decimal = text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1]);
        if ((text[end] == ',' && !decimal) || text[end] == ';') break;
    }
    Parts parts{with_point(text.substr(0, marks[1].word.begin)),
                with_point(text.substr(marks[1].word.begin, end - marks[1].word.begin))};
    if (end < text.size()) parts.name = end + 1;
    return in_order(std::move(parts));
}

std::optional<Parts> by_commas(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos) return std::nullopt;
    const std::size_t next = text.find(',', comma + 1);
    const std::size_t length = next == text.npos ? next : next - comma - 1;
    return Parts{std::string(trimmed(text.substr(0, comma))), std::string(trimmed(text.substr(comma + 1, length))),
                 next == text.npos ? next : next + 1};
}

}  // namespace rangeband::geodesic
