#include "footprint/discs/disc_set.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

#include "footprint/discs/disc_boundary.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double same_m = 1e-4;
constexpr double same_deg = same_m / 111'000.0;
constexpr double nudge_m = 1e-4;

geodesic::Position canonical(const geodesic::Position& p) {
    if (std::abs(p.lat()) == 90.0) return geodesic::Position::deg(p.lat(), 0.0);
    return p.lon() == -180.0 ? geodesic::Position::deg(p.lat(), 180.0) : p;
}

/// How far one disc is from being the other.
double off_m(const Disc& disc, const Disc& other) {
    const double across =
        std::remainder(disc.centre.lon() - other.centre.lon(), 360.0) * std::cos(disc.centre.latitude().rad());
    return 111'400.0 * std::hypot(across, disc.centre.lat() - other.centre.lat()) +
           std::abs((disc.radius - other.radius).m());
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
    std::vector<Entry> entries = add_owners(sources);
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key() < b.key(); });
    const std::vector<DiscId> ids = add_discs(entries);
    first_use_.assign(discs_.size() + 1, 0);
    for (const DiscId id : ids) ++first_use_[id + 1];
    for (std::size_t id = 0; id < discs_.size(); ++id) first_use_[id + 1] += first_use_[id];
    uses_.resize(entries.size());
    std::vector<std::uint32_t> next(first_use_.begin(), first_use_.end() - 1);
    for (std::size_t i = 0; i < entries.size(); ++i) uses_[next[ids[i]]++] = entries[i].use;
}

std::vector<DiscSet::Entry> DiscSet::add_owners(std::span<const Weighted> sources) {
    std::vector<Entry> entries;
    owners_.reserve(sources.size());
    for (const Weighted& one : sources) {
        Owner owner{.weight = one.weight,
                    .inner = static_cast<std::uint32_t>(one.source->inner.size()),
                    .interior = one.source->interior.get()};
        const auto id = static_cast<OwnerId>(owners_.size());
        const auto add = [&](const std::vector<Disc>& discs, bool inner, std::uint32_t& whole) {
            for (const Disc& disc : discs) {
                if (whole_earth(disc)) {
                    ++whole;
                } else {
                    entries.push_back({{canonical(disc.centre), disc.radius}, {id, inner}});
                }
            }
        };
        add(one.source->outer, false, owner.outer_whole);
        add(one.source->inner, true, owner.inner_whole);
        owners_.push_back(owner);
    }
    return entries;
}

std::vector<DiscId> DiscSet::add_discs(const std::vector<Entry>& entries) {
    constexpr std::size_t farthest_back = 32;
    std::vector<DiscId> ids;
    ids.reserve(entries.size());
    for (const Entry& entry : entries) {
        auto id = static_cast<DiscId>(discs_.size());
        for (std::size_t back = 1; back <= std::min(discs_.size(), farthest_back); ++back) {
            const Disc& other = discs_[discs_.size() - back];
            if (entry.disc.centre.lat() - other.centre.lat() > same_deg) break;
            if (off_m(entry.disc, other) <= same_m) id = static_cast<DiscId>(discs_.size() - back);
        }
        if (id == discs_.size()) {
            discs_.push_back(entry.disc);
            centres_.push_back(geodesic::reduced_vector(entry.disc.centre));
        }
        ids.push_back(id);
    }
    return ids;
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
