// SPDX-License-Identifier: MIT
/// The contents of the catalogue, and the formats, as tables.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/operations/table.hpp"

namespace rangeband::operations {

/// A kind of rows, each with an `id` in its first column for programs.
struct ListKind {
    std::string_view name;     ///< `systems`
    std::string_view one;      ///< `system`
    std::string_view meaning;  ///< one line for people

    /// All rows, without notes.
    Table (*table)(const catalog::Catalog& catalog, const std::vector<catalog::DataSource>& sources);
};

/// All kinds.
std::span<const ListKind> list_kinds();

}  // namespace rangeband::operations
