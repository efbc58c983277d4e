/// Where, when and how far: what `--at`, `--site`, `--country`, `--pair`, `--sites`, `--range`, `--range-column` and
/// `--at-date` ask for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/drawing.hpp"
#include "cli/options.hpp"
#include "cli/place.hpp"
#include "cli/site_files.hpp"
#include "cli/validity.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

using DataSources = std::vector<catalog::DataSource>;

struct Asked {
    std::vector<Item> items;         ///< typed and catalogue places, countries, pairs
    std::optional<SiteFiles> files;  ///< then the rows of files
    Ranges ranges;                   ///< of every place that has none of its own
    std::size_t ranges_per_row = 0;  ///< of files
    std::optional<Period> date;      ///< only what was there on it
    std::string on_dates;            ///< sentences on what --at-date and --timeline cannot know, or empty
};

/// Throws Error(usage) when no place is given, or `with_ranges` no range, and for options that need a file and have
/// none.
void must_have_work(const Values& values, bool with_ranges);

/// Converts these options and opens the files of sites, without walking them. `keep` are the files' columns that go
/// along. Throws Error with the option's name in front.
Asked ask(const Values& values, const catalog::Catalog& catalog, const DataSources& sources, const Style& style,
          Keep keep);

/// The sources of the positions of the catalogue's sites and countries among the places.
std::vector<std::string> position_sources(const catalog::Catalog& catalog, const Values& values,
                                          const std::vector<Item>& items);

/// Looks at all rows before anything is written. Throws Error(file) listing the bad ones, unless they are to be skipped
/// and others are left.
RowCheck check_rows(std::optional<SiteFiles>& files, bool skip_bad);

/// All places that were there, in their order; those of files are read anew, in constant memory.
void each_item(Asked& asked, const std::function<void(Item&&)>& visit);

}  // namespace rangeband::cli
