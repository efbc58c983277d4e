// SPDX-License-Identifier: MIT
#include "operations/features/members.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <string_view>

#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

constexpr std::string_view separator = "; ";

/// The finalizer of splitmix64: every bit of what went in moves every bit of what comes out.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t z = seed + 0x9e3779b97f4a7c15U + value;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

std::uint64_t mixed(std::uint64_t seed, double value) { return mixed(seed, std::bit_cast<std::uint64_t>(value)); }

std::uint64_t mixed(std::uint64_t seed, const footprint::Path& path) {
    for (const footprint::LonLat& at : path) seed = mixed(mixed(seed, at.lon), at.lat);
    return mixed(seed, std::uint64_t{path.size()});
}

std::uint64_t shape_of(const footprint::LaunchArea& area, std::uint64_t seed) {
    seed = mixed(seed, area.points);
    for (const auto& line : area.lines) seed = mixed(seed, line);
    each_ring(area.polygons, [&](const footprint::Path& ring) { seed = mixed(seed, ring); });
    return seed;
}

/// Among a million places two different ones are taken for the same in fewer than one of ten million runs.
std::uint64_t identity_of(const Place& place, std::uint64_t name) {
    const std::uint64_t words = mixed(name, std::uint64_t{std::hash<std::string_view>()(place.id)});
    if (place.area) return shape_of(*place.area, words);
    return mixed(mixed(words, place.position.lat()), place.position.lon());
}

std::size_t different(std::vector<std::uint64_t> hashes) {
    std::ranges::sort(hashes);
    return hashes.size() - std::ranges::unique(hashes).size();
}

}  // namespace

void Members::add(const Place& place) {
    const std::uint64_t name = std::hash<std::string_view>()(place.label);
    if (keys_.empty()) first_name_ = place.label;
    keys_.push_back({identity_of(place, name), name});
    if (full_ || std::ranges::find(shown_, place.label) != shown_.end()) return;
    const std::size_t bytes = place.label.size() + (shown_.empty() ? 0 : separator.size());
    full_ = shown_bytes_ + bytes > longest;
    if (full_) return;
    shown_bytes_ += bytes;
    shown_.push_back(place.label);
}

std::size_t Members::places() const {
    std::vector<std::uint64_t> hashes(keys_.size());
    std::ranges::transform(keys_, hashes.begin(), &Key::place);
    return different(std::move(hashes));
}

std::size_t Members::names() const {
    std::vector<std::uint64_t> hashes(keys_.size());
    std::ranges::transform(keys_, hashes.begin(), &Key::name);
    return different(std::move(hashes));
}

std::string Members::text() const {
    if (!full_) return fmt::format("{}", fmt::join(shown_, separator));
    const std::size_t all = names();
    for (std::size_t count = shown_.size(); count > 0; --count) {
        const auto end = shown_.begin() + static_cast<std::ptrdiff_t>(count);
        std::string text =
            fmt::format("{}; and {} more", fmt::join(shown_.begin(), end, separator), grouped(all - count));
        if (text.size() <= longest) return text;
    }
    return fmt::format("{} with long names", grouped(all));
}

}  // namespace rangeband::operations
