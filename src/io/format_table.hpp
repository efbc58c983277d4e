/// The rows of the one table of formats, with what makes their files.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rangeband/io/formats.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

struct FormatRow {
    Format format;
    std::vector<std::string_view> other_extensions;
    std::vector<std::string_view> other_names;
    std::unique_ptr<Writer> (*open)(OutputRequest);
};

const std::vector<FormatRow>& format_table();

/// The row whose public part `format` is.
const FormatRow& row_of(const Format& format);

}  // namespace rangeband::io
