/// How much of each country footprints cover, and which cities.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/io/write.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// What is covered of a country, of all land, of the sea, or in total.
struct CoverageRow {
    enum class Of { country, land, sea, total };
    Of of = Of::country;
    std::string iso_a2{};  ///< empty for all but countries
    std::string name{};
    Area area{};
    std::optional<double> share{};  ///< none where the atlas has no outline
    std::int64_t cities = 0;
    std::int64_t people = 0;             ///< in these cities
    footprint::MultiPolygon polygons{};  ///< of countries and the sea, when they are asked for
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
    Query query;
    Style style;  ///< with `area_error`, rims are drawn as finely as areas need
    Merging merging = {Merge::any, footprint::Nesting::disjoint, std::nullopt};
    bool timeline = false;       ///< how it was at first, and again on each day on which something changed
    bool with_polygons = false;  ///< of countries and the sea
    Wording wording;
    unsigned threads = 1;
};

/// Which columns there are besides those of every row.
struct CoverageColumns {
    bool name = false;   ///< where the range alone does not tell blocks apart
    bool date = false;   ///< of a timeline
    bool range = false;  ///< for the legend of a map
};

/// A request that is understood: all sites and ranges are found, and files are open.
class Coverage {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files of sites that cannot be read.
    /// The data must outlive this.
    Coverage(CoverageRequest request, const Data& data);
    ~Coverage();
    Coverage(Coverage&&) noexcept;
    Coverage& operator=(Coverage&&) noexcept;

    /// Those that this request needs.
    CoverageColumns columns() const;

    /// Looks at the rows of files. Throws Error(file) for bad ones that are not to be skipped.
    RowCheck check();

    /// Draws and measures every group; `sink` gets the blocks in order, after `check`. In a timeline each group comes
    /// as it was at first, and again for each day on which something of it changes, with zeros when nothing of it is
    /// there.
    void each(const std::function<void(CoverageBlock&&)>& sink, const Reports& reports = {});

    /// What must be said beside the rows: what is counted, dates that no source gives, sources, credits.
    std::vector<std::string> notes() const;

    /// Writes the covered part of each country and of the sea to a file, complete or not at all, after `check`; layers
    /// and texts are filled in. `arrange` may sort each block's rows. Returns how many areas.
    std::size_t write(io::OutputRequest output, const std::function<void(CoverageBlock&)>& arrange,
                      const Reports& reports = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The columns of every row, in the order that programs rely on, and then those that are wanted.
std::vector<io::Field> coverage_fields(const CoverageColumns& wanted);
std::vector<io::Value> coverage_values(const CoverageBlock& block, const CoverageRow& row,
                                       const CoverageColumns& wanted);

}  // namespace rangeband::operations
