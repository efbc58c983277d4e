// SPDX-License-Identifier: MIT
#include "rangeband/geometry.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace rangeband;

namespace {

const Path square = {{10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}};

}  // namespace

TEST_CASE("a rectangle is empty until something is added, and contains its sides") {
    Rectangle around;
    CHECK_FALSE(around.contains({0, 0}));
    CHECK_FALSE(around.meets(around));
    around.add(-5, 2);
    CHECK(around.contains({-5, 2}));
    around.add(LonLat{5, -2});
    CHECK(around.contains({5, 2}));
    CHECK_FALSE(around.contains({5.000001, 2}));
    CHECK(around.meets({5, 2, 9, 9}));
    CHECK_FALSE(around.meets({5.1, 2, 9, 9}));
    const Rectangle all = rectangle_around(square);
    CHECK(all.west == 10);
    CHECK(all.south == 10);
    CHECK(all.east == 20);
    CHECK(all.north == 20);
}

TEST_CASE("a rectangle of whole numbers is empty until something is added") {
    BasicRectangle<std::int64_t> around;
    CHECK_FALSE(around.contains(0, 0));
    around.add(3, 4);
    CHECK(around.west == 3);
    CHECK(around.north == 4);
}

TEST_CASE("a ring encloses what is inside, in either direction, and each vertex counts once") {
    for (const Path& ring : {square, Path(square.rbegin(), square.rend())}) {
        CHECK(encloses(ring, {15, 15}));
        CHECK_FALSE(encloses(ring, {5, 15}));
        CHECK_FALSE(encloses(ring, {25, 15}));
        CHECK_FALSE(encloses(ring, {15, 5}));
        CHECK_FALSE(encloses(ring, {15, 25}));
        CHECK_FALSE(encloses(ring, {5, 10}));  // the ray runs along a side
        CHECK_FALSE(encloses(ring, {5, 20}));
    }
    const Path diamond = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    CHECK(encloses(diamond, {0, 0}));  // the ray meets a vertex
    CHECK_FALSE(encloses(diamond, {-2, 0}));
    CHECK_FALSE(encloses(Path(), {0, 0}));
}
