// SPDX-License-Identifier: MIT
/// The code of a view, which the page writes and reads: `site=kapustin-yar+km=480+projection=globe`.
#pragma once

#include <string_view>

#include "rangeband/atlas/page.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::atlas {

inline constexpr std::size_t longest_code = 2000;  ///< bytes; src/atlas/web/code.js has the same

/// Throws Error(usage) with what is wrong: too long, a part that is not NAME=VALUE, an unknown or repeated name, a
/// value that does not fit it, or a site, claim or scenario that neither the catalogue nor the page has. What passes is
/// letters, digits and `. , : @ ~ - = +`.
void check_code(std::string_view code, const Page& page, const catalog::Catalog& catalog);

}  // namespace rangeband::atlas
