// SPDX-License-Identifier: MIT
#include "rangeband/operations/page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "operations/input/parameters.hpp"
#include "operations/input/sites.hpp"
#include "rangeband/atlas/code.hpp"
#include "rangeband/catalog/tables.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/scenario.hpp"

namespace rangeband::operations {
namespace {

/// Puts places and their ranges into the page.
class Collector {
  public:
    explicit Collector(atlas::Page& page) : page_(page) {}

    void add(const Item& item, atlas::Scenario& scenario) {
        if (item.place.area) {
            throw Error::usage(fmt::format("'{}' is an area, and a page takes points alone", item.place.label));
        }
        const std::string site = item.place.id.empty() ? own_place(item.place) : item.place.id;
        if (first_.empty()) first_ = site;
        several_ = several_ || site != first_;
        for (const auto& range : item.ranges) scenario.pairs.push_back({site, *range});
    }

    /// The id of the place that came first, or empty.
    const std::string& first() const { return first_; }
    bool several() const { return several_; }

  private:
    std::string own_place(const Place& place) {
        const auto key = std::tuple(place.label, place.position.lat(), place.position.lon());
        const auto [known, is_new] = known_.try_emplace(key, fmt::format("own-{}", known_.size() + 1));
        if (is_new) page_.places.push_back({known->second, place.label, place.position});
        return known->second;
    }

    atlas::Page& page_;
    std::map<std::tuple<std::string, double, double>, std::string> known_;
    std::string first_;
    bool several_ = false;
};

Found find_all(const Query& query, const Data& data) {
    Query without_columns = query;
    without_columns.keep = {false, {}};
    return find(without_columns, Style(), data);
}

/// Those of the catalogue that are made of places and ranges alone; one with other settings cannot be shown.
void add_shipped(atlas::Page& page, const Data& data) {
    for (const std::string& name : catalog::scenario_names(data.sources)) {
        const Scenario read = read_scenario(name, data);
        if (!read.others.empty()) continue;
        atlas::Scenario scenario{.id = name, .titles = {}, .descriptions = {}, .own = false, .pairs = {}};
        for (const std::string& language : atlas::languages()) {
            const Scenario translated = read_scenario(name, data, language);
            scenario.titles[language] = translated.title.empty() ? name : translated.title;
            scenario.descriptions[language] = translated.description;
        }
        Collector collector(page);
        for (const Item& item : find_all(read.query, data).items) collector.add(item, scenario);
        page.scenarios.push_back(std::move(scenario));
    }
}

void add_own_tables(atlas::Page& page, const Data& data) {
    using Origin = catalog::DataSource::Origin;
    for (const catalog::DataSource& source : data.sources) {
        if (!source.in_use || source.origin > Origin::instead) continue;
        page.tables.push_back({shown_file(source.folder.string()), source.origin == Origin::added, tables_in(source)});
    }
    page.edition = catalog::edition_of(data.sources);
}

/// Bad rows stop everything: a page for a class has no place to say what is missing.
void must_be_good(SiteFiles& files) {
    const RowCheck rows = files.check();
    if (rows.bad == 0) return;
    throw Error::file(fmt::format("{}, so nothing is written; correct {}{}", rows.count(),
                                  rows.bad == 1 ? "it" : "them", rows.list()));
}

/// Ranges belong to the place that the page opens with: claims as claims, a length on the slider. Around several places
/// the scenario alone draws the claims: at the first of them the legend would have them a second time.
std::string code_of(const Ranges& ranges, const catalog::Catalog& catalog, bool several_places) {
    std::string claims, length;
    for (const auto& range : ranges) {
        const bool is_claim = std::ranges::any_of(
            catalog.claims(), [&](const catalog::Claim& claim) { return catalog::full_id(claim) == range->id; });
        if (is_claim) {
            if (several_places) continue;
            claims += (claims.empty() ? "+claims=" : ",") + range->id;
        } else if (length.empty() && range->max && *range->max <= atlas::farthest) {
            length = fmt::format("+km={}", range->max->km());
        }
    }
    return length + claims;
}

std::string start_of(const std::string& site, const std::string& set, const Ranges& ranges,
                     const catalog::Catalog& catalog, bool several_places = false) {
    std::string code = site.empty() ? "" : "+site=" + site;
    if (!set.empty()) code += "+set=" + set + "+bands=0";
    code += code_of(ranges, catalog, several_places);
    return code.empty() ? code : code.substr(1);
}

}  // namespace

atlas::Page page_of(const PageRequest& request, const Data& data) {
    atlas::Page page;
    page.language = request.language;
    const auto& known = atlas::languages();
    if (!page.language.empty() && std::ranges::find(known, page.language) == known.end()) {
        throw Error::usage(fmt::format("{}: the page has no language '{}'; use one of: {}", parameter("language", 0),
                                       page.language, fmt::join(known, ", ")));
    }
    add_shipped(page, data);
    add_own_tables(page, data);
    const auto shipped = std::ranges::find_if(
        page.scenarios, [&](const atlas::Scenario& scenario) { return request.scenario == scenario.id; });
    if (shipped != page.scenarios.end()) {
        page.code = start_of(shipped->pairs.empty() ? "" : shipped->pairs.front().site, shipped->id, {}, data.catalog);
    } else {
        Found found = find_all(request.query, data);
        atlas::Scenario own{.id = "own", .titles = {}, .descriptions = {}, .own = true, .pairs = {}};
        own.titles["en"] = request.title.empty() ? "Own" : request.title;
        Collector collector(page);
        if (found.files) must_be_good(*found.files);
        each_item(found, [&](Item&& item) { collector.add(item, own); });
        const bool draws = !own.pairs.empty();
        page.code = start_of(collector.first(), draws ? own.id : "", found.ranges, data.catalog, collector.several());
        if (draws) page.scenarios.push_back(std::move(own));
    }
    if (request.state) {
        of_parameter("state", 0, [&] { atlas::check_code(*request.state, page, data.catalog); });
        page.code = *request.state;
    }
    return page;
}

}  // namespace rangeband::operations
