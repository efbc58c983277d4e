// SPDX-License-Identifier: MIT
// Headers, numbers and names as people write them.
#include <cmath>
#include <string>

#include "fuzz/fuzz.hpp"
#include "io/read/known_headers.hpp"
#include "io/read/text_encoding.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/utf8.hpp"
#include "rangeband/written.hpp"

using namespace rangeband;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const PlainText plain = traced_plain_text(text);
    fuzz::expect(plain.origin.size() == plain.text.size() + 1, "an origin for each byte");
    fuzz::expect(plain.origin.back() == text.size(), "the end of the original");
    if (is_utf8(text)) {  // stray bytes may make a character when what stands between them is left out
        fuzz::expect(plain_text(plain.text) == plain.text, "plain text is plain");
        for (const std::string& made : {plain.text, small_letters(text), without_accents(text), with_codes(text)}) {
            fuzz::expect(is_utf8(made), "UTF-8 stays UTF-8");
        }
    }
    static_cast<void>(length_unit(text));
    for (const DecimalSign sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        fuzz::answered_or_refused([&] {
            const std::string number = with_decimal_point(text, sign);
            fuzz::expect(!is_utf8(text) || with_decimal_point(number, DecimalSign::point) == number,
                         "a number with a point stays");
        });
    }
    static_cast<void>(io::coordinate_in(text));
    fuzz::expect(!io::pair_in(text) || !io::is_geometry(text), "a pair is no geometry");
    static_cast<void>(io::name_rank(text));
    io::EncodingGuess guess;
    guess.see(text);
    guess.see("   ");
    fuzz::expect(guess.is_utf8() == is_utf8(text), "UTF-8 is told");
    return 0;
}
