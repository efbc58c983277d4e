// SPDX-License-Identifier: MIT
#include "gdal/read/sheet_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "rangeband/error.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

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
            if (is_number_like_thousands(i, text)) text += '0';
            if (!special_.booleans.empty() && special_.booleans.contains({number_, i}))
                text = text == "0" ? "FALSE" : "TRUE";
            if (!site_.is_place(static_cast<std::size_t>(i)) || text.empty()) continue;
            // As ISO 8601 marks one, and OpenDocument has it; no coordinate is written like that.
            if (const std::string time = time_in(i, text); !time.empty()) text = "PT" + time;
        }
        if (!site_.says_where() && !special_.times.empty()) learn_columns();
        cells_.assign(texts_.begin(), texts_.end());
        if (std::ranges::any_of(cells_, [](auto cell) { return !trimmed(cell).empty(); })) return true;
    }
}

/// A number of three decimals, which would be taken for text with a thousands mark: `480.125`. Of a workbook that was
/// not looked at (`.xls`) nobody tells numbers from text, but no number ends with a zero.
bool SheetRecords::is_number_like_thousands(int column, const std::string& text) const {
    if (!may_part_thousands(text, text.find('.'))) return false;
    return special_.known ? special_.numbers.contains({number_, column}) : text.back() != '0';
}

std::string SheetRecords::time_in(int column, const std::string& text) const {
    if (!special_.times.contains({number_, column})) return {};
    const auto days = as_number<double>(text);
    if (!days || !(std::abs(*days) < 1e6)) return text;
    const auto seconds = std::llround(*days * 86'400.0);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, std::abs(seconds / 60 % 60), std::abs(seconds % 60));
}

void SheetRecords::learn_columns() {
    try {
        site_ = find_site_columns(texts_, choice_);
    } catch (const Error&) {
        site_ = {};  // who reads the table says so
    }
}

std::string SheetRecords::where() const { return fmt::format("row {}", number_); }

}  // namespace rangeband::gdal
