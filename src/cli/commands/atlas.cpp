// SPDX-License-Identifier: MIT
/// `rangeband atlas`: the classroom page, one file that works without a network.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/atlas/page.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/file.hpp"
#include "rangeband/operations/page.hpp"
#include "rangeband/version.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 18> option_names = {
    "at",       "site",     "pair",  "sites",  "layer",     "where", "allow-network", "catalog", "range",
    "scenario", "language", "state", "output", "overwrite", "title", "description",   "quiet",   "help"};

constexpr std::string_view examples =
    "  rangeband atlas -o atlas.html\n"
    "  rangeband atlas --scenario dispute-2019 --language de -o streit.html\n"
    "  rangeband atlas --at 52.52,13.405,Berlin --range 500,5500km -o berlin.html\n"
    "  rangeband atlas --sites bases.csv --range 500km -o bases.html\n"
    "  rangeband atlas --state site=mutlangen+km=1770+projection=globe -o page.html\n";

/// The scenario of the catalogue to which nothing was added: it is in the page already.
std::optional<std::string> shipped_scenario(const Values& values, const operations::Data& data) {
    const auto given = values.one("scenario");
    if (!given) return std::nullopt;
    const auto known = catalog::scenario_names(data.sources);
    if (std::ranges::find(known, given->text) == known.end()) return std::nullopt;
    for (const std::string_view option : {"at", "site", "pair", "sites", "range"}) {
        for (const Given& added : values.many(option)) {
            if (added.where.starts_with("--")) return std::nullopt;
        }
    }
    return given->text;
}

operations::PageRequest page_request_of(const Values& values, const operations::Data& data) {
    operations::PageRequest request;
    request.query = query_of(values);
    request.scenario = shipped_scenario(values, data);
    if (const auto title = values.one("title")) request.title = title->text;
    if (const auto language = values.one("language")) request.language = language->text;
    if (const auto state = values.one("state")) request.state = state->text;
    return request;
}

int run_atlas(const Values& values) {
    const auto output = values.one("output");
    if (!output) throw Error::usage("nothing to do: say where to write the page, with -o atlas.html");
    io::OutputFile file(output->text, values.flag("overwrite"));
    const operations::Data data = data_of(values);
    const std::string text = atlas::html(page_of(page_request_of(values, data), data), data.catalog, version());
    file.complete(text);
    if (output->text != "-" && !values.flag("quiet")) {
        fmt::print(stderr, "rangeband: wrote the page to {} ({}); open it in a browser\n", output->text,
                   file_size(text.size()));
    }
    return 0;
}

}  // namespace

extern const Command atlas_command;
const Command atlas_command = {
    "atlas",
    "",
    "write the classroom page: one HTML file that works offline",
    "Writes the classroom page: lessons on a globe and other maps, with the treaty's bands, the claims and the sites "
    "of "
    "the catalogue, a worksheet, and the engine itself to draw your own sites and ranges; in English, German and "
    "Russian. It is one HTML file that opens with a double click, needs no network and sends nothing. Places and "
    "ranges "
    "given here are added to it.",
    option_names,
    examples,
    nullptr,
    run_atlas,
};

}  // namespace rangeband::cli
