// SPDX-License-Identifier: MIT
// In place of src/catalog/files.cpp: the copy of geodata/ inside the module, without what is large, and what was added
// to it at run time, tables of one's own among it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "catalog/embedded.hpp"
#include "catalog/files.hpp"
#include "catalog/local_names.hpp"
#include "catalog/tables.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "wasm/memory.hpp"

namespace fs = std::filesystem;

namespace rangeband::catalog {
namespace {

constexpr std::string_view scenario_folder = "scenarios/", scenario_ending = ".ini";

std::string_view file_of(Outlines outlines) {
    return outlines == Outlines::land        ? "land.geojson"
           : outlines == Outlines::countries ? "countries.geojson"
                                             : "countries-50m.geojson";
}

}  // namespace

// No cities, no names of them; titles are in English, with claimants as the catalogue has them.
const std::span<const LocalName> cities_en, cities_de, cities_ru;
const std::span<const LocalName> claimants_de, claimants_ru;

std::vector<std::string> table_names() {
    std::vector<std::string> names(std::begin(table_files), std::end(table_files));
    names.insert(names.end(), std::begin(further_files), std::end(further_files));
    return names;
}
bool holds_all_tables(const fs::path& folder) {
    return std::ranges::all_of(table_files,
                               [&](std::string_view table) { return read_file(folder / table).has_value(); });
}
bool holds_any_table(const fs::path& folder) {
    return std::ranges::any_of(table_names(),
                               [&](const std::string& table) { return read_file(folder / table).has_value(); });
}
void check_table_names(const fs::path& /*folder*/) {}
std::optional<std::string> read_file(const fs::path& file) {
    const auto found = wasm::memory_files().find(file.generic_string());
    if (found == wasm::memory_files().end()) return std::nullopt;
    return found->second;
}

std::optional<std::string_view> embedded_text(std::string_view path) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path == path) return file.text;
    }
    const auto added = wasm::memory_files().find(fmt::format("geodata/{}", path));
    if (added == wasm::memory_files().end()) return std::nullopt;
    return added->second;
}

std::vector<DataSource> data_sources(const std::vector<fs::path>& /*added*/, const fs::path& /*instead*/) {
    std::vector<DataSource> sources;
    bool whole = false;
    for (const std::string& folder : wasm::own_folders()) {
        const bool added = folder.starts_with("geodata/added/");
        sources.push_back({added ? DataSource::Origin::added : DataSource::Origin::instead, folder, true});
        whole = whole || holds_all_tables(folder);
    }
    sources.push_back({.origin = DataSource::Origin::embedded, .folder = {}, .in_use = !whole});
    return sources;
}

/// The build takes the sum of the whole of geodata/, as the program does; whoever adds tables says what theirs is,
/// since some of what it is taken of is not here: `geodata/EDITION`, with the version after the sum.
Edition edition_of(const std::vector<DataSource>& /*sources*/) {
    if (const auto own = embedded_text("EDITION")) {
        const auto blank = std::min(own->find(' '), own->size());
        return {std::string(trimmed(own->substr(blank))), std::string(own->substr(0, blank))};
    }
    return {std::string(trimmed(embedded_text("VERSION").value())), RANGEBAND_CATALOGUE_HASH};
}

std::vector<std::string> scenario_names(const std::vector<DataSource>& /*sources*/) {
    std::vector<std::string> names;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(scenario_folder)) continue;
        const std::string_view name = file.path.substr(scenario_folder.size());
        names.emplace_back(name.substr(0, name.size() - scenario_ending.size()));
    }
    return names;
}

std::string scenario_text(std::string_view name, const std::vector<DataSource>& sources) {
    if (const auto text = embedded_text(fmt::format("{}{}{}", scenario_folder, name, scenario_ending)))
        return std::string(*text);
    throw Error::usage(
        fmt::format("unknown scenario '{}'; known scenarios: {}", name, fmt::join(scenario_names(sources), ", ")));
}

std::string outlines_text(Outlines outlines, const std::vector<DataSource>& /*sources*/) {
    const std::string_view file = file_of(outlines);
    if (const auto text = embedded_text(file)) return std::string(*text);
    throw Error::usage(fmt::format("the outlines of {} are not loaded; give them as a file of sites", file));
}

}  // namespace rangeband::catalog
