// SPDX-License-Identifier: MIT
#include "gdal/reference_system.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

using footprint::LonLat;

/// PROJ brings longitudes to ±180° of its middle, and may take either side at the very end: a hundredth of a millimetre
/// before it, and beyond what PROJ takes for the end, it does not.
constexpr double map_end = 180.0 - 1e-10;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// What PROJ calls the projection and its parameters.
class Parameters {
  public:
    explicit Parameters(const OGRSpatialReference& system) {
        char* text = nullptr;
        const GdalMessages silence;
        if (system.exportToProj4(&text) == OGRERR_NONE && text != nullptr) {
            for (const std::string_view word : split(std::string_view(text), ' ')) {
                if (!word.starts_with('+')) continue;
                const auto equal = word.find('=');
                const std::string_view value = equal == word.npos ? std::string_view() : word.substr(equal + 1);
                values_.emplace(word.substr(1, equal == word.npos ? word.npos : equal - 1), value);
            }
        }
        CPLFree(text);
    }

    std::string text(const std::string& name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::string() : found->second;
    }

    double number(const std::string& name) const { return CPLAtof(text(name).c_str()); }

  private:
    std::map<std::string, std::string> values_;
};

/// What a projection shows one to one, and where its middle is.
struct Limits {
    double middle = 0.0;  ///< from Greenwich
    std::vector<Rectangle> windows;
    std::string beyond;
};

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

double down(double degrees) { return std::floor(2.0 * degrees) / 2.0; }
double up(double degrees) { return std::ceil(2.0 * degrees) / 2.0; }

constexpr Rectangle whole{-180.0, -90.0, 180.0, 90.0};

/// All but the surroundings of the point opposite to the centre, which is a line around the map, or infinitely far.
Limits azimuthal(double centre_lat, double middle, double left_out) {
    Limits limits{middle, {}, "the surroundings of the point opposite its centre"};
    const double antipode = -centre_lat;
    const double wide = up(left_out / std::max(std::cos(antipode * radians_per_degree), 1e-9));
    constexpr double widest = 60.0;
    const double south = down(antipode - left_out);
    const double north = up(antipode + left_out);
    if (wide <= widest)
        limits.windows.push_back({-180.0 + wide, std::max(south, -90.0), 180.0 - wide, std::min(north, 90.0)});
    if (north < 90.0 && (wide <= widest || antipode < 0.0)) limits.windows.push_back({-180.0, north, 180.0, 90.0});
    if (south > -90.0 && (wide <= widest || antipode > 0.0)) limits.windows.push_back({-180.0, -90.0, 180.0, south});
    return limits;
}

/// The half of the Earth around its meridian but for what is near its poles on the equator; and over the poles, which
/// the formulas show as well.
Limits transverse(double middle) {
    constexpr double half_width = 70.0;
    constexpr double lowest = 45.0;
    return {middle,
            {{-half_width, -90.0, half_width, 90.0},
             {-180.0, lowest, -half_width, 90.0},
             {half_width, lowest, 180.0, 90.0},
             {-180.0, -90.0, -half_width, -lowest},
             {half_width, -90.0, 180.0, -lowest}},
            "areas more than 70° from its central meridian"};
}

/// The surroundings of where the system is meant to be used.
std::optional<Limits> around_area_of_use(const OGRSpatialReference& system) {
    double west = 0.0, south = 0.0, east = 0.0, north = 0.0;
    if (!system.GetAreaOfUse(&west, &south, &east, &north, nullptr) || west < -180.0) return std::nullopt;
    constexpr double more = 5.0;
    constexpr double furthest = 89.0;
    if (east < west) east += 360.0;
    Limits limits{down((west + east) / 2.0), {}, "areas more than 5° outside its area of use"};
    const double half = std::min((east - west) / 2.0 + more, 180.0);
    limits.windows.push_back({-half, std::max(south - more, -furthest), half, std::min(north + more, furthest)});
    return limits;
}

/// By families, whose limits follow from their geometry.
std::optional<Limits> limits_of(const OGRSpatialReference& system) {
    const Parameters parameters(system);
    const std::string projection = parameters.text("proj");
    const double meridian = system.GetPrimeMeridian();
    const double middle = std::remainder(parameters.number("lon_0") + meridian, 360.0);
    if (system.IsGeographic()) return Limits{meridian, {whole}, ""};
    if (is_one_of(projection,
                  {"eqc",    "cea",   "mill",   "gall",  "robin",   "moll",      "sinu",      "eck1",   "eck2",
                   "eck3",   "eck4",  "eck5",   "eck6",  "eqearth", "natearth",  "natearth2", "wintri", "hammer",
                   "aitoff", "wag4",  "wag5",   "kav5",  "kav7",    "patterson", "comill",    "times",  "loxim",
                   "putp2",  "crast", "mbtfpp", "fahey", "nell",    "nell_h",    "aea",       "eqdc"}))
        return Limits{middle, {whole}, ""};
    if (projection == "merc") {
        constexpr double limit = 85.06;
        return Limits{middle, {{-180.0, -limit, 180.0, limit}}, "latitudes beyond 85.06°"};
    }
    if (projection == "lcc") {
        const std::string second = parameters.text("lat_2");
        const double parallels = parameters.number("lat_1") + (second.empty() ? 0.0 : parameters.number("lat_2"));
        constexpr double limit = 80.0;
        if (parallels > 0.0) return Limits{middle, {{-180.0, -limit, 180.0, 90.0}}, "latitudes beyond 80° south"};
        return Limits{middle, {{-180.0, -90.0, 180.0, limit}}, "latitudes beyond 80° north"};
    }
    if (is_one_of(projection, {"laea", "aeqd"})) return azimuthal(parameters.number("lat_0"), middle, 1.0);
    if (is_one_of(projection, {"stere", "sterea"})) return azimuthal(parameters.number("lat_0"), middle, 10.0);
    if (projection == "ups") {
        const bool south = parameters.text("south").empty() && system.GetProjParm(SRS_PP_LATITUDE_OF_ORIGIN) < 0.0;
        return azimuthal(south ? -90.0 : 90.0, 0.0, 10.0);
    }
    if (is_one_of(projection, {"tmerc", "etmerc"})) return transverse(middle);
    if (projection == "utm") return transverse(6.0 * parameters.number("zone") - 183.0);
    return around_area_of_use(system);
}

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// From longitude and latitude on WGS84 to a system and back, in two steps: to its datum, after which longitudes can be
/// brought back to their side of the map's end, and on to its plane. One thread at a time.
struct Ways {
    Transformation to_datum;  ///< none where that is WGS84
    Transformation to_plane;  ///< none for a system in degrees
    Transformation from_plane;
    Transformation from_datum;
};

void transform(OGRCoordinateTransformation* way, std::span<LonLat> points) {
    if (way == nullptr) return;
    std::vector<double> x(points.size()), y(points.size());
    std::vector<int> done(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        x[i] = points[i].lon;
        y[i] = points[i].lat;
    }
    const GdalMessages silence;
    way->Transform(static_cast<int>(points.size()), x.data(), y.data(), nullptr, done.data());
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = done[i] != 0 && std::isfinite(x[i]) ? LonLat{x[i], y[i]} : LonLat{not_a_number, not_a_number};
}

class System final : public ReferenceSystem {
  public:
    System(std::string name, OGRSpatialReference system, Limits limits)
        : name_(std::move(name)), system_(std::move(system)), limits_(std::move(limits)) {
        base_ = system_;
        if (const std::unique_ptr<OGRSpatialReference> base(system_.CloneGeogCS()); base) base_ = *base;
        base_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        degrees_per_unit_ = base_.GetAngularUnits() / radians_per_degree;
        prime_meridian_ = base_.GetPrimeMeridian();
        unit_ = Length::m(system_.IsGeographic() ? geodesic::equatorial_radius_m * system_.GetAngularUnits()
                                                 : system_.GetLinearUnits());
        const char* const authority = system_.GetAuthorityName(nullptr);
        const char* const number = system_.GetAuthorityCode(nullptr);
        if (authority != nullptr && number != nullptr) code_ = fmt::format("{}:{}", authority, number);
        char* text = nullptr;
        const char* const newest[] = {"FORMAT=WKT2_2019", nullptr};
        if (system_.exportToWkt(&text, newest) == OGRERR_NONE && text != nullptr) wkt_ = text;
        CPLFree(text);
        idle_.push_back(ways());
    }

    const std::string& name() const override { return name_; }
    const std::string& code() const override { return code_; }
    const std::string& wkt() const override { return wkt_; }
    const std::string& beyond() const override { return limits_.beyond; }
    double middle_deg() const override { return limits_.middle; }
    std::span<const Rectangle> windows() const override { return limits_.windows; }
    Length unit() const override { return unit_; }

    void project(std::span<LonLat> points) const override {
        const Borrowed ways(*this);
        std::vector<double> from_middle;
        for (LonLat& p : points) {
            from_middle.push_back(p.lon);
            p.lon += limits_.middle;
        }
        if (ways->to_datum) transform(ways->to_datum.get(), points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            LonLat& p = points[i];
            double lon = p.lon;
            if (ways->to_datum) lon = lon * degrees_per_unit_ + prime_meridian_;
            lon -= limits_.middle;
            lon += 360.0 * std::round((from_middle[i] - lon) / 360.0);
            const double end = ways->to_plane ? map_end : 180.0;
            p.lon = (std::clamp(lon, -end, end) + limits_.middle - prime_meridian_) / degrees_per_unit_;
            if (!ways->to_datum) p.lat /= degrees_per_unit_;
        }
        transform(ways->to_plane.get(), points);
    }

    void unproject(std::span<LonLat> points) const override {
        const Borrowed ways(*this);
        transform(ways->from_plane.get(), points);
        if (ways->from_datum) {
            transform(ways->from_datum.get(), points);
        } else {
            for (LonLat& p : points) p = {p.lon * degrees_per_unit_ + prime_meridian_, p.lat * degrees_per_unit_};
        }
        for (LonLat& p : points) p.lon = std::remainder(p.lon - limits_.middle, 360.0);
    }

  private:
    /// A set of transformations, for as long as one thread uses it.
    class Borrowed {
      public:
        explicit Borrowed(const System& system) : system_(system) {
            const std::lock_guard lock(system_.mutex_);
            if (system_.idle_.empty()) {
                ways_ = system_.ways();
            } else {
                ways_ = std::move(system_.idle_.back());
                system_.idle_.pop_back();
            }
        }
        ~Borrowed() {
            const std::lock_guard lock(system_.mutex_);
            system_.idle_.push_back(std::move(ways_));
        }
        Borrowed(const Borrowed&) = delete;
        Borrowed& operator=(const Borrowed&) = delete;
        const Ways* operator->() const { return &ways_; }

      private:
        const System& system_;
        Ways ways_;
    };

    Ways ways() const {
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const GdalMessages messages;
        const auto way = [&](const OGRSpatialReference& from, const OGRSpatialReference& to) {
            Transformation made(OGRCreateCoordinateTransformation(&from, &to));
            if (made) return made;
            throw Error::usage(
                fmt::format("there is no transformation from WGS84 to the coordinate reference system "
                            "'{}'{}",
                            name_, messages.tail()));
        };
        Ways made;
        if (!base_.IsSame(&wgs84)) {
            made.to_datum = way(wgs84, base_);
            made.from_datum = way(base_, wgs84);
        }
        if (!system_.IsGeographic()) {
            made.to_plane = way(base_, system_);
            made.from_plane = way(system_, base_);
        }
        return made;
    }

    std::string name_;
    std::string code_;
    std::string wkt_;
    OGRSpatialReference system_;
    OGRSpatialReference base_;  ///< in degrees or the like, on the same datum
    Limits limits_;
    double degrees_per_unit_ = 1.0;  ///< of the base
    double prime_meridian_ = 0.0;
    Length unit_ = Length::m(1.0);
    mutable std::mutex mutex_;
    mutable std::vector<Ways> idle_;
};

}  // namespace

const char* fault_of(const OGRSpatialReference& system) {
    constexpr double most_apart_m = 20'000.0;  // spheres of the Earth are 6,371 km
    return system.IsGeocentric() != 0 ? "is geocentric (X, Y, Z from the middle of the Earth)"
           : system.IsLocal() != 0    ? "is local, with no place on the Earth"
           : system.IsVertical() != 0 && system.IsCompound() == 0 ? "has only heights"
           : std::abs(system.GetSemiMajor() - geodesic::equatorial_radius_m) > most_apart_m
               ? "is of another celestial body"
               : nullptr;
}

std::shared_ptr<const ReferenceSystem> reference_system(const std::string& name) {
    start_gdal();
    const GdalMessages messages;
    OGRSpatialReference system;
    const char* const no_files[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    if (system.SetFromUserInput(name.c_str(), no_files) != OGRERR_NONE) {
        throw Error::usage(
            fmt::format("the coordinate reference system '{}' is unknown; write its code, such as "
                        "EPSG:3413",
                        name));
    }
    if (const char* const fault = fault_of(system)) {
        throw Error::usage(
            fmt::format("the coordinate reference system '{}' {}; choose one for maps, such as "
                        "EPSG:3413",
                        name, fault));
    }
    if (system.IsCompound() != 0) system.StripVertical();
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (system.IsSame(&wgs84)) return nullptr;
    const auto limits = limits_of(system);
    if (!limits) {
        throw Error::usage(
            fmt::format("the extent of the coordinate reference system '{}' is unknown; choose one "
                        "with an area of use, such as EPSG:3413",
                        name));
    }
    return std::make_shared<System>(name, std::move(system), *limits);
}

}  // namespace rangeband::gdal
