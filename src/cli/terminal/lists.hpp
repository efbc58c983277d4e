// SPDX-License-Identifier: MIT
/// The tables of `rangeband list`, one for each kind.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/terminal/table.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

/// A kind of rows, each with an `id` in its first column for programs.
struct Kind {
    std::string_view name;     ///< `systems`
    std::string_view one;      ///< `system`
    std::string_view meaning;  ///< for the help
    Table (*table)(const catalog::Catalog& catalog, const std::vector<catalog::DataSource>& sources);
};

std::span<const Kind> kinds();

}  // namespace rangeband::cli
