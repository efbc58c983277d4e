// SPDX-License-Identifier: MIT
#include "atlas/reference_rings.hpp"

#include <array>
#include <vector>

#include "rangeband/geodesic/circle.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/json.hpp"

namespace rangeband::atlas {
namespace {

constexpr std::size_t vertices = 24;

struct Case {
    double lat, lon, km;
};
// Ordinary, over a pole, over 180 degrees, on the equator, nearly at the antipode, tiny beside a pole, in the south.
constexpr std::array<Case, 7> cases = {{{48.76667, 45.98333, 500},
                                        {48.76667, 45.98333, 5500},
                                        {64.73, 177.5, 2350},
                                        {0, -78.5, 1000},
                                        {39.03385, 125.75432, 19000},
                                        {89.9, 10, 5},
                                        {-54.8, -68.3, 5500}}};

std::string ring(const Case& one) {
    const geodesic::Circle circle(geodesic::Position::deg(one.lat, one.lon), Length::km(one.km));
    std::array<double, vertices> dlon{}, lat{};
    circle.ring(dlon, lat);
    std::vector<std::string> points;
    for (std::size_t i = 0; i < vertices; ++i) {
        points.push_back(
            json_array({json_number(geodesic::normalise_longitude(one.lon + dlon[i])), json_number(lat[i])}));
    }
    return json_object({{"lat", json_number(one.lat)},
                        {"lon", json_number(one.lon)},
                        {"km", json_number(one.km)},
                        {"points", json_array(points)}});
}

}  // namespace

std::string reference_rings() {
    std::vector<std::string> rings;
    for (const Case& one : cases) rings.push_back(ring(one));
    return json_array(rings);
}

}  // namespace rangeband::atlas
