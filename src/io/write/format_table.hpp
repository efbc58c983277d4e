// SPDX-License-Identifier: MIT
/// The rows of the one table of formats, with what makes their files.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "io/style/legend.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

struct FormatRow {
    Format format;
    std::vector<std::string_view> other_extensions;
    std::vector<std::string_view> other_names;
    std::unique_ptr<Writer> (*open)(OutputRequest, const Legends&);  ///< the legends grow as features are written
};

/// The formats with a place of their own.
const std::vector<FormatRow>& format_table();

/// One for each further driver of this GDAL that writes files with our columns; none without the module.
const std::vector<FormatRow>& further_table();

/// The row of the table for a format that the module writes.
std::unique_ptr<Writer> open_by_gdal(OutputRequest request, const Legends& legends);

/// Whether GDAL's driver of that name stands behind a row of `format_table`, so that it has no row of its own.
bool is_named_driver(std::string_view driver);

/// The row whose public part `format` is.
const FormatRow& row_of(const Format& format);

}  // namespace rangeband::io
