// SPDX-License-Identifier: MIT
/// Requests and their results, as plain values; the functions that take them are in the other headers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/io/reference_system.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/units.hpp"

namespace rangeband::operations {

/// How footprints are drawn.
struct Style {
    Tolerance tolerance = Tolerance::m(100);            ///< from 1 µm to 1,000 km
    std::vector<footprint::Sector> sectors;             ///< only these azimuths; of places alone, and not merged
    footprint::Edges edges = footprint::Edges::lonlat;  ///< of launch areas
    bool contested =
        false;           ///< ranges are systems, each what its largest stated figure covers and its smallest does not
    bool lines = false;  ///< boundaries in place of areas
    int decimals = 7;    ///< at least so many in coordinates of text formats, 7 to 12
    bool clockwise = false;  ///< exterior rings of GeoJSON, for d3 and libraries built on it; RFC 7946 has the opposite

    std::optional<double> cut_at;  ///< the meridian, degrees, along which maps are cut in place of ±180°
    bool pieces = false;           ///< every polygon under a hemisphere, and narrower than 180°

    /// In which system features are written; none is longitude and latitude on WGS84.
    std::shared_ptr<const io::ReferenceSystem> crs = nullptr;

    /// How large the error of a drawn area may be in proportion to it, where the tolerance is to follow from that; but
    /// nothing is drawn finer than this for its sake, nor coarser than `tolerance`.
    std::optional<double> area_error;
    static constexpr Tolerance finest_for_areas = Tolerance::m(0.01);  ///< the finest that `area_error` may lead to

    /// With the tolerance that suits a range. A disc has half of its radius of area for every metre of its rim, a band
    /// half of its width; a union has no less than the least of those that it is made of.
    Style suiting(const catalog::Range& range) const;

    /// With the tolerance that is left to drawing where another system of coordinates needs the rest.
    Style for_drawing() const;
    static constexpr double drawn_share = 0.5;  ///< of the tolerance, then
};

/// What the footprints of a group become: themselves, what any or all of them cover, or a footprint for each depth.
enum class Merge { none, any, all, depth };

/// `none`, `union`, `intersection`, `depth`
std::string_view name_of(Merge way);

/// How footprints are put together.
struct Merging {
    Merge how = Merge::none;
    std::optional<footprint::Nesting> depth;  ///< of `Merge::depth` alone

    /// What is merged with what: footprints that are alike in this column of the output or of the files of sites, in
    /// any case; `none` merges everything. Without it, those of the same range.
    std::optional<std::string> group_by;

    /// Whether anything is merged.
    bool merges() const { return how != Merge::none; }
    /// What `depth` says, else disjoint.
    footprint::Nesting nesting() const { return depth.value_or(footprint::Nesting::disjoint); }
};

/// Footprints of all places and ranges.
struct FootprintRequest {
    Query query;
    Style style;
    Merging merging;
    Wording wording;
    unsigned threads = 1;  ///< the result is the same for any number
    bool force = false;    ///< whether more than `limits::most_bytes` may be written
};

/// What a run did, for the closing message.
struct Tally {
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< titles of the first few that cover nothing, which are not drawn
    std::size_t empties = 0;
    RowCheck rows;                      ///< of files; bad ones were left out
    std::size_t beyond_hemisphere = 0;  ///< footprints with a polygon that encloses half of the Earth or more
    bool pieces = false;                ///< these were written in pieces
    std::size_t cut = 0;                ///< footprints that the system of coordinates does not show all of
};

/// Which cities of the catalogue are places to reach.
enum class Cities {
    none,
    capitals,
    million,  ///< capitals, and cities of one million people or more
    all,      ///< those of 100,000 or more
};

/// A place that may be reached.
struct Destination {
    std::string name;
    std::string country;  ///< by name, or empty
    geodesic::Position position;
    Length uncertainty;  ///< see `uncertainty_of`
};

/// Sites × places × ranges.
struct ReachRequest {
    Query query;                              ///< ranges may be missing: then there are only distances
    Cities cities = Cities::none;             ///< to reach
    std::vector<std::string> country;         ///< only cities of these countries; all where it is empty
    std::vector<PlaceSpec> to;                ///< further places
    std::vector<std::string> places;          ///< files of further places, read as sites are
    Tolerance tolerance = Tolerance::m(100);  ///< of drawn lines
    footprint::Edges edges = footprint::Edges::lonlat;
    bool only_inside = false;  ///< only pairs that are definitely in some range
    std::optional<int> limit;  ///< of each site only so many nearest of those
    bool points = false;       ///< places in place of lines to them, in a file
    Wording wording;
    unsigned threads = 1;
};

/// What is covered of a country, of all land, of the sea, or in total.
struct CoverageRow {
    /// What a row is about.
    enum class Of { country, land, sea, total };
    Of of = Of::country;
    std::string iso_a2{};  ///< empty for all but countries
    std::string name{};
    Area area{};
    std::optional<double> share{};  ///< none where the atlas has no outline
    std::int64_t cities = 0;
    std::int64_t people = 0;             ///< in these cities
    footprint::MultiPolygon polygons{};  ///< of countries and the sea, if requested
};

/// The rows of one region: countries in the order of their outlines, then land, sea and total.
struct CoverageBlock {
    std::optional<Day> since;  ///< of a timeline: from this day on; none before the first
    std::string name;          ///< the region's title for people
    std::string range_id;      ///< empty where its ranges differ
    std::string range;         ///< the same for people
    std::optional<int> depth;
    Tolerance tolerance;
    double area_error = 0.0;  ///< of all parts together, in proportion to the total: what the tolerance leaves open
    std::vector<CoverageRow> rows;
};

/// What to measure: by `Merge::none` each footprint by itself.
struct CoverageRequest {
    static constexpr double usual_area_error = 1e-5;  ///< of a drawn area, where nobody asks for a tolerance; the true
                                                      ///< one's own error is a ten-thousandth of it

    Query query;
    Style style;  ///< with `area_error`, rims are drawn as finely as areas need
    Merging merging = {Merge::any, {}, std::nullopt};
    std::vector<std::string> country;  ///< only their rows; all where it is empty
    bool timeline = false;             ///< how it was at first, and again on each day on which something changed
    bool with_polygons = false;        ///< of countries and the sea
    Wording wording;
    unsigned threads = 1;
};

/// Which columns there are besides those of every row.
struct CoverageColumns {
    bool name = false;   ///< where the range alone does not tell blocks apart
    bool date = false;   ///< of a timeline
    bool range = false;  ///< for the legend of a map
};

/// The columns of every row, in the order that programs rely on, and then those that are wanted.
std::vector<io::Field> coverage_fields(const CoverageColumns& wanted);
/// A row's values for these columns.
std::vector<io::Value> coverage_values(const CoverageBlock& block, const CoverageRow& row,
                                       const CoverageColumns& wanted);

/// Throws Error(usage) for more than `limits::most_bytes`, made up `of` something, and with what to try `instead`.
void must_not_exceed(double bytes, std::string_view of, std::string_view instead);

}  // namespace rangeband::operations
