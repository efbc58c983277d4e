// SPDX-License-Identifier: MIT
/// Lengths as a language writes them.
#pragma once

#include <string>

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// `5,500 km`, `5.500 km`, `5 500 км`: all its digits down to a metre. The number and its unit are never broken over
/// two lines.
std::string figure(Length length, Language language);

/// `500–5,500 km`, `at least 500 km`
std::string figures(const Series& series, Language language);

/// What is written at one of its edges: `500 km`, or `at least 500 km` where the legend says so.
std::string edge_label(const Series& series, Length edge, Language language);

}  // namespace rangeband::picture
