// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options/convert.hpp"
#include "cli/options/options.hpp"
#include "rangeband/operations/written.hpp"

using namespace rangeband;
using namespace rangeband::cli;

namespace {

constexpr std::array<std::string_view, 6> names = {"at", "range", "title", "solid", "output", "tolerance"};

Values typed(std::vector<std::string> arguments) { return parse_command_line(names, arguments); }
Values ini(const std::string& text) { return parse_ini(names, text, "x.ini"); }

std::vector<std::string> texts(const Values& values, std::string_view option) {
    std::vector<std::string> result;
    for (const Given& given : values.many(option)) result.push_back(given.text);
    return result;
}

}  // namespace

TEST_CASE("values keep their order and may begin with a minus") {
    const Values values = typed({"--at", "-34.6,-58.4", "--range=500km", "--at=1,2", "--solid", "-o", "x.gpkg"});
    CHECK(texts(values, "at") == std::vector<std::string>{"-34.6,-58.4", "1,2"});
    CHECK(texts(values, "output") == std::vector<std::string>{"x.gpkg"});
    CHECK(values.flag("solid"));
    CHECK_FALSE(values.has("title"));
}

TEST_CASE("what is wrong with an option is said in our words") {
    CHECK_THROWS_WITH(typed({"--rnage", "5km"}), "unknown option '--rnage'; did you mean --range?");
    CHECK_THROWS_WITH(typed({"--rang", "5km"}), "unknown option '--rang'; did you mean --range?");
    CHECK_THROWS_WITH(typed({"-z"}), "unknown option '-z'");
    CHECK_THROWS_WITH(typed({"--range"}), "--range needs a value: --range SPEC");
    CHECK_THROWS_WITH(typed({"--range="}), "--range needs a value: --range SPEC");
    CHECK_THROWS_WITH(typed({"--range", ""}), "--range needs a value: --range SPEC");
    CHECK_THROWS_WITH(typed({"--at", "--range", "5km"}), "--at needs a value: --at LAT,LON[,NAME]");
    CHECK_THROWS_WITH(typed({"-o"}), "--output needs a value: --output FILE");
    CHECK_THROWS_WITH(typed({"--solid=yes"}), "--solid is a switch and takes no value");
    CHECK_THROWS_WITH(typed({"--title", "a", "--title", "b"}), "--title is given twice: 'a' and 'b'; keep one");
    CHECK_THROWS_WITH(typed({"sites.csv"}),
                      "unexpected 'sites.csv'; places are given with --at, files with --sites, ranges with --range");
}

TEST_CASE("an INI file holds the same options") {
    const Values values = ini("# a comment\nat = 1,2,A\nat = 3,4,B\nrange=500km\nsolid = yes\ntitle = Two places\n");
    CHECK(texts(values, "at") == std::vector<std::string>{"1,2,A", "3,4,B"});
    CHECK(values.flag("solid"));
    CHECK(values.one("title")->text == "Two places");
    CHECK(values.one("title")->where == "x.ini: title");
    CHECK_FALSE(ini("solid = false\n").flag("solid"));
}

TEST_CASE("what is wrong in an INI file is said with its line") {
    CHECK_THROWS_WITH(ini("at = 1,2\nrnage = 5km\n"), "x.ini: line 2: unknown key 'rnage'; did you mean range?");
    CHECK_THROWS_WITH(ini("at = 1,2\n\nnonsense\n"), "x.ini: line 3: 'nonsense' is not of the form KEY = VALUE");
    CHECK_THROWS_WITH(ini("title =\n"), "x.ini: line 1: 'title' has no value");
    CHECK_THROWS_WITH(ini("title = a\ntitle = b\n"), "x.ini: title is given twice: 'a' and 'b'; keep one");
    CHECK_THROWS_WITH(ini("solid = perhaps\n").flag("solid"), "x.ini: solid: 'perhaps' is neither true nor false");
}

TEST_CASE("the command line adds to a scenario's lists and overrides its single values") {
    const Values both =
        typed({"--at", "5,6", "--title", "mine"}).on_top_of(ini("at = 1,2\ntitle = theirs\nrange = 1km\n"));
    CHECK(texts(both, "at") == std::vector<std::string>{"1,2", "5,6"});
    CHECK(texts(both, "title") == std::vector<std::string>{"mine"});
    CHECK(texts(both, "range") == std::vector<std::string>{"1km"});
}

TEST_CASE("every option of every command is declared, once, with a help that fits") {
    std::set<std::string_view> declared;
    for (const Option& option : all_options()) CHECK(declared.insert(option.name).second);
    REQUIRE_FALSE(commands().empty());
    for (const Command* command : commands()) {
        for (const std::string_view name : command->options) CHECK_MESSAGE(declared.contains(name), name);
        const std::string help = help_of(*command, true);
        for (const std::string_view name : command->options)
            CHECK(help.find("--" + std::string(name)) != std::string::npos);
        for (std::size_t start = 0; start < help.size();) {
            const std::size_t end = help.find('\n', start);
            std::size_t columns = 0;
            for (std::size_t i = start; i < end; ++i) columns += (help[i] & 0xC0) != 0x80 ? 1 : 0;
            CHECK_MESSAGE(columns <= 80, help.substr(start, end - start));
            start = end + 1;
        }
    }
}

TEST_CASE("sectors, tolerances and counts are checked") {
    CHECK(operations::parse_sector("300..60").from.deg() == 300);
    CHECK(operations::parse_sector("-60..+60.5").to.deg() == 60.5);
    for (const char* bad :
         {"300", "300..", "..60", "a..b", "10..10", "0..360", "nan..5", "0..361", "1..2..3", "1e999..2"}) {
        CHECK_THROWS_AS(operations::parse_sector(bad), Error);
    }
    CHECK(operations::parse_tolerance("0.5m").m() == 0.5);
    for (const char* bad : {"0m", "100", "-1m", "1001km", "nan m", ""})
        CHECK_THROWS_AS(operations::parse_tolerance(bad), Error);
    CHECK(parse_count("12", 7, 12) == 12);
    for (const char* bad : {"6", "13", "8.5", "", " 8", "eight", "99999999999"})
        CHECK_THROWS_AS(parse_count(bad, 7, 12), Error);
}

TEST_CASE("texts of an INI file may stand in several languages") {
    const std::string text = "title = Two places\ntitle[de] = Zwei Orte\nrange = 500km\n";
    const auto title = [&](std::string_view language) {
        return parse_ini(names, text, "x.ini", language).one("title")->text;
    };
    CHECK(title("") == "Two places");
    CHECK(title("de") == "Zwei Orte");
    CHECK(title("ru") == "Two places");
    CHECK(parse_ini(names, text, "x.ini", "de").one("title")->where == "x.ini: title[de]");
    CHECK_THROWS_WITH(ini("title[de] = a\ntitle[de] =\n"), "x.ini: line 2: 'title[de]' has no value");
    CHECK_THROWS_WITH(parse_ini(names, "title[de] = a\ntitle[de] = b\n", "x.ini", "de"),
                      "x.ini: title[de] is given twice: 'a' and 'b'; keep one");
    CHECK_THROWS_WITH(ini("range[de] = 5km\n"), "x.ini: line 1: unknown key 'range[de]'");
    CHECK_THROWS_WITH(ini("title[german] = a\n"), "x.ini: line 1: unknown key 'title[german]'");
}
