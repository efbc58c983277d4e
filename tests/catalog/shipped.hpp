// SPDX-License-Identifier: MIT
/// The catalogue that is built in.
#pragma once

#include <algorithm>
#include <string_view>

#include "rangeband/catalog/catalog.hpp"

inline const rangeband::catalog::Catalog& shipped() {
    static const auto catalog = rangeband::catalog::Catalog::load({});
    return catalog;
}

inline const rangeband::catalog::Band& band(std::string_view id) {
    return *std::ranges::find(shipped().bands(), id, &rangeband::catalog::Band::id);
}
