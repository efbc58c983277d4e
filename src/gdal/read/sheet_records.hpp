// SPDX-License-Identifier: MIT
/// The rows of a sheet as text, in their order.
#pragma once

#include <ogrsf_frmts.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gdal/read/sheet_cells.hpp"
#include "gdal/session.hpp"
#include "io/read/read_columns.hpp"
#include "io/read/records.hpp"

namespace rangeband::gdal {

/// While it lives, GDAL takes no row for a header and every cell for text: which row is the header, and what cells
/// mean, is found out as in any other table.
struct SheetsAsText {
    ThreadOption excel_headers{"OGR_XLSX_HEADERS", "DISABLE"}, excel_types{"OGR_XLSX_FIELD_TYPES", "STRING"};
    ThreadOption old_headers{"OGR_XLS_HEADERS", "DISABLE"}, old_types{"OGR_XLS_FIELD_TYPES", "STRING"};
    ThreadOption open_headers{"OGR_ODS_HEADERS", "DISABLE"}, open_types{"OGR_ODS_FIELD_TYPES", "STRING"};
};

class SheetRecords final : public Records {
  public:
    explicit SheetRecords(OGRLayer& sheet, SheetCells special = {}, ColumnChoice choice = {})
        : sheet_(sheet), special_(std::move(special)), choice_(std::move(choice)) {
        sheet_.ResetReading();
    }

    void rewind() override;
    bool next() override;
    const std::vector<std::string_view>& cells() const override { return cells_; }
    std::string where() const override;
    bool shows_signs() const override { return false; }

  private:
    bool is_number_like_thousands(int column, const std::string& text) const;

    /// `48:34:12` of a cell that holds a time, or empty.
    std::string time_in(int column, const std::string& text) const;
    void learn_columns();

    OGRLayer& sheet_;
    SheetCells special_;
    ColumnChoice choice_;
    SiteColumns site_;  ///< where cells hold times: the columns of coordinates, once a record has named them
    OGRFeatureUniquePtr row_;
    std::vector<std::string> texts_;
    std::vector<std::string_view> cells_;
    long long number_ = 0;
};

}  // namespace rangeband::gdal
