// SPDX-License-Identifier: MIT
/// One row of a table while it is read: its fields as values, and errors that name file and line.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/csv.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::catalog {

class Row {
  public:
    Row(const CsvRow& row, std::string_view file) : row_(row), file_(file) {}

    /// `claims.csv: line 7`
    std::string where() const;
    [[noreturn]] void fail(std::string_view what) const;

    /// Without the blanks around it, in every column: they are typed behind commas, and never part of what is meant.
    std::string text(std::string_view column) const;
    std::string required(std::string_view column) const;

    /// Lower-case letters, digits and hyphens: what can be typed as a range or a site without quoting.
    std::string id(std::string_view column) const;

    /// An id that `--range` takes: none that reads as a length, which it would hide.
    std::string range_id(std::string_view column) const;

    /// `2019-01-23`, `2019-01`, `2019` or nothing.
    std::string date(std::string_view column) const;

    /// `example` is what such a number looks like, for who wrote none.
    std::optional<double> number(std::string_view column, std::string_view example) const;

    /// A number of kilometres that is not negative.
    std::optional<Length> kilometres(std::string_view column) const;

    /// The index of the field's word among `words`.
    std::size_t one_of(std::string_view column, std::span<const std::string_view> words) const;

    /// One of `words`, or nothing.
    std::string word(std::string_view column, std::span<const std::string_view> words) const;

    /// The columns lat and lon: both in range, or both empty.
    std::optional<geodesic::Position> position() const;

    /// `LAT,LON; LAT,LON; …`, at least three, neighbours less than 180° of longitude apart.
    std::vector<geodesic::Position> corners(std::string_view column) const;

    /// Both dates, in order.
    void check_order(std::string_view from, std::string_view to) const;

  private:
    const CsvRow& row_;
    std::string_view file_;
};

}  // namespace rangeband::catalog
