// SPDX-License-Identifier: MIT
#include "catalog/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/files.hpp"
#include "catalog/tables.hpp"

namespace fs = std::filesystem;

namespace rangeband::catalog {
namespace {

std::string capitals(const Row& row, std::string_view column, std::size_t count) {
    std::string code = row.required(column);
    const bool all = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!all || code.size() != count) row.fail(fmt::format("{} '{}' is not {} capital letters", column, code, count));
    return code;
}

Country read_country(const Row& row) {
    return {.iso_a2 = capitals(row, "iso_a2", 2),
            .iso_a3 = row.text("iso_a3").empty() ? std::string() : capitals(row, "iso_a3", 3),
            .name = row.required("name"),
            .source_id = row.required("source_id")};
}

std::int64_t read_population(const Row& row) {
    constexpr double most = 1e10;
    const double people = row.number("population", "84100").value_or(0.0);
    if (people < 0.0 || people > most || people != std::floor(people)) {
        row.fail(fmt::format("population '{}' is not a number of people", row.text("population")));
    }
    return static_cast<std::int64_t>(people);
}

City read_city(const Row& row) {
    static constexpr std::array<std::string_view, 1> words{"yes"};
    const std::optional<geodesic::Position> position = row.position();
    if (!position) row.fail("lat and lon are empty; every city needs a position");
    return {.id = row.id("id"),
            .name = row.required("name"),
            .country = capitals(row, "country", 2),
            .capital = !row.text("capital").empty() && row.one_of("capital", words) == 0,
            .population = read_population(row),
            .position = *position,
            .other_names = row.text("other_names"),
            .source_id = row.required("source_id")};
}

Event read_event(const Row& row) {
    if (row.text("date").empty()) row.fail("date is empty; every row needs one");
    return {.date = row.date("date"),
            .text = row.required("event"),
            .source_id = row.required("source_id"),
            .note = row.text("note")};
}

/// The rows of one table from all folders that have it.
template <typename Value>
Rows<Value> read_places(std::string_view name, const std::vector<fs::path>& folders, Names required, Names optional,
                        Value (*read)(const Row&)) {
    Rows<Value> rows;
    for (const fs::path& folder : folders) {
        const fs::path file = folder / name;
        const auto add = [&](std::string_view text, const std::string& where) {
            const CsvTable table = CsvTable::parse(text, where);
            check_columns(table, where, required, optional);
            Rows<Value> added;
            read_rows(added, table, where, read);
            add_rows(rows, std::move(added));
        };
        if (folder.empty()) {
            if (const auto text = embedded_text(name)) add(*text, fmt::format("embedded {}", name));
        } else if (const auto text = read_file(file)) {
            add(*text, file.string());
        }
    }
    return rows;
}

template <typename Value>
void check_sources(const Rows<Value>& rows, const std::vector<Source>& sources) {
    Ids ids;
    for (const Source& source : sources) ids.insert(source.id);
    for (const auto& [value, where] : rows) check_known(ids, "source", "sources.csv", value.source_id, where);
}

}  // namespace

Rows<Country> read_countries(const std::vector<fs::path>& folders, const std::vector<Source>& sources) {
    auto rows = read_places(place_files[0], folders, {"iso_a2", "name", "source_id"}, {"iso_a3"}, read_country);
    check_sources(rows, sources);
    return rows;
}

Rows<City> read_cities(const std::vector<fs::path>& folders, const std::vector<Source>& sources, const Ids& countries) {
    auto rows = read_places(place_files[1], folders, {"id", "name", "country", "lat", "lon", "source_id"},
                            {"capital", "population", "other_names"}, read_city);
    check_sources(rows, sources);
    for (const auto& [city, where] : rows) check_known(countries, "country", place_files[0], city.country, where);
    return rows;
}

Rows<Event> read_timeline(const std::vector<fs::path>& folders, const std::vector<Source>& sources) {
    auto rows = read_places(place_files[2], folders, {"date", "event", "source_id"}, {"note"}, read_event);
    std::ranges::stable_sort(rows, {}, [](const Located<Event>& row) { return row.value.date; });
    check_sources(rows, sources);
    return rows;
}

}  // namespace rangeband::catalog
