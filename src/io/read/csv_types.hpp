// SPDX-License-Identifier: MIT
/// What the text cells of a table mean: integers, numbers, dates or text.
#pragma once

#include <string_view>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// Watches the cells of one column and knows in the end what all of them are.
/// `007` and `+7` are text: reading them as numbers would change them. So is `1,234` in a table divided by commas,
/// where the comma may part thousands; elsewhere a comma is a decimal sign.
class ColumnType {
  public:
    explicit ColumnType(bool decimal_comma) : decimal_comma_(decimal_comma) {}

    void see(std::string_view cell);

    /// Text for a column without a value.
    FieldType type() const;

  private:
    bool decimal_comma_;
    bool seen_ = false;
    bool integer_ = true;
    bool real_ = true;
    bool date_ = true;
};

/// The cell as a value of that type; null if it is empty. `2019-05-01` and `2019/05/01` are dates.
Value value_of(std::string_view cell, FieldType type, bool decimal_comma);

}  // namespace rangeband::io
