/// `rangeband atlas`: the classroom page, one file that works without a network.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <string>

#include "cli/atlas_page.hpp"
#include "cli/command.hpp"
#include "cli/data.hpp"
#include "cli/wrap.hpp"
#include "rangeband/atlas/page.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/file.hpp"

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

int run_atlas(const Values& values) {
    const auto output = values.one("output");
    if (!output) throw Error::usage("nothing to do: say where to write the page, with -o atlas.html");
    io::OutputFile file(output->text, values.flag("overwrite"));
    const auto sources = data_sources_for(values);
    const catalog::Catalog catalog = load_catalog(sources);
    const std::string text = atlas::html(atlas_page_of(values, catalog, sources), catalog, version());
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
    "Writes a page for a classroom: a globe and other maps with the treaty's bands, the claims and the sites of the "
    "catalogue, guided lessons and a sheet to print, in English, German and Russian. It is one file, opened by double "
    "click; it needs no network and sends nothing. Places and ranges given here are in it, too.",
    option_names,
    examples,
    nullptr,
    run_atlas,
};

}  // namespace rangeband::cli
