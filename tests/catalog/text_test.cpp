#include "catalog/text.hpp"

#include <doctest/doctest.h>

#include "rangeband/catalog/catalog.hpp"

using namespace rangeband::catalog;

TEST_CASE("edit distance counts insertions, deletions, replacements and swapped neighbours") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("9m792", "9m729") == 1);
    CHECK(edit_distance("ca", "abc") == 3);  // the restricted distance; the unrestricted one is 2
}

TEST_CASE("nearest finds slips of the keyboard and beginnings, and nothing else") {
    const std::vector<std::string> known{"9m729", "9m728", "oka", "kapustin-yar"};
    CHECK(nearest("9m792", known) == "9m729");
    CHECK(nearest("OKKA", known) == "oka");
    CHECK(nearest("kapustin", known) == "kapustin-yar");
    CHECK(nearest("tomahawk", known).empty());
    CHECK(nearest("x", known).empty());
}

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
