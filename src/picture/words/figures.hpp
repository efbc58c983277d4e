// SPDX-License-Identifier: MIT
/// Texts of the legend and the rings of a map.
#pragma once

#include <optional>
#include <string>

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// As it was written, if it was.
std::string figure(Length length, const std::optional<catalog::Figure>& written, Language language);

/// `500–1,000 km`: the unit once where both have it.
std::string joined(std::string least, const std::string& most);

/// `500–5,500 km`, `at least 500 km`
std::string figures(const Series& series, Language language);

/// What is written at one of its edges: `500 km`, or `at least 500 km` where the legend says so.
std::string edge_label(const Series& series, Length edge, Language language);

}  // namespace rangeband::picture
