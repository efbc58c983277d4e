// SPDX-License-Identifier: MIT
/// What goes into the page, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/atlas/page.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::atlas {

/// Sites without a position are left out, since nothing can be drawn around them, and so are areas.
std::string data_of(const Page& page, const catalog::Catalog& catalog, std::string_view version);

}  // namespace rangeband::atlas
