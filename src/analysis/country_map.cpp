// SPDX-License-Identifier: MIT
// Areas need no overlay: see overlap.cpp. What the countries leave of a region is the sea. Polygons are overlaid, where
// they are wanted: every country is a list of parts, its polygons; the sea is cut into tiles, each a part like any
// other. A part is all in the region, all outside it, or crossed by its boundary: only the last is overlaid, and only
// what the box of a part leaves open is asked of the part itself. The tiles keep the land out one part after the other,
// which spares the union of all land, and only where a region comes: a tile of open sea is a mere box.
#include "rangeband/analysis/country_map.hpp"

#include <array>
#include <optional>
#include <utility>

#include "analysis/overlap.hpp"
#include "analysis/plane.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::MultiPolygon;

/// Degrees. Smaller tiles are more of them, larger ones meet more of the land at once.
constexpr double tile_size = 10.0;
constexpr std::size_t tiles_across = 36, tiles_up = 18;

/// Of 1.1 cm: as fine as text formats write.
constexpr double output_grid = 1e-7;

/// What is left of a region without its land is the sea, if it is more than this share of the region.
constexpr double rounding = 1e-12;

/// A polygon of a country, or what a tile has of the sea.
struct Part {
    Shape shape;
    Rectangle box;
    Shape boxed;  ///< the box as a shape

    Part(Shape&& of, const Rectangle& around) : shape(std::move(of)), box(around), boxed(around) {}
    explicit Part(const footprint::Polygon& polygon) : shape(MultiPolygon{polygon}), box(shape.bounds()), boxed(box) {}
};

/// A region, prepared for the queries on it.
class Region {
  public:
    explicit Region(const MultiPolygon& polygons) : shape_(polygons), prepared_(shape_), bounds_(shape_.bounds()) {}

    bool may_meet(const Rectangle& box) const { return bounds_.meets(box); }

    /// What it covers of the part, added to `covered`.
    void overlay(MultiPolygon& covered, const Part& part) const {
        if (!may_meet(part.box)) return;
        Relation relation = prepared_.relation_of(part.boxed);
        if (relation == Relation::crossing) relation = prepared_.relation_of(part.shape);
        if (relation == Relation::outside) return;
        const bool inside = relation == Relation::inside;
        MultiPolygon cut = inside ? part.shape.polygons() : shape_.intersection(part.shape).polygons();
        covered.insert(covered.end(), std::make_move_iterator(cut.begin()), std::make_move_iterator(cut.end()));
    }

  private:
    Shape shape_;
    Prepared prepared_;
    Rectangle bounds_;
};

/// As formats store it: on their grid, and the tiles of the sea as one.
MultiPolygon ready(MultiPolygon&& polygons) {
    std::vector<Shape> shapes;
    shapes.reserve(polygons.size());
    for (footprint::Polygon& polygon : polygons) {
        shapes.push_back(Shape(MultiPolygon{std::move(polygon)}).on_grid(output_grid));
    }
    return Shape::united(shapes).on_grid(output_grid).polygons();
}

}  // namespace

struct CountryMap::Impl {
    std::vector<Country> countries;
    std::vector<MultiPolygon> outlines;             ///< of each country
    std::vector<std::vector<Trapezoids>> measured;  ///< the same polygons, one by one
    Area land, sea;

    /// For polygons, made when they are first wanted; of the tiles when a region comes there.
    std::vector<std::vector<Part>> parts;
    std::array<std::optional<Part>, tiles_across * tiles_up> tiles;

    void add(const catalog::Outline& outline) {
        Country& country = countries.emplace_back(Country{outline.iso_a2, outline.name, {}});
        outlines.push_back(outline.polygons);
        std::vector<Trapezoids>& own = measured.emplace_back();
        for (const footprint::Polygon& polygon : outline.polygons) {
            country.area = country.area + own.emplace_back(MultiPolygon{polygon}).area();
        }
        land = land + country.area;
    }

    CoveredMap areas(const MultiPolygon& polygons) const {
        const Trapezoids region(polygons);
        CoveredMap map;
        Area of_land;
        for (std::size_t i = 0; i < countries.size(); ++i) {
            Area covered;
            for (const Trapezoids& part : measured[i]) covered = covered + overlap(region, part);
            if (covered > Area()) map.countries.push_back({i, {covered, {}}});
            of_land = of_land + covered;
        }
        map.sea.area = region.area() - of_land;
        if (map.sea.area.m2() < rounding * region.area().m2()) map.sea.area = Area();
        return map;
    }

    void overlay(CoveredMap& map, const MultiPolygon& polygons) {
        const Region region(polygons);
        if (parts.empty()) make_parts();
        for (auto& [index, covered] : map.countries) {
            for (const Part& part : parts[index]) region.overlay(covered.polygons, part);
            covered.polygons = ready(std::move(covered.polygons));
        }
        for (std::size_t number = 0; number < tiles.size(); ++number) {
            const Rectangle box = box_of_tile(number);
            if (region.may_meet(box)) region.overlay(map.sea.polygons, tile(number, box));
        }
        map.sea.polygons = ready(std::move(map.sea.polygons));
    }

    void make_parts() {
        for (const MultiPolygon& outline : outlines) parts.emplace_back(outline.begin(), outline.end());
    }

    static Rectangle box_of_tile(std::size_t number) {
        const double west = tile_size * static_cast<double>(number / tiles_up) - 180.0;
        const double south = tile_size * static_cast<double>(number % tiles_up) - 90.0;
        return {west, south, west + tile_size, south + tile_size};
    }

    const Part& tile(std::size_t number, const Rectangle& box) {
        std::optional<Part>& tile = tiles.at(number);
        if (!tile) {
            Shape open(box);
            for (const auto& own : parts) {
                for (const Part& part : own) {
                    if (part.box.meets(box) && !open.empty()) open = open.difference(part.shape);
                }
            }
            tile.emplace(std::move(open), box);
        }
        return *tile;
    }
};

CountryMap::CountryMap(const std::vector<catalog::Outline>& outlines) : impl_(std::make_unique<Impl>()) {
    for (const catalog::Outline& outline : outlines) impl_->add(outline);
    impl_->sea = geodesic::earth_area() - impl_->land;
}

CountryMap::~CountryMap() = default;
CountryMap::CountryMap(CountryMap&&) noexcept = default;
CountryMap& CountryMap::operator=(CountryMap&&) noexcept = default;

const std::vector<CountryMap::Country>& CountryMap::countries() const { return impl_->countries; }
Area CountryMap::land_area() const { return impl_->land; }
Area CountryMap::sea_area() const { return impl_->sea; }

CoveredMap CountryMap::covered_by(const MultiPolygon& polygons, Want want) {
    const DefaultArithmetic arithmetic;
    if (polygons.empty()) return {};
    CoveredMap map = impl_->areas(polygons);
    if (want == Want::polygons) impl_->overlay(map, polygons);
    return map;
}

}  // namespace rangeband::analysis
