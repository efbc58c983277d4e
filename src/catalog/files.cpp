// SPDX-License-Identifier: MIT
#include "catalog/files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "catalog/embedded.hpp"
#include "catalog/tables.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/tables.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace fs = std::filesystem;

namespace rangeband::catalog {
namespace {

constexpr std::string_view scenario_folder = "scenarios";
constexpr std::string_view scenario_ending = ".ini";

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

/// The table whose name a file's is most like; empty for a file with a name of its own.
std::string table_like(const fs::path& file) {
    std::vector<std::string> stems;
    for (const std::string& name : table_names()) stems.push_back(fs::path(name).stem().string());
    return std::string(nearest(file.stem().string(), stems));
}

using Origin = DataSource::Origin;

/// How a message names the folder's parameter.
std::string where(Origin origin) { return parameter(origin == Origin::added ? "catalog" : "data"); }

DataSource named_folder(Origin origin, const fs::path& folder) {
    if (!is_folder(folder)) {
        throw Error::file(
            fmt::format("{}: catalogue folder '{}' is not there or not a folder", where(origin), folder.string()));
    }
    check_table_names(folder);
    if (!holds_any_table(folder)) {
        throw Error::file(fmt::format("{}: folder '{}' has no catalogue table; expected {}, …", where(origin),
                                      folder.string(), table_files[0]));
    }
    return {.origin = origin, .folder = folder, .in_use = false};
}

/// A folder that stands alone: one of a few rows would be passed over in silence.
DataSource whole_folder(const fs::path& folder) {
    DataSource source = named_folder(Origin::instead, folder);
    for (const std::string_view table : table_files) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / table, ignored)) continue;
        throw Error::file(
            fmt::format("{}: folder '{}' has no {}, so it cannot stand alone; name it with {} to add its "
                        "rows to the shipped ones",
                        where(source.origin), folder.string(), table, parameter("catalog")));
    }
    return source;
}

/// `share/rangeband` beside the program's own `bin`, so that an installation can be moved; else where it was to be
/// installed.
fs::path installed_folder() {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure) {
        fs::path beside = program.parent_path().parent_path() / "share" / "rangeband";
        if (is_folder(beside)) return beside;
    }
    return RANGEBAND_SHARE_FOLDER;
}

/// The sources in use: what was added last counts first, as with rows; what was not added is the base.
std::vector<DataSource> by_precedence(const std::vector<DataSource>& sources) {
    std::vector<DataSource> used;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(used),
                 [](const DataSource& source) { return source.in_use; });
    const auto is_base = [](const DataSource& source) { return source.origin != Origin::added; };
    std::reverse(used.begin(), std::find_if(used.begin(), used.end(), is_base));
    return used;
}

/// Scenarios that one data source has, by name.
std::vector<std::string> scenarios_in(const DataSource& source) {
    std::vector<std::string> names;
    if (source.origin == Origin::embedded) {
        for (const EmbeddedFile& file : embedded_files()) {
            const fs::path path(file.path);
            if (path.parent_path() == scenario_folder) names.push_back(path.stem().string());
        }
    } else if (is_folder(source.folder / scenario_folder)) {
        for (const auto& entry : fs::directory_iterator(source.folder / scenario_folder)) {
            if (entry.path().extension() == scenario_ending) names.push_back(entry.path().stem().string());
        }
    }
    return names;
}

std::optional<std::string> text_in(const DataSource& source, const fs::path& path) {
    if (source.origin != Origin::embedded) return read_file(source.folder / path);
    const std::optional<std::string_view> text = embedded_text(path.generic_string());
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<std::string> scenario_in(const DataSource& source, std::string_view name) {
    return text_in(source, fs::path(scenario_folder) / fmt::format("{}{}", name, scenario_ending));
}

std::string_view file_of(Outlines outlines) {
    switch (outlines) {
        case Outlines::land:
            return "land.geojson";
        case Outlines::countries:
            return "countries.geojson";
        case Outlines::countries_50m:
            return "countries-50m.geojson";
    }
    throw Error::internal("no file for these outlines");
}

}  // namespace

std::vector<std::string> table_names() {
    std::vector<std::string> names(std::begin(table_files), std::end(table_files));
    names.insert(names.end(), std::begin(further_files), std::end(further_files));
    names.insert(names.end(), std::begin(place_files), std::end(place_files));
    return names;
}

bool holds_all_tables(const fs::path& folder) {
    return std::all_of(std::begin(table_files), std::end(table_files), [&](std::string_view table) {
        std::error_code ignored;
        return fs::is_regular_file(folder / table, ignored);
    });
}

bool holds_any_table(const fs::path& folder) {
    const std::vector<std::string> names = table_names();
    return std::any_of(names.begin(), names.end(), [&](const std::string& table) {
        std::error_code ignored;
        return fs::exists(folder / table, ignored);
    });
}

void check_table_names(const fs::path& folder) {
    std::set<fs::path> found;  // in order, so that the same one is named each time
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) found.insert(entry.path().filename());
    for (const std::string& table : table_names()) found.erase(table);
    for (const fs::path& name : found) {
        const bool hidden = name.string().starts_with('.');
        if (hidden || lowered(name.extension().string()) != ".csv" || is_folder(folder / name)) continue;
        if (const std::string near = table_like(name); !near.empty()) {
            throw Error::file(fmt::format("unknown table '{}' in folder '{}'; did you mean {}.csv?", name.string(),
                                          folder.string(), near));
        }
    }
}

std::optional<std::string> read_file(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return std::nullopt;
    if (fs::is_directory(file, ignored)) throw Error::file(fmt::format("{}: is a folder, not a table", file.string()));
    std::ifstream stream(file, std::ios::binary);
    std::string text;
    for (std::array<char, 1 << 16> piece; stream.good();) {
        stream.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.is_open() || stream.bad()) throw Error::file(fmt::format("{}: cannot be read", file.string()));
    return text;
}

std::optional<std::string_view> embedded_text(std::string_view path) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path == path) return file.text;
    }
    return std::nullopt;
}

std::vector<DataSource> data_sources(const std::vector<fs::path>& added, const fs::path& instead) {
    std::vector<DataSource> sources;
    for (const fs::path& folder : added) {
        sources.push_back(named_folder(Origin::added, folder));
        sources.back().in_use = true;
    }
    if (!instead.empty()) sources.push_back(whole_folder(instead));
    sources.push_back({.origin = Origin::installed, .folder = installed_folder(), .in_use = false});
    sources.push_back({.origin = Origin::embedded, .folder = {}, .in_use = false});
    const auto whole = [](const DataSource& source) {
        return source.folder.empty() || holds_all_tables(source.folder);
    };
    std::find_if(sources.begin(), sources.end(), whole)->in_use = true;
    return sources;
}

std::vector<std::pair<std::string, std::string>> tables_in(const DataSource& source) {
    std::vector<std::pair<std::string, std::string>> tables;
    const auto add = [&](std::string_view name) {
        if (auto text = text_in(source, name)) tables.emplace_back(name, *std::move(text));
    };
    std::ranges::for_each(table_files, add);
    std::ranges::for_each(further_files, add);
    return tables;
}

Edition edition_of(const std::vector<DataSource>& sources) {
    constexpr std::uint64_t basis = 0xcbf29ce484222325U, prime = 0x100000001b3U;
    Edition edition;
    std::uint64_t hash = basis;
    const auto add = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    };
    for (const DataSource& source : by_precedence(sources)) {
        for (const std::string& name : table_names()) {
            add(name);
            if (source.origin == Origin::embedded) {
                add(embedded_text(name).value_or(""));
            } else {
                add(read_file(source.folder / name).value_or(""));
            }
        }
        if (auto version = text_in(source, "VERSION")) edition.version = trimmed(*version);
    }
    edition.hash = fmt::format("{:016x}", hash);
    return edition;
}

std::string scenario_text(std::string_view name, const std::vector<DataSource>& sources) {
    const std::vector<std::string> names = scenario_names(sources);
    if (std::find(names.begin(), names.end(), name) != names.end()) {
        for (const DataSource& source : by_precedence(sources)) {
            if (const auto text = scenario_in(source, name)) return *text;
        }
    }
    const std::string_view near = nearest(name, names);
    throw Error::usage(fmt::format("unknown scenario '{}'; {}", name,
                                   near.empty() ? fmt::format("known scenarios: {}", fmt::join(names, ", "))
                                                : fmt::format("did you mean {}?", near)));
}

std::vector<std::string> scenario_names(const std::vector<DataSource>& sources) {
    std::set<std::string> names;
    for (const DataSource& source : by_precedence(sources)) {
        for (std::string& name : scenarios_in(source)) names.insert(std::move(name));
    }
    return {names.begin(), names.end()};
}

std::string outlines_text(Outlines outlines, const std::vector<DataSource>& sources) {
    const std::string_view file = file_of(outlines);
    for (const DataSource& source : by_precedence(sources)) {
        if (auto text = text_in(source, file)) return *std::move(text);
    }
    return std::string(embedded_text(file).value());
}

}  // namespace rangeband::catalog
