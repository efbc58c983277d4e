#include "cli/say.hpp"

#include <cstdio>

namespace rangeband::cli {

std::string printable(std::string_view text, char instead) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool second_set = byte == 0xc2 && next >= 0x80 && next < 0xa0;  // U+0080 to U+009F
        const bool control = (byte < 0x20 && byte != '\n') || byte == 0x7f || second_set;
        result += control ? instead : text[i];
        if (second_set) ++i;
    }
    return result;
}

void say(const std::string& sentence) {
    static_cast<void>(
        std::fputs(("rangeband: " + printable(sentence, '?') + "\n").c_str(), stderr));  // nowhere to say that it fails
}

}  // namespace rangeband::cli
