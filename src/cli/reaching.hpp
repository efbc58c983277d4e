/// What one site reaches: distances, azimuths and verdicts, or verdicts alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/destinations.hpp"
#include "cli/place.hpp"
#include "rangeband/analysis/verdict.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// A site and one of the places.
struct Pair {
    std::size_t place = 0;         ///< index of the destination
    geodesic::Position from;       ///< the site, or the nearest point of the area
    Length distance;               ///< 0 within an area
    std::optional<Angle> azimuth;  ///< at `from`, in [0°, 360°); none where there is no way to go
};

/// A site with its pairs in the order of the places, and for each the verdicts in the order of the ranges.
struct Reached {
    std::string site;
    Ranges ranges;
    std::vector<Pair> pairs;
    std::vector<analysis::Verdict> verdicts;  ///< pairs × ranges
    std::string text;                         ///< the rows, where they are text

    /// Whether to show the pair's row of that range.
    bool shows(std::size_t pair, std::size_t range, bool only_inside) const {
        return !only_inside || verdicts[pair * ranges.size() + range].inside == analysis::Inside::yes;
    }
};

class Reach {
  public:
    struct Choice {
        bool only_inside = false;  ///< only pairs that some range surely holds
        std::optional<int> limit;  ///< only so many nearest of those
        footprint::Edges edges = footprint::Edges::lonlat;
    };
    Reach(const std::vector<Destination>& places, Choice choice);

    /// Safe to call from many threads. Throws what `analysis::LaunchAreaDistance` does, with the place's name.
    Reached reach(const Item& item) const;

    /// Verdicts alone, without a distance where none is needed: `[range * places + place]`.
    std::vector<analysis::Inside> judge(const Item& item) const;

  private:
    std::vector<analysis::Inside> judge_point(const Item& item, const std::vector<analysis::Question>& asked) const;
    std::vector<std::size_t> candidates(const Item& item) const;

    const std::vector<Destination>& places_;
    Choice choice_;
    analysis::Points positions_;
};

/// The output's columns: of every row, in every format.
std::vector<io::Field> reach_fields();

/// One row. Without a range what concerns it is null.
std::vector<io::Value> reach_values(const Reached& reached, const Destination& place, std::size_t pair,
                                    std::optional<std::size_t> range);

/// Calls `visit(pair, range)` for each row in order: pairs × ranges, or pairs alone where there is no range.
template <typename Visit>
void each_row(const Reached& reached, bool only_inside, const Visit& visit) {
    for (std::size_t pair = 0; pair < reached.pairs.size(); ++pair) {
        if (reached.ranges.empty()) visit(pair, std::optional<std::size_t>());
        for (std::size_t range = 0; range < reached.ranges.size(); ++range) {
            if (reached.shows(pair, range, only_inside)) visit(pair, std::optional(range));
        }
    }
}

}  // namespace rangeband::cli
