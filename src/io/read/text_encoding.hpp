// SPDX-License-Identifier: MIT
/// Detection of text encodings, and conversion to UTF-8.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "io/files/temporary_file.hpp"

namespace rangeband::io {

struct TextEncoding {
    std::string name;      ///< empty: UTF-8
    bool certain = false;  ///< by a byte order mark
    bool utf8 = false;     ///< has letters beyond ASCII, all of them in UTF-8
};

/// Looks at bytes that may be Windows-1251 (Russian) or Windows-1252 (German, French, Spanish): words of the first are
/// runs of letters beyond ASCII, in the second at most two of them stand beside each other (`Größe`, `créée`).
class EncodingGuess {
  public:
    void see(std::string_view text);

    bool is_utf8() const { return utf8_; }
    bool is_ascii() const { return ascii_; }

    /// Empty for what looks like neither.
    std::string_view windows() const;

  private:
    std::string carried_;  ///< the beginning of a sequence at the end of what was seen
    bool utf8_ = true, ascii_ = true;
    std::size_t letters_ = 0, small_ = 0, not_1251_ = 0, not_1252_ = 0;
    std::size_t run_ = 0, longest_run_ = 0;  ///< of letters beside each other
};

/// `UTF-16LE` or `UTF-16BE` of text that begins without a byte order mark, or empty: every other of its bytes is zero
/// in digits and separators.
std::string_view utf16_without_mark(std::string_view head);

/// `windows-1252` of `1252` and `cp1252`; others as they are.
std::string encoding_name(const std::string& name);

/// What `<?xml version="1.0" encoding="windows-1251"?>` declares.
struct XmlEncoding {
    std::string name;              ///< empty: nothing
    std::size_t at = 0, size = 0;  ///< where ` encoding="…"` stands
};
XmlEncoding xml_encoding(std::string_view head);

/// Of a whole file. Throws Error(file) where it is not UTF-8 and looks like nothing known.
TextEncoding encoding_of(const std::string& path, const std::string& shown);

/// Writes the file into another one in UTF-8. Throws Error(usage) for an unknown encoding, Error(file) for bytes that
/// it does not have, naming the line.
void recode_file(const std::string& path, const std::string& from, TemporaryFile& to, const std::string& shown);

/// A short text. Throws as above; `shown` names where it stands.
std::string recoded(std::string_view text, const std::string& from, const std::string& shown);

}  // namespace rangeband::io
