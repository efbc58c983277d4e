// SPDX-License-Identifier: MIT
#include "picture/map/seen.hpp"

#include <algorithm>
#include <utility>

#include "picture/map/series_style.hpp"
#include "picture/projection/clip.hpp"

namespace rangeband::picture {

std::vector<Seen> seen_of(const View& view, const Picture& picture) {
    constexpr int grid = 48;  // so many points on each side of the frame are looked at
    std::vector<Seen> seen(picture.series.size(), Seen::nothing);
    const Box& frame = view.frame();
    std::vector<bool> filled(static_cast<std::size_t>(grid) * grid);  // by a smaller series
    for (const std::size_t series : by_size(picture)) {
        std::vector<bool> covered = filled;
        for (const Shape& shape : picture.shapes) {
            if (shape.series != series) continue;
            if (!clipped_lines(view.lines(shape.boundary), frame).empty()) seen[series] = Seen::ring;
            const Curves areas = view.areas(shape.polygons);
            for (std::size_t i = 0; i < filled.size(); ++i) {
                const double x = static_cast<double>(i % grid) + 0.5, y = static_cast<double>(i / grid) + 0.5;
                const Point at{frame.left + frame.width() * x / grid, frame.top + frame.height() * y / grid};
                if (!filled[i] && !covered[i]) covered[i] = inside(areas, at);
            }
        }
        if (seen[series] == Seen::nothing && covered != filled) seen[series] = Seen::colour;
        filled = std::move(covered);
    }
    return seen;
}

Outlines::Outlines(const View& view, const Picture& picture) {
    constexpr std::size_t few = 12;
    if (is_of_depths(picture) || picture.shapes.size() <= few || picture.shapes.size() > most_shapes) return;
    for (const Shape& shape : picture.shapes) {
        Area area{&shape, view.areas(shape.polygons), {}};
        for (const Curve& curve : area.curves) {
            for (const Point point : curve) area.box.add(point);
        }
        areas_.push_back(std::move(area));
    }
}

bool Outlines::is_inner(const Shape& shape, Point point) const {
    return std::ranges::any_of(areas_, [&](const Area& area) {
        return area.shape->series == shape.series && area.shape != &shape && area.box.contains(point) &&
               inside(area.curves, point);
    });
}

Outlines::Parts Outlines::parts_of(const Shape& shape, const Curves& lines) const {
    if (areas_.empty()) return {lines, {}};
    Parts parts;
    for (const Curve& line : lines) {
        Curves* last = nullptr;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            Curves* const kind = is_inner(shape, (line[i] + line[i + 1]) * 0.5) ? &parts.inner : &parts.outer;
            if (kind != last) kind->push_back({line[i]});
            kind->back().push_back(line[i + 1]);
            last = kind;
        }
    }
    return parts;
}

}  // namespace rangeband::picture
