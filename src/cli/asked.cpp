#include "cli/asked.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "cli/areas.hpp"
#include "cli/validity.hpp"
#include "cli/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

/// Turns options into places and ranges with the help of one catalogue.
class Resolver {
  public:
    Resolver(const Values& values, const catalog::Catalog& catalog, const Style& style, const DataSources& sources)
        : values_(values), catalog_(catalog), sources_(sources), style_(style), solid_(values.flag("solid")) {}

    Ranges common_ranges() const {
        Ranges ranges;
        for (const Given& given : values_.many("range")) {
            append(ranges, ranges_of(given, given.text));
            if (ranges.size() > limits::most_ranges) throw too_many_ranges(given);
        }
        return ranges;
    }

    std::vector<Item> items(const Ranges& common) const {
        std::vector<Item> items;
        std::size_t footprints = 0;
        for (const Given& given : values_.many("at")) add(items, footprints, {typed_place(given), common});
        for (const Given& given : values_.many("site")) {
            for (Place& place : catalogue_places(given, given.text)) add(items, footprints, {std::move(place), common});
        }
        for (const Given& given : values_.many("country")) add(items, footprints, {country(given), common});
        for (const Given& given : values_.many("pair")) add_pair(given, items, footprints);
        mark_each_site_once(items);
        return items;
    }

  private:
    static Error too_many_ranges(const Given& given) {
        return Error::usage(
            fmt::format("{}: more than {} ranges in one request; ask for them in several, or give each a row of "
                        "--sites with --range-column",
                        given.where, grouped(limits::most_ranges)));
    }

    /// A list of places is held as a whole, with the ranges of each.
    static void add(std::vector<Item>& items, std::size_t& footprints, Item item) {
        footprints += item.ranges.size();
        if (footprints > limits::most_listed_footprints) {
            throw Error::usage(
                fmt::format("more than {} footprints of places that are given one by one; put the places into a "
                            "file for --sites",
                            grouped(limits::most_listed_footprints)));
        }
        items.push_back(std::move(item));
    }

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

    void add_pair(const Given& given, std::vector<Item>& items, std::size_t& footprints) const {
        const std::size_t colon = given.text.find(':');
        if (colon == 0 || colon == std::string::npos || colon + 1 == given.text.size()) {
            throw Error::usage(fmt::format("{}: '{}' is not of the form SITE:RANGE, such as kapustin-yar:480km",
                                           given.where, given.text));
        }
        const Ranges ranges = ranges_of(given, given.text.substr(colon + 1));
        for (Place& place : catalogue_places(given, given.text.substr(0, colon)))
            add(items, footprints, {std::move(place), ranges});
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

std::optional<std::string> text_of(const Values& values, std::string_view option) {
    const auto given = values.one(option);
    return given ? std::optional(given->text) : std::nullopt;
}

/// What of the tolerance goes into edges that are straight in the file's own projection.
constexpr double edge_share = 100.0;

SiteFiles open_files(const Values& values, const Ranges& ranges, const Style& style, Keep keep) {
    SiteFilesRequest request;
    request.files = values.many("sites");
    request.layer = text_of(values, "layer");
    request.where = text_of(values, "where");
    if (const auto column = values.one("range-column")) {
        request.range_column = parse_range_column(column->text, column->where);
    }
    request.allow_network = values.flag("allow-network");
    request.keep = std::move(keep);
    request.ranges = ranges;
    if (style.edges == footprint::Edges::geodesic) {
        request.edges.reset();
    } else {
        request.edges = Tolerance::m(style.tolerance.m() / edge_share);
    }
    if (style.sector) request.no_areas = "and a sector needs one; leave --sector out";
    request.must_be_drawable = [style](const catalog::Range& range) { must_be_drawable(range, style); };
    return SiteFiles(std::move(request));
}

/// Leaves of an item what was there on the date; false where nothing is left.
bool was_there(Item& item, const Period& date) {
    if (item.ranges.empty()) return validity_of(item.place).meets(date);
    item = valid_in(std::move(item), date);
    return !item.ranges.empty();
}

/// Whoever asks for a date must know of what no source dates.
std::string sentences_on_dates(const Asked& asked) {
    std::size_t all = 0, unknown = 0;
    for (const Item& item : asked.items) {
        for (const auto& range : item.ranges) {
            const Period period = both(validity_of(item.place), validity_of(*range));
            ++all;
            unknown += period.first && period.last ? 0 : 1;
        }
    }
    std::string text;
    if (asked.files && !asked.files->have_dates()) {
        text = "The files of --sites have no column valid_from or valid_to: their rows count as ever there.";
    }
    if (unknown == 0) return text;
    return fmt::format(
        "{}{}No source says of {} of {} footprints from when and until when they were there: without a beginning they "
        "count as ever there before, without an end as ever there since.",
        text, text.empty() ? "" : " ", unknown, all);
}

}  // namespace

void must_have_work(const Values& values, bool with_ranges) {
    const bool files = values.has("sites");
    const bool places = values.has("at") || values.has("site") || values.has("country");
    if (!files && !places && !values.has("pair")) {
        throw Error::usage("nothing to do: say where, with --at LAT,LON, --site ID, --sites FILE or --scenario NAME");
    }
    if (!files) {
        for (const std::string_view option : {"range-column", "layer", "where", "keep", "skip-bad"}) {
            if (!values.has(option) || (option == "skip-bad" && values.has("places"))) continue;
            throw Error::usage(fmt::format("--{} needs a file: --sites FILE", option));
        }
    }
    if (with_ranges && !values.has("range") && (places || (files && !values.has("range-column")))) {
        throw Error::usage(fmt::format("nothing to do: say how far, with --range 500km, --range inf{}",
                                       files ? " or --range-column NAME:km" : " or --scenario NAME"));
    }
}

Asked ask(const Values& values, const catalog::Catalog& catalog, const DataSources& sources, const Style& style,
          Keep keep) {
    const Resolver resolver(values, catalog, style, sources);
    Asked asked;
    asked.ranges = resolver.common_ranges();
    asked.items = resolver.items(asked.ranges);
    if (const auto date = values.one("at-date")) {
        asked.date = converted(*date, parse_period);
        std::erase_if(asked.ranges, [&](const auto& range) { return !validity_of(*range).meets(*asked.date); });
        std::erase_if(asked.items, [&](Item& item) { return !was_there(item, *asked.date); });
    }
    if (values.has("sites")) {
        asked.files.emplace(open_files(values, asked.ranges, style, std::move(keep)));
        asked.ranges_per_row = asked.ranges.size() + (values.has("range-column") ? 1 : 0);
        for (Item& item : asked.items) item.place.kept.resize(asked.files->kept_fields().size());
    }
    if (values.has("at-date") || values.has("timeline")) asked.on_dates = sentences_on_dates(asked);
    return asked;
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

RowCheck check_rows(std::optional<SiteFiles>& files, bool skip_bad) {
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

void each_item(Asked& asked, const std::function<void(Item&&)>& visit) {
    for (const Item& item : asked.items) visit(Item(item));
    if (!asked.files) return;
    asked.files->each([&](Item&& item) {
        if (!asked.date || was_there(item, *asked.date)) visit(std::move(item));
    });
}

}  // namespace rangeband::cli
