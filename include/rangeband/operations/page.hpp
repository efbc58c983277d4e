// SPDX-License-Identifier: MIT
/// The contents of the classroom page.
#pragma once

#include <optional>
#include <string>

#include "rangeband/atlas/page.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// Every page has the shipped scenarios; the request adds to them.
struct PageRequest {
    Query query;                          ///< places and, for a scenario of one's own, ranges; may be empty
    std::optional<std::string> scenario;  ///< a shipped one to open with; the query counts only where this is none
    std::string title;                    ///< of the scenario of one's own, or empty
    std::string language;                 ///< one of `atlas::languages()`, or empty: the reader's
    std::optional<std::string> state;     ///< what the page opens with, as its code: see `atlas::check_code`
};

/// Throws Error(usage) for what makes no sense or is not known, Error(file) for bad rows of files.
atlas::Page page_of(const PageRequest& request, const Data& data);

}  // namespace rangeband::operations
