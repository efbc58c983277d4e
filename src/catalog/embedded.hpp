// SPDX-License-Identifier: MIT
/// The tables and scenarios of geodata/ as the build put them into the program.
#pragma once

#include <span>

#include "rangeband/embedded.hpp"

namespace rangeband::catalog {

/// Sorted by path within geodata/: `bands.csv`, `scenarios/bands.ini`.
std::span<const EmbeddedFile> embedded_files();

}  // namespace rangeband::catalog
