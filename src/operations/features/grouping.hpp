// SPDX-License-Identifier: MIT
/// How footprints are grouped for merging, and how groups are shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "operations/features/columns.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// Throws Error(usage) for a style and a merging that do not go together.
void must_go_together(const Query& query, const Style& style, const Merging& merging);

/// Colours and legend of a map of depths, which stand in that column.
io::LayerStyle depth_colours(std::size_t column, const Merging& merging);

/// Of a map of covered countries: by depths, what is grouped, or ranges.
io::LayerStyle coverage_colours(const Merging& merging, const CoverageColumns& wanted);

/// Which column must be alike for footprints to be merged.
struct GroupBy {
    enum class Kind {
        everything,
        column,
        kept,
        nothing,  ///< each footprint is a group of its own
    };
    Kind kind = Kind::column;
    std::size_t index = 0;  ///< of `columns()`, or of the kept columns

    bool is(Is column) const { return kind == Kind::column && index == number_of(column); }

    /// By name, in any case: a column of the output that is known before anything is drawn, a kept column by its name
    /// in the input or the output, or `none`; `range_id` when nothing is given. Throws Error(usage) with the nearest.
    static GroupBy parse(const std::optional<std::string>& given, const std::vector<io::Field>& kept,
                         const std::vector<std::string>& kept_inputs);
};

}  // namespace rangeband::operations
