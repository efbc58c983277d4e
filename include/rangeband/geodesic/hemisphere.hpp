// SPDX-License-Identifier: MIT
/// The words by which people name the sides of the Earth.
#pragma once

#include <string_view>

namespace rangeband::geodesic {

/// The letter N, S, E or W for a letter or word of several languages (Ost, с. ш., ouest), O for the letter that is East
/// in German and West in French and Spanish, a zero byte for anything else.
char hemisphere_of(std::string_view word);

}  // namespace rangeband::geodesic
