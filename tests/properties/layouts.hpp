/// Random footprints that over-represent what is hard, drawn once for all properties.
#pragma once

#include <string>
#include <vector>

#include "oracle/true_region.hpp"
#include "rangeband/footprint/footprint.hpp"

namespace properties {

struct Layout {
    oracle::Band band;
    double tolerance_m = 100.0;

    /// The call that draws it again.
    std::string reproduction() const;
};

struct Drawn : Layout {
    rangeband::footprint::Footprint footprint;
    rangeband::footprint::MultiPolygon written;  ///< its polygons as a text format writes them
};

/// Repeatable for a seed on every platform.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    double uniform(double low, double high);
    double log_uniform(double low, double high);
    bool chance(double share) { return uniform(0.0, 1.0) < share; }
    template <typename T>
    T pick(std::initializer_list<T> choices) {
        return *(choices.begin() + static_cast<std::ptrdiff_t>(uniform(0.0, static_cast<double>(choices.size()))));
    }

  private:
    std::uint64_t state_;
};

/// From $RANGEBAND_SEED, printed at the first call.
std::uint64_t seed();

/// Layouts that were once drawn wrong.
std::vector<Layout> once_wrong();

/// Those, and $RANGEBAND_FOOTPRINTS random ones, 2,000 if unset.
const std::vector<Drawn>& all_drawn();

rangeband::footprint::Footprint draw(const oracle::Band& band, double tolerance_m);

}  // namespace properties
