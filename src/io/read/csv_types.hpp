// SPDX-License-Identifier: MIT
/// What the text cells of a table mean: integers, numbers, dates or text.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "rangeband/io/layer.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {

/// Watches the cells of one column and knows in the end what all of them are.
/// `007` and `+7` are text: reading them as numbers would change them. So is what may have a thousands mark: a sign
/// that is not the table's decimal one before three digits.
class ColumnType {
  public:
    void see(std::string_view cell);

    /// Whether any cell had text.
    bool seen() const { return seen_; }

    /// The decimal sign of its cells beside coordinates with that one; unknown where the cells disagree.
    DecimalSign sign_beside(DecimalSign coordinates) const;

    /// Of cells such as `5.500` and `5.500 km`, whole hundreds if the point parts thousands, the one that would be the
    /// largest; empty where a cell shows the decimal sign.
    std::string thousands_in_doubt() const { return point_ || comma_ ? std::string() : hundreds_; }

    /// Text for a column without a value.
    FieldType type(DecimalSign sign) const;

  private:
    bool seen_ = false;
    bool integer_ = true;
    std::array<bool, 3> real_ = {true, true, true};  ///< under each `DecimalSign`
    bool date_ = true;
    bool point_ = false, comma_ = false;  ///< whether a cell can only have that as its decimal sign
    std::string hundreds_;
};

/// The cell as a value of that type; null if it is empty. `2019-05-01` and `2019/05/01` are dates.
Value value_of(std::string_view cell, FieldType type, DecimalSign sign);

}  // namespace rangeband::io
