// SPDX-License-Identifier: MIT
#include "catalog/text.hpp"

#include <doctest/doctest.h>

#include "rangeband/catalog/catalog.hpp"

using namespace rangeband::catalog;

TEST_CASE("a star stands for any run of characters") {
    CHECK(matches("kapustin*", "kapustin-yar"));
    CHECK(matches("*", ""));
    CHECK(matches("*yar*", "kapustin-yar-town"));
    CHECK(matches("k*n-*r", "kapustin-yar"));
    CHECK(matches("KAPUSTIN-YAR", "kapustin-yar"));
    CHECK_FALSE(matches("kapustin", "kapustin-yar"));
    CHECK_FALSE(matches("*town", "kapustin-yar"));
    CHECK_FALSE(matches("", "a"));
}

TEST_CASE("numbers are grouped for people") {
    CHECK(grouped_number(0) == "0");
    CHECK(grouped_number(999) == "999");
    CHECK(grouped_number(1000) == "1,000");
    CHECK(grouped_number(1234567.125) == "1,234,567.125");
    CHECK(plain_number(0.1) == "0.1");
}
