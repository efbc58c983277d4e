// SPDX-License-Identifier: MIT
#include "rangeband/written.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband {
namespace {

struct Replacement {
    char32_t first, last;
    std::string_view with;
};

/// Sorted by code. Empty: left out.
constexpr std::array replacements = {
    Replacement{0x60, 0x60, "'"},       // grave accent
    Replacement{0xA0, 0xA0, " "},       // no-break space
    Replacement{0xAD, 0xAD, ""},        // soft hyphen
    Replacement{0xB4, 0xB4, "'"},       // acute accent
    Replacement{0xBA, 0xBA, "°"},       // masculine ordinal indicator
    Replacement{0x2B9, 0x2B9, "'"},     // modifier letter prime
    Replacement{0x2BA, 0x2BA, "\""},    // modifier letter double prime
    Replacement{0x2BC, 0x2BC, "'"},     // modifier letter apostrophe
    Replacement{0x2C8, 0x2C8, "'"},     // modifier letter vertical line
    Replacement{0x2DA, 0x2DA, "°"},     // ring above
    Replacement{0x5F3, 0x5F3, "'"},     // Hebrew geresh
    Replacement{0x5F4, 0x5F4, "\""},    // Hebrew gershayim
    Replacement{0x60C, 0x60C, ","},     // Arabic comma
    Replacement{0x61C, 0x61C, ""},      // Arabic letter mark
    Replacement{0x66B, 0x66B, "."},     // Arabic decimal separator
    Replacement{0x1680, 0x1680, " "},   // ogham space
    Replacement{0x180E, 0x180E, ""},    // Mongolian vowel separator
    Replacement{0x2000, 0x200A, " "},   // spaces by width
    Replacement{0x200B, 0x200F, ""},    // zero width, direction marks
    Replacement{0x2010, 0x2013, "-"},   // hyphens, figure and en dash
    Replacement{0x2018, 0x2019, "'"},   // single quotation marks
    Replacement{0x201B, 0x201B, "'"},   // reversed single quotation mark
    Replacement{0x201C, 0x201F, "\""},  // double quotation marks
    Replacement{0x2028, 0x2029, " "},   // line and paragraph separators
    Replacement{0x202A, 0x202E, ""},    // direction embeddings
    Replacement{0x202F, 0x202F, " "},   // narrow no-break space
    Replacement{0x2032, 0x2032, "'"},   // prime
    Replacement{0x2033, 0x2033, "\""},  // double prime
    Replacement{0x2035, 0x2035, "'"},   // reversed prime
    Replacement{0x2036, 0x2036, "\""},  // reversed double prime
    Replacement{0x205F, 0x205F, " "},   // mathematical space
    Replacement{0x2060, 0x206F, ""},    // word joiner, direction isolates
    Replacement{0x2212, 0x2212, "-"},   // minus sign
    Replacement{0x3000, 0x3000, " "},   // ideographic space
    Replacement{0x3001, 0x3001, ","},   // ideographic comma
    Replacement{0x3003, 0x3003, "\""},  // ditto mark
    Replacement{0x339E, 0x339E, "km"},  // square km
    Replacement{0xA78C, 0xA78C, "'"},   // saltillo
    Replacement{0xFE00, 0xFE0F, ""},    // variation selectors
    Replacement{0xFE63, 0xFE63, "-"},   // small hyphen-minus
    Replacement{0xFEFF, 0xFEFF, ""},    // byte order mark
};

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Of a sequence of that length at the front.
char32_t code_of(std::string_view text, std::size_t length) {
    constexpr std::array<unsigned, 5> lead = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = static_cast<unsigned char>(text.front()) & lead.at(length);
    for (std::size_t i = 1; i < length; ++i) code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return code;
}

void append_utf8(std::string& text, char32_t code) {
    const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6U);
        return byte(0x80 | (code & 0x3F));
    }
    byte(0xE0 | code >> 12U);
    byte(0x80 | (code >> 6U & 0x3F));
    byte(0x80 | (code & 0x3F));
}

/// Calls back with every character's code and bytes; a byte that is no UTF-8 comes alone, with code 0xFFFFFFFF.
template <typename Visit>
void each_character(std::string_view text, const Visit& visit) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        const std::string_view bytes = text.substr(at, std::max<std::size_t>(length, 1));
        visit(length == 0 ? char32_t{0xFFFFFFFF} : code_of(bytes, length), bytes, at);
        at += bytes.size();
    }
}

std::string plain_character(char32_t code, std::string_view bytes) {
    static_assert(std::ranges::is_sorted(replacements, {}, &Replacement::last));
    const auto* const found = std::ranges::lower_bound(replacements, code, {}, &Replacement::last);
    if (found != replacements.end() && found->first <= code) return std::string(found->with);
    if (code == 0xFF40) return "'";  // full-width grave accent
    if (code >= 0xFF01 && code <= 0xFF5E) return std::string(1, static_cast<char>(code - 0xFF01 + '!'));
    for (const char32_t zero : {0x660U, 0x6F0U}) {
        if (code >= zero && code <= zero + 9)
            return std::string(1, static_cast<char>('0' + static_cast<int>(code - zero)));
    }
    return std::string(bytes);
}

char32_t small_letter(char32_t code) {
    const auto within = [&](char32_t first, char32_t last) { return code >= first && code <= last; };
    if (within('A', 'Z') || (within(0xC0, 0xDE) && code != 0xD7) || within(0x391, 0x3A9) || within(0x410, 0x42F)) {
        return code + 0x20;
    }
    if (within(0x400, 0x40F)) return code + 0x50;
    if (within(0x139, 0x148) || within(0x179, 0x17E)) return code + code % 2;  // Ĺ…ň, Ź…ž: capitals are odd
    if (within(0x100, 0x137) || within(0x14A, 0x177) || within(0x460, 0x481) || within(0x48A, 0x4BF)) {
        return code + 1 - code % 2;
    }
    return code == 0x178 ? 0xFF : code;
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// Whether all groups behind the first have three digits, the first one to three and no zero in front.
bool are_thousands(const std::vector<std::string_view>& groups) {
    if (groups.size() < 2 || groups[0].size() > 3 || groups[0].starts_with('0')) return false;
    return std::ranges::all_of(groups, all_digits) &&
           std::all_of(groups.begin() + 1, groups.end(), [](auto group) { return group.size() == 3; });
}

std::string joined(const std::vector<std::string_view>& groups) {
    std::string text;
    for (const std::string_view group : groups) text += group;
    return text;
}

/// Without a sign in front: one kind of sign between digits.
std::string with_one_kind(std::string_view digits, char mark, DecimalSign sign) {
    const auto groups = split(digits, mark);
    if (groups.size() > 2) return are_thousands(groups) ? joined(groups) : std::string(digits);
    const bool thousands = may_part_thousands(digits, groups[0].size());
    const bool decimal = sign == (mark == '.' ? DecimalSign::point : DecimalSign::comma);
    std::string as_decimal = fmt::format("{}.{}", groups[0], groups[1]);
    if (!thousands || decimal) return as_decimal;
    throw Error::usage(
        fmt::format("'{}' can be {} or {}; write which", digits, joined(groups), with_sure_decimals(as_decimal)));
}

struct Spelling {
    std::string_view word;
    std::size_t unit;
};

constexpr std::array units = {LengthUnit{"km", Length::km(1)},     LengthUnit{"m", Length::m(1)},
                              LengthUnit{"mi", Length::mi(1)},     LengthUnit{"nmi", Length::nmi(1)},
                              LengthUnit{"ft", Length::m(0.3048)}, LengthUnit{"yd", Length::m(0.9144)}};

/// In small letters, without blanks and points.
constexpr std::array spellings = {Spelling{"km", 0},          Spelling{"kms", 0},          Spelling{"kilometers", 0},
                                  Spelling{"kilometre", 0},   Spelling{"kilometres", 0},   Spelling{"m", 1},
                                  Spelling{"meters", 1},      Spelling{"metre", 1},        Spelling{"metres", 1},
                                  Spelling{"mi", 2},          Spelling{"mile", 2},         Spelling{"miles", 2},
                                  Spelling{"statutemile", 2}, Spelling{"statutemiles", 2}, Spelling{"nmi", 3},
                                  Spelling{"nm", 3},          Spelling{"nauticalmile", 3}, Spelling{"nauticalmiles", 3},
                                  Spelling{"nautmi", 3},      Spelling{"ft", 4},           Spelling{"foot", 4},
                                  Spelling{"feet", 4},        Spelling{"yd", 5},           Spelling{"yds", 5},
                                  Spelling{"yard", 5},        Spelling{"yards", 5}};
/// Of languages whose decimal sign is the comma.
constexpr std::array spellings_with_comma = {Spelling{"kilometer", 0},
                                             Spelling{"kilometern", 0},
                                             Spelling{"kilomètre", 0},
                                             Spelling{"kilomètres", 0},
                                             Spelling{"kilómetro", 0},
                                             Spelling{"kilómetros", 0},
                                             Spelling{"kilometros", 0},
                                             Spelling{"км", 0},
                                             Spelling{"километр", 0},
                                             Spelling{"километра", 0},
                                             Spelling{"километры", 0},
                                             Spelling{"километров", 0},
                                             Spelling{"meter", 1},
                                             Spelling{"metern", 1},
                                             Spelling{"mètre", 1},
                                             Spelling{"mètres", 1},
                                             Spelling{"metro", 1},
                                             Spelling{"metros", 1},
                                             Spelling{"м", 1},
                                             Spelling{"метр", 1},
                                             Spelling{"метра", 1},
                                             Spelling{"метров", 1},
                                             Spelling{"landmeile", 2},
                                             Spelling{"landmeilen", 2},
                                             Spelling{"millesterrestres", 2},
                                             Spelling{"millasterrestres", 2},
                                             Spelling{"сухопутныхмиль", 2},
                                             Spelling{"сухопутныемили", 2},
                                             Spelling{"уставныхмиль", 2},
                                             Spelling{"английскихмиль", 2},
                                             Spelling{"seemeile", 3},
                                             Spelling{"seemeilen", 3},
                                             Spelling{"nautischemeile", 3},
                                             Spelling{"nautischemeilen", 3},
                                             Spelling{"zeemijl", 3},
                                             Spelling{"zeemijlen", 3},
                                             Spelling{"nautischemijl", 3},
                                             Spelling{"nautischemijlen", 3},
                                             Spelling{"millemarin", 3},
                                             Spelling{"millesmarins", 3},
                                             Spelling{"millenautique", 3},
                                             Spelling{"millesnautiques", 3},
                                             Spelling{"millanáutica", 3},
                                             Spelling{"millasnáuticas", 3},
                                             Spelling{"millasnauticas", 3},
                                             Spelling{"millasmarinas", 3},
                                             Spelling{"морскаямиля", 3},
                                             Spelling{"морскихмиль", 3},
                                             Spelling{"морскиемили", 3},
                                             Spelling{"мормиль", 3},
                                             Spelling{"fuß", 4},
                                             Spelling{"футов", 4}};

/// Words for a mile of languages that mean the nautical one as often.
constexpr std::array<std::string_view, 16> miles_in_doubt = {"meile",  "meilen", "milla", "millas", "mille", "milles",
                                                             "miglio", "miglia", "mijl",  "mijlen", "milha", "milhas",
                                                             "миля",   "мили",   "миль",  "sm"};
/// Of a number, before its unit.
constexpr std::array<std::string_view, 14> thousands = {"тыс",      "тысяча",   "тысячи",    "тысяч", "tsd",
                                                        "tausend",  "thousand", "thousands", "mille", "mil",
                                                        "milliers", "tys",      "tysięcy",   "k"};

}  // namespace

std::string plain_text(std::string_view text) {
    if (is_ascii(text) && text.find('`') == text.npos) return std::string(text);  // the usual text, at once
    return traced_plain_text(text).text;
}

PlainText traced_plain_text(std::string_view text) {
    PlainText plain;
    plain.origin.reserve(text.size() + 1);
    each_character(text, [&](char32_t code, std::string_view bytes, std::size_t at) {
        plain.text += plain_character(code, bytes);
        plain.origin.resize(plain.text.size(), at);
    });
    plain.origin.push_back(text.size());
    return plain;
}

std::string small_letters(std::string_view text) {
    if (is_ascii(text)) return lowered(text);
    std::string small;
    each_character(text, [&](char32_t code, std::string_view bytes, std::size_t) {
        if (code > 0xFFFF) {
            small += bytes;
        } else {
            append_utf8(small, small_letter(code));
        }
    });
    return small;
}

std::string without_accents(std::string_view small) {
    struct Letter {
        std::string_view plain, accented;
    };
    static constexpr std::array letters = {Letter{"a", "àáâãäåāăąạảấầẩẫậắằẳẵặ"},
                                           Letter{"c", "çćĉċč"},
                                           Letter{"d", "ďđð"},
                                           Letter{"e", "èéêëēĕėęěẹẻẽếềểễệ"},
                                           Letter{"g", "ĝğġģ"},
                                           Letter{"h", "ĥħ"},
                                           Letter{"i", "ìíîïĩīĭįıỉị"},
                                           Letter{"k", "ķ"},
                                           Letter{"l", "ĺļľŀł"},
                                           Letter{"n", "ñńņň"},
                                           Letter{"o", "òóôõöøōŏőơọỏốồổỗộớờởỡợ"},
                                           Letter{"r", "ŕŗř"},
                                           Letter{"s", "śŝşšș"},
                                           Letter{"t", "ţťŧț"},
                                           Letter{"u", "ùúûüũūŭůűųưụủứừửữự"},
                                           Letter{"y", "ýÿŷỳỵỷỹ"},
                                           Letter{"z", "źżž"},
                                           Letter{"ss", "ß"},
                                           Letter{"ae", "æ"},
                                           Letter{"oe", "œ"},
                                           Letter{"е", "ё"}};
    std::string text;
    each_character(small, [&](char32_t code, std::string_view bytes, std::size_t) {
        if (code >= 0x300 && code <= 0x36F) return;  // a combining mark
        const auto* const found =
            code < 0x80 ? letters.end() : std::ranges::find_if(letters, [&](const Letter& letter) {
                return letter.accented.find(bytes) != std::string_view::npos;
            });
        text += found == letters.end() ? bytes : found->plain;
    });
    return text;
}

std::string with_codes(std::string_view text) {
    std::string shown;
    each_character(text, [&](char32_t code, std::string_view bytes, std::size_t) {
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xE000 && code <= 0xF8FF);
        if (control || code == 0xFFFD || (code > 0x7F && plain_character(code, bytes).empty())) {
            shown += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(code));
        } else {
            shown += bytes;
        }
    });
    return shown;
}

std::string with_decimal_point(std::string_view number, DecimalSign sign) {
    std::string plain = plain_text(number);
    const std::string_view whole = trimmed(plain);
    const bool is_signed = whole.starts_with('-') || whole.starts_with('+');
    std::string_view digits = is_signed ? whole.substr(1) : whole;
    const std::string front(whole.substr(0, whole.size() - digits.size()));
    if (digits.find_first_not_of("0123456789., '") != digits.npos || digits.find_first_of("., '") == digits.npos) {
        return std::string(whole);
    }
    std::string without_groups;
    if (const auto gap = digits.find_first_of(" '"); gap != digits.npos) {
        const auto end = std::min(digits.find_first_of(".,"), digits.size());
        const auto groups = split(digits.substr(0, end), digits[gap]);
        if (!are_thousands(groups)) return std::string(whole);
        without_groups = joined(groups) + std::string(digits.substr(end));
        digits = without_groups;
        if (digits.size() == joined(groups).size()) return front + without_groups;
        sign = digits[joined(groups).size()] == '.' ? DecimalSign::point : DecimalSign::comma;
    }
    const bool points = digits.find('.') != digits.npos, commas = digits.find(',') != digits.npos;
    if (!points || !commas) return front + with_one_kind(digits, points ? '.' : ',', sign);
    const std::size_t last = digits.find_last_of(".,");
    const auto groups = split(digits.substr(0, last), digits[last] == '.' ? ',' : '.');
    if (!are_thousands(groups)) return std::string(whole);
    return fmt::format("{}{}.{}", front, joined(groups), digits.substr(last + 1));
}

std::string with_sure_decimals(std::string_view number) {
    const auto point = number.find('.');
    if (point == number.npos) return std::string(number);
    while (number.ends_with('0')) number.remove_suffix(1);
    if (number.ends_with('.')) number.remove_suffix(1);
    return fmt::format("{}{}", number, may_part_thousands(number, point) ? "0" : "");
}

bool may_part_thousands(std::string_view number, std::size_t sign) {
    constexpr std::size_t group = 3;
    const std::string_view whole = number.substr(0, sign), behind = number.substr(std::min(sign + 1, number.size()));
    return sign < number.size() && all_digits(whole) && whole.size() <= group && whole.front() != '0' &&
           behind.size() == group && all_digits(behind);
}

std::string with_point_for_comma(std::string_view coordinate) {
    std::string text(coordinate);
    const auto is_between_digits = [&](std::size_t at) {
        return at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
    };
    for (auto point = text.find('.'); point != text.npos; point = text.find('.', point + 1)) {
        if (is_between_digits(point)) return text;  // and not that of `s. Br.`
    }
    const auto comma = text.find(',');
    if (comma != text.npos && text.find(',', comma + 1) == text.npos && is_between_digits(comma)) text[comma] = '.';
    return text;
}

namespace {

/// In small letters, without blanks and points; `M` alone stays, since charts write nautical miles so.
std::string unit_word(std::string_view spelling) {
    std::string word = plain_text(spelling);
    if (trimmed(word) == "M") return "M";
    std::erase_if(word, [](char c) { return c == ' ' || c == '.'; });
    return small_letters(word);
}

std::span<const std::string_view> readings_of(const std::string& word) {
    static constexpr std::array<std::string_view, 3> names = {"m", "mi", "nmi"};
    if (word == "M") return names;
    const bool in_doubt = std::ranges::find(miles_in_doubt, word) != miles_in_doubt.end();
    return in_doubt ? std::span(names).subspan(1) : std::span<const std::string_view>();
}

}  // namespace

const LengthUnit* length_unit(std::string_view spelling) {
    const std::string word = unit_word(spelling);
    if (!readings_of(word).empty()) return nullptr;
    for (const std::span<const Spelling> list :
         {std::span<const Spelling>(spellings), std::span<const Spelling>(spellings_with_comma)}) {
        const auto found = std::ranges::find(list, word, &Spelling::word);
        if (found != list.end()) return &units.at(found->unit);
    }
    return nullptr;
}

std::span<const std::string_view> units_in_doubt(std::string_view spelling) { return readings_of(unit_word(spelling)); }

std::string_view unit_behind_thousand(std::string_view spelling) {
    spelling = trimmed(spelling);
    const std::size_t end = std::min(spelling.find_first_of(". "), spelling.size());
    const std::string word = unit_word(spelling.substr(0, end));
    if (std::ranges::find(thousands, word) == thousands.end()) return {};
    std::string_view unit = spelling.substr(end);
    if (unit.starts_with('.')) unit.remove_prefix(1);
    return trimmed(unit);
}

bool is_unit_with_comma(std::string_view spelling) {
    return std::ranges::find(spellings_with_comma, unit_word(spelling), &Spelling::word) != spellings_with_comma.end();
}

}  // namespace rangeband
