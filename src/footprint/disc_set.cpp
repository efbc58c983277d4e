#include "footprint/disc_set.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

#include "footprint/disc_boundary.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double same_m = 1e-4;
constexpr double nudge_m = 1e-4;

geodesic::Position canonical(const geodesic::Position& p) {
    if (std::abs(p.lat()) == 90.0) return geodesic::Position::deg(p.lat(), 0.0);
    return p.lon() == -180.0 ? geodesic::Position::deg(p.lat(), 180.0) : p;
}

std::uint64_t mixed(std::uint64_t x) {  // the finaliser of splitmix64
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// In [-1, 1).
double hashed(const geodesic::Position& centre, Length radius, std::uint8_t times) {
    std::uint64_t hash = times;
    for (const double value : {centre.lat(), centre.lon(), radius.m()})
        hash = mixed(hash ^ std::bit_cast<std::uint64_t>(value));
    return static_cast<double>(static_cast<std::int64_t>(hash)) * 0x1p-63;
}

}  // namespace

struct DiscSet::Entry {
    Disc disc;
    Use use;
    auto key() const {
        return std::tuple(disc.centre.latitude(), disc.centre.longitude(), disc.radius, use.inner, use.owner);
    }
};

DiscSet::DiscSet(std::span<const Weighted> sources) {
    std::size_t count = 0;
    for (const Weighted& one : sources) count += one.source->outer.size() + one.source->inner.size();
    std::vector<Entry> entries;
    entries.reserve(count);
    owners_.reserve(sources.size());
    for (const Weighted& one : sources) {
        Owner owner{.weight = one.weight,
                    .inner = static_cast<std::uint32_t>(one.source->inner.size()),
                    .interior = one.source->interior.get()};
        const auto id = static_cast<OwnerId>(owners_.size());
        for (const Disc& disc : one.source->outer) {
            if (whole_earth(disc)) {
                ++owner.outer_whole;
            } else {
                entries.push_back({{canonical(disc.centre), disc.radius}, {id, false}});
            }
        }
        for (const Disc& disc : one.source->inner) {
            if (whole_earth(disc)) {
                ++owner.inner_whole;
            } else {
                entries.push_back({{canonical(disc.centre), disc.radius}, {id, true}});
            }
        }
        owners_.push_back(owner);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key() < b.key(); });

    // Which entry stands for each: itself, or an earlier one that is the same to 0.1 mm.
    constexpr std::size_t farthest_back = 32;
    constexpr double same_deg = same_m / 111'000.0;
    std::vector<std::uint32_t> stands_for(entries.size());
    std::vector<std::uint32_t> originals;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Disc& disc = entries[i].disc;
        auto same = static_cast<std::uint32_t>(originals.size());
        for (std::size_t back = 0; back < std::min(originals.size(), farthest_back); ++back) {
            const Disc& other = entries[originals[originals.size() - 1 - back]].disc;
            if (disc.centre.lat() - other.centre.lat() > same_deg) break;
            const double across =
                std::remainder(disc.centre.lon() - other.centre.lon(), 360.0) * std::cos(disc.centre.latitude().rad());
            const double off_m = 111'400.0 * std::hypot(across, disc.centre.lat() - other.centre.lat()) +
                                 std::abs((disc.radius - other.radius).m());
            if (off_m <= same_m) same = static_cast<std::uint32_t>(originals.size() - 1 - back);
        }
        if (same == originals.size()) originals.push_back(static_cast<std::uint32_t>(i));
        stands_for[i] = same;
    }

    discs_.reserve(originals.size());
    centres_.reserve(originals.size());
    for (const std::uint32_t original : originals) {
        const Disc& disc = entries[original].disc;
        discs_.push_back(disc);
        centres_.push_back(geodesic::reduced_vector(disc.centre));
    }
    first_use_.assign(discs_.size() + 1, 0);
    for (const std::uint32_t id : stands_for) ++first_use_[id + 1];
    for (std::size_t id = 0; id < discs_.size(); ++id) first_use_[id + 1] += first_use_[id];
    uses_.resize(entries.size());
    std::vector<std::uint32_t> next(first_use_.begin(), first_use_.end() - 1);
    for (std::size_t i = 0; i < entries.size(); ++i) uses_[next[stands_for[i]]++] = entries[i].use;
}

void DiscSet::nudge(DiscId id) {
    if (radii_.empty()) {
        nudges_.assign(discs_.size(), 0);
        radii_.reserve(discs_.size());
        for (const Disc& disc : discs_) radii_.push_back(disc.radius);
    }
    const double share = hashed(discs_[id].centre, radii_[id], ++nudges_[id]);
    // Very small circles move by less, so that they stay circles.
    discs_[id].radius = radii_[id] + Length::m(share * std::min(nudge_m, 0.05 * radii_[id].m()));
}

}  // namespace rangeband::footprint
