#include "cli/reach_request.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <set>
#include <utility>

#include "cli/about_output.hpp"
#include "cli/convert.hpp"
#include "cli/data.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

constexpr std::string_view no_opinion = "Borders and names of countries imply no opinion.";

ReachForm form_of(const Values& values) {
    const bool csv = values.flag("csv"), json = values.flag("json");
    const bool file = values.has("output") || values.has("format");
    if (csv && json) throw Error::usage("--csv and --json exclude each other; keep one");
    if (file && (csv || json)) {
        throw Error::usage(fmt::format("--{} writes to standard output; leave out --{}", csv ? "csv" : "json",
                                       values.has("output") ? "output" : "format"));
    }
    return csv ? ReachForm::csv : json ? ReachForm::json : file ? ReachForm::file : ReachForm::table;
}

ReachCount count_of(const Values& values, ReachForm form) {
    if (!values.has("count")) return ReachCount::none;
    const bool sites = choice_of(values, "count", "sites", "places", true);
    if (form == ReachForm::file) {
        throw Error::usage("--count makes a table, CSV or JSON; leave out --output and --format");
    }
    if (values.has("limit")) throw Error::usage("--count counts all places; leave out --limit");
    return sites ? ReachCount::sites : ReachCount::places;
}

ReachSort sort_of(const Values& values, ReachForm form) {
    const auto given = values.one("sort");
    if (given && form != ReachForm::table) {
        throw Error::usage("--sort orders the table for people; files, CSV and JSON stand by site, place and range");
    }
    if (!given || given->text == "distance") return ReachSort::distance;
    if (given->text == "azimuth") return ReachSort::azimuth;
    if (given->text == "name") return ReachSort::name;
    if (given->text == "country") return ReachSort::country;
    throw Error::usage(fmt::format("{}: '{}' is none of distance, azimuth, name, country", given->where, given->text));
}

bool points_of(const Values& values) {
    const auto given = values.one("geometry");
    // A scenario says how footprints are drawn; only what is typed is meant for this command.
    if (!given || given->where != "--geometry") return false;
    return choice_of(values, "geometry", "point", "line", false);
}

void must_have_ranges(const Values& values) {
    if (values.has("range") || values.has("range-column") || values.has("pair")) return;
    for (const std::string_view option : {"only-inside", "count"}) {
        if (values.has(option)) throw Error::usage(fmt::format("--{} needs a range: --range 500km", option));
    }
}

/// How what is not decided comes about, where it can.
std::vector<std::string> notes_of(const Asked& asked) {
    std::set<catalog::Qualifier> qualifiers;
    const auto add = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            if (range->qualifier) qualifiers.insert(*range->qualifier);
        }
    };
    add(asked.ranges);
    for (const Item& item : asked.items) add(item.ranges);
    std::vector<std::string> notes;
    if (qualifiers.contains(catalog::Qualifier::at_least)) {
        notes.emplace_back(
            "Undecided beyond an 'at least' claim: it says that so far is reached, and nothing of what lies farther.");
    }
    if (qualifiers.contains(catalog::Qualifier::between)) {
        notes.emplace_back("Undecided between the two figures of a claim, since it leaves open which of them holds.");
    }
    return notes;
}

std::string description_of_reach(const Values& values, const ReachRequest& request) {
    const auto own = values.one("description");
    std::string text = own ? own->text + " " : "";
    text += request.points ? "Places, with their geodesic distance from a site on the WGS84 ellipsoid. "
                           : fmt::format(
                                 "Geodesics from a site to places on the WGS84 ellipsoid; drawn and true line "
                                 "are nowhere more than {} m apart. ",
                                 request.tolerance.m());
    text +=
        "A range is what somebody claimed: that a place is within it says nothing about what a missile can do, nor "
        "that one is there.";
    for (const std::string& note : request.notes) text += " " + note;
    return text;
}

std::vector<std::string> credits_of(const ReachRequest& request, const catalog::Catalog& catalog,
                                    const Values& values) {
    std::vector<std::string> shown = position_sources(catalog, values, request.asked.items);
    shown.insert(shown.end(), request.to.source_ids.begin(), request.to.source_ids.end());
    return attributions(catalog, shown);
}

std::vector<std::string> notes_of(const ReachRequest& request, const catalog::Catalog& catalog, const Values& values,
                                  const std::vector<std::string>& credits) {
    std::vector<std::string> notes = notes_of(request.asked);
    if (!request.asked.on_dates.empty()) notes.push_back(request.asked.on_dates);
    const auto add_source = [&](std::string_view of, std::string_view id) {
        notes.push_back(fmt::format("{}: {}.", of, catalog::citation(catalog.source(id))));
    };
    for (const std::string& id : request.to.source_ids) add_source("Cities", id);
    const bool countries = values.has("country");
    if (countries) add_source("Outlines", catalog::outlines_source_id);
    for (const std::string& credit : credits) notes.push_back(credit + ".");
    if (countries || !request.to.source_ids.empty()) notes.emplace_back(no_opinion);
    return notes;
}

/// What a file says of itself.
void describe(ReachRequest& request, const Values& values) {
    io::Layer layer = {"reach", "Which places are in range",
                       request.points ? io::GeometryKind::point : io::GeometryKind::line, reach_fields()};
    layer.style = {"inside", "", "in range: {}"};
    request.output.layers = {std::move(layer)};
    const auto title = values.one("title");
    request.output.title =
        title ? title->text
              : "Reach: " + title_of(request.asked.items, request.asked.ranges, values.many("sites"), Merge::none);
    request.output.description = description_of_reach(values, request);
}

}  // namespace

ReachRequest decide_reach(const Values& values) {
    ReachRequest request;
    const Style style = style_of(values.only(std::array<std::string_view, 2>{"tolerance", "edges"}));
    request.form = form_of(values);
    request.count = count_of(values, request.form);
    request.sort = sort_of(values, request.form);
    request.points = points_of(values);
    request.tolerance = style.tolerance;
    request.choice = {values.flag("only-inside"), std::nullopt, style.edges};
    if (const auto limit = values.one("limit")) {
        request.choice.limit = converted(
            *limit, [](const std::string& text) { return parse_count(text, 1, std::numeric_limits<int>::max()); });
    }
    request.threads = threads_of(values);
    request.skip_bad = values.flag("skip-bad");
    request.quiet = values.flag("quiet");
    request.progress = progress_of(values);
    if (request.form == ReachForm::file) {
        request.output = output_of(values);
    } else {
        must_write_a_file(values);
    }
    must_have_work(values, false);
    must_have_ranges(values);

    const auto sources = data_sources_for(values);
    const catalog::Catalog catalog = load_catalog(sources);
    request.asked = ask(values, catalog, sources, style, Keep{false, {}, {}});
    request.to = destinations_of(values, catalog);
    const std::vector<std::string> credits = credits_of(request, catalog, values);
    request.notes = notes_of(request, catalog, values, credits);
    if (request.form == ReachForm::file) {
        describe(request, values);
        request.output.provenance = provenance_of("reach", values, sources, request.tolerance, credits);
    }
    return request;
}

}  // namespace rangeband::cli
