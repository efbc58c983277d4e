// SPDX-License-Identifier: MIT
// In place of src/catalog/files.cpp: the copy of geodata/ inside the module, without what is large, and what was added
// to it at run time.
#include <fmt/format.h>
#include <fmt/ranges.h>

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

std::vector<std::string> table_names() { return {}; }
bool holds_all_tables(const fs::path& /*folder*/) { return false; }
bool holds_any_table(const fs::path& /*folder*/) { return false; }
void check_table_names(const fs::path& /*folder*/) {}
std::optional<std::string> read_file(const fs::path& /*file*/) { return std::nullopt; }

std::optional<std::string_view> embedded_text(std::string_view path) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path == path) return file.text;
    }
    const auto added = wasm::memory_files().find(fmt::format("geodata/{}", path));
    if (added == wasm::memory_files().end()) return std::nullopt;
    return added->second;
}

std::vector<DataSource> data_sources(const std::vector<fs::path>& /*added*/, const fs::path& /*instead*/) {
    return {{.origin = DataSource::Origin::embedded, .folder = {}, .in_use = true}};
}

/// The build takes the sum of the whole of geodata/, as the program does.
Edition edition_of(const std::vector<DataSource>& /*sources*/) {
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
