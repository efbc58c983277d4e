// example FROM TO: a band around Kapustin Yar, and where it meets the same band around Sary-Shagan.
#include <cstdio>
#include <rangeband/error.hpp>
#include <rangeband/footprint/interior.hpp>
#include <rangeband/footprint/merge.hpp>
#include <vector>

using namespace rangeband;
using footprint::Source;

int main(int count, char** words) try {
    if (count != 3) throw Error::usage("two lengths are needed, such as 500km 5500km");
    const Length from = geodesic::parse_length(words[1]);
    const Length to = geodesic::parse_length(words[2]);
    const auto kapustin_yar = geodesic::Position::deg(48.57, 45.90);
    const auto sary_shagan = geodesic::parse_position("46°23'N,72°52'E").position;
    const std::vector<Source> sources{Source::site(kapustin_yar, from, to), Source::site(sary_shagan, from, to)};

    const footprint::Footprint one = footprint::draw({.source = sources[0], .tolerance = Tolerance::m(100)});
    const auto& ring = one.polygons.at(0).exterior;  // valid in the plane, closed over the pole: as map formats want it
    std::printf("one:  %.3f km², boundary %.3f km, %zu vertices\n", one.area.km2(), one.perimeter.km(), ring.size());

    const auto both = footprint::merge(sources, footprint::Depth::at_least(2), Tolerance::m(100));
    const bool moscow = footprint::Interior(both.polygons).contains({.lon = 37.62, .lat = 55.75});
    std::printf("both: %.3f km², Moscow is %s\n", both.area.km2(), moscow ? "inside" : "outside");
} catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return error.kind() == ErrorKind::usage ? 2 : 1;  // 2: what was asked for is wrong
}
