// SPDX-License-Identifier: MIT
#include "operations/features/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::operations {
namespace {

footprint::Source source_between(const Place& place, Length least, Length most, const Style& style) {
    if (!place.area) return footprint::Source::site(place.position, least, most);
    try {
        return footprint::launch_area(*place.area, style.edges, least, most, style.tolerance);
    } catch (const Error& error) {
        throw error.within(place.label);
    }
}

std::vector<io::Field> joined(std::vector<io::Field> fields, const std::vector<io::Field>& kept) {
    fields.insert(fields.end(), kept.begin(), kept.end());
    return fields;
}

/// Of all members of a footprint.
io::Dash dash_of(const Row& row) {
    if (row.range->contested) return io::Dash::dashed;
    if (!row.range->qualifier || !is_shared(row, Is::qualifier)) return io::Dash::none;
    switch (*row.range->qualifier) {
        case catalog::Qualifier::at_least:
            return io::Dash::dashed;
        case catalog::Qualifier::between:
            return io::Dash::dotted;
        case catalog::Qualifier::exactly:
        case catalog::Qualifier::at_most:
            break;
    }
    return io::Dash::none;
}

}  // namespace

Length reach_of(const catalog::Range& range) { return range.max.value_or(std::max(antipode, 2 * range.min)); }

footprint::Footprint drawn_around(const Place& place, const catalog::Range& range, const Style& style) {
    if (place.area && style.contested) {
        const footprint::Source most[] = {disc_around(place, reach_of(range), style)};
        const footprint::Source least[] = {disc_around(place, range.min, style)};
        return footprint::difference(most, least, style.tolerance);
    }
    return footprint::draw({source_around(place, range, style), place.sector, style.tolerance});
}

Layers Layers::of(bool several, bool lines) {
    Layers layers;
    std::size_t next = 0;
    if (!lines) layers.areas = next++;
    if (lines || several) layers.boundaries = next++;
    if (several) layers.sites = next;
    return layers;
}

std::vector<io::Layer> Layers::described(const std::vector<io::Field>& kept) const {
    std::vector<io::Layer> list;
    const auto add = [&](std::string name, std::string title, io::GeometryKind kind, std::vector<io::Field> fields) {
        list.push_back({std::move(name), std::move(title), kind, joined(std::move(fields), kept)});
        list.back().largest_first = kind != io::GeometryKind::point;
    };
    if (areas) add("footprints", "What lies within the range", io::GeometryKind::polygon, fields_of_footprints());
    if (boundaries) add("boundaries", "Where the range ends", io::GeometryKind::line, fields_of_footprints());
    if (sites) add("sites", "Sites", io::GeometryKind::point, fields_of_sites());
    return list;
}

Style Style::suiting(const catalog::Range& range) const {
    Style suited = *this;
    if (!area_error) return suited;
    const Length width = std::min(reach_of(range), antipode) - range.min;
    suited.tolerance = std::clamp(Tolerance::of(*area_error * width / 2.0), finest_for_areas, tolerance);
    return suited;
}

Style Style::for_drawing() const {
    Style style = *this;
    if (crs) style.tolerance = Tolerance::m(tolerance.m() * drawn_share);
    return style;
}

footprint::Source disc_around(const Place& place, Length length, const Style& style) {
    return source_between(place, Length(), length, style);
}

footprint::Source source_around(const Place& place, const catalog::Range& range, const Style& style) {
    return source_between(place, range.min, reach_of(range), style);
}

void add_footprint(const Row& row, Shape&& shape, const Layers& layers, std::vector<Placed>& placed) {
    std::vector<io::Value> values = values_of_footprint(row);
    const io::Dash dash = dash_of(row);
    if (layers.boundaries) {
        placed.push_back({*layers.boundaries,
                          {values, std::move(shape.boundary), shape.decimals, dash},
                          false,
                          shape.cut && !layers.areas});
    }
    if (layers.areas) {
        placed.push_back({*layers.areas,
                          {std::move(values), std::move(shape.polygons), shape.decimals, dash},
                          shape.beyond_hemisphere,
                          shape.cut});
    }
}

void must_be_drawable(const catalog::Range& range, const Style& style) {
    const footprint::Source source = footprint::Source::site({}, range.min, reach_of(range));
    if (style.sectors.empty()) return;
    if (source.parts.front().outer.front().radius > footprint::Sector::max_range) {
        throw Error::usage(fmt::format("a sector reaches at most {:.0f} km, '{}' reaches farther; leave {} out",
                                       footprint::Sector::max_range.km(), range.id, parameter("sector")));
    }
}

std::optional<Placed> site_point(const Item& item, const Layers& layers) {
    const Place& place = item.place;
    if (!layers.sites || !item.marks_site || place.area) return std::nullopt;
    const footprint::LonLat point{place.position.lon(), place.position.lat()};
    return Placed{*layers.sites, {values_of_site({place}), point, 7}, false};
}

}  // namespace rangeband::operations
