// SPDX-License-Identifier: MIT
#include "rangeband/error.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace rangeband;

// A copy is made while an exception is on its way: if that threw, the process would end.
static_assert(std::is_nothrow_copy_constructible_v<Error>);
static_assert(std::is_nothrow_copy_assignable_v<Error>);

TEST_CASE("a sentence names parameters as whoever made the request does") {
    const Error error =
        Error::usage("a sector needs a point; leave " + parameter("sector") + " out, or " + parameter("merge union"))
            .within(parameter("range_column", 2))
            .within("sites.csv");
    CHECK(std::string(error.what()) ==
          "sites.csv: range_column: a sector needs a point; leave sector out, or merge union");
    CHECK(error.worded([](std::string_view words, std::optional<std::size_t> index) {
        return "<" + std::string(words) + (index ? std::to_string(*index) : "") + ">";
    }) == "sites.csv: <range_column2>: a sector needs a point; leave <sector> out, or <merge union>");
    CHECK(error.kind() == ErrorKind::usage);
}

TEST_CASE("quoted input neither ends a sentence nor is taken for a parameter that is not there") {
    CHECK(std::string(Error::usage(std::string("a\0b", 3)).what()) == "a?b");
    CHECK(std::string(Error::usage("one \x1F mark").what()) == "one ");
}
