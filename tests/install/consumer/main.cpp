// Draws one disc and prints its area in km² and its number of vertices.
#include <cstdio>

#include "rangeband/error.hpp"
#include "rangeband/footprint/footprint.hpp"

int main() {
    using namespace rangeband;
    const auto site = geodesic::Position::deg(48.57, 45.9);
    const footprint::Footprint disc =
        footprint::draw({.source = footprint::Source::site(site, Length::km(0), Length::km(500)),
                         .sector = {},
                         .tolerance = Tolerance::m(100)});
    try {
        footprint::Source::site(site, Length::km(500), Length::km(400));
        return 1;
    } catch (const Error& refused) {
        std::fprintf(stderr, "refused as it should be: %s\n", refused.what());
    }
    std::printf("%.6f %zu\n", disc.area.km2(), disc.polygons.at(0).exterior.size());
}
