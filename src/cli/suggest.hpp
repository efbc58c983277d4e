/// 'Did you mean': the nearest of some names.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rangeband::cli {

/// `; did you mean --range?`, the name with its prefix, or nothing when no name is near.
/// Near means at most a third of the letters mistyped (inserted, left out, replaced, or two neighbours swapped), in any
/// case.
std::string did_you_mean(std::string_view typed, std::span<const std::string> names, std::string_view prefix = "");

/// Equal but for the case of ASCII letters.
bool same_name(std::string_view a, std::string_view b);

}  // namespace rangeband::cli
