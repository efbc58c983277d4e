// SPDX-License-Identifier: MIT
/// A pasted position taken apart into its two coordinates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geodesic/coordinate.hpp"

namespace rangeband::geodesic {

/// The texts of the two coordinates, and where in the plain text a name begins.
struct Parts {
    std::string first, second;
    std::size_t name = std::string_view::npos;
    bool is_view = false;  ///< the middle of what a map showed
};

/// Without blanks, commas and the like on either side.
std::string_view without_separators(std::string_view text);

/// A coordinate of its own, whose comma is a decimal one.
std::string with_point(std::string_view text);

bool reads_as(std::string_view text, const Axis& axis);
bool is_position(const Parts& parts);

/// `48°34′11″N 46°15′14″E`, `46.25E 48.57N`, `N 48 34.2, E 46 15.3`, `48,57° N; 46,25° O`: hemispheres part them.
std::optional<Parts> by_hemispheres(std::string_view text);

/// `48.57, 46.25, a name`
std::optional<Parts> by_commas(std::string_view text);

/// `geo:48.57,46.25?z=12`, and the addresses that maps show. Throws Error(usage) for one whose position nobody marked.
std::optional<Parts> in_address(std::string_view text);

}  // namespace rangeband::geodesic
