// SPDX-License-Identifier: MIT
/// Rings of the engine, with which tests compare those of the page.
#pragma once

#include <string>

namespace rangeband::atlas {

/// Some rings as JSON, each a place, a radius in km and equally spaced points [lon, lat] from north on clockwise, with
/// all digits: the page computes its rings itself (by another implementation of the same geodesics), and a test
/// compares.
std::string reference_rings();

}  // namespace rangeband::atlas
