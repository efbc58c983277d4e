// SPDX-License-Identifier: MIT
/// `rangeband coverage`: how much of each country lies within ranges of sites, and which cities.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "cli/command.hpp"
#include "cli/options/convert.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/coverage_table.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/say.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/coverage.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 41> option_names = {
    "at",           "site",         "country",    "pair",       "sites",         "edges",     "layer",
    "where",        "at-date",      "timeline",   "skip-bad",   "allow-network", "catalog",   "range",
    "range-column", "solid",        "merge",      "depth",      "group-by",      "contested", "tolerance",
    "threads",      "scenario",     "output",     "format",     "overwrite",     "style",     "title",
    "description",  "rows",         "sort",       "csv",        "json",          "quiet",     "progress",
    "help",         "from-country", "lat-column", "lon-column", "name-column",   "encoding"};

constexpr std::string_view examples =
    "  rangeband coverage --at 54.71,20.51,Kaliningrad --range 480,500,2350km\n"
    "  rangeband coverage --site kapustin-yar --range 9m729 --sort share\n"
    "  rangeband coverage --scenario europe-1987 --group-by none\n"
    "  rangeband coverage --scenario europe-1987 --timeline\n"
    "  rangeband coverage --scenario europe-1987 --merge depth --csv > depths.csv\n"
    "  rangeband coverage --from-country DE --range 500km --rows totals --json\n"
    "  rangeband coverage --scenario dispute-2019 --contested -o contested.gpkg\n";

CoverageOrder order_of(const Values& values, bool for_programs) {
    const auto given = values.one("sort");
    if (!given) return coverage_order(for_programs ? "code" : "area");
    if (const CoverageOrder order = coverage_order(given->text)) return order;
    const std::vector<std::string> known = coverage_orders();
    const std::string near = did_you_mean(given->text, known);
    throw Error::usage(fmt::format("{}: unknown order '{}'{}", given->where, given->text,
                                   near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near));
}

void must_go_together(const Values& values) {
    if (values.flag("timeline") && values.has("at-date")) {
        throw Error::usage("--timeline and --at-date exclude each other; keep one");
    }
    const bool csv = values.flag("csv"), json = values.flag("json");
    if ((csv && values.has("format")) || (json && (values.has("output") || values.has("format")))) {
        throw Error::usage(fmt::format(
            "--{0} prints a table, -o and -f write a map; leave out one, or redirect the table: --{0} > FILE",
            csv ? "csv" : "json"));
    }
}

struct CoverageOptions {
    operations::CoverageRequest request;
    CoverageOrder order = nullptr;
    bool countries = true;                    ///< or only land, sea and total
    std::optional<io::OutputRequest> output;  ///< of a map, in place of a table
};

CoverageOptions coverage_options_of(const Values& values) {
    must_go_together(values);
    CoverageOptions options;
    operations::CoverageRequest& request = options.request;
    const bool file = values.has("output") || values.has("format");
    request.with_polygons = file && !values.flag("csv");
    if (!file) must_write_a_file(values);
    request.style = style_of(values);
    if (!values.has("tolerance")) request.style.area_error = operations::CoverageRequest::usual_area_error;
    request.merging = merging_of(values, operations::Merge::any);
    request.timeline = values.flag("timeline");
    options.countries = choice_of(values, "rows", "all", "totals", !request.timeline || request.with_polygons);
    if (request.with_polygons && !options.countries) {
        throw Error::usage("a map shows countries and the sea but no totals; leave out --rows totals, or -o and -f");
    }
    options.order = order_of(values, request.with_polygons || values.flag("csv") || values.flag("json"));
    request.threads = threads_of(values);
    must_have_work(values, true);
    request.query = query_of(values);
    for (const Given& country : values.many("country")) request.country.push_back(country.text);
    if (!request.country.empty() && !options.countries) {
        throw Error::usage("--country selects countries, and --rows totals leaves them out; keep one");
    }
    if (request.with_polygons) options.output = output_of(values);
    request.wording = wording_of(values);
    return options;
}

/// How well the regions of a table are drawn.
struct Accuracy {
    Tolerance least, most;
    double area_error = 0.0;

    explicit Accuracy(const operations::CoverageBlock& block) : least(block.tolerance), most(block.tolerance) {
        add(block);
    }

    void add(const operations::CoverageBlock& block) {
        least = std::min(least, block.tolerance);
        most = std::max(most, block.tolerance);
        area_error = std::max(area_error, block.area_error);
    }
};

/// `2.4 m`, `0.5 to 12 m`
std::string tolerance_text(const Accuracy& accuracy) {
    const auto number = [](Tolerance t) {
        return t.m() < 10.0 ? fmt::format("{:.2g}", t.m()) : fmt::format("{:.0f}", t.m());
    };
    const std::string largest = number(accuracy.most) + " m";
    return accuracy.least == accuracy.most ? largest : fmt::format("{} to {}", number(accuracy.least), largest);
}

/// Rounded up to one digit: `0.001 %`.
std::string error_text(double error) {
    const double digit = std::pow(10.0, std::floor(std::log10(error)));
    return fmt::format("{:.1g} %", 100.0 * digit * std::ceil(error / digit - 1e-9));
}

/// How well it is drawn, as a reader of the table must know.
std::string note_on(const Accuracy& accuracy) {
    std::string note = fmt::format("Drawn and true boundary are at most {} apart.", tolerance_text(accuracy));
    if (accuracy.area_error > 0.0) {
        note += fmt::format(
            " Country areas come from the drawn shape, the total from the exact one; they agree to {} of it.",
            error_text(accuracy.area_error));
    }
    return note;
}

void write_map(operations::Coverage& coverage, const CoverageOptions& options, const Values& values) {
    const std::size_t written = coverage.write(
        *options.output, [&](operations::CoverageBlock& block) { sort(block, options.order); },
        Progress(values, "regions").reports());
    const std::string target = io::shown_target(options.output->target);
    if (values.flag("quiet") || target == "-") return;
    say(fmt::format("wrote {} to {}", counted(written, "area"), target));
}

void print_rows(operations::Coverage& coverage, const CoverageOptions& options, const Values& values) {
    Table table = coverage_table(coverage.columns());
    std::optional<Accuracy> accuracy;
    coverage.each(
        [&](operations::CoverageBlock&& block) {
            sort(block, options.order);
            add_rows(table, block, coverage.columns(), options.countries);
            if (!accuracy) accuracy.emplace(block);
            accuracy->add(block);
        },
        Progress(values, "regions").reports());
    if (accuracy) {
        table.notes.push_back(note_on(*accuracy));
        for (const std::string& note : coverage.notes()) table.notes.push_back(with_options(note));
    }
    print_table(table, values);
    if (values.flag("quiet")) return;
    if (!accuracy) say("nothing existed on that date");
    if (values.flag("csv") || values.flag("json")) std::ranges::for_each(table.notes, say);
}

int run_coverage(const Values& values) {
    CoverageOptions options = coverage_options_of(values);
    const operations::Data data = data_of(values);
    operations::Coverage coverage(std::move(options.request), data);
    const operations::RowCheck rows = coverage.check();
    if (!values.flag("quiet")) say_notes(rows);
    if (options.output) {
        write_map(coverage, options, values);
    } else {
        print_rows(coverage, options, values);
    }
    return exit_code_of(rows, "counted");
}

std::string columns_help() {
    return help_of_fields(operations::coverage_fields({.name = true, .date = true, .range = true}));
}

}  // namespace

extern const Command coverage_command;
const Command coverage_command = {
    "coverage",
    "",
    "show how much of each country is within range, and which cities",
    "Prints for each country, for land, sea and in total the area within the ranges, its share of the country, and the "
    "number of cities in it. There is one block of rows for each range, around any of its sites, unless --merge or "
    "--group-by is given. A circle shows what a claimed range implies, nothing more.",
    option_names,
    examples,
    columns_help,
    run_coverage,
};

}  // namespace rangeband::cli
