/// The run that `footprint` and `map` have in common: rows are checked, then everything is drawn.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/request.hpp"

namespace rangeband::cli {

/// What a run did, for its last words.
struct Tally {
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< the first few titles
    std::size_t empties = 0;

    void add(const Drawn& drawn);
};

/// All rows are looked at before anything is written. Throws Error(file) where bad ones may not be left out; says on
/// stderr how columns are renamed and what dates are not known.
RowCheck check_rows(FootprintRequest& request);

/// Every item and, of files, every good row, in their order, whatever the number of threads.
Tally draw_all(FootprintRequest& request, std::size_t good_rows, const std::function<void(Placed&&)>& put);

void say_what_is_empty(const Tally& tally, bool merged);

/// 0, or Error(file) when bad rows were left out.
int exit_code_of(const RowCheck& rows);

}  // namespace rangeband::cli
