/// `rangeband reach`: sites × places × ranges → which places are in range.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <utility>

#include "cli/columns.hpp"
#include "cli/command.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/reach_request.hpp"
#include "cli/reach_tables.hpp"
#include "cli/say.hpp"
#include "cli/size_guard.hpp"
#include "cli/wrap.hpp"
#include "rangeband/analysis/way.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 38> option_names = {
    "at-date",      "at",       "site",          "country",  "pair",      "sites",    "edges",       "layer",
    "where",        "skip-bad", "allow-network", "catalog",  "to",        "places",   "cities",      "range",
    "range-column", "solid",    "tolerance",     "geometry", "threads",   "scenario", "only-inside", "limit",
    "count",        "sort",     "output",        "format",   "overwrite", "force",    "style",       "title",
    "description",  "csv",      "json",          "quiet",    "progress",  "help"};

constexpr std::string_view examples =
    "  rangeband reach --site kapustin-yar --range 480,500,2350km --cities capitals\n"
    "  rangeband reach --site mozdok --range 9m729 --only-inside\n"
    "  rangeband reach --at 48.57,46.25 --to 52.23,21.01,Warsaw --to 48.21,16.37\n"
    "  rangeband reach --country AT --range 300km --cities all --only-inside --csv\n"
    "  rangeband reach --scenario europe-1987 --count sites --only-inside\n"
    "  rangeband reach --sites bases.csv --places places.csv --range 9m729 -o in.gpkg\n";

void put(std::string_view text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));  // main looks for failures at the end
}

const Destination& place_of(const ReachRequest& request, const Reached& reached, std::size_t pair) {
    return request.to.places[reached.pairs[pair].place];
}

/// Computes every site and hands the results to `sink` in order.
template <typename Result>
void each_site(ReachRequest& request, std::size_t total, const std::function<Result(const Item&)>& work,
               const std::function<void(Result&&)>& sink) {
    Progress progress(request.progress, total, "sites");
    OrderedPipeline<Item, Result> pipeline(
        static_cast<unsigned>(std::min<std::size_t>(request.threads, std::max<std::size_t>(total, 1))),
        [&](Item&& item) {
            const Item used_up = std::move(item);
            return work(used_up);
        },
        [&](Result&& result) {
            sink(std::move(result));
            progress.advance(1);
        });
    each_item(request.asked, [&](Item&& item) { pipeline.push(std::move(item)); });
    pipeline.finish();
}

/// The rows as text, so that many threads write them.
Reached as_rows(const ReachRequest& request, Reached&& reached) {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const io::Field& field : reach_fields()) list.push_back(field.name);
        return list;
    }();
    each_row(reached, request.choice.only_inside, [&](std::size_t pair, std::optional<std::size_t> range) {
        const auto values = reach_values(reached, place_of(request, reached, pair), pair, range);
        if (request.form == ReachForm::csv) {
            reached.text += csv_line(values);
        } else {
            reached.text += (reached.text.empty() ? "\n" : ",\n") + json_line(names, values);
        }
    });
    reached.pairs.clear();
    reached.verdicts.clear();
    return std::move(reached);
}

void write_text(ReachRequest& request, const Reach& reach, std::size_t total) {
    const bool csv = request.form == ReachForm::csv;
    if (csv) {
        std::vector<io::Value> names;
        for (const io::Field& field : reach_fields()) names.emplace_back(field.name);
        put(csv_line(names));
    }
    bool any = false;
    if (!csv) put("[");
    each_site<Reached>(
        request, total, [&](const Item& item) { return as_rows(request, reach.reach(item)); },
        [&](Reached&& reached) {
            if (reached.text.empty()) return;
            if (any && !csv) put(",");
            put(reached.text);
            any = true;
        });
    if (!csv) put(any ? "\n]\n" : "]\n");
}

void write_table(ReachRequest& request, const Reach& reach, std::size_t total, const Values& values) {
    ReachTable rows(request);
    each_site<Reached>(
        request, total, [&](const Item& item) { return reach.reach(item); },
        [&](Reached&& reached) { rows.add(std::move(reached)); });
    const Table table = rows.table();
    if (table.rows.empty()) {
        if (!request.quiet) say("no place is in range");
        return;
    }
    print_table(table, values);
}

void write_counts(ReachRequest& request, const Reach& reach, std::size_t total, const Values& values) {
    struct Judged {
        Item item;
        std::vector<analysis::Inside> insides;
    };
    ReachCounts counts(request);
    each_site<Judged>(
        request, total,
        [&](const Item& item) {
            return Judged{item, reach.judge(item)};
        },
        [&](Judged&& judged) { counts.add(judged.item, judged.insides); });
    print_table(counts.table(), values);
}

/// The lines or points of one site; lines are the same for all ranges.
std::vector<io::Feature> features_of(const ReachRequest& request, const Reached& reached) {
    std::vector<io::Feature> features;
    std::optional<std::size_t> drawn;
    io::Geometry geometry;
    each_row(reached, request.choice.only_inside, [&](std::size_t pair, std::optional<std::size_t> range) {
        const Destination& place = place_of(request, reached, pair);
        if (drawn != pair && request.points) {
            geometry = footprint::LonLat{place.position.lon(), place.position.lat()};
        } else if (drawn != pair) {
            geometry = analysis::way(reached.pairs[pair].from, place.position, request.tolerance);
        }
        drawn = pair;
        features.push_back({reach_values(reached, place, pair, range), geometry, 7});
    });
    return features;
}

void write_file(ReachRequest& request, const Reach& reach, std::size_t total) {
    const auto writer = io::Writer::open(request.output);
    std::size_t count = 0;
    using Features = std::vector<io::Feature>;
    each_site<Features>(
        request, total, [&](const Item& item) { return features_of(request, reach.reach(item)); },
        [&](Features&& features) {
            for (const io::Feature& feature : features) writer->write(0, feature);
            count += features.size();
        });
    writer->finish();
    const std::string target = io::shown_target(request.output.target);
    if (request.quiet || target == "-") return;
    say(fmt::format("wrote {} row{} to {}", grouped(count), count == 1 ? "" : "s", target));
}

void write(ReachRequest& request, std::size_t total, const Values& values) {
    const Reach reach(request.to.places, request.choice);
    if (request.count != ReachCount::none) return write_counts(request, reach, total, values);
    if (request.form == ReachForm::file) return write_file(request, reach, total);
    if (request.form == ReachForm::table) return write_table(request, reach, total, values);
    write_text(request, reach, total);
}

/// A row for each site, place and range, as far as their number is known beforehand: not where only those inside are
/// wanted. A line to a place has few vertices.
void must_not_be_huge(const ReachRequest& request, std::size_t sites_of_files) {
    if (request.choice.only_inside || request.count != ReachCount::none) return;
    const auto rows_of = [](std::size_t ranges) { return static_cast<double>(std::max<std::size_t>(ranges, 1)); };
    double rows = static_cast<double>(sites_of_files) * rows_of(request.asked.ranges_per_row);
    for (const Item& item : request.asked.items) rows += rows_of(item.ranges.size());
    const std::size_t places = request.to.places.size();
    rows *= static_cast<double>(
        std::min(places, request.choice.limit ? static_cast<std::size_t>(*request.choice.limit) : places));
    const double bytes_of_row = request.form == ReachForm::file   ? 500.0
                                : request.form == ReachForm::json ? 250.0
                                                                  : 120.0;
    must_not_exceed(rows * bytes_of_row, fmt::format("{} rows", grouped(static_cast<unsigned long long>(rows))),
                    "--only-inside, --limit N or --count");
}

int run_reach(const Values& values) {
    ReachRequest request = decide_reach(values);
    const RowCheck rows = check_rows(request.asked.files, request.skip_bad);
    if (!values.flag("force")) must_not_be_huge(request, rows.good);
    write(request, rows.good + request.asked.items.size(), values);
    const bool plain_data = request.form == ReachForm::csv || request.form == ReachForm::json;
    if (plain_data && !request.quiet) std::ranges::for_each(request.notes, say);
    std::string left_out;
    for (const RowCheck& check : {request.to.rows, rows}) {
        if (check.bad == 0) continue;
        left_out += (left_out.empty() ? "" : "\n") +
                    fmt::format("{} left out, the good ones are written{}", check.count(), check.list());
    }
    if (!left_out.empty()) throw Error::file(left_out);
    return 0;
}

std::string reach_help() {
    return help_of_fields(reach_fields()) + "\n" +
           wrap(
               "Inside, for a length or a band: yes between its edges, which count as the treaty words them. For a "
               "claim 'exactly' or 'at most': yes up to its figure, no beyond; 'at least': yes up to it, undecided "
               "beyond; 'between': yes up to the lower figure, undecided up to the upper one. With --only-inside "
               "what is undecided is left out.",
               "");
}

}  // namespace

extern const Command reach_command;
const Command reach_command = {
    "reach",
    "",
    "say which places are within which range of which sites",
    "Gives for every site and place the geodesic distance on the WGS84 ellipsoid, the azimuth at the site, and for "
    "every "
    "range whether the place is inside and by how much: as a table, CSV, JSON or lines on a map. That a place is "
    "within "
    "a claimed range says only what the claim would mean. From a launch area it is the nearest point that counts.",
    option_names,
    examples,
    reach_help,
    run_reach,
};

}  // namespace rangeband::cli
