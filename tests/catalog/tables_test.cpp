// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "catalog/folder.hpp"
#include "catalog/sentence.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using test::Folder;
using test::sentence_of;

namespace {

struct Fault {
    std::string table, text, sentence;
};

const std::string sources = "id,title,publisher,date,url\n";
const std::string bands = "id,name,regime,lower_km,lower_edge,upper_km,upper_edge,source_id\n";
const std::string systems = "id,name,valid_from,valid_to,source_id\n";
const std::string claims = "id,system,claimant,claim_date,qualifier,basis,min_km,max_km,source_id\n";
const std::string sites = "id,name,system,lat,lon,precision,source_id\n";

const std::vector<Fault> faults{
    {"sources.csv", sources + "s1,,,,\n", "line 2: title is empty; every row needs one"},
    {"sources.csv", sources + "s1,T,,2019,\ns1,T,,2019,\n",
     "line 3: the id 's1' is taken already (DIR/sources.csv: line 2)"},
    {"sources.csv", sources + "S 1,T,,,\n",
     "line 2: id 'S 1' is not an id; use lower-case letters, digits and hyphens"},
    {"sources.csv", sources + "s1,T,,2019-02-29,\n",
     "line 2: date '2019-02-29' is not a date; write 2019-01-23, 2019-01, 2019 or nothing"},
    {"sources.csv", sources + "s1,T,,23.1.2019,\n",
     "line 2: date '23.1.2019' is not a date; write 2019-01-23, 2019-01, 2019 or nothing"},
    {"sources.csv", "id\ns1\n",
     "line 1: the column 'title' is missing; the columns are id, title, publisher, date, retrieved, url, archive, "
     "kind, "
     "attribution"},
    {"sources.csv", "id,title,pages\ns1,T,3\n",
     "line 1: unknown column 'pages'; the columns are id, title, publisher, date, retrieved, url, archive, kind, "
     "attribution"},
    {"sources.csv", "", "is empty; a table begins with a line of column names"},
    {"bands.csv", bands + "b1,N,R,1000,inclusive,500,inclusive,s1\n",
     "line 2: the limits are reversed: lower_km 1000 is not below upper_km 500"},
    {"bands.csv", bands + "b1,N,R,500,inclusive,500,inclusive,s1\n",
     "line 2: the limits are reversed: lower_km 500 is not below upper_km 500"},
    {"bands.csv", bands + "b1,N,R,,,,,s1\n", "line 2: lower_km and upper_km are both empty; a band needs a limit"},
    {"bands.csv", bands + "b1,N,R,500,,,,s1\n", "line 2: lower_edge is empty; every row needs one"},
    {"bands.csv", bands + "b1,N,R,500,yes,,,s1\n",
     "line 2: unknown lower_edge 'yes'; use one of: inclusive, exclusive"},
    {"bands.csv", bands + "b1,N,R,\"500,5\",inclusive,,,s1\n",
     "line 2: lower_km '500,5' is not a number; write one like 1250.5"},
    {"bands.csv", bands + "b1,N,R,-1,inclusive,,,s1\n", "line 2: lower_km -1 is negative"},
    {"bands.csv", bands + "b1,N,R,nan,inclusive,,,s1\n",
     "line 2: lower_km 'nan' is not a number; write one like 1250.5"},
    {"bands.csv", bands + "b1,N,R,500,inclusive,,,\n", "line 2: source_id is empty; every row needs one"},
    {"bands.csv", bands + "b1,N,R,500,inclusive,,,s2\n", "line 2: unknown source 's2'; did you mean s1?"},
    {"bands.csv", bands + "x1,N,R,500,inclusive,,,s1\n",
     "line 2: the band 'x1' has the id of a system (DIR/systems.csv: line 2); a range must name one of them"},
    {"bands.csv", bands + "500km,N,R,500,inclusive,,,s1\n",
     "line 2: id '500km' reads as a length; a range must mean one of them"},
    {"systems.csv", systems + "9m,N,,,s1\n", "line 2: id '9m' reads as a length; a range must mean one of them"},
    {"sources.csv", "id;title\ns1;T\n", "line 1: the columns are separated by ';'; save the table with commas"},
    {"sources.csv", "id\ttitle\ns1\tT\n", "line 1: the columns are separated by tabs; save the table with commas"},
    {"sources.csv", "ID,Title\ns1,T\n", "line 1: the column 'id' is missing; its name is in lower case, not 'ID'"},
    {"systems.csv", systems + "x1,N,,,nowhere\nx2,N,,,s1\n", "line 2: unknown source 'nowhere'; add it to sources.csv"},
    {"systems.csv", "id,name,kind,source_id\nx1,N,GLBN,s1\n",
     "line 2: unknown kind 'GLBN' in kind; use one of: GLBM, GLCM, GLBG, SLBM, SLCM, ASBM, ALCM"},
    {"bands.csv",
     "id,name,regime,kinds,lower_km,lower_edge,upper_km,upper_edge,source_id\nb1,N,R,GLBM;GLMC,500,inclusive,,,s1\n",
     "line 2: unknown kind 'GLMC' in kinds; use one of: GLBM, GLCM, GLBG, SLBM, SLCM, ASBM, ALCM"},
    {"systems.csv", systems + "x1,N,1991-05-12,1987-12-08,s1\n",
     "line 2: valid_from 1991-05-12 lies after valid_to 1987-12-08"},
    {"claims.csv", claims + "a,x1,,2019,exactly,,,480,s1\n", "line 2: claimant is empty; every row needs one"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,,,480,\n", "line 2: source_id is empty; every row needs one"},
    {"claims.csv", claims + "\n\na,x9,W,2019,exactly,,,480,s1\n", "line 4: unknown system 'x9'; did you mean x1?"},
    {"claims.csv", claims + "a,x1,W,2019-13,exactly,,,480,s1\n",
     "line 2: claim_date '2019-13' is not a date; write 2019-01-23, 2019-01, 2019 or nothing"},
    {"claims.csv", claims + "a,x1,W,2019,about,,,480,s1\n",
     "line 2: unknown qualifier 'about'; use one of: exactly, at most, at least, between, classification"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,guess,,480,s1\n",
     "line 2: unknown basis 'guess'; use one of: range, flight, estimate, assumption, possible"},
    {"claims.csv", claims + "a,x1,W,2019,between,,2350,2000,s1\n",
     "line 2: the interval is reversed: min_km 2350 is not below max_km 2000"},
    {"claims.csv", claims + "a,x1,W,2019,between,,,2000,s1\n",
     "line 2: a claim of 'between' needs both min_km and max_km"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,,1,2,s1\n",
     "line 2: a claim of 'exactly' has its figure in max_km and none in min_km"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,,450,450,s1\n",
     "line 2: a claim of 'exactly' has its figure in max_km and none in min_km"},
    {"claims.csv", claims + "a,x1,W,2019,classification,,5500,1000,s1\n",
     "line 2: the interval is reversed: min_km 5500 is not below max_km 1000"},
    {"claims.csv", claims + "a,x1,W,2019,at least,,,2,s1\n",
     "line 2: a claim of 'at least' has its figure in min_km and none in max_km"},
    {"claims.csv", claims + "a,x1,W,2019,at least,,1,2,s1\n",
     "line 2: a claim of 'at least' has its figure in min_km and none in max_km"},
    {"claims.csv", claims + "a,x1,W,2019,at most,,,,s1\n",
     "line 2: a claim of 'at most' has its figure in max_km and none in min_km"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,,,0,s1\n", "line 2: a claim of 0 km cannot be drawn"},
    {"claims.csv", claims + "a,x1,W,2019,exactly,,,480,s1\na,x1,V,2019,exactly,,,481,s1\n",
     "line 3: the id 'x1@a' is taken already (DIR/claims.csv: line 2)"},
    {"claims.csv", "id,system,claimant,qualifier,min_km,max_km,max_edge,source_id\na,x1,W,exactly,,480,open,s1\n",
     "line 2: unknown max_edge 'open'; use one of: inclusive, exclusive"},
    {"claims.csv", "id,system,claimant,qualifier,min_km,min_edge,max_km,source_id\na,x1,W,exactly,,exclusive,480,s1\n",
     "line 2: min_edge is given without min_km"},
    {"claims.csv", "id,system,claimant,qualifier,min_km,max_km,band,source_id\na,x1,W,exactly,,480,b1,s1\n",
     "line 2: band is only for a claim of 'classification'"},
    {"claims.csv", "id,system,claimant,qualifier,min_km,max_km,band,source_id\na,x1,W,classification,,,b2,s1\n",
     "line 2: unknown band 'b2'; did you mean b1?"},
    {"sites.csv", sites + "p1,N,x1,90.01,0,town,s1\n", "line 2: lat 90.01 is outside -90..90"},
    {"sites.csv", sites + "p1,N,x1,0,180.5,town,s1\n", "line 2: lon 180.5 is outside -180..180"},
    {"sites.csv", sites + "p1,N,x1,0,,town,s1\n", "line 2: has only one of lat and lon; give both or neither"},
    {"sites.csv", sites + "p1,N,x1,48N,45,town,s1\n", "line 2: lat '48N' is not a number; write one like 48.815"},
    {"sites.csv", sites + "p1,N,x1,48,11E,town,s1\n", "line 2: lon '11E' is not a number; write one like -1.28222"},
    {"sites.csv", sites + "p1,N,x1,48,45,,s1\n",
     "line 2: precision is empty; say how exact the position is, such as site or town"},
    {"sites.csv", sites + "p1,N,x1,48,45,none,s1\n",
     "line 2: precision 'none' is for a row without a position; say how exact it is, such as site or town"},
    {"sites.csv", sites + "p1,N,x1,48,45,exact,s1\n",
     "line 2: unknown precision 'exact'; use one of: site, minute, airfield, installation, town, village, city, "
     "country, none"},
    {"sites.csv", sites + "p1,N,x1,,,corners,s1\n",
     "line 2: unknown precision 'corners'; use one of: site, minute, airfield, installation, town, village, city, "
     "country, none"},
    {"areas.csv", "id,name,corners,precision,source_id\na1,N,\"1,1; 1,2; 2,2\",exact,s1\n",
     "line 2: unknown precision 'exact'; use one of: site, minute, airfield, installation, town, village, city, "
     "country, none, "
     "corners"},
    {"sources.csv", "id,title,kind\ns1,T,newspaper\n",
     "line 2: unknown kind 'newspaper'; use one of: treaty, official, archive, institute, book, press, reference, "
     "gazetteer, tertiary"},
    {"sites.csv", sites + "p1,N,x1;y7,48,45,town,s1\n", "line 2: unknown system 'y7'; add it to systems.csv"},
    {"sites.csv", sites + "p1,N,x1,48,45,town,\n", "line 2: source_id is empty; every row needs one"},
};

std::string with_folder(std::string text, const Folder& folder) {
    for (std::size_t at = text.find("DIR"); at != text.npos; at = text.find("DIR"))
        text.replace(at, 3, folder.path().string());
    return text;
}

}  // namespace

TEST_CASE("a whole small catalogue loads") {
    Folder folder;
    const Catalog catalog = Catalog::load({folder.write_whole().path()});
    CHECK(catalog.systems().size() == 2);
    CHECK(catalog.sites().at(0).position_source_id == "s1");
    CHECK(catalog.ranges("b1")[0].title == "A Treaty, short missile: 500 to under 1,000 km");
    CHECK(catalog.bands().at(0).contains(Length::km(999.999)));
    CHECK_FALSE(catalog.bands().at(0).contains(Length::km(1000)));
}

TEST_CASE("every hostile row is refused with its file, its line and what is wrong") {
    for (const Fault& fault : faults) {
        Folder folder;
        folder.write_whole().write(fault.table, fault.text);
        const auto said = sentence_of([&] { Catalog::load({folder.path()}); });
        CHECK(said.text == with_folder("DIR/" + fault.table + ": " + fault.sentence, folder));
        CHECK(said.kind == ErrorKind::file);
    }
}

TEST_CASE("a folder without tables and a folder that is not there are refused") {
    Folder folder;
    CHECK(sentence_of([&] { Catalog::load({folder.path()}); }).text ==
          with_folder("DIR: has no catalogue table; expected sources.csv, bands.csv, systems.csv, claims.csv, "
                      "sites.csv, areas.csv, regimes.csv, names.csv, countries.csv, cities.csv, timeline.csv",
                      folder));
    CHECK(sentence_of([&] { data_sources({folder.path()}); }).kind == ErrorKind::file);
    CHECK(sentence_of([&] { data_sources({folder.path() / "absent"}); }).text ==
          with_folder("catalog: catalogue folder 'DIR/absent' is not there or not a folder", folder));
}

TEST_CASE("a CSV file named almost like a table is refused, where folders are looked for and where they are read") {
    const std::vector<std::pair<std::string, std::string>> names{{"claim.csv", "did you mean claims.csv?"},
                                                                 {"Claims.csv", "did you mean claims.csv?"},
                                                                 {"sites.CSV", "did you mean sites.csv?"}};
    for (const auto& [name, advice] : names) {
        for (const bool whole : {true, false}) {
            Folder folder;
            if (whole) folder.write_whole();
            folder.write(name, "id\n");
            const std::string sentence = with_folder("unknown table '" + name + "' in folder 'DIR'; " + advice, folder);
            const auto loaded = sentence_of([&] { Catalog::load({folder.path()}); });
            CHECK(loaded.text == sentence);
            CHECK(loaded.kind == ErrorKind::file);
            CHECK(sentence_of([&] { data_sources({folder.path()}); }).text == sentence);
        }
    }
}

TEST_CASE("files beside the tables with names of their own, hidden or in folders are left alone") {
    Folder folder;
    folder.write_whole()
        .write("notes.txt", "x")
        .write("my-own-places.csv", "x")
        .write(".~claims.csv", "x")
        .write("old/claim.csv", "x");
    folder.write("old.csv/claim.csv", "x").write("claims.csv~", "x");
    CHECK(Catalog::load({folder.path()}).systems().size() == 2);
    CHECK(data_sources({folder.path()}).front().in_use);
}

TEST_CASE("tables that are read when asked for say then what is wrong with them, and lengths do not ask") {
    Folder folder;
    folder.write_whole();
    const Catalog catalog = Catalog::when_asked({folder.path()});
    const Catalog broken = Catalog::when_asked({folder.write("claims.csv", "id\n").path()});
    for (const char* lengths : {"500km", "500 km", "500,1000km", "500..5500km", "mine=0.5mi"})
        CHECK(broken.ranges(lengths).size() == catalog.ranges(lengths).size());
    const std::string said = sentence_of([&] { Catalog::load({folder.path()}); }).text;
    CHECK(said != "");
    for (int i = 0; i < 2; ++i) CHECK(sentence_of([&] { broken.systems(); }).text == said);
    CHECK(sentence_of([&] { broken.ranges("inf"); }).text == said);
}

TEST_CASE("a folder with some tables adds to the embedded copy, and its rows override those of the same id") {
    Folder folder;
    folder.write("sources.csv", "id,title\nmine,My book\n")
        .write("claims.csv",
               "id,system,claimant,qualifier,min_km,max_km,source_id\n"
               "mine,9m729,Me,exactly,,700,mine\npatrushev-2019,9m729,Corrected,exactly,,477,mine\n");
    const Catalog shipped = Catalog::load({});
    const Catalog catalog = Catalog::load({folder.path()});
    CHECK(catalog.claims().size() == shipped.claims().size() + 1);
    CHECK(catalog.ranges("9m729@mine")[0].max->km() == 700);
    CHECK(catalog.ranges("9m729@patrushev-2019")[0].claimant == "Corrected");
    CHECK(catalog.ranges("9m729").size() == shipped.ranges("9m729").size() + 1);
    CHECK(catalog.sites().size() == shipped.sites().size());
}

TEST_CASE("a row that takes the id of a shipped band or system is the one to mend") {
    Folder folder;
    folder.write("sources.csv", "id,title\ns1,T\n").write("systems.csv", "id,name,source_id\ninf,Mine,s1\n");
    CHECK(sentence_of([&] { Catalog::load({folder.path()}); }).text ==
          with_folder("DIR/systems.csv: line 2: the system 'inf' has the id of a band (embedded bands.csv: line 2); a "
                      "range must name one of them",
                      folder));
}

TEST_CASE("blanks around names and fields do not count") {
    Folder folder;
    folder.write("sources.csv", "id, title\nmine, My book\n")
        .write("claims.csv",
               "id, system, claimant, claim_date, qualifier, min_km, max_km, source_id\n"
               "mine, 9m729, Me , 2020-05, at most,, 700, mine\n");
    const Range range = Catalog::load({folder.path()}).ranges("9m729@mine").at(0);
    CHECK(range.title == "9M729: up to 700 km, Me (2020-05)");
    CHECK(range.source == "My book");
}

TEST_CASE("the first whole folder is the base, wherever it stands among the folders") {
    Folder whole, part;
    whole.write_whole();
    part.write("systems.csv", "id,name,source_id\nx2,Renamed,s1\nx3,Third,s1\n");
    for (const auto& order : {std::vector{whole.path(), part.path()}, std::vector{part.path(), whole.path()}}) {
        const Catalog catalog = Catalog::load(order);
        REQUIRE(catalog.systems().size() == 3);
        CHECK(catalog.system("x2").name == "Renamed");
        CHECK(catalog.bands().size() == 1);
    }
}

TEST_CASE("the example in geodata/README.md loads as printed") {
    std::ifstream stream(GEODATA "/README.md");
    Folder folder;
    std::string line, table, text;
    bool inside = false;
    while (std::getline(stream, line)) {
        if (line.starts_with('`') && line.ends_with(".csv`")) table = line.substr(1, line.size() - 2);
        if (line == "```" && inside) folder.write(table, std::exchange(text, {}));
        inside = line == "```csv" || (inside && line != "```");
        if (inside && line != "```csv") text += line + "\n";
    }
    const Catalog catalog = Catalog::load({folder.path()});
    CHECK(catalog.ranges("example").size() == 2);
    CHECK(catalog.ranges("example@ministry-2020")[0].title == "Example: 450 km, Ministry of Examples (2020-05)");
}
