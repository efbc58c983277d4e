#include "cli/atlas_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/asked.hpp"
#include "cli/drawing.hpp"
#include "cli/scenario.hpp"
#include "cli/site_files.hpp"
#include "rangeband/atlas/code.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

/// What a scenario of the catalogue may hold to be shown in the page.
constexpr std::array<std::string_view, 7> scenario_keys = {"at",    "site",        "pair", "range",
                                                           "title", "description", "mark"};

std::optional<std::string> text_of(const Values& values, std::string_view option) {
    const auto given = values.one(option);
    return given ? std::optional(given->text) : std::nullopt;
}

Keep no_columns() {
    Keep keep;
    keep.all = false;
    return keep;
}

/// Puts places and their ranges into the page.
class Collector {
  public:
    explicit Collector(atlas::Page& page) : page_(page) {}

    void add(const Item& item, atlas::Scenario& scenario) {
        if (item.place.area) {
            throw Error::usage(fmt::format("'{}' is an area and the page takes points; rangeband footprint draws areas",
                                           item.place.label));
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

/// Those of the catalogue that are made of places and ranges alone; one with other options is no lesson.
void add_shipped(atlas::Page& page, const catalog::Catalog& catalog, const DataSources& sources) {
    for (const std::string& name : catalog::scenario_names(sources)) {
        const std::string text = catalog::scenario_text(name, sources);
        const auto read_in = [&](const std::string& language) {
            return parse_ini(scenario_keys, text, fmt::format("scenario {}", name), language);
        };
        const Values values = read_in("");
        atlas::Scenario scenario{.id = name, .titles = {}, .descriptions = {}, .own = false, .pairs = {}};
        for (const std::string& language : atlas::languages()) {
            const Values translated = read_in(language);
            scenario.titles[language] = text_of(translated, "title").value_or(name);
            scenario.descriptions[language] = text_of(translated, "description").value_or("");
        }
        Collector collector(page);
        for (const Item& item : ask(values, catalog, sources, Style(), no_columns()).items)
            collector.add(item, scenario);
        page.scenarios.push_back(std::move(scenario));
    }
}

/// Bad rows stop everything: a page for a class has no place to say what is missing.
void must_be_good(SiteFiles& files) {
    const RowCheck rows = files.check();
    if (rows.bad == 0) return;
    throw Error::file(
        fmt::format("{}, so nothing is written; mend {}{}", rows.count(), rows.bad == 1 ? "it" : "them", rows.list()));
}

/// A scenario of the catalogue, to which nothing was added: it is in the page already.
std::optional<std::string> shipped_scenario(const Values& values, const atlas::Page& page) {
    auto name = text_of(values, "scenario");
    const auto is_named = [&](const atlas::Scenario& scenario) { return name == scenario.id; };
    if (!name || std::ranges::none_of(page.scenarios, is_named)) return std::nullopt;
    for (const std::string_view option : {"at", "site", "pair", "sites", "range"}) {
        for (const Given& given : values.many(option)) {
            if (given.where.starts_with("--")) return std::nullopt;
        }
    }
    return name;
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

std::string language_of(const Values& values) {
    const auto given = values.one("language");
    if (!given) return {};
    const auto& known = atlas::languages();
    if (std::ranges::find(known, given->text) == known.end()) {
        throw Error::usage(fmt::format("{}: '{}' is no language of the page; use one of: {}", given->where, given->text,
                                       fmt::join(known, ", ")));
    }
    return given->text;
}

}  // namespace

atlas::Page atlas_page_of(const Values& values, const catalog::Catalog& catalog, const DataSources& sources) {
    atlas::Page page;
    page.language = language_of(values);
    add_shipped(page, catalog, sources);
    Asked asked = ask(values, catalog, sources, Style(), no_columns());
    if (const auto shipped = shipped_scenario(values, page)) {
        const auto named = std::ranges::find(page.scenarios, *shipped, &atlas::Scenario::id);
        page.code = start_of(named->pairs.empty() ? "" : named->pairs.front().site, *shipped, {}, catalog);
    } else {
        atlas::Scenario own{.id = "own", .titles = {}, .descriptions = {}, .own = true, .pairs = {}};
        own.titles["en"] = text_of(values, "title").value_or("Own");
        own.descriptions["en"] = text_of(values, "description").value_or("");
        Collector collector(page);
        if (asked.files) must_be_good(*asked.files);
        each_item(asked, [&](Item&& item) { collector.add(item, own); });
        const bool draws = !own.pairs.empty();
        page.code = start_of(collector.first(), draws ? own.id : "", asked.ranges, catalog, collector.several());
        if (draws) page.scenarios.push_back(std::move(own));
    }
    if (const auto state = values.one("state")) {
        converted(*state, [&](const std::string& code) { atlas::check_code(code, page, catalog); });
        page.code = state->text;
    }
    return page;
}

}  // namespace rangeband::cli
