// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "catalog/csv.hpp"
#include "catalog/embedded.hpp"
#include "catalog/files.hpp"
#include "catalog/folder.hpp"
#include "catalog/only_in.hpp"
#include "catalog/sentence.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/tables.hpp"

namespace fs = std::filesystem;
using namespace rangeband;
using namespace rangeband::catalog;
using test::Folder;
using test::only_in;
using test::sentence_of;

namespace {

using Origin = DataSource::Origin;

const fs::path geodata = GEODATA;

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const DataSource& source_of(const std::vector<DataSource>& sources, DataSource::Origin origin) {
    return *std::ranges::find(sources, origin, &DataSource::origin);
}

std::size_t count_in_use(const std::vector<DataSource>& sources) {
    return static_cast<std::size_t>(std::ranges::count(sources, true, &DataSource::in_use));
}

}  // namespace

TEST_CASE("the embedded copy is geodata/, byte for byte and file for file") {
    std::set<std::string> embedded, shipped;
    for (const EmbeddedFile& file : embedded_files()) {
        CHECK(file.text == bytes_of(geodata / file.path));
        embedded.emplace(file.path);
    }
    for (const auto& entry : fs::recursive_directory_iterator(geodata)) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".csv" || ending == ".geojson" || ending == ".ini" || entry.path().filename() == "VERSION")
            shipped.insert(fs::relative(entry.path(), geodata).generic_string());
    }
    CHECK(only_in(embedded, shipped) == "");
    CHECK(only_in(shipped, embedded) == "");
    CHECK(embedded.contains("claims.csv"));
}

TEST_CASE("every event of the timeline has a day and a source") {
    const Catalog catalog = Catalog::load({});
    const CsvTable timeline = CsvTable::parse(*embedded_text("timeline.csv"), "timeline.csv");
    CHECK(timeline.rows().size() == 46);
    std::string last;
    for (const CsvRow& row : timeline.rows()) {
        CHECK(row["date"].size() == 10);
        CHECK(std::string(row["date"]) >= last);
        last = row["date"];
        CHECK_FALSE(row["event"].empty());
        CHECK_NOTHROW(catalog.source(row["source_id"]));
    }
}

TEST_CASE("the base is the first that is there: --catalog, RANGEBAND_DATA, installed, embedded") {
    Folder whole, part;
    whole.write_whole();
    part.write("systems.csv", "id,name,source_id\n");

    CHECK(count_in_use(data_sources({})) == 1);
    const auto embedded = data_sources({part.path()});
    CHECK(count_in_use(embedded) == 2);
    CHECK(source_of(embedded, Origin::added).in_use);
    CHECK((source_of(embedded, Origin::embedded).in_use || source_of(embedded, Origin::installed).in_use));
    CHECK(count_in_use(data_sources({whole.path()})) == 1);
    CHECK(count_in_use(data_sources({whole.path(), part.path()})) == 2);

    const auto by_variable = data_sources({part.path()}, whole.path());
    CHECK(source_of(by_variable, Origin::instead).in_use);
    CHECK_FALSE(source_of(by_variable, Origin::embedded).in_use);
    CHECK(by_variable.front().origin == Origin::added);
    CHECK(by_variable.back().origin == Origin::embedded);
}

TEST_CASE("a RANGEBAND_DATA that leads nowhere is said") {
    CHECK(sentence_of([] { data_sources({}, "/nowhere"); }).text ==
          "data: catalogue folder '/nowhere' is not there or not a folder");
}

TEST_CASE("a RANGEBAND_DATA that cannot stand alone is refused, not passed over") {
    Folder part;
    part.write("sources.csv", "id,title\n").write("systems.csv", "id,name,source_id\n");
    CHECK(sentence_of([&] { data_sources({}, part.path()); }).text ==
          "data: folder '" + part.path().string() +
              "' has no bands.csv, so it cannot stand alone; name it with catalog to add its rows to the shipped ones");
}

TEST_CASE("scenarios come from the data in use, the last addition first") {
    const std::vector<DataSource> embedded{{.origin = Origin::embedded, .folder = {}, .in_use = true}};
    CHECK(scenario_names(embedded) == std::vector<std::string>{"asia", "bands", "dispute-2019", "dnipro-2024",
                                                               "europe-1987", "europe-2026", "since-inf"});
    CHECK(scenario_text("bands", embedded) == bytes_of(geodata / "scenarios/bands.ini"));
    CHECK(sentence_of([&] { scenario_text("band", embedded); }).text == "unknown scenario 'band'; did you mean bands?");
    CHECK(sentence_of([&] { scenario_text("../bands", embedded); }).kind == ErrorKind::usage);
    CHECK(sentence_of([&] { scenario_text("moon", embedded); }).text ==
          "unknown scenario 'moon'; known scenarios: asia, bands, dispute-2019, dnipro-2024, europe-1987, europe-2026, "
          "since-inf");

    Folder first, second;
    first.write("scenarios/mine.ini", "site = first\n").write("scenarios/bands.ini", "site = first\n");
    second.write("scenarios/mine.ini", "site = second\n");
    const std::vector<DataSource> added{{.origin = Origin::added, .folder = first.path(), .in_use = true},
                                        {.origin = Origin::added, .folder = second.path(), .in_use = true},
                                        {.origin = Origin::embedded, .folder = {}, .in_use = true}};
    CHECK(scenario_text("mine", added) == "site = second\n");
    CHECK(scenario_text("bands", added) == "site = first\n");
    CHECK(scenario_names(added).size() == 8);
}

TEST_CASE("every site, range and pair of the shipped scenarios is in the catalogue") {
    const Catalog catalog = Catalog::load({});
    const std::vector<DataSource> embedded{{.origin = Origin::embedded, .folder = {}, .in_use = true}};
    std::size_t checked = 0;
    for (const std::string& name : scenario_names(embedded)) {
        std::istringstream lines(scenario_text(name, embedded));
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            const std::size_t equals = line.find(" = ");
            if (line.starts_with('#') || line.empty()) continue;
            REQUIRE(equals != line.npos);
            const std::string key = line.substr(0, equals), value = line.substr(equals + 3);
            if (key.starts_with("title") || key.starts_with("description") || key == "mark") continue;
            ++checked;
            const std::size_t colon = value.find(':');
            if (key == "site") CHECK(catalog.sites_matching(value).size() == 1);
            if (key == "range") CHECK_FALSE(catalog.ranges(value).empty());
            if (key != "pair") continue;
            const Site site = catalog.sites_matching(value.substr(0, colon)).at(0);
            const std::string range = value.substr(colon + 1);
            CHECK(catalog.ranges(range).size() == 1);
            CHECK(site.system.find(range.substr(0, range.find('@'))) != std::string::npos);
            if (name == "europe-1987") CHECK(site.role == "missile operating base");
        }
    }
    CHECK(checked == 3 + 5 + 17 + 2 + 9 + 12 + 8);
}

TEST_CASE("the tables of a folder are handed over as they stand there") {
    Folder mine;
    mine.write("claims.csv", "id,system\r\n");
    mine.write("cities.csv", "id\n");
    const auto tables = tables_in({.origin = Origin::added, .folder = mine.path(), .in_use = true});
    REQUIRE(tables.size() == 1);
    CHECK(tables.front() == std::pair<std::string, std::string>("claims.csv", "id,system\r\n"));
    CHECK(tables_in({.origin = Origin::embedded, .folder = {}, .in_use = true}).size() == 8);
}

TEST_CASE("an edition is a version and a hash of every table in use") {
    const DataSource embedded{.origin = Origin::embedded, .folder = {}, .in_use = true};
    const Edition shipped = edition_of({embedded});
    CHECK(shipped.version + "\n" == bytes_of(geodata / "VERSION"));
    CHECK(shipped.hash.size() == 16);
    CHECK(edition_of({{.origin = Origin::added, .folder = geodata, .in_use = true}}).hash == shipped.hash);

    Folder mine;
    mine.write("claims.csv", "id,system\n");
    const DataSource added{.origin = Origin::added, .folder = mine.path(), .in_use = true};
    const Edition first = edition_of({added, embedded});
    CHECK(first.version == shipped.version);
    CHECK(first.hash != shipped.hash);
    mine.write("claims.csv", "id,systems\n");
    CHECK(edition_of({added, embedded}).hash != first.hash);
    CHECK(edition_of({{.origin = Origin::added, .folder = mine.path(), .in_use = true}}).version == "");
}
