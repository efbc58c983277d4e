// SPDX-License-Identifier: MIT
/// Lengths and intervals in words.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// How tables spell the values of Basis.
inline constexpr std::array<std::string_view, 5> basis_names{"range", "flight", "estimate", "assumption", "possible"};

/// `1,000.001 km`
std::string kilometres(Length length);

/// `500 to 1,000 km`, `over 1,000 to 5,500 km`, `over 5,500 km`, `300 km and more`, `exactly 500 km`: an exclusive edge
/// is worded. One of the edges is there.
std::string span(const std::optional<Limit>& lower, const std::optional<Limit>& upper);

}  // namespace rangeband::catalog
