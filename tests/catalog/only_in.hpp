// SPDX-License-Identifier: MIT
/// What one set has and another lacks, for tests that then print only that.
#pragma once

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace rangeband::catalog::test {

/// `oka, r-12`; empty where the other has them all.
inline std::string only_in(const std::set<std::string>& set, const std::set<std::string>& other) {
    std::vector<std::string> differ;
    std::ranges::set_difference(set, other, std::back_inserter(differ));
    std::string text;
    for (const std::string& name : differ) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace rangeband::catalog::test
