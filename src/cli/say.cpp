#include "cli/say.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace rangeband::cli {

void say(const std::string& sentence) { fmt::print(stderr, "rangeband: {}\n", sentence); }

}  // namespace rangeband::cli
