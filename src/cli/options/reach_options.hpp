/// Everything that `rangeband reach` will do, decided and checked before anything is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/asked.hpp"
#include "cli/destinations.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/reaching.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::cli {

enum class ReachForm { table, csv, json, file };
enum class ReachCount { none, sites, places };
enum class ReachSort { distance, azimuth, name, country };

struct ReachRequest {
    Asked asked;
    Destinations to;
    Reach::Choice choice;
    ReachForm form = ReachForm::table;
    ReachCount count = ReachCount::none;
    ReachSort sort = ReachSort::distance;
    Tolerance tolerance = Tolerance::m(100);
    bool points = false;             ///< in a file, in place of lines
    io::OutputRequest output;        ///< of a file
    std::vector<std::string> notes;  ///< what must be said beside the rows, whatever they are
    unsigned threads = 1;
    bool skip_bad = false;
    bool quiet = false;
    ProgressWanted progress = ProgressWanted::on_terminal;
};

/// Reads the catalogue and the places, converts every option and opens the files of sites, without walking them.
/// Throws Error with the option's name in front.
ReachRequest decide_reach(const Values& values);

}  // namespace rangeband::cli
