// SPDX-License-Identifier: MIT
#include "footprint/drawing/chords.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace rangeband::footprint {
namespace {

/// Puts chains in the order of a curve that fills the plane, so that neighbours in the plane are neighbours in a tree
/// of boxes.
void order_in_plane(const std::vector<Chain>& chains, std::vector<std::uint32_t>& some) {
    const auto spread = [](double share) {  // 16 bits with a gap behind each
        auto bits = static_cast<std::uint32_t>(share * 65535.0);
        bits = (bits | bits << 8U) & 0x00ff'00ffU;
        bits = (bits | bits << 4U) & 0x0f0f'0f0fU;
        bits = (bits | bits << 2U) & 0x3333'3333U;
        return (bits | bits << 1U) & 0x5555'5555U;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
    keys.reserve(some.size());
    for (const std::uint32_t c : some) {
        const LonLat& p = chains[c].path.front();
        keys.emplace_back(spread((p.lon + 180.0) / 360.0) | spread((p.lat + 90.0) / 180.0) << 1U, c);
    }
    std::sort(keys.begin(), keys.end());
    std::transform(keys.begin(), keys.end(), some.begin(), [](const auto& key) { return key.second; });
}

}  // namespace

std::vector<Chord> chords_of(const std::vector<Chain>& chains, int decimals, double pole_cap_deg) {
    std::vector<std::uint32_t> all(chains.size());
    std::iota(all.begin(), all.end(), 0U);
    return chords_of(chains, std::move(all), decimals, pole_cap_deg);
}

std::vector<Chord> chords_of(const std::vector<Chain>& chains, std::vector<std::uint32_t> some, int decimals,
                             double pole_cap_deg) {
    order_in_plane(chains, some);
    const double scale = std::pow(10.0, decimals);
    const auto in_cap = [&](const LonLat& p) { return 90.0 - std::abs(p.lat) <= pole_cap_deg; };
    std::vector<Chord> chords;
    std::size_t count = 0;
    for (const std::uint32_t c : some) count += chains[c].edges.size();
    chords.reserve(count);
    for (const std::uint32_t c : some) {
        const Path& path = chains[c].path;
        for (std::uint32_t i = 0; i + 1 < path.size(); ++i) {
            LonLat a = path[i];
            LonLat b = path[i + 1];
            if (in_cap(a) && in_cap(b)) continue;
            if (in_cap(a)) a = {b.lon, std::copysign(90.0, a.lat)};
            if (in_cap(b)) b = {a.lon, std::copysign(90.0, b.lat)};
            const bool a_on_rim = std::abs(a.lon) == 180.0;
            const bool b_on_rim = std::abs(b.lon) == 180.0;
            if (a_on_rim && b_on_rim) continue;
            if (a_on_rim) a.lon = std::copysign(180.0, b.lon);
            if (b_on_rim) b.lon = std::copysign(180.0, a.lon);
            const Chord chord{on_grid(a, scale), on_grid(b, scale), c, i};
            if (chord.a != chord.b) chords.push_back(chord);
        }
    }
    return chords;
}

}  // namespace rangeband::footprint
