/// Sentences to people, apart from what a command writes.
#pragma once

#include <string>
#include <string_view>

namespace rangeband::cli {

/// Text of a file or a command line as a terminal may get it: control characters, which it would obey, become
/// `instead`; line feeds stay.
std::string printable(std::string_view text, char instead);

/// `rangeband: SENTENCE` as a line on stderr.
void say(const std::string& sentence);

}  // namespace rangeband::cli
