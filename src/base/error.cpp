// SPDX-License-Identifier: MIT
#include "rangeband/error.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rangeband {
namespace {

// Control characters, which no sentence has: a parameter stands between two marks.
constexpr char mark = '\x1F';
constexpr char index_mark = '\x1E';

std::string cleaned(std::string message) {
    std::ranges::replace(message, '\0', '?');  // quoted input must not end the sentence
    return message;
}

}  // namespace

std::string parameter(std::string_view words) { return mark + std::string(words) + mark; }

std::string parameter(std::string_view name, std::size_t index) {
    return parameter(std::string(name) + index_mark + std::to_string(index));
}

std::string worded(std::string_view sentence, const ParameterNames& names) {
    std::string text;
    for (;;) {
        const std::size_t begin = sentence.find(mark);
        const std::size_t end = begin == sentence.npos ? begin : sentence.find(mark, begin + 1);
        text += sentence.substr(0, begin);
        if (end == sentence.npos) return text;
        std::string_view words = sentence.substr(begin + 1, end - begin - 1);
        std::optional<std::size_t> index;
        if (const std::size_t at = words.find(index_mark); at != words.npos) {
            std::from_chars(words.data() + at + 1, words.data() + words.size(), index.emplace());
            words = words.substr(0, at);
        }
        text += names(words, index);
        sentence.remove_prefix(end + 1);
    }
}

std::string plain(std::string_view sentence) {
    return worded(sentence, [](std::string_view words, std::optional<std::size_t>) { return std::string(words); });
}

Error::Error(ErrorKind kind, std::string message)
    : std::runtime_error(plain(cleaned(message))),
      kind_(kind),
      message_(std::make_shared<const std::string>(cleaned(std::move(message)))) {}

Error Error::within(std::string_view context) const { return {kind_, std::string(context) + ": " + *message_}; }

}  // namespace rangeband
