#include "cli/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "cli/areas.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"
#include "cli/validity.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

/// Turns options into places and ranges with the help of one catalogue.
class Resolver {
  public:
    Resolver(const Values& values, const Work& work, const Style& style)
        : values_(values),
          catalog_(work.catalog),
          sources_(work.sources),
          style_(style),
          solid_(values.flag("solid")) {}

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
    const std::vector<catalog::DataSource>& sources_;
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

/// Places without a file's columns leave them null.
void widen(std::vector<Item>& items, std::size_t kept_columns) {
    for (Item& item : items) item.place.kept.resize(kept_columns);
}

/// Leaves what was there on the date; a place without any range left goes, too.
void keep_valid(Work& work, const Period& date) {
    std::erase_if(work.ranges, [&](const auto& range) { return !validity_of(*range).meets(date); });
    for (Item& item : work.items) item = valid_in(std::move(item), date);
    std::erase_if(work.items, [](const Item& item) { return item.ranges.empty(); });
}

}  // namespace

Work Work::decide(const Values& values, const Style& style) {
    must_have_work(values);
    const auto sources = data_sources_for(values);
    Work work{.sources = sources, .catalog = load_catalog(sources)};
    const Resolver resolver(values, work, style);
    work.ranges = resolver.common_ranges();
    work.items = resolver.items(work.ranges);
    work.skip_bad = values.flag("skip-bad");
    if (const auto date = values.one("at-date")) keep_valid(work, converted(*date, parse_date));
    if (values.has("sites")) {
        work.files.emplace(open_files(values, work.ranges, style));
        work.ranges_per_row = work.ranges.size() + (values.has("range-column") ? 1 : 0);
        widen(work.items, work.files->kept_fields().size());
    }
    return work;
}

RowCheck Work::check_rows() {
    if (!files) return {};
    RowCheck rows = files->check();
    if (rows.bad == 0) return rows;
    if (!skip_bad) {
        throw Error::file(fmt::format("{}, so nothing is written; mend {} or add --skip-bad{}", rows.count(),
                                      rows.bad == 1 ? "it" : "them", rows.list()));
    }
    if (rows.good == 0)
        throw Error::file(fmt::format("{} and no good one, so nothing is written{}", rows.count(), rows.list()));
    return rows;
}

std::size_t Work::footprints(const RowCheck& rows) const {
    std::size_t total = rows.good * ranges_per_row;
    for (const Item& item : items) total += item.ranges.size();
    return total;
}

void Work::each_item(const std::function<void(Item&&)>& visit) {
    for (const Item& item : items) visit(Item(item));
    if (files) files->each(visit);
}

std::vector<std::string> Work::position_sources(const Values& values) const {
    std::set<std::string> shown;
    for (const Item& item : items) shown.insert(item.place.id);
    std::vector<std::string> found;
    for (const catalog::Site& site : catalog.sites()) {
        if (site.can_be_drawn() && shown.contains(site.id)) found.push_back(site.position_source_id);
    }
    if (values.has("country")) found.emplace_back(catalog::outlines_source_id);
    return found;
}

}  // namespace rangeband::cli
