/// Sentences to people, apart from what a command writes.
#pragma once

#include <string>

namespace rangeband::cli {

/// `rangeband: SENTENCE` as a line on stderr.
void say(const std::string& sentence);

}  // namespace rangeband::cli
