// SPDX-License-Identifier: MIT
#include <cmath>

#include "sample.hpp"

using namespace support;

/// Writes 2 GB first, so that it runs by itself: ctest -R two-gigabytes.
TEST_CASE("a Shapefile of more than 2 GB is refused and leaves nothing" * doctest::skip()) {
    const TempFolder folder;
    const auto target = folder / "out.shp";
    footprint::Path ring;
    for (int i = 0; i < 1'000'000; ++i) ring.push_back({std::cos(i * 6.28e-6), std::sin(i * 6.28e-6)});
    ring.push_back(ring.front());
    const io::Feature feature{{io::Value(), {}, {}, {}}, footprint::MultiPolygon{{ring, {}}}, 7};
    CHECK(sentence([&] {
              const auto writer = io::Writer::open(sample_request(target));
              for (int i = 0; i < 150; ++i) writer->write(0, feature);
              writer->finish();
          }) == target + ": cannot be written: a Shapefile is limited to 2 GB; write a GeoPackage");
    CHECK(folder.names().empty());
}
