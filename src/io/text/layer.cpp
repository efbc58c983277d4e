// SPDX-License-Identifier: MIT
#include "rangeband/io/layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace rangeband::io {

std::string text_of(const Value& value) {
    return std::visit(
        [](const auto& held) -> std::string {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) {
                return {};
            } else if constexpr (std::is_same_v<Held, Date>) {
                return iso_text(held);
            } else {
                return fmt::format("{}", held);
            }
        },
        value);
}

std::size_t count_vertices(const Geometry& geometry) {
    if (const auto* lines = std::get_if<footprint::MultiLine>(&geometry)) return count_vertices(*lines);
    if (const auto* polygons = std::get_if<footprint::MultiPolygon>(&geometry)) return count_vertices(*polygons);
    return std::holds_alternative<footprint::LonLat>(geometry) ? 1 : 0;
}

const Field* Layer::field(Role role) const {
    const auto found = std::ranges::find(fields, role, &Field::role);
    return found == fields.end() ? nullptr : &*found;
}

std::optional<std::size_t> Layer::column(Role role) const {
    const Field* const found = field(role);
    return found == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(found - fields.data()));
}

}  // namespace rangeband::io
