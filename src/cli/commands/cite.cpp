// SPDX-License-Identifier: MIT
/// `rangeband cite`: what to write below a map, and how it can be made again.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/error.hpp"
#include "rangeband/json.hpp"
#include "rangeband/operations/cite.hpp"
#include "rangeband/version.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 3> option_names = {"catalog", "json", "help"};

constexpr std::string_view examples =
    "  rangeband cite\n"
    "  rangeband cite published.geojson\n"
    "  rangeband cite published.geojson --json\n";

constexpr std::string_view title = "rangeband: geodesic range footprints with attributed claims";
constexpr std::string_view geodesics =
    "C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43-55, doi 10.1007/s00190-012-0578-z";

std::string name_of(const catalog::Edition& edition) {
    return fmt::format("rangeband catalogue {}, hash {}", edition.version.empty() ? "of one's own" : edition.version,
                       edition.hash);
}

std::string bibtex_of(std::string_view program_version, const catalog::Edition& edition) {
    return fmt::format(
        "@software{{rangeband,\n"
        "  author  = {{{{rangeband authors}}}},\n"
        "  title   = {{{}}},\n"
        "  version = {{{}}},\n"
        "  note    = {{catalogue {}, hash {}}}\n"
        "}}\n",
        title, program_version, edition.version, edition.hash);
}

/// As a shell reads it.
std::string quoted(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
    if (!word.empty() && word.find_first_not_of(plain) == word.npos) return word;
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string command_of(const operations::Origin& origin) {
    std::string line = "rangeband " + origin.command;
    for (const auto& [name, given] : origin.options) {
        const auto option = std::ranges::find(all_options(), name, &Option::name);
        const bool is_switch = option != all_options().end() && option->takes == Takes::nothing;
        for (const std::string& value : given)
            line += is_switch ? fmt::format(" --{}", name) : fmt::format(" --{} {}", name, quoted(value));
    }
    return line;
}

std::string as_json(const operations::Origin& origin, bool of_file) {
    std::vector<std::pair<std::string, std::string>> members = {
        {"program", json_text("rangeband")},
        {"version", json_text(origin.version)},
        {"catalogue",
         json_object({{"version", json_text(origin.catalogue.version)}, {"hash", json_text(origin.catalogue.hash)}})},
        {"bibtex", json_text(bibtex_of(origin.version, origin.catalogue))}};
    if (of_file) {
        std::vector<std::string> inputs;
        for (const operations::Input& input : origin.inputs)
            inputs.push_back(json_object({{"file", json_text(input.file)}, {"sha256", json_text(input.sha256)}}));
        members.emplace_back("command", json_text(command_of(origin)));
        members.emplace_back("inputs", json_array(inputs));
        members.emplace_back("sources", json_list(origin.sources));
        members.emplace_back("attribution", json_list(origin.attribution));
    }
    return json_object(members) + '\n';
}

void print_list(std::string_view heading, const std::vector<std::string>& entries) {
    if (entries.empty()) return;
    fmt::print("\n{}:\n", heading);
    for (const std::string& entry : entries) fmt::print("{}", wrap(entry, "  "));
}

void print_origin(const std::string& file, const operations::Origin& origin) {
    fmt::print("{}", wrap(fmt::format("{} was made by rangeband {} with the {}.", file, origin.version,
                                      name_of(origin.catalogue)),
                          ""));
    fmt::print("\nCommand:\n  {}\n", command_of(origin));
    std::vector<std::string> inputs;
    for (const operations::Input& input : origin.inputs)
        inputs.push_back(input.sha256.empty() ? input.file : fmt::format("{}, SHA-256 {}", input.file, input.sha256));
    print_list("Input", inputs);
    print_list("Sources of its ranges and places", origin.sources);
    print_list("To be said where it is shown", origin.attribution);
}

void print_program(const catalog::Edition& edition) {
    print_list("Program, data and method", {fmt::format("rangeband authors, {}, version {}", title, version()),
                                            name_of(edition), std::string(geodesics)});
    fmt::print("\nBibTeX:\n{}", bibtex_of(version(), edition));
}

int run_cite(const Values& values) {
    const auto& files = values.arguments();
    if (files.size() > 1) throw Error::usage(fmt::format("unexpected '{}'; cite takes one file", files[1]));
    operations::Origin origin;
    origin.version = version();
    origin.catalogue = catalog::edition_of(data_sources_for(values));
    if (!files.empty()) origin = operations::origin_of(files.front());
    if (values.flag("json")) {
        fmt::print("{}", as_json(origin, !files.empty()));
        return 0;
    }
    if (!files.empty()) {
        print_origin(files.front(), origin);
        return 0;
    }
    fmt::print("{}",
               wrap("Cite the sources of the figures first: 'rangeband list sources' has them all, and 'rangeband "
                    "cite FILE' those of a file that was made by rangeband.",
                    ""));
    print_program(origin.catalogue);
    return 0;
}

}  // namespace

extern const Command cite_command;
const Command cite_command = {
    "cite",
    "[FILE]",
    "show how to cite the program, or the sources of a file that it made",
    "Without FILE: the program, the edition of its catalogue and the method, as text and BibTeX. With a file that "
    "rangeband wrote: the version and the command that made it, the files that were read with their SHA-256, and the "
    "sources of its ranges and places; sources named in a column of those files are in the output's column source. "
    "CSV, GeoJSONSeq, "
    "FlatGeobuf and Shapefile have the note in NAME.qmd beside them; a PDF has none.",
    option_names,
    examples,
    nullptr,
    run_cite,
};

}  // namespace rangeband::cli
