// SPDX-License-Identifier: MIT
/// From options to requests: every value is converted here, and requests know nothing of options.
#pragma once

#include "cli/options/options.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::cli {

/// @{
/// The catalogue that `--catalog` chooses: where it is looked for, and read.
std::vector<catalog::DataSource> data_sources_for(const Values& values);
operations::Data data_of(const Values& values);
/// @}

/// Throws Error(usage) when no place is given, or `with_ranges` no range, and for options that need a file and have
/// none.
void must_have_work(const Values& values, bool with_ranges);

/// Where, when and how far: `--at`, `--site`, `--from-country`, `--pair`, `--sites` and what concerns these files,
/// `--range`, `--range-column`, `--solid`, `--at-date`. Throws Error(usage) with the option's name in front.
operations::Query query_of(const Values& values);

operations::Style style_of(const Values& values);

/// `--merge`, `--depth` and `--group-by`; without `--merge` it is `unless_given`. Throws Error(usage) for a word that
/// is none of an option's, and for options that do not go together.
operations::Merging merging_of(const Values& values, operations::Merge unless_given = operations::Merge::none);

/// `--title`, `--description` and, for the provenance, the options on which the result depends.
operations::Wording wording_of(const Values& values);

operations::FootprintRequest footprint_request_of(const Values& values);

}  // namespace rangeband::cli
