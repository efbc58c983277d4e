// SPDX-License-Identifier: MIT
/// The options of `rangeband reach` as checked values.
#pragma once

#include <optional>

#include "cli/options/options.hpp"
#include "rangeband/io/write.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::cli {

enum class ReachForm { table, csv, json, file };
enum class ReachCount { none, sites, places };
enum class ReachSort { distance, azimuth, name, country };

struct ReachOptions {
    operations::ReachRequest request;
    ReachForm form = ReachForm::table;
    ReachCount count = ReachCount::none;
    ReachSort sort = ReachSort::distance;
    std::optional<io::OutputRequest> output;  ///< of a file
};

/// Throws Error(usage) with the option's name in front.
ReachOptions reach_options_of(const Values& values);

}  // namespace rangeband::cli
