/// From where a map shows sites and what is within range of them.
#pragma once

#include <optional>
#include <vector>

#include "cli/place.hpp"
#include "rangeband/io/style.hpp"

namespace rangeband::cli {

/// The middle of places, and how far the farthest range reaches from there. Keeps the different places, 24 bytes each.
class View {
  public:
    void add(const Item& item);

    /// Sets centre and reach; without any place, the whole Earth from above 0° 0°.
    void aim(io::Project& project) const;

  private:
    struct Seen {
        double lat, lon, reach_m;
    };
    std::vector<Seen> seen_;
};

}  // namespace rangeband::cli
