// SPDX-License-Identifier: MIT
/// Entry point of the component: draws footprints as a picture, with land, labels, legend and sources.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/picture/wording.hpp"
#include "rangeband/units.hpp"

namespace rangeband::picture {

/// What `render` makes.
enum class FileKind { png, svg, pdf };

/// All of the ellipsoid itself, not of a sphere.
enum class ProjectionKind {
    equidistant,   ///< azimuthal: geodesic distances and directions from the centre are true, circles around it round
    orthographic,  ///< the Earth from far above the centre
    equal_area,    ///< azimuthal, areas true
    mercator,      ///< up to 85° north and south
    equal_earth,   ///< the whole Earth, areas true
};

/// Of colours.
enum class Theme { light, dark, print };
/// Which cities are shown, as far as their names find room.
enum class Cities {
    by_scale,  ///< capitals and millions; on maps of a small part of the Earth, smaller ones too
    none,
    capitals,
    million,  ///< capitals and cities of a million people
    all,      ///< all that the catalogue has
};

/// What a series is, or who stated it and when: see `claim_of`.
struct Note {
    std::string about;  ///< a system, or a treaty's class
    std::string text;
    bool is_claim = false;

    friend bool operator==(const Note&, const Note&) = default;
};

/// What is drawn in one colour: one line of the legend.
struct Series {
    Length inner = Length();                     ///< the limits that are drawn; 0 for a disc
    std::optional<Length> outer = std::nullopt;  ///< none where it has none, or several
    std::optional<catalog::Figure> inner_written = std::nullopt, outer_written = std::nullopt;  ///< where somebody did
    std::string label = {};  ///< what its rings are called, if anything
    std::vector<Note> notes = {};
    std::optional<int> depth = std::nullopt;  ///< of a map of depths: how many cover it; then there are no limits
    bool contested = false;                   ///< between the figures that claims disagree on
    std::size_t together = 0;                 ///< how many sites are merged into each of its shapes; 0 for none
    bool all_of_them = false;                 ///< what all of those reach, not any
    bool dashed = false;                      ///< no upper limit is claimed
};

/// One footprint.
struct Shape {
    std::size_t series = 0;
    footprint::MultiPolygon polygons;  ///< valid in the plane, cut at ±180°
    footprint::MultiLine boundary;
    std::optional<geodesic::Position> site;  ///< what its edges are circles around
    std::vector<Length> edges;               ///< that are labelled; without a site the last one labels all
};

/// A mark with its name.
struct Site {
    geodesic::Position position;
    std::string name;
    bool has_ranges = true;  ///< false of a place that is only marked
};

/// What a footprint is around where that is no place: a country, a line.
struct Area {
    std::string name;
    footprint::MultiPolygon polygons;
    footprint::MultiLine lines;  ///< its outline, or itself
};

/// The geodesic between two places, with its length.
struct Route {
    footprint::Path path;  ///< longitudes are continuous and may leave [-180, 180]
    Length length;
};

/// Whom licences ask to be named.
struct Credits {
    bool natural_earth = false, geonames = false;  ///< in the picture's language
    std::set<std::string> others;                  ///< sentences without a full stop
};

/// Everything that a picture shows, and how.
struct Picture {
    int width = 1600;  ///< pixels, in [least_side, most_side]
    int height = 1200;
    double dpi =
        0.0;  ///< pixels per inch; sizes of type and lines follow from it. 0: so that the picture is read on a screen
    ProjectionKind projection = ProjectionKind::equidistant;
    std::optional<geodesic::Position> centre;  ///< by default found from the sites
    std::optional<Length> radius;              ///< what the map shows around its centre; else all footprints
    Theme theme = Theme::light;
    Language language = Language::en;
    Cities show_cities = Cities::by_scale;
    bool borders = false;       ///< on a map of half the Earth, too; those of a region show them anyway
    bool country_names = true;  ///< on maps of a region

    std::string title;
    std::string description;         ///< below the title
    std::vector<std::string> units;  ///< of all its ranges, `km` first: `nmi`, or `km` and `mi`; empty for `km` alone
    std::vector<Series> series;
    std::vector<Shape> shapes;
    std::vector<Site> sites;
    std::vector<Area> areas;
    std::vector<Route> routes;
    std::vector<catalog::City> cities;
    std::vector<std::string> sources;  ///< of the figures, for the small print
    std::string provenance;            ///< what made the picture from what, for programs, in PNG and SVG
    Date date = {1970, 1, 1};          ///< of a PDF; not the clock's, so that equal pictures give equal bytes
    Credits credits;                   ///< besides those of its own land and cities
    std::function<void(const std::string& sentence)> say;  ///< receives warnings about fonts; may be empty
    std::function<std::vector<catalog::Outline>(catalog::Outlines)> outlines;  ///< asked once, for the scale that fits

    /// @{
    /// What `render` takes.
    static constexpr int least_side = 200;
    static constexpr int most_side = 20'000;
    static constexpr double most_pixels = 200e6;
    static constexpr double least_dpi = 30.0;
    static constexpr double most_dpi = 1200.0;
    /// @}
};

/// The file's bytes. Curves are drawn to 0.1 pixel. Text of a PDF is text. Equal pictures give equal bytes on one
/// machine (an SVG where the process has drawn the same before: Cairo numbers its groups). Throws Error(usage) for a
/// size outside the limits above, Error(file) when the system lacks the memory or a font.
std::string render(const Picture& picture, FileKind kind);

}  // namespace rangeband::picture
