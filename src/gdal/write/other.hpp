// SPDX-License-Identifier: MIT
/// Drivers that this program knows only from what they say of themselves.
#pragma once

#include <cstdint>
#include <string>

#include "gdal/write/driver_profile.hpp"

namespace rangeband::gdal {

/// Whole numbers up to here are exact as real ones.
inline constexpr std::int64_t most_exact_integer = std::int64_t{1} << 53;

class Other : public DriverProfile {
  public:
    explicit Other(std::string name);

    const char* driver() const override { return name_.c_str(); }
    CPLStringList dataset_options(const OutputRequest& request) const override;
    CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const override;

    /// A whole number up to 2^53 is exact as a real one.
    void adapt_field(OGRFieldDefn& definition) const override;
    bool needs_read_back_check() const override { return true; }
    bool keeps_description() const override;

    /// OpenDocument's and Excel's drivers write a text as a formula when it looks like one.
    void check_value(const Field& field, const Value& value, const OutputPlace& place) const override;

    /// A driver that cannot read says nothing when the disk is full; what it writes is text.
    bool is_complete(const std::string& path) const override;

  private:
    bool knows(const char* type) const;
    void describe_by(CPLStringList& options, const char* list, const OutputRequest& request) const;

    std::string name_;
    GDALDriver* driver_;
};

}  // namespace rangeband::gdal
