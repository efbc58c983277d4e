#include "cli/drawing.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/columns.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

/// Farther than any two points are apart: half a meridian is 20,003.931 km.
constexpr Length antipode = Length::km(20'004);

footprint::Source source_of(const geodesic::Position& centre, const catalog::Range& range) {
    return footprint::Source::site(centre, range.min, range.max.value_or(std::max(antipode, 2 * range.min)));
}

std::vector<io::Field> joined(std::vector<io::Field> fields, const std::vector<io::Field>& kept) {
    fields.insert(fields.end(), kept.begin(), kept.end());
    return fields;
}

void add(Drawn& drawn, const Row& row, footprint::Footprint&& footprint, const Layers& layers) {
    const int decimals = footprint.decimals;
    std::vector<io::Value> values = values_of_footprint(row);
    if (layers.boundaries) {
        drawn.features.push_back({*layers.boundaries, {values, footprint.boundary(), decimals}});
    }
    if (layers.areas) {
        drawn.features.push_back({*layers.areas, {std::move(values), std::move(footprint.polygons), decimals}});
    }
    ++drawn.footprints;
}

}  // namespace

Layers Layers::of(const io::Format& format, bool lines, const std::vector<io::Field>& kept) {
    Layers layers;
    const auto add_layer = [&](std::string name, std::string title, io::GeometryKind kind,
                               std::vector<io::Field> fields) {
        layers.list.push_back({std::move(name), std::move(title), kind, joined(std::move(fields), kept)});
        return layers.list.size() - 1;
    };
    if (!lines) {
        layers.areas =
            add_layer("footprints", "What lies within the range", io::GeometryKind::polygon, fields_of_footprints());
    }
    if (lines || format.several_layers) {
        layers.boundaries =
            add_layer("boundaries", "Where the range ends", io::GeometryKind::line, fields_of_footprints());
    }
    if (format.several_layers) layers.sites = add_layer("sites", "Sites", io::GeometryKind::point, fields_of_sites());
    return layers;
}

void must_be_drawable(const catalog::Range& range, const Style& style) {
    const footprint::Source source = source_of({}, range);
    if (!style.sector) return;
    if (source.outer.front().radius > footprint::Sector::max_range) {
        throw Error::usage(fmt::format("a sector reaches at most {:.0f} km, '{}' reaches farther; leave --sector out",
                                       footprint::Sector::max_range.km(), range.id));
    }
}

Drawn draw(const Item& item, const Style& style, const Layers& layers) {
    Drawn drawn;
    const Place& place = item.place;
    if (layers.sites && item.marks_site) {
        const footprint::LonLat point{place.position.lon(), place.position.lat()};
        drawn.features.push_back({*layers.sites, {values_of_site({place}), point, 7}});
    }
    for (const auto& range : item.ranges) {
        footprint::Footprint footprint =
            footprint::draw({source_of(place.position, *range), style.sector, style.tolerance});
        if (footprint.empty()) {
            drawn.empty.push_back(fmt::format("{}: {}", place.label, range->title));
            continue;
        }
        const Row row{place, range.get(), &footprint};
        add(drawn, row, std::move(footprint), layers);
    }
    return drawn;
}

}  // namespace rangeband::cli
