#include "footprint/discs/disc_tree.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace rangeband::footprint {
namespace {

constexpr std::uint32_t leaf_size = 8;

}  // namespace

DiscTree::DiscTree(const DiscSet& discs) : discs_(discs), order_(discs.size()) {
    std::iota(order_.begin(), order_.end(), DiscId{0});
    if (!order_.empty()) build(0, static_cast<std::uint32_t>(order_.size()));
}

std::uint32_t DiscTree::build(std::uint32_t first, std::uint32_t count) {
    const auto id = static_cast<std::uint32_t>(nodes_.size());
    constexpr float huge = std::numeric_limits<float>::max();
    nodes_.push_back({first, count, 0, 0.0F, {huge, huge, huge}, {-huge, -huge, -huge}});
    Vector low{2.0, 2.0, 2.0};
    Vector high{-2.0, -2.0, -2.0};
    double largest_m = 0.0;
    for (std::uint32_t i = first; i < first + count; ++i) {
        const Vector& centre = discs_.centre(order_[i]);
        for (std::size_t k = 0; k < 3; ++k) {
            low[k] = std::min(low[k], centre[k]);
            high[k] = std::max(high[k], centre[k]);
        }
        largest_m = std::max(largest_m, discs_.disc(order_[i]).radius.m());
    }
    // Rounded outward, so that a box surely holds its centres.
    Node& node = nodes_[id];
    for (std::size_t k = 0; k < 3; ++k) {
        node.low[k] = std::nextafter(static_cast<float>(low[k]), -huge);
        node.high[k] = std::nextafter(static_cast<float>(high[k]), huge);
    }
    node.largest_m = std::nextafter(static_cast<float>(largest_m), huge);
    if (count <= leaf_size) return id;

    std::size_t axis = 0;
    for (std::size_t k = 1; k < 3; ++k) {
        if (high[k] - low[k] > high[axis] - low[axis]) axis = k;
    }
    const std::uint32_t half = count / 2;
    const auto begin = order_.begin() + first;
    std::nth_element(begin, begin + half, begin + count, [&](DiscId a, DiscId b) {
        const double x = discs_.centre(a)[axis];
        const double y = discs_.centre(b)[axis];
        return x < y || (x == y && a < b);
    });
    build(first, half);
    const std::uint32_t right = build(first + half, count - half);
    nodes_[id].right = right;
    return id;
}

}  // namespace rangeband::footprint
