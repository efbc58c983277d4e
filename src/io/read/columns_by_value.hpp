// SPDX-License-Identifier: MIT
/// Parts of coordinates that stand in columns whose headers do not say so.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/read_columns.hpp"

namespace rangeband::io {

/// Watches every cell of a table, and then finds hemispheres, minutes and seconds that belong to its coordinates.
class ColumnsByValue {
  public:
    explicit ColumnsByValue(std::vector<std::string> headers);

    void see(std::span<const std::string_view> cells, const SiteColumns& site);

    /// Adds to the coordinates what plainly belongs to them. Throws Error(file), with the column, for what may belong
    /// to them and may not: a coordinate without its hemisphere or minutes is another place. Beside columns that were
    /// chosen it is noted in `not_parts` and left alone.
    void complete(SiteColumns& site) const;

  private:
    /// What all cells with text have in common.
    struct Cells {
        bool any = false;
        bool numbers = false;  ///< in any of them
        bool hemispheres = true;
        bool latitudes = false, longitudes = false;  ///< of the hemispheres
        bool backwards = false;                      ///< a south or west, or an O, beside a coordinate without a sign
        bool sixtieths = true;                       ///< its numbers are from 0 to 59
        bool whole = true;                           ///< its numbers are digits alone
        bool signs = true, minus = false;            ///< `+`, `-`, `1`, `-1`
        bool east = false, west = false, o = false;  ///< at their ends
    };

    static void see_cell(Cells& cells, std::string_view text);
    bool has_sides_of(std::size_t column, bool latitude) const;
    bool is_side_of(std::size_t column, bool latitude) const;
    bool sides_are_paired(const SiteColumns& site) const;
    void add_hemisphere(SiteColumns& site, bool latitude) const;
    void add_parts(SiteColumns& site, AxisColumns& axis, bool latitude) const;
    void refuse_left_over(SiteColumns& site) const;
    void settle_o(AxisColumns& axis) const;

    std::vector<std::string> headers_;
    std::vector<Cells> columns_;
};

}  // namespace rangeband::io
