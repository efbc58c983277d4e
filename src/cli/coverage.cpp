#include "cli/coverage.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/pipeline.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::cli {
namespace {

using analysis::CountryMap;

/// A group, and since when it is as it is.
struct Job {
    std::optional<Day> since;
    Group group;
};

/// A job, drawn; with what is needed to count its cities.
struct Measured {
    Job job;
    std::vector<MergedRegion> regions;
    std::vector<int> depth_of_city;  ///< how many of the group's sources hold it
};

/// Rims are drawn finely enough for what they enclose. What that takes is known for sure only when area and perimeter
/// are: a thin region is drawn again.
std::vector<MergedRegion> drawn(const Group& group, const Merging& merging, const Style& style) {
    std::vector<MergedRegion> regions = merge(group, merging, *group.tolerance);
    if (!style.area_error) return regions;
    Length needed = group.tolerance->length();
    for (const auto& [name, depth, footprint] : regions) {
        if (footprint.perimeter == Length()) continue;  // the whole Earth
        needed = std::min(needed, Length::m(*style.area_error * footprint.area.m2() / footprint.perimeter.m()));
    }
    const Tolerance finer = std::max(Tolerance::of(needed), Style::finest_for_areas);
    return finer < *group.tolerance ? merge(group, merging, finer) : regions;
}

/// Turns regions into rows, with one map of the countries for all of them.
class Counter {
  public:
    Counter(const CoverageRequest& request)
        : merging_(request.merging),
          want_(request.with_polygons ? CountryMap::Want::polygons : CountryMap::Want::areas),
          map_(catalog::read_outlines(
              catalog::outlines_text(catalog::Outlines::countries_50m, request.work.sources), "countries-50m")),
          cities_(request.work.catalog.cities()) {}

    const std::vector<catalog::City>& cities() const { return cities_; }

    void add_blocks(Measured&& measured, const std::function<void(CoverageBlock&&)>& sink) {
        const Group& group = measured.job.group;
        for (MergedRegion& region : measured.regions) sink(block_of(measured, std::move(region)));
        if (measured.regions.empty()) sink(block_of(measured, {title_of(group, merging_.how), std::nullopt, {}}));
    }

  private:
    CoverageBlock block_of(const Measured& measured, MergedRegion&& region);
    bool holds(int depth_of_city, const Group& group, const MergedRegion& region) const;

    Merging merging_;
    CountryMap::Want want_;
    CountryMap map_;
    std::vector<catalog::City> cities_;
};

}  // namespace
}  // namespace rangeband::cli
