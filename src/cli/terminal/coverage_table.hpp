/// Rows of coverage as a table, and as features of a map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/coverage.hpp"
#include "cli/table.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

struct CoverageColumns {
    bool name = false;      ///< where the range alone does not tell blocks apart
    bool date = false;      ///< of a timeline
    bool range = false;     ///< for the legend of a map
    bool countries = true;  ///< or only land, sea and total
};

/// `--sort`; none is the order of the outlines.
using CoverageOrder = bool (*)(const CoverageRow& a, const CoverageRow& b);

/// `area`, `share`, `name`, `code`, `cities`, `people`; null for any other word.
CoverageOrder coverage_order(std::string_view word);
std::vector<std::string> coverage_orders();

/// Countries in this order; land, sea and total stay behind them.
void sort(CoverageBlock& block, CoverageOrder order);

/// Without rows and notes.
Table coverage_table(const CoverageColumns& wanted);
void add_rows(Table& table, const CoverageBlock& block, const CoverageColumns& wanted);

/// The layer of countries and the sea, with the table's columns.
io::Layer coverage_layer(const CoverageColumns& wanted);
std::vector<io::Feature> coverage_features(CoverageBlock&& block, const CoverageColumns& wanted);

/// For `--help`: every column with its meaning.
std::string coverage_columns_help();

}  // namespace rangeband::cli
