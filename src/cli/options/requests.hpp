/// Everything that a footprint run will do, decided and checked before anything is written.
#pragma once

#include "cli/asked.hpp"
#include "cli/drawing.hpp"
#include "cli/merging.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::cli {

struct FootprintRequest {
    Asked asked;
    Style style;
    Merging merging;
    GroupBy group_by;
    Layers layers;
    io::OutputRequest output;
    std::vector<std::string> credits;  ///< what must be said where the data is shown
    unsigned threads = 1;
    bool skip_bad = false;
    bool quiet = false;
    bool force = false;
    ProgressWanted progress = ProgressWanted::on_terminal;
};

/// Reads the catalogue, converts every option and opens the files of sites, without walking them. `output` says where
/// to and in which format; its layers and texts are filled in. Throws Error with the option's name in front.
FootprintRequest decide(const Values& values, io::OutputRequest output);

}  // namespace rangeband::cli
