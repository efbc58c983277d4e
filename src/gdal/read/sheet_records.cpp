// SPDX-License-Identifier: MIT
#include "gdal/read/sheet_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {

void SheetRecords::rewind() {
    sheet_.ResetReading();
    number_ = 0;
}

bool SheetRecords::next() {
    GdalMessages messages;
    for (;;) {
        row_ = OGRFeatureUniquePtr(sheet_.GetNextFeature());
        if (messages.failed()) throw Error::file(fmt::format("cannot be read to its end{}", messages.tail()));
        if (!row_) return false;
        ++number_;
        const int count = row_->GetFieldCount();
        texts_.assign(static_cast<std::size_t>(count), "");
        for (int i = 0; i < count; ++i) {
            std::string& text = texts_[static_cast<std::size_t>(i)];
            if (row_->IsFieldSetAndNotNull(i)) text = row_->GetFieldAsString(i);
            if (!booleans_.empty() && booleans_.contains({number_, i})) text = text == "0" ? "FALSE" : "TRUE";
        }
        cells_.assign(texts_.begin(), texts_.end());
        if (std::ranges::any_of(cells_, [](auto cell) { return !trimmed(cell).empty(); })) return true;
    }
}

std::string SheetRecords::where() const { return fmt::format("row {}", number_); }

}  // namespace rangeband::gdal
