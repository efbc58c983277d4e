/// How much of each country groups of footprints cover, as rows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/asked.hpp"
#include "cli/groups.hpp"
#include "cli/merging.hpp"
#include "cli/progress.hpp"
#include "cli/validity.hpp"
#include "rangeband/analysis/country_map.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

/// What is covered of a country, of all land, of the sea, or in total.
struct CoverageRow {
    enum class Of { country, land, sea, total };
    Of of = Of::country;
    std::string iso_a2{};  ///< empty for all but countries
    std::string name{};
    Area area{};
    std::optional<double> share{};  ///< none where the atlas has no outline
    std::int64_t cities = 0;
    std::int64_t people = 0;             ///< in these cities
    footprint::MultiPolygon polygons{};  ///< of countries and the sea, when they are asked for
};

/// The rows of one region: countries in the order of their outlines, then land, sea and total.
struct CoverageBlock {
    std::optional<Day> since;  ///< of a timeline: from this day on; none before the first
    std::string name;          ///< the region's title for people
    std::string range_id;      ///< empty where its ranges differ
    std::string range;         ///< the same for people
    std::optional<int> depth;
    Tolerance tolerance;
    double area_error = 0.0;  ///< of all parts together, in proportion to the total: what the tolerance leaves open
    std::vector<CoverageRow> rows;
};

struct CoverageRequest {
    DataSources sources;
    catalog::Catalog catalog;
    Asked asked{};
    Style style;
    Merging merging;
    GroupBy group_by{};
    bool timeline = false;
    bool with_polygons = false;
    ProgressWanted progress = ProgressWanted::never;
    unsigned threads = 1;
};

/// Draws and measures every group; `sink` gets the blocks in order. In a timeline each group comes as it was at first,
/// and again for each day on which something of it changes, with zeros when nothing of it is there.
void cover(CoverageRequest& request, const std::function<void(CoverageBlock&&)>& sink);

/// The days on which an item comes or has gone, in order.
std::vector<Day> changes(Asked& asked);

}  // namespace rangeband::cli
