// SPDX-License-Identifier: MIT
/// Rows of coverage as a table.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal/table.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::cli {

/// `--sort`; none is the order of the outlines.
using CoverageOrder = bool (*)(const operations::CoverageRow& a, const operations::CoverageRow& b);

/// By a word of `coverage_orders`; null for any other.
CoverageOrder coverage_order(std::string_view word);
std::vector<std::string> coverage_orders();

/// Countries in this order; land, sea and total stay behind them.
void sort(operations::CoverageBlock& block, CoverageOrder order);

/// Without rows and notes.
Table coverage_table(const operations::CoverageColumns& wanted);

/// Every country, or only land, sea and total.
void add_rows(Table& table, const operations::CoverageBlock& block, const operations::CoverageColumns& wanted,
              bool countries);

}  // namespace rangeband::cli
