#include "rangeband/footprint/launch_area.hpp"

#include "rangeband/error.hpp"

namespace rangeband::footprint {

Source launch_area(const LaunchArea& /*area*/, Edges /*edges*/, Length /*r_min*/, Length /*r_max*/,
                   Tolerance /*tolerance*/) {
    throw Error::internal("launch areas are being built");
}

}  // namespace rangeband::footprint
