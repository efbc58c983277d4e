/// How footprints are put together: `--merge`, `--depth`, `--group-by`, `--contested`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

enum class Merge { none, any, all, depth };

/// As the option spells it: `union`
std::string_view name_of(Merge way);

struct Merging {
    Merge how = Merge::none;
    footprint::Nesting nesting = footprint::Nesting::disjoint;
    std::optional<Given> group_by;
    bool contested = false;

    bool merges() const { return how != Merge::none; }
};

/// Without `--merge` it is `unless_given`. Throws Error(usage) for a word that is none of an option's, and for options
/// that do not go together.
Merging merging_of(const Values& values, Merge unless_given = Merge::none);

/// Colours and legend of a map of depths.
io::LayerStyle depth_colours(const Merging& merging);

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
    std::string name;

    /// By name, in any case: a column of the output that is known before anything is drawn, a kept column by its name
    /// in the input or the output, or `none`; `range_id` when nothing is given. Throws Error(usage) with the nearest.
    static GroupBy parse(const std::optional<Given>& given, const std::vector<io::Field>& kept,
                         const std::vector<std::string>& kept_inputs);
};

}  // namespace rangeband::cli
