// SPDX-License-Identifier: MIT
/// Numbers as text.
#pragma once

#include <string>

namespace rangeband::catalog {

/// The shortest text that reads back as the same number, whatever the locale: `480`, `1.5`.
std::string plain_number(double value);

/// The same with thousands grouped for people: `5,500`.
std::string grouped_number(double value);

}  // namespace rangeband::catalog
