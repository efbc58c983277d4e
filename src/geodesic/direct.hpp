// SPDX-License-Identifier: MIT
/// The direct geodesic problem as `circle` needs it: from the meridian 0, end points only.
#pragma once

namespace rangeband::geodesic {

struct DirectPoint {
    double lat;   ///< degrees
    double dlon;  ///< degrees east of the start, in [-180, 180]
};

/// Both ends of one geodesic that runs as far ahead as behind. Preparing it costs more than an end does.
struct DirectEnds {
    DirectPoint ahead;
    DirectPoint behind;
};
DirectEnds direct_both_ways(double latitude, double azimuth, double distance_m);

}  // namespace rangeband::geodesic
