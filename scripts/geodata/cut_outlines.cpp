// SPDX-License-Identifier: MIT
// cut_outlines NAME < rings.txt > NAME.geojson: outlines drawn for the globe, cut for the plane by the program's own
// seam pass.
//
// Reads what outlines.mjs prints. A ring may cross ±180° (the short way from vertex to vertex) or run round a pole, in
// either direction. Writes GeoJSON: exteriors anticlockwise, within [-180, 180] × [-90, 90], one feature a line.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "footprint/drawing/antimeridian.hpp"

namespace {

using namespace rangeband::footprint;

/// The atlas's own grid is 0.00036° by 0.00017°; this is 11 m.
constexpr int finest_decimals = 4;
constexpr double finest_deg = 1e-4;

/// Polygons that rounding or the atlas's grid left without an inside.
constexpr double least_area_deg2 = finest_deg * finest_deg;

struct Feature {
    std::string iso_a2, iso_a3, name;
    std::vector<std::vector<Path>> polygons;  ///< of rings as read, the exterior first
};

Path read_ring(std::istringstream& words) {
    Path ring;
    for (LonLat p; words >> p.lon >> p.lat;) {
        if (std::abs(p.lon) > 180.0 || std::abs(p.lat) > 90.0)
            throw std::runtime_error("a vertex lies outside the world");
        ring.push_back(p);
    }
    if (!words.eof()) throw std::runtime_error("a coordinate is not a number");
    return ring;
}

std::vector<Feature> read_features(std::istream& input) {
    std::vector<Feature> features;
    for (std::string line; std::getline(input, line);) {
        std::istringstream words(line);
        std::string kind;
        std::getline(words, kind, line.starts_with("feature") ? '\t' : ' ');
        if (kind == "feature") {
            Feature& feature = features.emplace_back();
            std::getline(words, feature.iso_a2, '\t');
            std::getline(words, feature.iso_a3, '\t');
            std::getline(words, feature.name, '\t');
        } else if (kind == "polygon" && !features.empty()) {
            features.back().polygons.emplace_back();
        } else if (kind == "ring" && !features.empty() && !features.back().polygons.empty()) {
            features.back().polygons.back().push_back(read_ring(words));
        } else {
            throw std::runtime_error(fmt::format("unexpected line '{}'", line.substr(0, 40)));
        }
    }
    return features;
}

/// The way from one longitude to another, the short way round.
double step_deg(const LonLat& a, const LonLat& b) { return std::remainder(b.lon - a.lon, 360.0); }

/// How the ring winds on the unrolled plane: the area that it encloses there, and how far it goes round the Earth.
struct Winding {
    double area_deg2 = 0.0;
    double turn_deg = 0.0;
};

Winding winding_of(const Path& ring) {
    Winding winding;
    double lon = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat& a = ring[i];
        const LonLat& b = ring[(i + 1) % ring.size()];
        const double next = lon + step_deg(a, b);
        winding.area_deg2 += 0.5 * (lon * b.lat - next * a.lat);
        lon = next;
    }
    winding.turn_deg = lon;
    return winding;
}

/// Puts the region on the left. A ring round a pole has it on the left when it goes east about the north pole's region
/// and west about the south pole's; which pole that is, its own latitudes say.
void orient(Path& ring, bool is_hole) {
    const Winding winding = winding_of(ring);
    bool anticlockwise = winding.area_deg2 > 0.0;
    if (std::abs(winding.turn_deg) > 180.0) anticlockwise = (winding.turn_deg > 0.0) == (ring.front().lat > 0.0);
    if (anticlockwise == is_hole) std::reverse(ring.begin(), ring.end());
}

/// A vertex on ±180° wherever an edge crosses it.
Path with_crossings(const Path& ring) {
    Path path;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat& a = ring[i];
        const LonLat& b = ring[(i + 1) % ring.size()];
        path.push_back(a);
        const bool ends_there = std::abs(a.lon) == 180.0 || std::abs(b.lon) == 180.0;
        if (ends_there || std::abs(b.lon - a.lon) <= 180.0) continue;
        const double rim = std::copysign(180.0, a.lon);
        const double share = (rim - a.lon) / step_deg(a, b);
        path.push_back({rim, a.lat + share * (b.lat - a.lat)});
    }
    return path;
}

bool is_flat(const Path& ring) {
    const Winding winding = winding_of(ring);
    return ring.size() < 3 || (std::abs(winding.turn_deg) < 180.0 && std::abs(winding.area_deg2) < least_area_deg2);
}

/// The vertices as they will be written, without repetitions.
Path rounded(const Path& ring) {
    constexpr double scale = 1.0 / finest_deg;
    Path path;
    for (const LonLat& p : ring) {
        const LonLat q{std::round(p.lon * scale) / scale + 0.0, std::round(p.lat * scale) / scale + 0.0};
        if (path.empty() || path.back() != q) path.push_back(q);
    }
    return path;
}

/// Area in the plane of a closed ring.
double plane_area(const Path& ring) {
    double area = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        area += 0.5 * ((ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
                       (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat));
    }
    return area;
}

MultiPolygon cut(const Feature& feature) {
    MultiPolygon cut_polygons;
    for (const std::vector<Path>& rings : feature.polygons) {
        std::vector<DrawnRing> oriented;
        for (std::size_t i = 0; i < rings.size(); ++i) {
            if (is_flat(rings[i])) {
                std::cerr << fmt::format("{}: left out a {} without an inside near {:.2f} {:.2f}\n", feature.name,
                                         i == 0 ? "part" : "hole", rings[i][0].lat, rings[i][0].lon);
                if (i == 0) break;
                continue;
            }
            Path ring = rings[i];
            orient(ring, i > 0);
            oriented.push_back({with_crossings(ring), true});
        }
        for (Polygon& polygon : cut_at_seams(std::move(oriented), false, finest_decimals))
            cut_polygons.push_back(std::move(polygon));
    }
    return cut_polygons;
}

std::string ring_text(const Path& ring) {
    std::string text = "[";
    for (const LonLat& p : ring) text += fmt::format("{}[{},{}]", text.size() > 1 ? "," : "", p.lon, p.lat);
    return text + "]";
}

std::string geometry_text(const MultiPolygon& polygons) {
    std::string text = R"({"type":"MultiPolygon","coordinates":[)";
    std::string_view between;
    for (const Polygon& polygon : polygons) {
        const Path exterior = rounded(polygon.exterior);
        if (plane_area(exterior) < least_area_deg2) continue;
        text += fmt::format("{}[{}", between, ring_text(exterior));
        between = ",";
        for (const Path& hole : polygon.holes) {
            const Path ring = rounded(hole);
            if (plane_area(ring) < -least_area_deg2) text += "," + ring_text(ring);
        }
        text += "]";
    }
    return text + "]}";
}

std::string quoted_or_null(std::string_view text) {
    if (text.empty()) return "null";
    if (text.find_first_of("\"\\") != text.npos) throw std::runtime_error(fmt::format("cannot quote {}", text));
    return fmt::format("\"{}\"", text);
}

void write(std::string_view name, const std::vector<Feature>& features) {
    std::cout << fmt::format(
        R"({{"type":"FeatureCollection","name":"{}",)"
        R"("attribution":"Made with Natural Earth",)"
        R"("note":"Borders are those that the United Nations use, as the atlas has them, and imply no opinion","features":[)",
        name);
    std::string_view between = "\n";
    for (const Feature& feature : features) {
        const MultiPolygon polygons = cut(feature);
        if (polygons.empty()) {
            std::cerr << fmt::format("{}: left out, being nothing at this scale\n", feature.name);
            continue;
        }
        std::cout << between
                  << fmt::format(
                         R"({{"type":"Feature","properties":{{"iso_a2":{},"iso_a3":{},"name":{}}},"geometry":{}}})",
                         quoted_or_null(feature.iso_a2), quoted_or_null(feature.iso_a3), quoted_or_null(feature.name),
                         geometry_text(polygons));
        between = ",\n";
    }
    std::cout << "\n]}\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: cut_outlines NAME < rings.txt > NAME.geojson\n";
        return 2;
    }
    try {
        write(arguments[1], read_features(std::cin));
        std::cout.flush();
        return std::cout.good() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << fmt::format("cut_outlines: {}\n", error.what());
        return 1;
    }
}
