// SPDX-License-Identifier: MIT
// Every country is a list of parts, its polygons; the sea is cut into tiles, each a part like any other. A part is all
// in the region, all outside it, or crossed by its boundary: only the last is overlaid, and only what the box of a part
// leaves open is asked of the part itself. The tiles keep the land out one part after the other, which spares the union
// of all land, and only where a region comes: a tile of open sea is a mere box.
#include "rangeband/analysis/country_map.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "analysis/plane.hpp"
#include "rangeband/analysis/lonlat_area.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::MultiPolygon;

/// Degrees. Smaller tiles are more of them, larger ones meet more of the land at once.
constexpr double tile_size = 10.0;
constexpr int tiles_across = 36, tiles_up = 18;

/// Of 1.1 cm: as fine as text formats write.
constexpr double output_grid = 1e-7;

struct Part {
    Shape shape;
    Box box{};
    Shape boxed;  ///< the box as a shape
    Area area;

    Part(Shape&& of, const Box& around, Area measured)
        : shape(std::move(of)), box(around), boxed(box), area(measured) {}
};

Part part_of(const footprint::Polygon& polygon) {
    const Area area = lonlat_area(polygon);
    Shape shape(MultiPolygon{polygon});
    const Box box = shape.bounds();
    return {std::move(shape), box, area};
}

/// A region, prepared for the queries on it.
class Region {
  public:
    Region(const MultiPolygon& polygons, CountryMap::Want want)
        : shape_(polygons), prepared_(shape_), bounds_(shape_.bounds()), want_(want) {}

    bool may_meet(const Box& box) const { return bounds_.meets(box); }

    void add(CoveredPart& covered, const Part& part) const {
        if (!may_meet(part.box)) return;
        Relation relation = prepared_.relation_of(part.boxed);
        if (relation == Relation::crossing) relation = prepared_.relation_of(part.shape);
        if (relation == Relation::outside) return;
        if (relation == Relation::inside) {
            covered.area = covered.area + part.area;
            if (want_ == CountryMap::Want::polygons) append(covered.polygons, part.shape.polygons());
            return;
        }
        MultiPolygon cut = shape_.intersection(part.shape).polygons();
        covered.area = covered.area + lonlat_area(cut);
        if (want_ == CountryMap::Want::polygons) append(covered.polygons, std::move(cut));
    }

  private:
    static void append(MultiPolygon& all, MultiPolygon&& more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }

    Shape shape_;
    Prepared prepared_;
    Box bounds_;
    CountryMap::Want want_;
};

/// As formats store it: on their grid, and the tiles of the sea as one.
void make_ready(CoveredPart& covered) {
    std::vector<Shape> shapes;
    shapes.reserve(covered.polygons.size());
    for (footprint::Polygon& polygon : covered.polygons) {
        shapes.push_back(Shape(MultiPolygon{std::move(polygon)}).on_grid(output_grid));
    }
    covered.polygons = Shape::united(shapes).on_grid(output_grid).polygons();
}

}  // namespace

struct CountryMap::Impl {
    std::vector<Country> countries;
    std::vector<std::vector<Part>> parts;  ///< of each country
    Area land, sea;

    /// None before a region comes there.
    std::array<std::optional<Part>, std::size_t{tiles_across} * tiles_up> tiles;

    void add(const catalog::Outline& outline) {
        std::vector<Part>& own = parts.emplace_back();
        Country& country = countries.emplace_back(Country{outline.iso_a2, outline.name, {}});
        for (const footprint::Polygon& polygon : outline.polygons) {
            own.push_back(part_of(polygon));
            country.area = country.area + own.back().area;
        }
        land = land + country.area;
    }

    const Part& tile(std::size_t number, const Box& box) {
        std::optional<Part>& tile = tiles.at(number);
        if (!tile) {
            Shape open(box);
            for (const auto& own : parts) {
                for (const Part& part : own) {
                    if (part.box.meets(box) && !open.empty()) open = open.difference(part.shape);
                }
            }
            const Area area = lonlat_area(open.polygons());
            tile.emplace(std::move(open), box, area);
        }
        return *tile;
    }

    void add_sea(CoveredPart& covered, const Region& region) {
        for (int x = 0; x < tiles_across; ++x) {
            for (int y = 0; y < tiles_up; ++y) {
                const double west = tile_size * x - 180.0, south = tile_size * y - 90.0;
                const Box box{west, south, west + tile_size, south + tile_size};
                if (region.may_meet(box))
                    region.add(covered,
                               tile(static_cast<std::size_t>(x) * tiles_up + static_cast<std::size_t>(y), box));
            }
        }
    }
};

CountryMap::CountryMap(const std::vector<catalog::Outline>& outlines) : impl_(std::make_unique<Impl>()) {
    for (const catalog::Outline& outline : outlines) {
        try {
            impl_->add(outline);
        } catch (const Error& error) {
            throw error.within(fmt::format("outline of {}", outline.name));
        }
    }
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
    CoveredMap map;
    if (polygons.empty()) return map;
    const Region region(polygons, want);
    for (std::size_t i = 0; i < impl_->countries.size(); ++i) {
        CoveredPart covered;
        for (const Part& part : impl_->parts[i]) region.add(covered, part);
        if (covered.area > Area()) map.countries.push_back({i, std::move(covered)});
    }
    impl_->add_sea(map.sea, region);
    if (want == Want::polygons) {
        for (CoveredCountry& country : map.countries) make_ready(country.part);
        make_ready(map.sea);
    }
    return map;
}

}  // namespace rangeband::analysis
