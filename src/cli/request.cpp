#include "cli/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/about_output.hpp"
#include "cli/areas.hpp"
#include "cli/columns.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

using DataSources = std::vector<catalog::DataSource>;

/// Turns options into places and ranges with the help of one catalogue.
class Resolver {
  public:
    Resolver(const Values& values, const catalog::Catalog& catalog, const Style& style, const DataSources& sources)
        : values_(values), catalog_(catalog), sources_(sources), style_(style), solid_(values.flag("solid")) {}

    Ranges common_ranges() const {
        Ranges ranges;
        for (const Given& given : values_.many("range")) append(ranges, ranges_of(given, given.text));
        return ranges;
    }

    std::vector<Item> items(const Ranges& common) const {
        std::vector<Item> items;
        for (const Given& given : values_.many("at")) items.push_back({typed_place(given), common});
        for (const Given& given : values_.many("site")) {
            for (Place& place : catalogue_places(given, given.text)) items.push_back({std::move(place), common});
        }
        for (const Given& given : values_.many("country")) items.push_back({country(given), common});
        for (const Given& given : values_.many("pair")) add_pair(given, items);
        mark_each_site_once(items);
        return items;
    }

  private:
    static void append(Ranges& ranges, const Ranges& more) { ranges.insert(ranges.end(), more.begin(), more.end()); }

    Ranges ranges_of(const Given& given, const std::string& spec) const {
        Ranges ranges;
        converted(given, [&](const std::string&) {
            for (catalog::Range& range :
                 style_.contested ? std::vector{catalog_.contested(spec)} : catalog_.ranges(spec, solid_)) {
                must_be_drawable(range, style_);
                ranges.push_back(std::make_shared<const catalog::Range>(std::move(range)));
            }
        });
        return ranges;
    }

    static Place typed_place(const Given& given) {
        const geodesic::TypedPosition typed =
            converted(given, [](const std::string& text) { return geodesic::parse_position(text); });
        Place place;
        place.position = typed.position;
        place.label = typed.name.empty() ? typed.coordinates : typed.name;
        return place;
    }

    std::vector<Place> catalogue_places(const Given& given, const std::string& pattern) const {
        const auto sites = converted(given, [&](const std::string&) { return catalog_.sites_matching(pattern); });
        std::vector<Place> places;
        for (const catalog::Site& site : sites) {
            if (!site.can_be_drawn()) continue;
            if (!site.position) must_take_areas(given, site.name);
            places.push_back(place_of(site));
        }
        return places;
    }

    Place country(const Given& given) const {
        must_take_areas(given, given.text);
        return converted(given, [&](const std::string& name) {
            return place_of_country(catalog::outline_of(name, catalog_, sources_));
        });
    }

    void must_take_areas(const Given& given, const std::string& name) const {
        if (!style_.sector) return;
        throw Error::usage(
            fmt::format("{}: '{}' is no point, and a sector needs one; leave --sector out", given.where, name));
    }

    Place place_of(const catalog::Site& site) const {
        const std::string& source_id = site.position_source_id.empty() ? site.source_id : site.position_source_id;
        const std::string cited = source_id.empty() ? "" : catalog::citation(catalog_.source(source_id));
        Place place;
        if (site.position) place.position = *site.position;
        if (!site.position) place.area = launch_area_of(site.corners);
        place.id = site.id;
        place.label = site.name;
        place.precision = site.precision;
        place.source = cited;
        place.valid_from = site.valid_from;
        place.valid_to = site.valid_to;
        return place;
    }

    void add_pair(const Given& given, std::vector<Item>& items) const {
        const std::size_t colon = given.text.find(':');
        if (colon == 0 || colon == std::string::npos || colon + 1 == given.text.size()) {
            throw Error::usage(fmt::format("{}: '{}' is not of the form SITE:RANGE, such as kapustin-yar:480km",
                                           given.where, given.text));
        }
        const Ranges ranges = ranges_of(given, given.text.substr(colon + 1));
        for (Place& place : catalogue_places(given, given.text.substr(0, colon)))
            items.push_back({std::move(place), ranges});
    }

    static void mark_each_site_once(std::vector<Item>& items) {
        std::set<std::string> marked;
        for (Item& item : items) {
            if (!item.place.id.empty()) item.marks_site = marked.insert(item.place.id).second;
        }
    }

    const Values& values_;
    const catalog::Catalog& catalog_;
    const DataSources& sources_;
    const Style& style_;
    bool solid_;
};

void must_have_work(const Values& values) {
    const bool files = values.has("sites");
    const bool places = values.has("at") || values.has("site") || values.has("country");
    if (!files && !places && !values.has("pair")) {
        throw Error::usage("nothing to do: say where, with --at LAT,LON, --site ID, --sites FILE or --scenario NAME");
    }
    if (!files) {
        for (const std::string_view option : {"range-column", "layer", "where", "keep", "skip-bad"}) {
            if (values.has(option)) throw Error::usage(fmt::format("--{} needs a file: --sites FILE", option));
        }
    }
    if (!values.has("range") && (places || (files && !values.has("range-column")))) {
        throw Error::usage(fmt::format("nothing to do: say how far, with --range 500km, --range inf{}",
                                       files ? " or --range-column NAME:km" : " or --scenario NAME"));
    }
}

std::optional<std::string> text_of(const Values& values, std::string_view option) {
    const auto given = values.one(option);
    return given ? std::optional(given->text) : std::nullopt;
}

/// What of the tolerance goes into edges that are straight in the file's own projection.
constexpr double edge_share = 100.0;

SiteFiles open_files(const Values& values, const Ranges& ranges, const Style& style) {
    SiteFilesRequest request;
    request.files = values.many("sites");
    request.layer = text_of(values, "layer");
    request.where = text_of(values, "where");
    if (const auto column = values.one("range-column")) {
        request.range_column = parse_range_column(column->text, column->where);
    }
    if (const auto keep = values.one("keep")) request.keep = Keep::parse(*keep);
    request.ranges = ranges;
    if (style.edges == footprint::Edges::geodesic) {
        request.edges.reset();
    } else {
        request.edges = Tolerance::m(style.tolerance.m() / edge_share);
    }
    request.points_only = style.sector.has_value();
    request.must_be_drawable = [style](const catalog::Range& range) { must_be_drawable(range, style); };
    return SiteFiles(std::move(request));
}

/// The sources of the positions of the catalogue's sites and countries among the places.
std::vector<std::string> position_sources(const catalog::Catalog& catalog, const Values& values,
                                          const std::vector<Item>& items) {
    std::set<std::string> shown;
    for (const Item& item : items) shown.insert(item.place.id);
    std::vector<std::string> sources;
    for (const catalog::Site& site : catalog.sites()) {
        if (site.can_be_drawn() && shown.contains(site.id)) sources.push_back(site.position_source_id);
    }
    if (values.has("country")) sources.emplace_back(catalog::outlines_source_id);
    return sources;
}

/// What the map tells apart is what the request asks about: depths, groups, or the ranges, and where these are too many
/// for a legend the systems or the treaty classes.
io::LayerStyle colours_of(const FootprintRequest& request, const Ranges& row_ranges,
                          const std::vector<io::Field>& kept) {
    constexpr std::size_t most_ranges = 12;
    const bool dashed = request.style.contested;
    if (request.merging.how == Merge::depth) {
        const bool exact = request.merging.nesting == footprint::Nesting::disjoint;
        return {"depth", "", exact ? "in {} of the footprints" : "in at least {} of the footprints", true, dashed};
    }
    const GroupBy& by = request.group_by;
    if (request.merging.merges() && by.kind == GroupBy::Kind::everything) return {"", "", "", false, dashed};
    if (request.merging.merges() && by.name != "range_id") {
        const bool own = by.kind == GroupBy::Kind::column;
        return {own ? std::string(columns()[by.index].name) : kept[by.index].name, "", "", false, dashed};
    }
    std::set<std::string> ids, systems;
    const auto look = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            ids.insert(range->id);
            systems.insert(range->system);
        }
    };
    look(row_ranges);
    for (const Item& item : request.items) look(item.ranges);
    if (ids.size() <= most_ranges) return {"range_id", "range", "", false, dashed};
    return {systems.size() > 1 && systems.size() <= most_ranges ? "system" : "class", "", "", false, dashed};
}

/// Places without a file's columns leave them null.
void widen(std::vector<Item>& items, std::size_t kept_columns) {
    for (Item& item : items) item.place.kept.resize(kept_columns);
}

}  // namespace

FootprintRequest decide(const Values& values) {
    FootprintRequest request;
    request.style = style_of(values);
    request.merging = merging_of(values);
    request.threads = threads_of(values);
    request.output = output_of(values);
    request.skip_bad = values.flag("skip-bad");
    request.quiet = values.flag("quiet");
    request.progress = request.quiet ? ProgressWanted::never : progress_of(values);
    must_have_work(values);

    const auto sources = data_sources_for(values);
    const catalog::Catalog catalog = load_catalog(sources);
    const Resolver resolver(values, catalog, request.style, sources);
    const Ranges ranges = resolver.common_ranges();
    request.items = resolver.items(ranges);
    std::vector<io::Field> kept;
    std::vector<std::string> kept_inputs;
    if (values.has("sites")) {
        request.files.emplace(open_files(values, ranges, request.style));
        request.ranges_per_row = ranges.size() + (values.has("range-column") ? 1 : 0);
        kept = request.files->kept_fields();
        kept_inputs = request.files->kept_inputs();
    }
    request.group_by = GroupBy::parse(request.merging.group_by, kept, kept_inputs);
    widen(request.items, kept.size());

    request.layers = Layers::of(*request.output.format, request.style.lines, kept);
    const io::LayerStyle colours = colours_of(request, ranges, kept);
    for (io::Layer& layer : request.layers.list) {
        if (layer.kind != io::GeometryKind::point) layer.style = colours;
    }
    request.output.layers = request.layers.list;
    request.output.decimals = request.style.decimals;
    const auto title = values.one("title");
    request.output.title =
        title ? title->text : title_of(request.items, ranges, values.many("sites"), request.merging.how);
    if (title && title->where != "--title") request.output.title += title_tail(request.merging);
    const auto credits = attributions(catalog, position_sources(catalog, values, request.items));
    request.output.description = description_of(values, request.merging, request.style.tolerance, credits);
    request.output.provenance = provenance_of(values, sources, request.style.tolerance, credits);
    return request;
}

}  // namespace rangeband::cli
