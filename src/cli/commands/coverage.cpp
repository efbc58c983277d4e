/// `rangeband coverage`: how much of each country lies within ranges of sites, and which cities.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <set>

#include "cli/about_output.hpp"
#include "cli/command.hpp"
#include "cli/convert.hpp"
#include "cli/coverage.hpp"
#include "cli/coverage_table.hpp"
#include "cli/data.hpp"
#include "cli/say.hpp"
#include "cli/table.hpp"
#include "cli/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/write.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 36> option_names = {
    "at",       "site",        "country",       "pair",    "sites",    "edges",        "layer",  "where",     "at-date",
    "timeline", "skip-bad",    "allow-network", "catalog", "range",    "range-column", "solid",  "merge",     "depth",
    "group-by", "contested",   "tolerance",     "threads", "scenario", "output",       "format", "overwrite", "style",
    "title",    "description", "rows",          "sort",    "csv",      "json",         "quiet",  "progress",  "help"};

constexpr std::string_view examples =
    "  rangeband coverage --at 54.71,20.51,Kaliningrad --range 480,500,2350km\n"
    "  rangeband coverage --site kapustin-yar --range 9m729 --sort share\n"
    "  rangeband coverage --scenario europe-1987 --group-by none\n"
    "  rangeband coverage --scenario europe-1987 --group-by none --timeline\n"
    "  rangeband coverage --scenario europe-1987 --merge depth --csv > depths.csv\n"
    "  rangeband coverage --country DE --range 500km --rows totals --json\n"
    "  rangeband coverage --scenario dispute-2019 --contested -o contested.gpkg\n";

/// Of a drawn area; the true one's own error is a ten-thousandth of it.
constexpr double area_error = 1e-5;

/// Everything that a run will do.
struct Decided {
    CoverageRequest request;
    CoverageColumns columns;
    CoverageOrder order = nullptr;
    std::optional<io::OutputRequest> map;  ///< in place of a table
};

CoverageOrder order_of(const Values& values, bool for_programs) {
    const auto given = values.one("sort");
    if (!given) return coverage_order(for_programs ? "code" : "area");
    if (const CoverageOrder order = coverage_order(given->text)) return order;
    const std::vector<std::string> known = coverage_orders();
    const std::string near = did_you_mean(given->text, known);
    throw Error::usage(fmt::format("{}: '{}' is no order{}", given->where, given->text,
                                   near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near));
}

void must_go_together(const Values& values) {
    if (values.flag("timeline") && values.has("at-date")) {
        throw Error::usage("--timeline and --at-date exclude each other; keep one");
    }
    const bool map = values.has("output") || values.has("format");
    for (const std::string_view table : {"csv", "json"}) {
        if (map && values.flag(table)) {
            throw Error::usage(
                fmt::format("--{0} prints a table, -o and -f write a map; leave out one, or redirect "
                            "the table: --{0} > FILE",
                            table));
        }
    }
}

/// Where countries and cities come from, with what must be said of them.
struct Sources {
    std::vector<std::string> citations, credits;
};

Sources sources_of(const CoverageRequest& request, const Values& values) {
    const catalog::Catalog& catalog = request.catalog;
    Sources sources;
    std::vector<std::string> ids = position_sources(catalog, values, request.asked.items);
    ids.emplace_back(catalog::outlines_source_id);
    sources.citations.push_back(
        fmt::format("Outlines, 1:50 million: {}", catalog::citation(catalog.source(catalog::outlines_source_id))));
    std::set<std::string> of_cities;
    for (const catalog::City& city : catalog.cities()) of_cities.insert(city.source_id);
    for (const std::string& id : of_cities) {
        ids.push_back(id);
        sources.citations.push_back(fmt::format("Cities: {}", catalog::citation(catalog.source(id))));
    }
    sources.credits = attributions(catalog, ids);
    return sources;
}

constexpr std::string_view what_is_counted =
    "Land is what the outlines of countries hold; sea is all the rest, the Caspian and other lakes that they leave out "
    "among it. Cities are capitals and those of 100,000 people or more, and people are those of these cities alone. "
    "Outlines and borders imply no opinion.";

/// By what is counted: depths, what is grouped, or ranges.
io::LayerStyle colours_of(const Merging& merging, const CoverageColumns& columns) {
    if (merging.how == Merge::depth) return depth_colours(merging);
    if (columns.name) return {"name", "", ""};
    return {"range_id", "range", ""};
}

io::OutputRequest map_of(const Values& values, const CoverageRequest& request, const CoverageColumns& columns) {
    io::OutputRequest output = output_of(values);
    output.layers = {coverage_layer(columns)};
    output.layers[0].style = colours_of(request.merging, columns);
    output.title = "Coverage: " + title_of(values, request.asked.items, request.asked.ranges, request.merging);
    const Sources sources = sources_of(request, values);
    output.description = description_of(values, request.merging, request.style.tolerance, sources.credits) +
                         fmt::format(" {} {}.", what_is_counted, fmt::join(sources.citations, ". "));
    output.provenance = provenance_of("coverage", values, request.sources, request.style.tolerance, sources.credits);
    return output;
}

Decided decide(const Values& values) {
    must_go_together(values);
    const bool map = values.has("output") || values.has("format");
    if (!map) must_write_a_file(values);
    Style style = style_of(values);
    if (!values.has("tolerance")) style.area_error = area_error;
    Merging merging = merging_of(values, Merge::any);
    const bool each = !merging.merges();
    if (each) merging.how = Merge::any;  // of a group of its own
    const bool timeline = values.flag("timeline");
    const bool by_range = !merging.group_by || merging.group_by->text == "range_id";
    const CoverageColumns columns{.name = each || !by_range,
                                  .date = timeline,
                                  .range = map,
                                  .countries = choice_of(values, "rows", "all", "totals", !timeline || map)};
    if (map && !columns.countries) {
        throw Error::usage("a map shows countries and the sea, no sums; leave out --rows totals, or -o and -f");
    }
    const CoverageOrder order = order_of(values, map || values.flag("csv") || values.flag("json"));
    const unsigned threads = threads_of(values);
    must_have_work(values, true);
    const auto sources = data_sources_for(values);
    Decided decided{.request = {.sources = sources,
                                .catalog = load_catalog(sources),
                                .style = style,
                                .merging = merging,
                                .timeline = timeline,
                                .with_polygons = map,
                                .progress = progress_of(values),
                                .threads = threads},
                    .columns = columns,
                    .order = order,
                    .map = std::nullopt};
    CoverageRequest& request = decided.request;
    request.asked = ask(values, request.catalog, sources, style, Keep());
    const auto& files = request.asked.files;
    request.group_by = GroupBy::parse(merging.group_by, files ? files->kept_fields() : std::vector<io::Field>(),
                                      files ? files->kept_inputs() : std::vector<std::string>());
    if (each) request.group_by = {GroupBy::Kind::nothing, 0, {}};
    if (map) decided.map = map_of(values, request, columns);
    return decided;
}

/// How well the regions of a table are drawn.
struct Accuracy {
    Tolerance least, most;
    double area_error = 0.0;

    explicit Accuracy(const CoverageBlock& block) : least(block.tolerance), most(block.tolerance) { add(block); }

    void add(const CoverageBlock& block) {
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

/// What a reader of the table must know.
std::vector<std::string> notes_of(const Decided& decided, const Values& values, const Accuracy& accuracy) {
    std::string drawing = fmt::format("Drawn and true boundary are at most {} apart.", tolerance_text(accuracy));
    if (accuracy.area_error > 0.0) {
        drawing += fmt::format(
            " Parts are measured as drawn and the total as it truly is, so that their sum is right to {} of it.",
            error_text(accuracy.area_error));
    }
    std::vector<std::string> notes = {std::move(drawing)};
    notes.emplace_back(what_is_counted);
    if (!decided.request.asked.on_dates.empty()) notes.push_back(decided.request.asked.on_dates);
    Sources sources = sources_of(decided.request, values);
    std::ranges::move(sources.citations, std::back_inserter(notes));
    std::ranges::move(sources.credits, std::back_inserter(notes));
    return notes;
}

void write_map(Decided& decided, const Values& values) {
    const auto writer = io::Writer::open(*decided.map);
    std::size_t written = 0;
    cover(decided.request, [&](CoverageBlock&& block) {
        sort(block, decided.order);
        for (const io::Feature& feature : coverage_features(std::move(block), decided.columns)) {
            writer->write(0, feature);
            ++written;
        }
    });
    writer->finish();
    const std::string target = io::shown_target(decided.map->target);
    if (!values.flag("quiet") && target != "-") {
        say(fmt::format("wrote {} area{} to {}", grouped(written), written == 1 ? "" : "s", target));
    }
}

void print_rows(Decided& decided, const Values& values) {
    Table table = coverage_table(decided.columns);
    std::optional<Accuracy> accuracy;
    cover(decided.request, [&](CoverageBlock&& block) {
        sort(block, decided.order);
        add_rows(table, block, decided.columns);
        if (!accuracy) accuracy.emplace(block);
        accuracy->add(block);
    });
    if (accuracy) table.notes = notes_of(decided, values, *accuracy);
    print_table(table, values);
    const bool to_programs = values.flag("csv") || values.flag("json");
    if (values.flag("quiet")) return;
    if (!accuracy) say("nothing was there on that date");
    if (to_programs) std::ranges::for_each(table.notes, say);
}

int run_coverage(const Values& values) {
    Decided decided = decide(values);
    const RowCheck rows = check_rows(decided.request.asked.files, values.flag("skip-bad"));
    if (decided.map) {
        write_map(decided, values);
    } else {
        print_rows(decided, values);
    }
    if (rows.bad == 0) return 0;
    throw Error::file(fmt::format("{} left out, the good ones are counted{}", rows.count(), rows.list()));
}

}  // namespace

extern const Command coverage_command;
const Command coverage_command = {
    "coverage",
    "",
    "how much of each country lies within ranges of sites, and its cities",
    "Says for each country, for land, sea and in total what area lies within the ranges, what share of it that is, and "
    "which cities of the catalogue: one block of rows for each range, around any of its sites, unless --merge or "
    "--group-by say otherwise. A circle is only what a claimed range would mean.",
    option_names,
    examples,
    coverage_columns_help,
    run_coverage,
};

}  // namespace rangeband::cli
