// SPDX-License-Identifier: MIT
#include "footprint/discs/disc_set.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "footprint/discs/disc_boundary.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// No degree of latitude is shorter, none of longitude or latitude longer, in metres.
constexpr double shortest_latitude_degree_m = 110'500.0;
constexpr double longest_degree_m = 111'700.0;

geodesic::Position canonical(const geodesic::Position& p) {
    if (std::abs(p.lat()) == 90.0) return geodesic::Position::deg(p.lat(), 0.0);
    return p.lon() == -180.0 ? geodesic::Position::deg(p.lat(), 180.0) : p;
}

/// How far one disc is from being the other, for discs near each other.
double apart_m(const Disc& disc, const Disc& other) {
    const double east =
        std::remainder(disc.centre.lon() - other.centre.lon(), 360.0) * std::cos(disc.centre.latitude().rad());
    return longest_degree_m * std::hypot(east, disc.centre.lat() - other.centre.lat()) +
           std::abs((disc.radius - other.radius).m());
}

/// Discs sorted into rows of latitude, and by longitude in each row. Those that agree with a disc are in its own row or
/// the one before, a little to the west or to the east.
class Rows {
  public:
    Rows(const std::vector<Disc>& discs, double resolution_m) : discs_(discs), resolution_m_(resolution_m) {}

    static std::int64_t of(const Disc& disc, double resolution_m) {
        return static_cast<std::int64_t>(std::floor(disc.centre.lat() * shortest_latitude_degree_m / resolution_m));
    }

    /// The earliest disc that agrees with one whose turn it is in order; the number of discs where none does.
    DiscId earlier(const Disc& disc) {
        const auto end = static_cast<DiscId>(discs_.size());
        const std::int64_t row = of(disc, resolution_m_);
        if (row != row_) {
            before_ = row == row_ + 1 ? here_ : end;
            here_ = end;
            row_ = row;
        }
        const double along = std::cos(disc.centre.latitude().rad());
        const double reach =
            std::min(1.01 * resolution_m_ / shortest_latitude_degree_m / std::max(along, 1e-12), 180.0);
        const double west = disc.centre.lon() - reach;
        const double east = disc.centre.lon() + reach;
        DiscId found = end;
        for (const auto& [first, last] : {std::pair{before_, here_}, std::pair{here_, end}}) {
            found = std::min(found, within(first, last, west, east, disc));
            if (west < -180.0) found = std::min(found, within(first, last, west + 360.0, 180.0, disc));
            if (east > 180.0) found = std::min(found, within(first, last, -180.0, east - 360.0, disc));
        }
        return found;
    }

  private:
    DiscId within(DiscId first, DiscId last, double west, double east, const Disc& disc) const {
        const auto begin = discs_.begin() + first;
        const auto end = discs_.begin() + last;
        for (auto it =
                 std::lower_bound(begin, end, west, [](const Disc& d, double lon) { return d.centre.lon() < lon; });
             it != end && it->centre.lon() <= east; ++it) {
            if (apart_m(disc, *it) <= resolution_m_) return static_cast<DiscId>(it - discs_.begin());
        }
        return static_cast<DiscId>(discs_.size());
    }

    const std::vector<Disc>& discs_;
    double resolution_m_;
    std::int64_t row_ = INT64_MIN + 1;
    DiscId before_ = 0;  ///< where the row before begins, if it is next to this one
    DiscId here_ = 0;
};

}  // namespace

struct DiscSet::Entry {
    Disc disc;
    Use use;
    std::uint32_t number = 0;  ///< in its part
    std::int64_t row = 0;
    auto key() const {
        return std::tuple(row, disc.centre.longitude(), disc.centre.latitude(), disc.radius, use.inner, use.part);
    }
};

DiscSet::DiscSet(std::span<const Weighted> sources, double resolution_m) {
    std::vector<Entry> entries = add_owners(sources);
    for (Entry& entry : entries) entry.row = Rows::of(entry.disc, resolution_m);
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key() < b.key(); });
    const std::vector<DiscId> ids = add_discs(entries, resolution_m);
    first_use_.assign(discs_.size() + 1, 0);
    for (const DiscId id : ids) ++first_use_[id + 1];
    for (std::size_t id = 0; id < discs_.size(); ++id) first_use_[id + 1] += first_use_[id];
    uses_.resize(entries.size());
    std::vector<std::uint32_t> next(first_use_.begin(), first_use_.end() - 1);
    for (std::size_t i = 0; i < entries.size(); ++i) uses_[next[ids[i]]++] = entries[i].use;
    add_links(sources, entries, ids);
}

std::vector<DiscSet::Entry> DiscSet::add_owners(std::span<const Weighted> sources) {
    std::vector<Entry> entries;
    std::size_t parts = 0;
    std::size_t count = 0;
    for (const Weighted& one : sources) {
        parts += one.source->parts.size();
        for (const footprint::Part& part : one.source->parts) count += part.outer.size() + part.inner.size();
    }
    owners_.reserve(sources.size());
    parts_.reserve(parts);
    entries.reserve(count);
    for (const Weighted& one : sources) {
        const auto owner = static_cast<OwnerId>(owners_.size());
        owners_.push_back({.weight = one.weight, .parts = static_cast<std::uint32_t>(one.source->parts.size())});
        for (const footprint::Part& given : one.source->parts) {
            Part part{.owner = owner,
                      .outer = static_cast<std::uint32_t>(given.outer.size()),
                      .inner = static_cast<std::uint32_t>(given.inner.size()),
                      .interior = given.interior.get()};
            const auto id = static_cast<PartId>(parts_.size());
            std::uint32_t number = 0;
            const auto add = [&](const std::vector<Disc>& discs, bool inner, std::uint32_t& whole) {
                for (const Disc& disc : discs) {
                    if (whole_earth(disc)) {
                        ++whole;
                    } else {
                        entries.push_back(
                            {.disc = {canonical(disc.centre), disc.radius}, .use = {id, inner}, .number = number});
                    }
                    ++number;
                }
            };
            add(given.outer, false, part.outer_whole);
            add(given.inner, true, part.inner_whole);
            parts_.push_back(part);
        }
    }
    return entries;
}

void DiscSet::add_links(std::span<const Weighted> sources, const std::vector<Entry>& entries,
                        const std::vector<DiscId>& ids) {
    // Where the discs of each part begin.
    std::vector<std::size_t> starts{0};
    bool any = false;
    for (const Weighted& one : sources) {
        for (const footprint::Part& part : one.source->parts) {
            starts.push_back(starts.back() + part.outer.size() + part.inner.size());
            any = any || !part.links.empty();
        }
    }
    if (!any) return;
    constexpr DiscId whole = 0xffff'ffff;
    std::vector<DiscId> disc_of(starts.back(), whole);
    for (std::size_t i = 0; i < entries.size(); ++i) disc_of[starts[entries[i].use.part] + entries[i].number] = ids[i];
    std::uint32_t edge = 0;
    PartId id = 0;
    for (const Weighted& one : sources) {
        for (const footprint::Part& part : one.source->parts) {
            const footprint::Link* last = nullptr;
            for (const footprint::Link& link : part.links) {
                if (last == nullptr || last->to != link.from || last->a != link.a || last->b != link.b) ++edge;
                last = &link;
                const DiscId first = disc_of[starts[id] + link.first];
                const DiscId second = disc_of[starts[id] + link.last];
                if (first == second || first == whole || second == whole) continue;
                const bool inner = link.first >= part.outer.size();
                const Disc& disc = inner ? part.inner[link.first - part.outer.size()] : part.outer[link.first];
                links_.push_back({&link, id, edge, first, second, inner, disc.radius});
            }
            ++id;
        }
    }
}

std::vector<DiscId> DiscSet::add_discs(const std::vector<Entry>& entries, double resolution_m) {
    std::vector<double> radii;
    radii.reserve(entries.size());
    for (const Entry& entry : entries) radii.push_back(entry.disc.radius.m());
    std::ranges::sort(radii);
    radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
    for (const double radius : radii) {
        chords_.push_back({.least = geodesic::least_chord_m(radius),
                           .most = geodesic::most_chord_m(radius),
                           .least_opposite = geodesic::least_opposite_chord_m(radius),
                           .most_opposite = geodesic::most_opposite_chord_m(radius)});
    }
    std::vector<DiscId> ids;
    ids.reserve(entries.size());
    discs_.reserve(entries.size());
    centres_.reserve(entries.size());
    chords_of_.reserve(entries.size());
    Rows rows(discs_, resolution_m);
    for (const Entry& entry : entries) {
        const DiscId id = rows.earlier(entry.disc);
        if (id == discs_.size()) {
            discs_.push_back(entry.disc);
            centres_.push_back(geodesic::surface(geodesic::reduced_vector(entry.disc.centre)));
            const auto radius = std::ranges::lower_bound(radii, entry.disc.radius.m());
            chords_of_.push_back(static_cast<std::uint32_t>(radius - radii.begin()));
        }
        ids.push_back(id);
    }
    return ids;
}

}  // namespace rangeband::footprint
