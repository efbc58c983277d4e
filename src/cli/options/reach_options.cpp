// SPDX-License-Identifier: MIT
#include "cli/options/reach_options.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "cli/options/convert.hpp"
#include "cli/options/requests.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

ReachForm form_of(const Values& values) {
    const bool csv = values.flag("csv"), json = values.flag("json");
    const bool file = values.has("output") || values.has("format");
    if (csv && json) throw Error::usage("--csv and --json exclude each other; keep one");
    if (file && json) {
        throw Error::usage(fmt::format("--json writes to standard output; leave out --{}",
                                       values.has("output") ? "output" : "format"));
    }
    if (csv && values.has("format")) throw Error::usage("--csv and --format exclude each other; keep one");
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
        throw Error::usage(
            "--sort orders the table on the terminal; files, CSV and JSON are ordered by site, place and range");
    }
    if (!given || given->text == "distance") return ReachSort::distance;
    if (given->text == "azimuth") return ReachSort::azimuth;
    if (given->text == "name") return ReachSort::name;
    if (given->text == "country") return ReachSort::country;
    throw Error::usage(
        fmt::format("{}: unknown value '{}'; use distance, azimuth, name or country", given->where, given->text));
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

operations::Cities cities_of(const Values& values) {
    using operations::Cities;
    const auto given = values.one("cities");
    if (!given && (values.has("to") || values.has("places"))) return Cities::none;
    if (!given) return values.has("country") ? Cities::all : Cities::million;
    if (given->text == "capitals") return Cities::capitals;
    if (given->text == "million") return Cities::million;
    if (given->text == "all") return Cities::all;
    throw Error::usage(fmt::format("{}: unknown value '{}'; use capitals, million or all", given->where, given->text));
}

}  // namespace

ReachOptions reach_options_of(const Values& values) {
    ReachOptions options;
    operations::ReachRequest& request = options.request;
    const operations::Style style = style_of(values.only(std::array<std::string_view, 2>{"tolerance", "edges"}));
    options.form = form_of(values);
    options.count = count_of(values, options.form);
    options.sort = sort_of(values, options.form);
    request.points = points_of(values);
    request.tolerance = style.tolerance;
    request.edges = style.edges;
    request.only_inside = values.flag("only-inside");
    if (const auto limit = values.one("limit")) {
        request.limit = converted(
            *limit, [](const std::string& text) { return parse_count(text, 1, std::numeric_limits<int>::max()); });
    }
    request.threads = threads_of(values);
    if (options.form == ReachForm::file) {
        options.output = output_of(values);
    } else if (!values.has("output")) {
        must_write_a_file(values);
    }
    must_have_work(values, false);
    must_have_ranges(values);
    request.query = query_of(values);
    request.cities = cities_of(values);
    for (const Given& country : values.many("country")) request.country.push_back(country.text);
    for (const Given& given : values.many("to")) request.to.push_back(converted(given, operations::parse_place));
    for (const Given& given : values.many("places")) request.places.push_back(given.text);
    if (request.cities == operations::Cities::none && request.to.empty() && request.places.empty()) {
        throw Error::usage("nothing to do: no place to reach; give --to LAT,LON, --places FILE or --cities all");
    }
    request.wording = wording_of(values);
    return options;
}

}  // namespace rangeband::cli
