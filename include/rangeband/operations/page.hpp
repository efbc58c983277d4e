/// What `rangeband atlas` puts into its page.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "rangeband/atlas/page.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

/// The shipped scenarios that the page can show, then what the options name: places, and where there are ranges, too, a
/// scenario of one's own. Throws Error(usage), or Error(file) for bad rows of --sites.
atlas::Page atlas_page_of(const Values& values, const catalog::Catalog& catalog,
                          const std::vector<catalog::DataSource>& sources);

}  // namespace rangeband::cli
