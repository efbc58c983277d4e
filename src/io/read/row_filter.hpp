// SPDX-License-Identifier: MIT
/// Conditions on rows, for tables that GDAL does not read itself.
#pragma once

#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// An OGR SQL condition over plain values.
class RowFilter {
  public:
    virtual ~RowFilter() = default;

    virtual bool matches(const std::vector<Value>& values) = 0;
};

}  // namespace rangeband::io
