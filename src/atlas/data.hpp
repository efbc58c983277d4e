// SPDX-License-Identifier: MIT
/// What goes into the page, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/atlas/page.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::atlas {

/// What the page was asked to show: where it starts, and the places and ranges of its reader.
std::string own_data(const Page& page, std::string_view version);

/// The catalogue. Sites without a position are left out, since nothing can be drawn around them, and so are areas.
std::string catalogue_data(const Page& page, const catalog::Catalog& catalog);

}  // namespace rangeband::atlas
