// SPDX-License-Identifier: MIT
// From options to requests.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options/requests.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::cli;
using operations::Merge;

namespace {

Values footprint_values(const std::vector<std::string>& arguments) {
    const auto command = std::ranges::find(commands(), std::string_view("footprint"), &Command::name);
    return parse_command_line((*command)->options, arguments);
}

operations::Merging merging(const std::vector<std::string>& arguments) {
    return merging_of(footprint_values(arguments));
}

std::string refused(const std::vector<std::string>& arguments) {
    try {
        merging(arguments);
        return {};
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.what();
    }
}

}  // namespace

TEST_CASE("options of merging are words") {
    CHECK(merging({}).how == Merge::none);
    CHECK(merging({"--merge", "none"}).how == Merge::none);
    CHECK(merging({"--merge", "union"}).how == Merge::any);
    CHECK(merging({"--merge", "intersection"}).how == Merge::all);
    CHECK(merging({"--merge", "depth"}).nesting() == footprint::Nesting::disjoint);
    CHECK(merging({"--merge", "depth", "--depth", "at-least"}).nesting() == footprint::Nesting::nested);
    CHECK(refused({"--merge", "unoin"}) == "--merge: unknown value 'unoin'; did you mean union?");
    CHECK(refused({"--merge", "x"}) == "--merge: unknown value 'x'; there are none, union, intersection, depth");
    CHECK(refused({"--merge", "depth", "--depth", "deep"}) == "--depth: 'deep' is neither exact nor at-least");
}

TEST_CASE("a column's name may hold a colon; what follows the last one is the unit only if it is one") {
    CHECK(query_of(footprint_values({"--range-column", "reach:km"})).range_column->name == "reach");
    CHECK(query_of(footprint_values({"--range-column", "reach:km"})).range_column->unit == "km");
    CHECK(query_of(footprint_values({"--range-column", "a:b"})).range_column->name == "a:b");
}

TEST_CASE("parameters are called as the options that set them") {
    CHECK(option_called("range_column") == "--range-column");
    CHECK(option_called("merge union") == "--merge union");
    CHECK(option_called("range_column a_b:km") == "--range-column a_b:km");
}
