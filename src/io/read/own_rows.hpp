// SPDX-License-Identifier: MIT
/// Rows of a caller's own table.
#pragma once

#include <memory>

#include "io/read/rows.hpp"
#include "rangeband/io/own_table.hpp"

namespace rangeband::io {

/// `request` says which columns and how edges are read; its path counts for nothing. Throws Error(file) naming the
/// table: no columns of coordinates, no rows, a coordinate reference system that is unknown.
std::unique_ptr<Rows> open_own_rows(std::shared_ptr<const OwnTable> table, const SitesRequest& request);

}  // namespace rangeband::io
