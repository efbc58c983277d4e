#include "cli/view.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::cli {
namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double half_meridian_m = 20'003'931.0;
constexpr double least_reach_m = 1000.0;

/// The sum of unit vectors points to the middle, unless they cancel.
class Middle {
  public:
    void add(double lat, double lon) {
        x_ += std::cos(lat * radians) * std::cos(lon * radians);
        y_ += std::cos(lat * radians) * std::sin(lon * radians);
        z_ += std::sin(lat * radians);
    }
    /// To a millionth of a degree: the last digits of a sum say nothing.
    double lat() const { return rounded(std::atan2(z_, std::hypot(x_, y_)) / radians); }
    double lon() const { return rounded(std::atan2(y_, x_) / radians); }

  private:
    static double rounded(double degrees) { return std::round(1e6 * degrees) / 1e6 + 0.0; }
    double x_ = 0.0, y_ = 0.0, z_ = 0.0;
};

double reach_of(const Item& item) {
    double most = 0.0;
    for (const auto& range : item.ranges) most = std::max(most, range->max ? range->max->m() : half_meridian_m);
    return most;
}

}  // namespace

void View::add(const Item& item) {
    const double reach = reach_of(item);
    const auto see = [&](double lat, double lon) {
        const bool again = !seen_.empty() && seen_.back().lat == lat && seen_.back().lon == lon;
        if (again) seen_.back().reach_m = std::max(seen_.back().reach_m, reach);
        if (!again) seen_.push_back({lat, lon, reach});
    };
    const auto see_all = [&](const footprint::Path& path) {
        for (const auto& corner : path) see(std::clamp(corner.lat, -90.0, 90.0), corner.lon);
    };
    if (!item.place.area) return see(item.place.position.lat(), item.place.position.lon());
    see_all(item.place.area->points);
    for (const auto& line : item.place.area->lines) see_all(line);
    for (const auto& polygon : item.place.area->polygons) see_all(polygon.exterior);
}

void View::aim(io::Project& project) const {
    Middle middle;
    for (const Seen& seen : seen_) middle.add(seen.lat, seen.lon);
    project.lat = middle.lat();
    project.lon = middle.lon();
    double reach = seen_.empty() ? half_meridian_m : least_reach_m;
    const auto centre = geodesic::Position::deg(project.lat, project.lon);
    for (const Seen& seen : seen_) {
        const auto there = geodesic::Position::deg(seen.lat, std::remainder(seen.lon, 360.0));
        reach = std::max(reach, geodesic::inverse(centre, there).distance.m() + seen.reach_m);
    }
    project.reach_m = std::min(reach, half_meridian_m);
}

}  // namespace rangeband::cli
