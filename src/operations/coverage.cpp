// SPDX-License-Identifier: MIT
#include "rangeband/operations/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "operations/about.hpp"
#include "operations/input/destinations.hpp"
#include "operations/input/periods.hpp"
#include "operations/run.hpp"
#include "rangeband/analysis/country_map.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::operations {
namespace {

using analysis::CountryMap;

/// A request that is understood.
struct CoveragePlan {
    CoverageRequest request;
    const Data& data;
    Found found;
    GroupBy group_by;
};

/// Calls with how much of all is done.
class Progress {
  public:
    Progress(const Reports& reports, std::size_t total) : reports_(reports), total_(total) {}
    void advance(std::size_t count) {
        done_ += count;
        if (reports_.progress) reports_.progress(done_, total_);
    }

  private:
    const Reports& reports_;
    std::size_t total_, done_ = 0;
};

/// A group, and since when it is as it is.
struct Job {
    std::optional<Day> since;
    Group group;
    std::size_t regions = 0;  ///< that it may become, for the progress
};

/// How many regions to measure a group makes at most: by depth it is known only when it is drawn.
std::size_t most_regions(const Group& group, const Merging& merging) {
    return merging.how == Merge::depth ? group.sources.size() : 1;
}

/// A job, drawn; with what is needed to count its cities.
struct Measured {
    Job job;
    std::vector<MergedRegion> regions;
    std::vector<int> depth_of_city;  ///< how many of the group's sources contain it
};

/// A drawn rim is off by the tolerance at most, all along.
double area_error_of(const footprint::Footprint& footprint) {
    if (footprint.area == Area()) return 0.0;
    return footprint.tolerance.m() * footprint.perimeter.m() / footprint.area.m2();
}

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

/// The catalogue's cities, ready to be asked of.
struct CityPoints {
    std::vector<catalog::City> list;
    analysis::Points points;

    explicit CityPoints(std::vector<catalog::City>&& cities) : list(std::move(cities)), points(positions_of(list)) {}

    /// How many of the sources contain each.
    std::vector<int> depths(const std::vector<footprint::Source>& sources) const {
        std::vector<int> depths(list.size());
        std::vector<std::uint8_t> held(list.size());
        for (const footprint::Source& source : sources) {
            analysis::contains(source, points, held);
            for (std::size_t i = 0; i < list.size(); ++i) depths[i] += held[i];
        }
        return depths;
    }

  private:
    static std::vector<geodesic::Position> positions_of(const std::vector<catalog::City>& cities) {
        std::vector<geodesic::Position> positions;
        for (const catalog::City& city : cities) positions.push_back(city.position);
        return positions;
    }
};

Measured measured(Job&& job, const Merging& merging, const Style& style, const CityPoints& cities) {
    const Group& group = job.group;
    Measured result;
    if (!group.sources.empty()) result.regions = drawn(group, merging, style);
    result.depth_of_city = cities.depths(group.sources);
    const std::vector<int> without = cities.depths(group.without);
    for (std::size_t i = 0; i < without.size(); ++i) {
        if (without[i] > 0) result.depth_of_city[i] = 0;
    }
    result.job = std::move(job);
    return result;
}

/// All of it is 1, whatever the order of adding up.
double share_of(Area part, Area whole) {
    constexpr double rounding = 1e-12;
    const double share = part.m2() / whole.m2();
    return share > 1.0 - rounding ? 1.0 : share;
}

/// Turns regions into rows, with one map of the countries for all of them.
class Counter {
  public:
    Counter(const CoveragePlan& plan, const CityPoints& cities)
        : merging_(plan.request.merging),
          want_(plan.request.with_polygons ? CountryMap::Want::polygons : CountryMap::Want::areas),
          map_(catalog::read_outlines(catalog::outlines_text(catalog::Outlines::countries_50m, plan.data.sources),
                                      "countries-50m")),
          cities_(cities) {
        const std::vector<catalog::Country> countries = plan.data.catalog.countries();
        for (const catalog::Country& country : countries) names_.emplace(country.iso_a2, country.name);
        wanted_ = codes_of(plan.request.country, countries);
    }

    void add_blocks(Measured&& measured, const std::function<void(CoverageBlock&&)>& sink, Progress& progress) {
        const std::size_t expected = measured.job.regions, found = measured.regions.size();
        for (std::size_t i = 0; i < found; ++i) {
            sink(block_of(measured, measured.regions[i]));
            progress.advance(expected * (i + 1) / found - expected * i / found);
        }
        if (found > 0) return;
        progress.advance(expected);
        const Group& group = measured.job.group;
        const footprint::Footprint nothing{{}, {}, {}, *group.tolerance, 7, std::nullopt};
        const std::string title =
            group.sources.empty() ? title_of_ranges(group) + ": nothing there" : title_of(group, merging_.how);
        sink(block_of(measured, {title, std::nullopt, nothing}));
    }

  private:
    CoverageBlock block_of(const Measured& measured, const MergedRegion& region) {
        const Group& group = measured.job.group;
        CoverageBlock block{.since = measured.job.since,
                            .name = region.name,
                            .range_id = all_share(group, Is::range_id) ? group.range->id : "",
                            .range = all_share(group, Is::range) ? group.range->title : "",
                            .depth = region.depth,
                            .tolerance = region.footprint.tolerance,
                            .area_error = area_error_of(region.footprint),
                            .rows = covered_by(region.footprint)};
        for (std::size_t i = 0; i < cities_.list.size(); ++i) {
            if (in_region(measured.depth_of_city[i], group, region)) add_city(block.rows, cities_.list[i]);
        }
        add_sums(block.rows, region.footprint);
        if (!wanted_.empty()) keep_wanted(block.rows);
        return block;
    }

    /// The countries and the sea.
    std::vector<CoverageRow> covered_by(const footprint::Footprint& footprint) {
        analysis::CoveredMap map = map_.covered_by(footprint.polygons, want_);
        std::vector<CoverageRow> rows;
        for (auto& [index, part] : map.countries) {
            const CountryMap::Country& country = map_.countries()[index];
            rows.push_back({.iso_a2 = country.iso_a2,
                            .name = country.name,
                            .area = part.area,
                            .share = share_of(part.area, country.area),
                            .polygons = std::move(part.polygons)});
        }
        rows.push_back({.of = CoverageRow::Of::sea,
                        .name = "sea",
                        .area = map.sea.area,
                        .share = share_of(map.sea.area, map_.sea_area()),
                        .polygons = std::move(map.sea.polygons)});
        return rows;
    }

    bool in_region(int depth_of_city, const Group& group, const MergedRegion& region) const {
        const int all = static_cast<int>(group.sources.size());
        if (merging_.how == Merge::all) return all > 0 && depth_of_city == all;
        if (!region.depth) return depth_of_city > 0;
        const bool exact = merging_.nesting() == footprint::Nesting::disjoint;
        return exact ? depth_of_city == *region.depth : depth_of_city >= *region.depth;
    }

    /// A country of which nothing is covered has a row that says so.
    void keep_wanted(std::vector<CoverageRow>& rows) const {
        std::erase_if(rows, [&](const CoverageRow& row) { return !wanted_.contains(row.iso_a2); });
        for (const std::string& code : wanted_) {
            if (std::ranges::find(rows, code, &CoverageRow::iso_a2) != rows.end()) continue;
            const bool outlined =
                std::ranges::find(map_.countries(), code, &CountryMap::Country::iso_a2) != map_.countries().end();
            rows.push_back(
                {.iso_a2 = code, .name = names_.at(code), .share = outlined ? std::optional(0.0) : std::nullopt});
        }
    }

    /// A city counts for its own country, whose outline may leave it or the whole country out.
    void add_city(std::vector<CoverageRow>& rows, const catalog::City& city) {
        auto row = std::ranges::find(rows, city.country, &CoverageRow::iso_a2);
        if (row == rows.end()) {
            row = rows.insert(rows.end() - 1, {.iso_a2 = city.country, .name = names_.at(city.country)});
            const auto& outlined = map_.countries();
            if (std::ranges::find(outlined, city.country, &CountryMap::Country::iso_a2) != outlined.end()) {
                row->share = 0.0;
            }
        }
        ++row->cities;
        row->people += city.population;
    }

    /// Land before the sea, and the total, whose area is the true region's, not that of the drawing.
    void add_sums(std::vector<CoverageRow>& rows, const footprint::Footprint& footprint) const {
        CoverageRow land{.of = CoverageRow::Of::land, .name = "land"};
        for (const CoverageRow& row : rows) {
            if (row.of != CoverageRow::Of::country) continue;
            land.area = land.area + row.area;
            land.cities += row.cities;
            land.people += row.people;
        }
        land.share = share_of(land.area, map_.land_area());
        CoverageRow total{.of = CoverageRow::Of::total,
                          .name = "total",
                          .area = footprint.area,
                          .share = share_of(footprint.area, geodesic::earth_area()),
                          .cities = land.cities,
                          .people = land.people};
        rows.insert(rows.end() - 1, std::move(land));
        rows.push_back(std::move(total));
    }

    Merging merging_;
    CountryMap::Want want_;
    CountryMap map_;
    const CityPoints& cities_;
    std::map<std::string, std::string> names_;  ///< of countries by code
    std::set<std::string> wanted_;              ///< codes of countries; all where it is empty
};

std::vector<Group> groups_of(CoveragePlan& plan, const std::optional<Period>& period) {
    Groups groups(plan.group_by, plan.request.style);
    each_item(plan.found,
              [&](Item&& item) { groups.add(period ? valid_in(std::move(item), *period) : std::move(item)); });
    return std::move(groups).take();
}

/// The group as it is when nothing of it is left.
Group emptied(const Group& group) {
    Group rest = group;
    rest.sources.clear();
    rest.without.clear();
    rest.members.clear();
    return rest;
}

/// Of one group at two times.
bool alike(const Group& a, const Group& b) {
    const auto radius = [](const std::vector<footprint::Disc>& discs) {
        return discs.empty() ? Length() : discs.front().radius;
    };
    const auto same_radii = [&](const footprint::Part& one, const footprint::Part& other) {
        return radius(one.outer) == radius(other.outer) && radius(one.inner) == radius(other.inner);
    };
    return a.members == b.members && std::ranges::equal(a.sources, b.sources, [&](const auto& one, const auto& other) {
               return std::ranges::equal(one.parts, other.parts, same_radii);
           });
}

/// Every group that there ever is from the first step on, and then whenever something of it changes; what does not
/// change on a day is `skipped`.
void each_step(CoveragePlan& plan, const std::vector<Day>& days, const std::vector<Group>& all,
               const std::function<void(Job&&)>& visit, const std::function<void(const Group&)>& skipped) {
    std::map<std::string, Group> before;
    for (std::size_t i = 0; i <= days.size(); ++i) {
        const std::optional<Day> since = i == 0 ? std::nullopt : std::optional(days[i - 1]);
        const std::optional<Day> last = i == days.size() ? std::nullopt : std::optional(days[i] - std::chrono::days(1));
        std::vector<Group> now = groups_of(plan, Period{since, last});
        for (const Group& group : all) {
            const auto found = std::ranges::find(now, group.key, &Group::key);
            Group current = found == now.end() ? emptied(group) : std::move(*found);
            current.tolerance = group.tolerance;  // the finest of all times, so that steps can be compared
            const auto last_seen = before.find(group.key);
            if (last_seen != before.end() && alike(last_seen->second, current)) {
                skipped(group);
                continue;
            }
            before.insert_or_assign(group.key, current);
            visit({since, std::move(current), most_regions(group, plan.request.merging)});
        }
    }
}

/// The days on which an item comes or has gone, in order.
std::vector<Day> changes(Found& found) {
    std::set<Day> days;
    const auto add = [&](const Period& period) {
        if (period.first) days.insert(*period.first);
        if (period.last) days.insert(*period.last + std::chrono::days(1));
    };
    each_item(found, [&](Item&& item) {
        add(validity_of(item.place));
        for (const auto& range : item.ranges) add(validity_of(*range));
    });
    return {days.begin(), days.end()};
}

/// Where countries and cities come from, with what must be said of them.
struct CitedSources {
    std::vector<std::string> citations, credits;
};

CitedSources sources_of(const CoveragePlan& plan) {
    const catalog::Catalog& catalog = plan.data.catalog;
    CitedSources sources;
    std::vector<std::string> ids = position_sources(catalog, plan.request.query, plan.found.items);
    ids.emplace_back(catalog::outlines_source_id);
    sources.citations.push_back(
        fmt::format("Outlines, 1:50 million: {}", catalog::citation(catalog.source(catalog::outlines_source_id))));
    std::set<std::string> of_cities;
    for (const catalog::City& city : catalog.cities()) of_cities.insert(city.source_id);
    for (const std::string& id : of_cities) {
        ids.push_back(id);
        sources.citations.push_back(fmt::format("Cities: {}", catalog::citation(catalog.source(id))));
    }
    sources.credits = attributions(catalog, ids);
    return sources;
}

constexpr std::string_view what_is_counted =
    "Land is what the country outlines contain; everything else counts as sea, including the Caspian and other lakes "
    "outside them. Cities are capitals and those of 100,000 people or more; city_pop is the population of these cities "
    "only. Borders are shown for orientation and imply no position on their status.";

}  // namespace

struct Coverage::Impl : CoveragePlan {
    Impl(CoverageRequest&& asked, const Data& in_use) : CoveragePlan{std::move(asked), in_use, {}, {}} {
        must_have_work(request.query, true);
        must_go_together(request.query, request.style, request.merging);
        if (request.timeline && request.query.at_date) {
            throw Error::usage(
                fmt::format("{} and {} exclude each other; keep one", parameter("timeline"), parameter("at_date")));
        }
        found = find(request.query, request.style, data);
        group_by = GroupBy::parse(request.merging.group_by, found.kept_fields(), found.kept_inputs());
        if (!request.merging.merges()) {
            request.merging.how = Merge::any;  // of a group of its own
            group_by = {GroupBy::Kind::nothing};
        }
        columns = {.name = !group_by.is(Is::range_id), .date = request.timeline, .range = request.with_polygons};
    }

    CoverageColumns columns;
};

Coverage::Coverage(CoverageRequest request, const Data& data)
    : impl_(std::make_unique<Impl>(std::move(request), data)) {}
Coverage::~Coverage() = default;
Coverage::Coverage(Coverage&&) noexcept = default;
Coverage& Coverage::operator=(Coverage&&) noexcept = default;

CoverageColumns Coverage::columns() const { return impl_->columns; }

RowCheck Coverage::check() { return check_rows(impl_->found, impl_->request.query.skip_bad); }

void Coverage::each(const std::function<void(CoverageBlock&&)>& sink, const Reports& reports) {
    CoveragePlan& plan = *impl_;
    const CoverageRequest& request = plan.request;
    const CityPoints cities(plan.data.catalog.cities());
    Counter counter(plan, cities);
    const std::vector<Day> days = request.timeline ? changes(plan.found) : std::vector<Day>();
    std::vector<Group> groups = groups_of(plan, std::nullopt);
    std::size_t regions = 0;
    for (const Group& group : groups) regions += most_regions(group, request.merging);
    Progress progress(reports, regions * (days.size() + 1));
    OrderedPipeline<Job, Measured> pipeline(
        request.threads, [&](Job&& job) { return measured(std::move(job), request.merging, request.style, cities); },
        [&](Measured&& done) { counter.add_blocks(std::move(done), sink, progress); });
    if (request.timeline) {
        each_step(
            plan, days, groups, [&](Job&& job) { pipeline.push(std::move(job)); },
            [&](const Group& group) { progress.advance(most_regions(group, request.merging)); });
    } else {
        for (Group& group : groups) {
            const std::size_t most = most_regions(group, request.merging);
            pipeline.push({std::nullopt, std::move(group), most});
        }
    }
    pipeline.finish();
}

std::vector<std::string> Coverage::notes() const {
    std::vector<std::string> notes = {std::string(what_is_counted)};
    const bool dated = impl_->request.timeline || impl_->found.date;
    if (std::string dates = dated ? impl_->found.on_dates() : ""; !dates.empty()) notes.push_back(std::move(dates));
    CitedSources sources = sources_of(*impl_);
    std::ranges::move(sources.citations, std::back_inserter(notes));
    std::ranges::move(sources.credits, std::back_inserter(notes));
    return notes;
}

std::size_t Coverage::write(io::OutputRequest output, const std::function<void(CoverageBlock&)>& arrange,
                            const Reports& reports) {
    const CoverageRequest& request = impl_->request;
    io::Layer layer{"coverage", "Covered parts of each country and of the sea", io::GeometryKind::polygon,
                    coverage_fields(impl_->columns)};
    layer.style = coverage_colours(request.merging, impl_->columns);
    output.layers = {std::move(layer)};
    output.title = "Coverage: " + title_of(request.wording, request.query, request.style, impl_->found.items,
                                           impl_->found.ranges, request.merging);
    const CitedSources sources = sources_of(*impl_);
    output.description =
        description_of(request.wording, request.query, request.merging, request.style, sources.credits) +
        fmt::format(" {} {}.", what_is_counted, fmt::join(sources.citations, ". "));
    output.provenance = provenance_of("coverage", request.wording, request.query, impl_->found, impl_->data.sources,
                                      request.style.tolerance, sources.credits);
    const auto writer = io::Writer::open(std::move(output));
    std::size_t written = 0;
    each(
        [&](CoverageBlock&& block) {
            arrange(block);
            for (CoverageRow& row : block.rows) {
                if (row.polygons.empty()) continue;  // sums, and countries of which only a city is covered
                std::vector<io::Value> values = coverage_values(block, row, impl_->columns);
                writer->write(0, {std::move(values), std::move(row.polygons)});
                ++written;
            }
        },
        reports);
    writer->finish();
    return written;
}

}  // namespace rangeband::operations
