// SPDX-License-Identifier: MIT
/// The rows of a sheet as text, in their order.
#pragma once

#include <ogrsf_frmts.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gdal/read/sheet_booleans.hpp"
#include "gdal/session.hpp"
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
    /// The cells that hold TRUE or FALSE, and no numbers.
    explicit SheetRecords(OGRLayer& sheet, std::set<SheetCell> booleans = {})
        : sheet_(sheet), booleans_(std::move(booleans)) {
        sheet_.ResetReading();
    }

    void rewind() override;
    bool next() override;
    const std::vector<std::string_view>& cells() const override { return cells_; }
    std::string where() const override;
    bool shows_signs() const override { return false; }

  private:
    OGRLayer& sheet_;
    std::set<SheetCell> booleans_;
    OGRFeatureUniquePtr row_;
    std::vector<std::string> texts_;
    std::vector<std::string_view> cells_;
    long long number_ = 0;
};

}  // namespace rangeband::gdal
