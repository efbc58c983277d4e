// SPDX-License-Identifier: MIT
/// `rangeband reach`: sites × places × ranges → which places are in range.
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <utility>

#include "cli/command.hpp"
#include "cli/options/reach_options.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/reach_tables.hpp"
#include "cli/terminal/say.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/reach.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 43> option_names = {
    "at-date",      "at",          "site",          "country",  "pair",      "sites",    "edges",        "layer",
    "where",        "skip-bad",    "allow-network", "catalog",  "to",        "places",   "cities",       "range",
    "range-column", "solid",       "tolerance",     "geometry", "threads",   "scenario", "only-inside",  "limit",
    "count",        "sort",        "output",        "format",   "overwrite", "force",    "style",        "title",
    "description",  "csv",         "json",          "quiet",    "progress",  "help",     "from-country", "lat-column",
    "lon-column",   "name-column", "encoding"};

constexpr std::string_view examples =
    "  rangeband reach --site kapustin-yar --range 480,500,2350km --cities capitals\n"
    "  rangeband reach --site mozdok --range 9m729 --only-inside\n"
    "  rangeband reach --at 48.57,46.25 --to 52.23,21.01,Warsaw --to 48.21,16.37\n"
    "  rangeband reach --from-country AT --range 300km --cities all --only-inside\n"
    "  rangeband reach --scenario europe-1987 --count sites --only-inside\n"
    "  rangeband reach --sites bases.csv --places places.csv --range 9m729 -o in.gpkg\n";

/// The rows of one site as text, which many threads write.
std::string rows_of(const operations::Reach& reach, const operations::Reached& reached, ReachForm form,
                    std::atomic<std::size_t>& rows) {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const io::Field& field : operations::reach_fields()) list.push_back(field.name);
        return list;
    }();
    std::string text;
    each_row(reached, reach.request().only_inside, [&](std::size_t pair, std::optional<std::size_t> range) {
        const auto values = reach_values(reached, reach.places()[reached.pairs[pair].place], pair, range);
        ++rows;
        if (form == ReachForm::csv) {
            text += csv_line(values);
        } else {
            text += (text.empty() ? "\n" : ",\n") + json_line(names, values);
        }
    });
    return text;
}

void write_text(operations::Reach& reach, ReachForm form, const operations::Reports& reports, const Values& values) {
    TextOutput output(values);
    const bool csv = form == ReachForm::csv;
    if (csv) {
        std::vector<io::Value> names;
        for (const io::Field& field : operations::reach_fields()) names.emplace_back(field.name);
        output.put(csv_line(names));
    }
    bool any = false;
    std::atomic<std::size_t> rows = 0;
    if (!csv) output.put("[");
    reach.each([&](const operations::Reached& reached) { return rows_of(reach, reached, form, rows); },
               [&](std::string&& text) {
                   if (text.empty()) return;
                   if (any && !csv) output.put(",");
                   output.put(text);
                   any = true;
               },
               reports);
    if (!csv) output.put(any ? "\n]\n" : "]\n");
    output.complete(rows);
}

void write_table(operations::Reach& reach, const ReachOptions& options, const operations::Reports& reports,
                 const Values& values) {
    ReachTable rows(reach, options.sort);
    reach.each([&](operations::Reached&& reached) { rows.add(std::move(reached)); }, reports);
    const Table table = rows.table();
    if (!table.rows.empty()) return print_table(table, values);
    if (values.flag("quiet")) return;
    say("no place is in range");
    if (!reach.on_capitals().empty()) say(reach.on_capitals());
}

void write(operations::Reach& reach, const ReachOptions& options, const Values& values) {
    Progress progress(values, "sites");
    const operations::Reports reports = progress.reports();
    if (options.count != ReachCount::none) {
        ReachCounts counts(reach, options.count, options.form == ReachForm::table);
        reach.judge([&](operations::Judged&& judged) { counts.add(judged); }, reports);
        return print_table(counts.table(), values);
    }
    if (options.form == ReachForm::table) return write_table(reach, options, reports, values);
    if (options.form != ReachForm::file) return write_text(reach, options.form, reports, values);
    const std::size_t count = reach.write(*options.output, reports);
    const std::string target = io::shown_target(options.output->target);
    if (values.flag("quiet") || target == "-") return;
    say(fmt::format("wrote {} to {}", counted(count, "row"), target));
}

/// A row for each site, place and range, as far as their number is known beforehand: not where only those inside are
/// wanted. A line to a place has few vertices.
void must_not_be_huge(const operations::Reach& reach, const ReachOptions& options) {
    const auto rows = reach.rows();
    if (!rows || options.count != ReachCount::none) return;
    const double bytes_of_row = options.form == ReachForm::file   ? 500.0
                                : options.form == ReachForm::json ? 250.0
                                                                  : 120.0;
    operations::must_not_exceed(*rows * bytes_of_row,
                                fmt::format("{} rows", grouped(static_cast<unsigned long long>(*rows))),
                                "--only-inside, --limit N or --count");
}

int run_reach(const Values& values) {
    ReachOptions options = reach_options_of(values);
    const operations::Data data = data_of(values);
    operations::Reach reach(std::move(options.request), data);
    const operations::ReachTally rows = reach.check();
    if (!values.flag("quiet")) {
        for (const auto* check : {&rows.places, &rows.sites}) say_notes(*check);
    }
    if (!values.flag("force")) must_not_be_huge(reach, options);
    write(reach, options, values);
    const bool plain_data = options.form == ReachForm::csv || options.form == ReachForm::json;
    if (plain_data && !values.flag("quiet")) {
        for (const std::string& note : reach.notes()) say(with_options(note));
    }
    if (const std::string close = reach.close_answers();
        !close.empty() && options.form != ReachForm::table && !values.flag("quiet")) {
        say(close);
    }
    std::string left_out;
    for (const operations::RowCheck& check : {rows.places, rows.sites}) {
        if (check.bad == 0) continue;
        left_out += (left_out.empty() ? "" : "\n") +
                    fmt::format("{} left out, the good ones are written{}", check.count(), check.list());
    }
    if (!left_out.empty()) throw Error::file(left_out);
    return 0;
}

std::string reach_help() {
    return help_of_fields(operations::reach_fields()) + "\n" +
           wrap(
               "Inside, for a length or a band: yes between its limits; whether a limit is included follows the "
               "treaty. For a claim 'exactly' or 'at most': yes up to its figure, no beyond; 'at least': yes up to it, "
               "undecided beyond; 'between': yes up to the lower figure, undecided up to the upper one. --only-inside "
               "leaves out undecided places.",
               "");
}

}  // namespace

extern const Command reach_command;
const Command reach_command = {
    "reach",
    "",
    "show which places are within which range of which sites",
    "Gives for every site and place the geodesic distance on the WGS84 ellipsoid and the azimuth at the site, and for "
    "every range whether the place is inside and by how much: as a table, CSV, JSON or lines on a map. That a place is "
    "within a claimed range shows what the claim implies, nothing more. For a launch area the nearest point counts.",
    option_names,
    examples,
    reach_help,
    run_reach,
};

}  // namespace rangeband::cli
