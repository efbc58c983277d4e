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

/// Of a length that nobody typed, in the picture's unit; where it has two, in both: `480 km (298 mi)`.
std::string figure_of(Length length, const Picture& picture);

/// In which such a length is round.
Length unit_of(const Picture& picture);

/// `500–5,500 km`, `at least 500 km`; where the picture has two units, in both.
std::string figures(const Series& series, const Picture& picture);

/// What is written at one of its edges: `500 km`, or `at least 500 km` where the legend says so.
std::string edge_label(const Series& series, Length edge, const Picture& picture);

}  // namespace rangeband::picture
