/// Everything that a footprint run will do, decided and checked before anything is written.
#pragma once

#include "cli/drawing.hpp"
#include "cli/merging.hpp"
#include "cli/options.hpp"
#include "cli/work.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::cli {

struct FootprintRequest {
    Work work;
    Style style;
    Merging merging;
    GroupBy group_by{};
    Layers layers{};
    io::OutputRequest output;
    unsigned threads = 1;
    bool quiet = false;
    bool progress = true;
};

/// Reads the catalogue, converts every option and opens the files of sites, without walking them.
/// Throws Error with the option's name in front.
FootprintRequest decide(const Values& values);

}  // namespace rangeband::cli
