/// `--where` for tables that GDAL does not read itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// An OGR SQL condition over plain values.
class RowFilter {
  public:
    /// Throws Error(file) with GDAL's message for a condition that does not parse or names an unknown column.
    RowFilter(const std::string& condition, const std::vector<Field>& fields, const std::string& shown);
    ~RowFilter();

    bool holds(const std::vector<Value>& values);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::io
