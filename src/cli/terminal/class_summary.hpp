// SPDX-License-Identifier: MIT
/// The short answer of `classify`: the classes of the claims about a system, one line per claim.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal/table.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/operations/classify.hpp"

namespace rangeband::cli {

/// `inf-shorter: shorter-range missile, for GLBM and GLCM`
std::string explained(const catalog::Band& band);

/// `INF Treaty (1987): in force 1988-06-01 to 2019-08-02`; empty where no day is known.
std::string term_of(const catalog::Regime& regime);

/// Of claims, those of one system one after another. Only classes of treaties with parties are named, as narrow as the
/// claim allows.
Table class_summary(const catalog::Catalog& catalog, const std::vector<operations::Subject>& claims);

}  // namespace rangeband::cli
