// SPDX-License-Identifier: MIT
#include "io/read/csv_reader.hpp"
#include "support.hpp"

using namespace support;

namespace {

void check_kapustin_yar(const std::string& path) {
    CAPTURE(content_of(path));
    const auto table = read(path);
    REQUIRE(table.bad.empty());
    REQUIRE(table.good.size() == 1);
    CHECK(table.good[0].position.lat() == 48.57);
    CHECK(table.good[0].position.lon() == 46.25);
    CHECK(table.good[0].name == "Kapustin Yar");
}

}  // namespace

TEST_CASE("every delimiter is recognised, with a byte order mark and any line end") {
    const TempFolder folder;
    check_kapustin_yar(folder.file("comma.csv", "name,lat,lon\nKapustin Yar,48.57,46.25\n"));
    check_kapustin_yar(folder.file("semicolon.csv", "name;lat;lon\r\nKapustin Yar;48,57;46,25\r\n"));
    check_kapustin_yar(folder.file("tab.tsv", "name\tlat\tlon\nKapustin Yar\t48.57\t46.25"));
    check_kapustin_yar(folder.file("pipe.txt", "name|lat|lon\rKapustin Yar|48.57|46.25\r"));
    check_kapustin_yar(folder.file("bom.csv", "\xef\xbb\xbflat,lon,name\n48.57,46.25,Kapustin Yar\n"));
    check_kapustin_yar(folder.file("mixed.csv", "name;lat, deg;lon, deg\nKapustin Yar;48.57;46.25\n"));
    check_kapustin_yar(folder.file("blanks", "name,lat,lon\n\n   \nKapustin Yar, 48.57 ,46.25\n\n"));
}

TEST_CASE("coordinate columns are found by any of their names in any case") {
    const TempFolder folder;
    check_kapustin_yar(folder.file("a.csv", "SITE,LATITUDE,Longitude\nKapustin Yar,48.57,46.25\n"));
    check_kapustin_yar(folder.file("b.csv", "Id,y,X\nKapustin Yar,48.57,46.25\n"));
    check_kapustin_yar(folder.file("c.csv", "name,Latitude (deg),Long (deg)\nKapustin Yar,48.57,46.25\n"));
    check_kapustin_yar(folder.file("d.csv", "name,lat_max,Lat [WGS84],lng /deg\nKapustin Yar,50,48.57,46.25\n"));
    check_kapustin_yar(folder.file("e.csv", "y,x,lat,lon,name\n5,6,48.57,46.25,Kapustin Yar\n"));
}

TEST_CASE("degrees, minutes and seconds are read, quoted or not") {
    const TempFolder folder;
    const auto table = read(folder.file("dms.csv",
                                        "name,lat,lon\n"
                                        "a,48°34'12\"N,46°15'0\"E\n"
                                        "b,\"48°34'12\"\"N\",\"46°15'0\"\"E\"\n"
                                        "c,48 34 12 N,46 15 0 E\n"));
    REQUIRE(table.bad.empty());
    REQUIRE(table.good.size() == 3);
    for (const auto& row : table.good) {
        CHECK(row.position.lat() == doctest::Approx(48.57).epsilon(1e-12));
        CHECK(row.position.lon() == doctest::Approx(46.25).epsilon(1e-12));
    }
    CHECK(table.good[0].coordinates == "48°34'12\"N,46°15'0\"E");
}

TEST_CASE("other columns keep their names and get types from all their cells") {
    const TempFolder folder;
    const auto table = read(folder.file("typed.csv",
                                        "id;lat;lon;range_km;share;when;note;code;empty\n"
                                        "1;48.57;46.25;480;1,5;2019-08-02;text;007;\n"
                                        "2;1.5;2.5;5500;2;2019/01/31;\"a;\"\"b\"\"\";008;\n"
                                        "3;1.5;2.5;;;;;;\n"));
    REQUIRE(table.good.size() == 3);
    std::vector<std::string> names;
    for (const auto& field : table.fields) names.push_back(field.name);
    CHECK(names == std::vector<std::string>{"range_km", "share", "when", "note", "code", "empty"});
    using io::FieldType;
    const std::vector<FieldType> types = {FieldType::integer, FieldType::real, FieldType::date,
                                          FieldType::text,    FieldType::text, FieldType::text};
    for (std::size_t i = 0; i < types.size(); ++i) CHECK(table.fields[i].type == types[i]);
    CHECK(table.good[0].name == "1");
    CHECK(std::get<std::int64_t>(table.good[1].values[0]) == 5500);
    CHECK(std::get<double>(table.good[0].values[1]) == 1.5);
    CHECK(std::get<io::Date>(table.good[1].values[2]) == io::Date{2019, 1, 31});
    CHECK(std::get<std::string>(table.good[1].values[3]) == "a;\"b\"");
    CHECK(std::get<std::string>(table.good[0].values[4]) == "007");
    for (const auto& value : table.good[2].values) CHECK(std::holds_alternative<std::monostate>(value));
}

TEST_CASE("thousands in a table divided by commas stay text") {
    const TempFolder folder;
    const auto table = read(folder.file("thousands.csv", "lat,lon,people\n1,2,\"1,234\"\n"));
    CHECK(std::get<std::string>(table.good[0].values[0]) == "1,234");
}

TEST_CASE("every bad row is reported with its line and reason, and the good ones are read") {
    const TempFolder folder;
    const auto path = folder.file("bad.csv",
                                  "name,lat,lon\n"
                                  "\"two\nlines\",48.57,46.25\n"
                                  "\n"
                                  "no latitude,,46.25\n"
                                  "text,north,46.25\n"
                                  "swapped,131.2,43.1\n"
                                  "nan,nan,46.25\n"
                                  "short\n"
                                  "comma,48,57,46,25\n"
                                  "good,1,2\n");
    for (int walk = 0; walk < 2; ++walk) {
        const auto table = read(path);
        REQUIRE(table.good.size() == 2);
        CHECK(table.good[0].where == "line 2");
        CHECK(table.good[0].name == "two\nlines");
        CHECK(table.good[1].where == "line 11");
        REQUIRE(table.bad.size() == 6);
        const std::vector<std::string> lines = {"line 5", "line 6", "line 7", "line 8", "line 9", "line 10"};
        for (std::size_t i = 0; i < lines.size(); ++i) CHECK(table.bad[i].where == lines[i]);
        CHECK(table.bad[0].reason == "has no latitude");
        CHECK(contains(table.bad[1].reason, "north"));
        CHECK(contains(table.bad[2].reason, "131.2"));
        CHECK(contains(table.bad[2].reason, "swap"));
        CHECK(contains(table.bad[3].reason, "nan"));
        CHECK(table.bad[4].reason == "has no latitude and no longitude");
        CHECK(contains(table.bad[5].reason, "has 5 cells where the header has 3"));
    }
}

TEST_CASE("a table can be walked again") {
    const TempFolder folder;
    io::SiteTable table({folder.file("t.csv", "lat,lon\n1,2\n3,4\n"), {}, {}});
    for (int walk = 0; walk < 3; ++walk) {
        int rows = 0;
        table.each([&](io::SiteRow&&) { ++rows; }, [](io::BadRow&&) {});
        CHECK(rows == 2);
    }
}

TEST_CASE("a condition selects rows by the typed columns") {
    const TempFolder folder;
    const auto path = folder.file("w.csv", "name,lat,lon,km\na,1,2,480\nb,3,4,5500\nc,5,6,\n");
    const auto rows = read({path, {}, "km > 1000"});
    REQUIRE(rows.good.size() == 1);
    CHECK(rows.good[0].name == "b");
    CHECK(rows.good[0].where == "line 3");
    CHECK(read({path, {}, "name IN ('a','c') AND lat < 9"}).good.size() == 2);
    CHECK(contains(sentence([&] { read({path, {}, "nonsense ="}); }), "where \"nonsense =\" cannot be used: "));
    CHECK(contains(sentence([&] { read({path, {}, "height > 3"}); }), "height"));
    CHECK(contains(sentence([&] { read({path, {}, "km > 9000"}); }), "no row is selected by where"));
}

TEST_CASE("a table that is not one says so in a sentence") {
    const TempFolder folder;
    CHECK(refusal(folder / "none.csv") == (folder / "none.csv") + ": no such file");
    CHECK(contains(refusal(folder.file("empty.csv", "")), ": is empty"));
    CHECK(contains(refusal(folder.file("blank.csv", "\n\n")), ": has no header and no rows"));
    CHECK(contains(refusal(folder.file("header.csv", "lat,lon\n")), ": has a header but no rows"));
    CHECK(contains(refusal(folder.file("names.csv", "place,north\na,1\n")), "it has 'place' and 'north'"));
    CHECK(contains(refusal(folder.file("naked.csv", "48.57,46.25\n")), "looks like a place"));
    CHECK(contains(refusal(folder.file("json.csv", "{\"type\":\"FeatureCollection\"}")), "looks like JSON"));
    CHECK(contains(refusal(folder.file("xml.csv", "<kml/>")), "looks like XML"));
    CHECK(contains(refusal(folder.file("binary.csv", std::string("lat,lon\0\1", 9))), "it is not text"));
    CHECK(contains(refusal(folder.file("utf16.csv", std::string("\xff\xfel\0a\0", 6))),
                   "no columns whose headers are recognized as coordinates"));
    CHECK(contains(refusal(folder.file("latin2.csv",
                                       "lat,lon,name\n1,2,\xa3\xf3"
                                       "d\xbc\n")),
                   "name its encoding"));
    CHECK(contains(refusal(folder.file("quote.csv", "lat,lon,name\n1,2,a\n3,4,\"b\n5,6,c\n")),
                   "line 3: a quote is opened and never closed"));
    CHECK(contains(sentence([&] {
                       read({folder.file("l.csv", "lat,lon\n1,2\n"), "sites", {}});
                   }),
                   "has no layer 'sites'"));
}

TEST_CASE("records longer than the reader's buffer are whole") {
    const TempFolder folder;
    const std::string big(3'000'000, 'x');
    const auto table = read(folder.file("big.csv", "lat,lon,a,b\n1,2,\"" + big + "\n\"," + big + "\n3,4,,\n"));
    REQUIRE(table.good.size() == 2);
    CHECK(std::get<std::string>(table.good[0].values[0]) == big + "\n");
    CHECK(std::get<std::string>(table.good[0].values[1]) == big);
    CHECK(table.good[1].where == "line 4");
}

TEST_CASE("a column of hemispheres says one for every row that needs it") {
    const TempFolder folder;
    const auto table = read(folder.file("sides.csv",
                                        "name,lat,N/S,lon,E/W\n"
                                        "a,48.57,S,46.25,W\n"
                                        "b,48.57,,46.25,E\n"
                                        "c,-48.57,,46.25,E\n"));
    REQUIRE(table.good.size() == 2);
    CHECK(table.good[0].position.lat() == -48.57);
    CHECK(table.good[1].position.lat() == -48.57);
    REQUIRE(table.bad.size() == 1);
    CHECK(table.bad[0].reason == "'48.57' has no hemisphere beside it");
}

TEST_CASE("a header in doubt is refused, and no row below it takes its place") {
    const TempFolder folder;
    const std::string path = folder.file("twice.csv", "name,lat,latitude,lon\nlat,lon,1,2\nA,1,2,3\n");
    CHECK(contains(sentence([&] { read(path); }), "two columns can be the latitude: 'lat' and 'latitude'"));
}

TEST_CASE("whole numbers of more digits than a computer's integers have stay text") {
    const TempFolder folder;
    const std::string path = folder.file(
        "ids.csv", "lat,lon,count,big\n1,2,9223372036854775807,9223372036854775808\n1,2,-5,12345678901234567890\n");
    io::SiteTable table({path, {}, {}});
    REQUIRE(table.fields().size() == 2);
    CHECK(table.fields()[0].type == io::FieldType::integer);
    CHECK(table.fields()[1].type == io::FieldType::text);
    table.each(
        [](io::SiteRow&& row) {
            const auto& id = std::get<std::int64_t>(row.values[0]);
            CHECK((id == -5 || id == 9223372036854775807));
            CHECK(std::get<std::string>(row.values[1]).size() >= 19);
        },
        [](io::BadRow&&) { CHECK(false); });
}
