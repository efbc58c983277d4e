// SPDX-License-Identifier: MIT
#include "operations/view.hpp"

#include <algorithm>
#include <cmath>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::operations {
namespace {

constexpr double half_meridian_m = 20'003'931.0;
constexpr double least_reach_m = 1000.0;

/// The sum of unit vectors points to the middle, unless they cancel.
class Middle {
  public:
    void add(double lat, double lon) {
        x_ += std::cos(lat * radians_per_degree) * std::cos(lon * radians_per_degree);
        y_ += std::cos(lat * radians_per_degree) * std::sin(lon * radians_per_degree);
        z_ += std::sin(lat * radians_per_degree);
    }
    /// To a millionth of a degree: the last digits of a sum say nothing.
    double lat() const { return rounded(std::atan2(z_, std::hypot(x_, y_)) / radians_per_degree); }
    double lon() const { return rounded(std::atan2(y_, x_) / radians_per_degree); }

  private:
    static double rounded(double degrees) { return std::round(1e6 * degrees) / 1e6 + 0.0; }
    double x_ = 0.0, y_ = 0.0, z_ = 0.0;
};

double reach_of(const Item& item) {
    double most = 0.0;
    for (const auto& range : item.ranges) most = std::max(most, range->max ? range->max->m() : half_meridian_m);
    return most;
}

/// Calls `see(lat, lon)` for the place, or for every corner of its area.
template <typename See>
void each_point(const Place& place, See&& see) {
    if (!place.area) return see(place.position.lat(), place.position.lon());
    const auto see_all = [&](const footprint::Path& path) {
        for (const auto& corner : path) see(std::clamp(corner.lat, -90.0, 90.0), corner.lon);
    };
    see_all(place.area->points);
    for (const auto& line : place.area->lines) see_all(line);
    for (const auto& polygon : place.area->polygons) see_all(polygon.exterior);
}

/// Leaves out what is where the last one was: sites of many ranges, and the ends of rings.
template <typename See>
class Different {
  public:
    explicit Different(const See& see) : see_(see) {}
    void operator()(double lat, double lon) {
        if (any_ && lat == lat_ && lon == lon_) return;
        any_ = true;
        lat_ = lat;
        lon_ = lon;
        see_(lat, lon);
    }

  private:
    const See& see_;
    bool any_ = false;
    double lat_ = 0.0, lon_ = 0.0;
};

}  // namespace

void aim(io::Project& project, const std::function<void(const std::function<void(Item&&)>&)>& each_item) {
    Middle middle;
    const auto add = [&](double lat, double lon) { middle.add(lat, lon); };
    Different different(add);
    each_item([&](Item&& item) { each_point(item.place, different); });
    project.lat = middle.lat();
    project.lon = middle.lon();

    double reach_m = 0.0;
    const auto centre = geodesic::Position::deg(project.lat, project.lon);
    each_item([&](Item&& item) {
        const double own_m = reach_of(item);
        each_point(item.place, [&](double lat, double lon) {
            const auto there = geodesic::Position::deg(lat, std::remainder(lon, 360.0));
            reach_m = std::max({reach_m, least_reach_m, geodesic::inverse(centre, there).distance.m() + own_m});
        });
    });
    project.reach_m = reach_m == 0.0 ? half_meridian_m : std::min(reach_m, half_meridian_m);
}

}  // namespace rangeband::operations
