/// Which places with which ranges: decided in one way for every command that draws or measures footprints.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/drawing.hpp"
#include "cli/options.hpp"
#include "cli/place.hpp"
#include "cli/site_files.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

struct Work {
    std::vector<catalog::DataSource> sources;
    catalog::Catalog catalog;
    Ranges ranges{};                   ///< of `--range`
    std::vector<Item> items{};         ///< typed and catalogue places, countries, pairs
    std::optional<SiteFiles> files{};  ///< then the rows of files
    std::size_t ranges_per_row = 0;
    bool skip_bad = false;

    /// Reads the catalogue, converts the options on where, when and how far, and opens the files of sites, without
    /// walking them. Throws Error with the option's name in front.
    static Work decide(const Values& values, const Style& style);

    /// Looks at all rows, before anything is written. Throws Error(file) that lists the bad ones, unless they are to be
    /// skipped and others are good.
    RowCheck check_rows();

    /// How many footprints there will be, one for each item and range.
    std::size_t footprints(const RowCheck& rows) const;

    /// In order; rows of files are read anew, in constant memory.
    void each_item(const std::function<void(Item&&)>& visit);

    /// The sources of the positions of the catalogue's sites and countries among the places.
    std::vector<std::string> position_sources(const Values& values) const;
};

}  // namespace rangeband::cli
