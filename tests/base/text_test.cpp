// SPDX-License-Identifier: MIT
#include "rangeband/text.hpp"

#include <doctest/doctest.h>

using namespace rangeband;

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

TEST_CASE("a size of bytes has all its digits") {
    CHECK(whole_size(std::size_t{64} << 30) == "64 GB");
    CHECK(whole_size(5 << 20) == "5 MB");
    CHECK(whole_size((5 << 20) + 1) == "5,242,881 bytes");
    CHECK(whole_size(std::size_t{3} << 50) == "3,145,728 GB");
    CHECK(whole_size(1000) == "1,000 bytes");
    CHECK(whole_size(0) == "0 bytes");
}
