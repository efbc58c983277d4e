// SPDX-License-Identifier: MIT
/// How spreadsheets are read.
#pragma once

#include "gdal/session.hpp"

namespace rangeband::gdal {

/// While it lives, the first row of a sheet is its header; otherwise GDAL guesses from the types of the cells.
struct HeadersForced {
    ThreadOption excel{"OGR_XLSX_HEADERS", "FORCE"};
    ThreadOption open_document{"OGR_ODS_HEADERS", "FORCE"};
};

}  // namespace rangeband::gdal
