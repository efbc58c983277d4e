// SPDX-License-Identifier: MIT
/// A table of sites that a caller has in memory: read as a file's is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// Rows that are requested one at a time, in their order and as often as a run needs them, so that none is copied. They
/// must not change while a request uses the table. It is read on the thread that runs the request.
class OwnTable {
  public:
    virtual ~OwnTable() = default;

    /// How messages name it: `sites`.
    virtual std::string name() const = 0;

    virtual std::size_t rows() const = 0;  ///< how many

    /// All columns. Without geometry the position is in those that their names say, as in a file: see `SiteTable`.
    virtual const std::vector<Field>& columns() const = 0;

    /// The value of a row in a column, of the column's type or null.
    virtual Value value(std::size_t row, std::size_t column) const = 0;

    /// Whether rows have a geometry.
    virtual bool has_geometry() const = 0;

    /// Of a row, as well-known binary; empty for none.
    virtual std::string_view geometry(std::size_t row) const = 0;

    /// The coordinate reference system of the geometries, as any text that GDAL understands (`EPSG:3035`, WKT); empty
    /// for longitude and latitude in degrees on WGS84.
    virtual std::string crs() const = 0;
};

}  // namespace rangeband::io
