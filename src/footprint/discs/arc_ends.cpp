// SPDX-License-Identifier: MIT
#include "footprint/discs/arc_ends.hpp"

#include <algorithm>

#include "footprint/discs/directions.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/lambert.hpp"

namespace rangeband::footprint {

ArcEnds::ArcEnds(const DiscBoundary& boundary, double from, double to)
    : centre_(boundary.centre()),
      ends_{boundary.surface_point(from), boundary.surface_point(to)},
      sides_{boundary.right_of(from - directions::slack(directions::longest_m)),
             boundary.right_of(to + directions::slack(directions::longest_m))} {}

bool ArcEnds::all_are(Membership sure, const Vector& place, double within_m, double radius_m) const {
    const bool yes = sure == Membership::yes;
    const Vector away = yes ? minus(centre_, place) : minus(place, centre_);
    const bool is_elsewhere = dot(away, sides_[0]) < -within_m || dot(away, sides_[1]) > within_m;
    if (!is_elsewhere) return false;
    const double farthest_m = geodesic::most_distance_m(length(away) + within_m);
    if (std::max(farthest_m, radius_m) > directions::longest_m) return false;
    const double within = geodesic::most_distance_m(within_m);
    return std::ranges::all_of(ends_, [&](const Vector& end) {
        const double metres = geodesic::lambert_distance_m(place, end);
        const double open_m = within + geodesic::lambert_slack_m(metres);
        return yes ? metres + open_m < radius_m : metres - open_m > radius_m;
    });
}

}  // namespace rangeband::footprint
