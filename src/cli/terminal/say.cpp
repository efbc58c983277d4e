// SPDX-License-Identifier: MIT
#include "cli/terminal/say.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "cli/options/options.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

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

std::string with_options(std::string_view sentence) {
    return worded(sentence, [](std::string_view words, std::optional<std::size_t>) { return option_called(words); });
}

void say_what_is_empty(const operations::Tally& tally, bool merged) {
    if (tally.empties == 0) return;
    std::string names;
    for (const std::string& title : tally.empty) names += (names.empty() ? "" : "; ") + title;
    if (tally.empties > tally.empty.size()) names += "; …";
    const std::string what =
        tally.empties == 1 ? "1 footprint is" : fmt::format("{} footprints are", grouped(tally.empties));
    say(fmt::format("{} empty and not drawn, because no place on Earth is {}: {}", what,
                    merged ? "in it" : "in that range", names));
}

void say_notes(const operations::RowCheck& rows) {
    for (const std::string& note : rows.notes) say(with_options(note));
}

int exit_code_of(const operations::RowCheck& rows, std::string_view done) {
    if (rows.bad == 0) return 0;
    throw Error::file(fmt::format("{} left out, the good ones are {}{}", rows.count(), done, rows.list()));
}

}  // namespace rangeband::cli
