// SPDX-License-Identifier: MIT
#include "io/read/text_encoding.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

constexpr std::size_t bytes_at_once = 1 << 16;

/// Letters of Windows-1251 below 0xC0: ё, and the Ukrainian ґ, є, і, ї.
constexpr std::string_view letters_1251 = "\xA5\xA8\xAA\xAF\xB2\xB3\xB4\xB8\xBA\xBF",
                           small_1251 = "\xB3\xB4\xB8\xBA\xBF";
/// Other bytes below 0xC0 that texts in these encodings have: quotation marks, dashes, degree and number signs.
constexpr std::string_view usual_1251 = "\x84\x85\x91\x92\x93\x94\x96\x97\xA0\xA7\xAB\xB0\xB9\xBB";
constexpr std::string_view usual_1252 =
    "\x80\x82\x84\x85\x91\x92\x93\x94\x96\x97\xA0\xA1\xA7\xAA\xAB\xB0\xB4\xBA\xBB\xBF";
/// Letters of Icelandic, which are Turkish ones in Windows-1254, the rare ÿ, and signs.
constexpr std::string_view unusual_1252 = "\xD0\xD7\xDD\xDE\xF0\xF7\xFD\xFE\xFF";

bool has(std::string_view list, unsigned char byte) { return list.find(static_cast<char>(byte)) != list.npos; }

std::ifstream opened(const std::string& path, const std::string& shown) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error::file(fmt::format("{}: {}", shown, strerror(errno)));
    return file;
}

std::size_t read_chunk(std::ifstream& file, std::vector<char>& buffer, std::size_t from) {
    file.read(buffer.data() + from, static_cast<std::streamsize>(buffer.size() - from));
    return static_cast<std::size_t>(file.gcount());
}

/// One conversion to UTF-8.
class Recoder {
  public:
    explicit Recoder(const std::string& from) : way_(iconv_open("UTF-8", from.c_str())) {
        if (way_ == std::bit_cast<iconv_t>(std::intptr_t{-1})) {  // how iconv says it
            throw Error::usage(
                fmt::format("unknown encoding '{}'; usual ones are utf-8, utf-16le, windows-1250, windows-1251, "
                            "windows-1252, iso-8859-1, iso-8859-15, koi8-r, cp437, cp850, cp866, macintosh",
                            from));
        }
    }
    ~Recoder() { iconv_close(way_); }
    Recoder(const Recoder&) = delete;
    Recoder& operator=(const Recoder&) = delete;

    /// How many bytes were taken; those of an unfinished sequence at the end are left. At a byte that stands for no
    /// letter it ends, and has `failed`.
    std::size_t convert(const char* text, std::size_t size, std::string& result, bool& failed) {
        char* in = const_cast<char*>(text);  // iconv's signature
        std::size_t left = size;
        std::array<char, bytes_at_once> out{};
        failed = false;
        while (left > 0) {
            char* to = out.data();
            std::size_t room = out.size();
            const auto done = iconv(way_, &in, &left, &to, &room);
            result.append(out.data(), out.size() - room);
            if (done != static_cast<std::size_t>(-1) || errno == EINVAL) break;
            if (errno == E2BIG) continue;
            failed = true;
            break;
        }
        return size - left;
    }

  private:
    iconv_t way_;
};

}  // namespace

void EncodingGuess::see(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0xC0 || has(letters_1251, byte);
        run_ = letter ? run_ + 1 : 0;
        longest_run_ = std::max(longest_run_, run_);
        if (byte >= 0x80) {
            ascii_ = false;
            letters_ += letter ? 1 : 0;
            small_ += byte >= 0xE0 || has(small_1251, byte) ? 1 : 0;
            not_1251_ += !letter && !has(usual_1251, byte) ? 1 : 0;
            not_1252_ += (byte < 0xC0 && !has(usual_1252, byte)) || has(unusual_1252, byte) ? 1 : 0;
        }
    }
    if (!utf8_) return;
    carried_ += text;
    std::size_t at = 0;
    while (at < carried_.size()) {
        const std::size_t length = utf8_length(carried_, at);
        if (length == 0 && carried_.size() - at < 4) break;  // perhaps the next chunk completes it
        utf8_ = length != 0;
        if (!utf8_) break;
        at += length;
    }
    carried_.erase(0, at);
}

std::string_view EncodingGuess::windows() const {
    constexpr std::size_t longest_of_1252 = 2;
    if (longest_run_ > longest_of_1252 && not_1251_ == 0 && 2 * small_ > letters_) return "Windows-1251";
    if (longest_run_ <= longest_of_1252 && not_1252_ == 0) return "Windows-1252";
    return {};
}

namespace {

constexpr std::size_t longest_header = 1000;

/// The one in which the first lines have a known header of coordinates beyond ASCII.
std::string_view encoding_of_header(std::string_view head) {
    struct Header {
        std::string_view encoding, word;
    };
    for (const auto& [encoding, word] :
         {Header{"Windows-1251", "широта"}, Header{"Windows-1251", "координаты"}, Header{"Windows-1252", "länge"}}) {
        std::string text;
        bool failed = false;
        Recoder(std::string(encoding)).convert(head.data(), head.size(), text, failed);
        if (small_letters(text).find(word) != text.npos) return encoding;
    }
    return {};
}

}  // namespace

TextEncoding encoding_of(const std::string& path, const std::string& shown) {
    std::ifstream file = opened(path, shown);
    std::vector<char> buffer(bytes_at_once);
    EncodingGuess guess;
    bool first = true;
    std::string_view by_header;
    for (std::size_t got = read_chunk(file, buffer, 0); got > 0; got = read_chunk(file, buffer, 0)) {
        const std::string_view text(buffer.data(), got);
        if (first && (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))) return {"UTF-16", true};
        if (first && text.starts_with("\xef\xbb\xbf")) return {"", true};
        if (first && !utf16_without_mark(text).empty()) return {std::string(utf16_without_mark(text)), false};
        if (first) by_header = encoding_of_header(text.substr(0, longest_header));
        first = false;
        guess.see(text);
    }
    guess.see("   ");  // completes what is no sequence
    if (guess.is_utf8()) return {"", false, !guess.is_ascii()};
    if (!by_header.empty()) return {std::string(by_header), false};
    return {guess.windows().empty() ? "?" : std::string(guess.windows()), false};
}

void recode_file(const std::string& path, const std::string& from, TemporaryFile& to, const std::string& shown) {
    if (from == "?") {
        throw Error::file(
            fmt::format("{}: is neither UTF-8 nor clearly Windows-1251 or Windows-1252; name its encoding "
                        "with {}, or save it as 'CSV UTF-8'",
                        shown, parameter("encoding NAME")));
    }
    Recoder recoder(from);
    std::ifstream file = opened(path, shown);
    std::vector<char> buffer(bytes_at_once);
    std::size_t kept = 0;
    std::size_t line = 1;
    for (std::size_t got = read_chunk(file, buffer, 0); got > 0 || kept > 0; got = read_chunk(file, buffer, kept)) {
        std::string text;
        bool failed = false;
        const std::size_t taken = recoder.convert(buffer.data(), kept + got, text, failed);
        line += static_cast<std::size_t>(std::ranges::count(text, '\n'));
        if (failed || (got == 0 && taken == 0)) {
            throw Error::file(fmt::format("{}: line {}: is not {} text; name its encoding with {}", shown, line, from,
                                          parameter("encoding NAME")));
        }
        to.write(text);
        kept = kept + got - taken;
        std::copy_n(buffer.begin() + static_cast<std::ptrdiff_t>(taken), kept, buffer.begin());
    }
}

std::string recoded(std::string_view text, const std::string& from, const std::string& shown) {
    Recoder recoder(from);
    std::string result;
    bool failed = false;
    if (recoder.convert(text.data(), text.size(), result, failed) != text.size() || failed) {
        throw Error::file(
            fmt::format("{}: is not {} text; name its encoding with {}", shown, from, parameter("encoding NAME")));
    }
    return result;
}

}  // namespace rangeband::io
