// SPDX-License-Identifier: MIT
/// Pictures of all scenarios and of usual requests, on all maps, in all sizes, colours and languages, checked by
/// figures. With RANGEBAND_GALLERY=FOLDER in the environment each is also written there, to be looked at.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

#include "gallery/recorder.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/page/page.hpp"
#include "picture/projection/fit.hpp"
#include "rangeband/operations/map.hpp"
#include "rangeband/operations/scenario.hpp"
#include "rangeband/picture/resolution.hpp"

using namespace gallery;

namespace {

struct Size {
    int width, height;
};
constexpr std::array sizes = {Size{1600, 1200}, Size{320, 320},   Size{390, 300},   Size{600, 600},
                              Size{800, 600},   Size{1200, 675},  Size{1080, 1080}, Size{1080, 1920},
                              Size{1600, 500},  Size{4000, 3000}, Size{2480, 3508}, Size{8000, 6000}};
constexpr std::array projections = {ProjectionKind::equidistant, ProjectionKind::orthographic,
                                    ProjectionKind::equal_area, ProjectionKind::mercator, ProjectionKind::equal_earth};
constexpr std::array themes = {Theme::light, Theme::dark, Theme::print};
constexpr std::array languages = {Language::en, Language::de, Language::ru};
constexpr std::array language_codes = {"en", "de", "ru"};

operations::MapRequest scenario(const std::string& name, const operations::Data& data, Language language) {
    operations::Scenario read =
        operations::read_scenario(name, data, language_codes.at(static_cast<std::size_t>(language)));
    operations::MapRequest request;
    request.footprints.query = std::move(read.query);
    request.footprints.wording.scenario_title = read.title;
    request.marks = std::move(read.marks);
    request.picture.description = read.description;
    return request;
}

operations::MapRequest around(const std::vector<std::string>& places, const std::vector<std::string>& ranges) {
    operations::MapRequest request;
    for (const std::string& place : places) request.footprints.query.at.push_back(geodesic::parse_position(place));
    for (const std::string& range : ranges) request.footprints.query.range.emplace_back(range);
    return request;
}

/// What people draw, by a name.
std::vector<std::pair<std::string, operations::MapRequest>> subjects(const operations::Data& data, Language language) {
    std::vector<std::pair<std::string, operations::MapRequest>> list;
    for (const char* name : {"bands", "dispute-2019", "dnipro-2024", "europe-1987", "europe-2026", "asia", "since-inf"})
        list.emplace_back(name, scenario(name, data, language));
    operations::MapRequest depth = scenario("europe-1987", data, language);
    depth.footprints.merging = {operations::Merge::depth, {}, "none"};
    list.emplace_back("europe-1987-depth", std::move(depth));
    operations::MapRequest contested = scenario("dispute-2019", data, language);
    contested.footprints.style.contested = true;
    contested.footprints.merging.how = operations::Merge::any;
    list.emplace_back("contested-union", std::move(contested));
    list.emplace_back("lengths", around({"39.03,125.75,Pyongyang"}, {"500,1000,2000,4000,8000,12000,15000km"}));
    list.emplace_back("three", around({"52.52,13.405,Berlin", "48.86,2.35,Paris", "41.9,12.5,Rome"}, {"500,2000km"}));
    list.emplace_back("near", around({"52.52,13.405,Berlin"}, {"5,20,50km"}));
    operations::MapRequest country;
    country.footprints.query.from_country = {"AT"};
    country.footprints.query.range = {operations::RangeSpec("300km")};
    list.emplace_back("country", std::move(country));
    list.emplace_back("ocean", around({"21.31,-157.86,Honolulu"}, {"1000,2500km"}));
    list.emplace_back("pole", around({"90,0,Pole"}, {"1500km"}));
    operations::MapRequest sector = around({"50,10,Here"}, {"1000km"});
    sector.footprints.style.sectors = {{Angle::deg(0), Angle::deg(90)}};
    list.emplace_back("sector", std::move(sector));
    operations::MapRequest line = around({"48.58,45.77,Kapustin Yar"}, {"811,2000km"});
    line.marks = {geodesic::parse_position("48.4647,35.0462,Dnipro")};
    line.routes = true;
    list.emplace_back("line", std::move(line));
    return list;
}

struct Lab {
    double l, a, b;
};

Lab lab(Colour colour) {
    const auto linear = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    const double r = linear(colour.red), g = linear(colour.green), b = linear(colour.blue);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double difference(Colour one, Colour other) {
    const Lab p = lab(one), q = lab(other);
    return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

bool same(Colour a, Colour b) { return a.red == b.red && a.green == b.green && a.blue == b.blue; }

void check_type(const Recorder& page, const Picture& picture) {
    const double pixels_per_point = dpi_of(picture) / 72.0;
    const Box paper = Box{0.0, 0.0, page.width(), page.height()};
    const ThemeStyle& style = ThemeStyle::of(picture.theme);
    for (const Written& text : page.written) {
        CAPTURE(text.text);
        const bool note = text.layer == "note";
        CHECK(text.type.size * pixels_per_point >= (note ? 9.0 : 10.5));
        CHECK(contrast(text.type.colour, text.type.halo.value_or(style.page)) >= 4.5);
        for (const Point corner : text.corners) CHECK(paper.contains(corner));
    }
    for (std::size_t i = 0; i < page.written.size(); ++i) {
        for (std::size_t k = i + 1; k < page.written.size(); ++k) {
            CAPTURE(page.written[i].text);
            CAPTURE(page.written[k].text);
            CHECK_FALSE(overlap(page.written[i].corners, page.written[k].corners));
        }
    }
}

/// Every colour of the map is in the legend, and no two series look alike.
void check_colours(const Recorder& page, const Picture& picture) {
    const bool has_legend =
        std::ranges::any_of(page.written, [](const Written& text) { return text.layer == "legend"; });
    for (const Filled& area : page.filled) {
        if (area.layer != "areas" || !has_legend) continue;
        CHECK(std::ranges::any_of(page.filled, [&](const Filled& swatch) {
            return swatch.layer == "legend" && same(swatch.colour, area.colour) &&
                   std::abs(swatch.opacity - area.opacity) < 1e-9;
        }));
    }
    if (picture.series.front().depth) return;
    const ThemeStyle& style = ThemeStyle::of(picture.theme);
    std::vector<Stroke> lines;
    for (const Stroked& line : page.stroked) {
        const auto is_same = [&](const Stroke& other) {
            return same(other.colour, line.stroke.colour) && other.dash == line.stroke.dash &&
                   other.width == line.stroke.width;
        };
        const bool in_ink = same(line.stroke.colour, style.ink) && line.stroke.width < 1.2;
        const bool series = !in_ink && !same(line.stroke.colour, style.halo);
        if (line.layer == "rings" && series && std::ranges::none_of(lines, is_same)) lines.push_back(line.stroke);
    }
    constexpr double of_inner_lines = 0.45;  // within others of their series
    std::erase_if(lines, [&, all = lines](const Stroke& thin) {
        return std::ranges::any_of(all, [&](const Stroke& line) {
            return same(line.colour, thin.colour) && line.dash == thin.dash &&
                   std::abs(thin.width - of_inner_lines * line.width) < 1e-9;
        });
    });
    std::set<std::size_t> drawn;
    for (const Shape& shape : picture.shapes) drawn.insert(shape.series);
    CHECK(lines.size() <= drawn.size());
    constexpr double told_apart = 4.5;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t k = i + 1; k < lines.size(); ++k) {
            const bool by_pattern = lines[i].dash != lines[k].dash || lines[i].width != lines[k].width;
            CHECK((by_pattern || difference(lines[i].colour, lines[k].colour) >= told_apart));
        }
    }
}

/// A request composed and noted down.
struct Drawn {
    operations::Map map;
    Picture picture;
    Recorder page;

    Drawn(operations::MapRequest request, const operations::Data& data, Size size = {1600, 1200})
        : map(sized(std::move(request), size), data),
          picture(composed(map)),
          page(size.width * 72.0 / dpi_of(picture), size.height * 72.0 / dpi_of(picture)) {
        draw(page, picture);
    }

    /// Whether the place is in the frame.
    bool shows(const geodesic::Position& place) const {
        const Scene scene = scene_of(picture);
        const ProjectedPoint spot = scene.projection->place(place.lon(), place.lat());
        const Box& box = scene.extent;
        return spot.shown && box.left <= spot.at.x && spot.at.x <= box.right && box.top <= spot.at.y &&
               spot.at.y <= box.bottom;
    }

    bool says(std::string_view text, std::string_view layer = {}) const {
        return std::ranges::any_of(page.written, [&](const Written& written) {
            return (layer.empty() || written.layer == layer) && written.text.find(text) != std::string::npos;
        });
    }

  private:
    static operations::MapRequest sized(operations::MapRequest request, Size size) {
        request.footprints.style.tolerance = Tolerance::m(2000);
        request.picture.width = size.width;
        request.picture.height = size.height;
        return request;
    }
    static Picture composed(operations::Map& map) {
        operations::Tally tally;
        return map.compose(tally);
    }
};

void check(const std::string& name, operations::MapRequest request, const operations::Data& data) {
    CAPTURE(name);
    request.footprints.style.tolerance = Tolerance::m(2000);
    operations::Map map(std::move(request), data);
    operations::Tally tally;
    const Picture picture = map.compose(tally);
    const double points_per_pixel = 72.0 / dpi_of(picture);
    Recorder page(picture.width * points_per_pixel, picture.height * points_per_pixel);
    draw(page, picture);
    check_type(page, picture);
    check_colours(page, picture);
    if (const char* folder = std::getenv("RANGEBAND_GALLERY")) {
        std::filesystem::create_directories(folder);
        std::ofstream(fmt::format("{}/{}.png", folder, name), std::ios::binary) << render(picture, FileKind::png);
    }
}

}  // namespace

TEST_CASE("every subject in a size, on a map, in colours and a language of its own, in turn") {
    const operations::Data data = operations::Data::open();
    const char* often = std::getenv("RANGEBAND_GALLERY_ROUNDS");
    const int rounds = often != nullptr ? std::atoi(often) : 1;
    std::size_t turn = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const Language language : languages) {
            for (auto& [name, request] : subjects(data, language)) {
                const Size size = sizes[turn % sizes.size()];
                Picture& picture = request.picture;
                picture.width = size.width;
                picture.height = size.height;
                picture.projection = projections[turn * 3 / sizes.size() % projections.size()];
                picture.theme = themes[turn * 5 / 7 % themes.size()];
                picture.language = language;
                check(fmt::format("{:03}-{}-{}-{}x{}-{}-{}", turn, name,
                                  language_codes.at(static_cast<std::size_t>(language)), size.width, size.height,
                                  static_cast<int>(picture.projection), static_cast<int>(picture.theme)),
                      request, data);
                ++turn;
            }
        }
    }
}

TEST_CASE("claims keep their claimants on every page that has a legend beside a map") {
    const operations::Data data = operations::Data::open();
    for (const Size size : {Size{800, 600}, Size{1200, 675}, Size{1600, 500}, Size{1080, 1080}, Size{1080, 1920},
                            Size{1600, 1200}, Size{2480, 3508}}) {
        CAPTURE(size.width);
        CAPTURE(size.height);
        const Drawn drawn(scenario("dispute-2019", data, Language::en), data, size);
        for (const char* claimant : {"Patrushev", "Russia's Ministry of Defence", "USA (2019-01-24)", "CIA (2019)",
                                     "Western intelligence source", "CSIS (2025-10-31)"}) {
            CAPTURE(claimant);
            CHECK(drawn.says(claimant, "legend"));
        }
    }
}

TEST_CASE("no scenario's description promises what a small picture cannot keep") {
    const operations::Data data = operations::Data::open();
    for (const Language language : languages) {
        for (const char* name : {"bands", "dispute-2019", "dnipro-2024", "europe-1987", "europe-2026", "asia"}) {
            const std::string text = scenario(name, data, language).picture.description;
            for (const char* promise : {"claimant", "Urheber", "автор"}) CHECK(text.find(promise) == std::string::npos);
        }
    }
}

TEST_CASE("names of the catalogue follow the language, and what was typed stays") {
    const operations::Data data = operations::Data::open();
    operations::MapRequest request;
    request.footprints.query.at = {operations::PlaceSpec(std::string("Berlin")),
                                   geodesic::parse_position("48.86,2.35,My Paris")};
    request.footprints.query.range = {operations::RangeSpec("500km")};
    request.marks = {operations::PlaceSpec(std::string("Nuremberg"))};
    request.picture.language = Language::ru;
    const Drawn drawn(request, data);
    for (const char* name : {"Берлин", "Нюрнберг", "My Paris"}) {
        CAPTURE(name);
        CHECK(drawn.says(name, "labels"));
    }
    CHECK_FALSE(drawn.says("Berlin"));
    operations::MapRequest german = scenario("europe-2026", data, Language::de);
    german.picture.language = Language::de;
    CHECK(Drawn(german, data).says("Deutschland, angekündigt"));
    operations::MapRequest oreshnik = scenario("dnipro-2024", data, Language::ru);
    oreshnik.picture.language = Language::ru;
    const Drawn dnipro(oreshnik, data);
    CHECK(dnipro.says("Орешник", "legend"));
    CHECK_FALSE(dnipro.says("Oreshnik", "legend"));
    CHECK(dnipro.says("Днепр", "labels"));
    operations::MapRequest russian = scenario("dispute-2019", data, Language::ru);
    russian.picture.language = Language::ru;
    for (const Site& site : Drawn(russian, data).picture.sites) {
        CAPTURE(site.name);
        CHECK(std::ranges::none_of(site.name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }));
    }
}

TEST_CASE("a Russian map has no Latin city, an English one no other language's, and none a part of a city") {
    const operations::Data data = operations::Data::open();
    const auto is_latin = [](const Written& text) {
        const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        return text.layer == "labels" && !text.type.bold && std::ranges::any_of(text.text, letter);
    };
    for (const char* place : {"41.9,12.5", "55.75,37.62", "35.7,51.4", "18.25,109.5", "-23.5,-46.6"}) {
        operations::MapRequest request = around({place}, {"500,2500km"});
        request.picture.language = Language::ru;
        const Drawn russian(request, data);
        for (const Written& text : russian.page.written) {
            CAPTURE(text.text);
            CHECK_FALSE(is_latin(text));
        }
        for (const char* range : {"400km", "2500km"}) {
            const Drawn english(around({place}, {range}), data);
            for (const char* name : {"Ostia", "Dadonghai", "Guarulhos"}) CHECK_FALSE(english.says(name, "labels"));
        }
    }
    CHECK(Drawn(around({"50,8"}, {"300km"}), data).says("Cologne", "labels"));
    const Drawn sanya(around({"19,109.8"}, {"300km"}), data);
    CHECK(sanya.says("Sanya", "labels"));
}

TEST_CASE("weapons and official claimants are named in the language") {
    const operations::Data data = operations::Data::open();
    for (const Language language : {Language::de, Language::ru}) {
        for (const char* name : {"dispute-2019", "dnipro-2024", "europe-1987", "europe-2026", "asia", "since-inf"}) {
            operations::MapRequest request = scenario(name, data, language);
            request.picture.language = language;
            for (const Series& series : Drawn(request, data).picture.series) {
                for (const Note& note : series.notes) {
                    CAPTURE(note.text);
                    for (const char* word : {"Ministry", "Minister", "source", "intelligence", "official", "US Army",
                                             "military", "documents", "specialists", "Secretary", "(by ", "fired"}) {
                        CAPTURE(word);
                        CHECK((note.about + " " + note.text).find(word) == std::string::npos);
                    }
                }
            }
        }
    }
    operations::MapRequest russian = scenario("europe-1987", data, Language::ru);
    russian.picture.language = Language::ru;
    const Drawn drawn(russian, data);
    CHECK(drawn.says("Першинг II: 1931\u00A0км", "labels"));
    CHECK(drawn.says("ЦРУ", "legend"));
}

TEST_CASE("a map in miles says all of its lengths in miles, and beside claims in km every figure has both") {
    const operations::Data data = operations::Data::open();
    operations::MapRequest request = around({"48.58,45.77,Here"}, {"300mi"});
    request.marks = {geodesic::parse_position("48.4647,35.0462,Dnipro")};
    request.routes = true;
    const Drawn miles(request, data);
    CHECK_FALSE(miles.says("km", "labels"));
    CHECK(miles.says("492\u00A0mi", "labels"));  // 491.88, by PROJ
    for (const Written& text : miles.page.written) {
        CAPTURE(text.text);
        CHECK(text.text.find("\u00A0km") == std::string::npos);
    }
    request.footprints.query.range.emplace_back("9m729@russia-2019-01-23");
    const Drawn both(request, data);
    for (const Written& text : both.page.written) {
        if (text.layer != "labels" && text.layer != "legend" && !text.layer.empty()) continue;
        CAPTURE(text.text);
        CHECK((text.text.find("\u00A0km") == std::string::npos) == (text.text.find("\u00A0mi") == std::string::npos));
    }
    CHECK(both.says("300\u00A0mi (483\u00A0km)", "legend"));
}

TEST_CASE("a cylindrical map shows what its rings need, and the whole Earth only for rings that go round it") {
    const operations::Data data = operations::Data::open();
    for (const ProjectionKind kind : {ProjectionKind::mercator, ProjectionKind::equal_earth}) {
        operations::MapRequest request = scenario("europe-1987", data, Language::en);
        request.picture.projection = kind;
        const Drawn europe(request, data);
        const Scene scene = scene_of(europe.picture);
        Box world;
        for (const Point point : scene.projection->outline()) world.add(point);
        CHECK_FALSE(scene.whole);
        CHECK(scene.extent.width() * scene.extent.height() < 0.5 * world.width() * world.height());
        operations::MapRequest far = around({"0,0,Here"}, {"19000km"});
        far.picture.projection = kind;
        CHECK(scene_of(Drawn(far, data).picture).whole);
        operations::MapRequest pole = around({"90,0,Pole"}, {"1000km"});
        pole.picture.projection = kind;
        CHECK(scene_of(Drawn(pole, data).picture).whole);
    }
}

TEST_CASE("a map of depths has its key at any size") {
    const operations::Data data = operations::Data::open();
    for (const Size size : {Size{320, 320}, Size{320, 240}, Size{390, 300}, Size{390, 844}, Size{600, 600}}) {
        CAPTURE(size.width);
        operations::MapRequest request = scenario("europe-1987", data, Language::en);
        request.footprints.merging = {operations::Merge::depth, {}, "none"};
        const Drawn drawn(request, data, size);
        CHECK(drawn.says("1", "legend"));
        CHECK(drawn.says("17", "legend"));
    }
}

/// What the areas show along a level line through the middle of the page, each colour once.
std::vector<Colour> shown_areas(const Recorder& page) {
    constexpr int samples = 3000;
    std::vector<Colour> shown;
    for (int i = 0; i < samples; ++i) {
        const Point at{page.width() * (i + 0.5) / samples, page.height() / 2.0};
        const Filled* top = nullptr;
        for (const Filled& area : page.filled) {
            if (area.layer == "areas" && inside(area.curves, at)) top = &area;
        }
        const auto is_same = [&](Colour known) { return same(known, top->colour); };
        if (top != nullptr && std::ranges::none_of(shown, is_same)) shown.push_back(top->colour);
    }
    return shown;
}

TEST_CASE("rings that lie on each other are one swatch, in the colour that the map shows") {
    const operations::Data data = operations::Data::open();
    operations::MapRequest claims;
    claims.footprints.query.site = {"mutlangen"};
    claims.footprints.query.range = {operations::RangeSpec("pershing-2")};
    for (const operations::MapRequest& request :
         {claims, around({"50,10,Here"}, {"First=800km", "Second=800km", "Third=300km"})}) {
        for (const Theme theme : {Theme::light, Theme::dark}) {
            operations::MapRequest themed = request;
            themed.picture.theme = theme;
            const Drawn drawn(themed, data);
            const ThemeStyle& style = ThemeStyle::of(theme);
            const std::vector<Colour> shown = shown_areas(drawn.page);
            std::size_t swatches = 0;
            for (const Filled& swatch : drawn.page.filled) {
                if (swatch.layer != "legend" || same(swatch.colour, style.land) || same(swatch.colour, style.water))
                    continue;
                ++swatches;
                CHECK(std::ranges::any_of(shown, [&](Colour colour) { return same(colour, swatch.colour); }));
            }
            CHECK(swatches == shown.size());
            CHECK(swatches < drawn.picture.series.size());
        }
    }
}

TEST_CASE("type is as large as a banner or poster has room for beside the map") {
    const operations::Data data = operations::Data::open();
    const auto heading = [&](const char* name, Size size) {
        const Drawn drawn(scenario(name, data, Language::en), data, size);
        double most = 0.0;
        for (const Written& text : drawn.page.written) {
            if (text.layer == "legend") most = std::max(most, text.type.size);
        }
        return most;
    };
    for (const char* name : {"bands", "europe-1987"}) {
        const double usual = heading(name, {1600, 1200});
        CHECK(heading(name, {1600, 500}) >= 1.2 * usual);
        CHECK(heading(name, {1080, 1920}) >= 1.2 * usual);
    }
    for (const Language language : languages) {
        operations::MapRequest request = scenario("dnipro-2024", data, language);
        request.picture.language = language;
        for (const ProjectionKind kind : projections) {
            request.picture.projection = kind;
            CHECK_FALSE(Drawn(request, data, {1080, 1920}).says("…", "legend"));
        }
    }
}

TEST_CASE("the large rings of a few sites do not decide what a map shows") {
    const operations::Data data = operations::Data::open();
    for (const ProjectionKind kind : projections) {
        for (const char* name : {"europe-1987", "europe-2026"}) {
            CAPTURE(name);
            operations::MapRequest request = scenario(name, data, Language::en);
            request.picture.projection = kind;
            const Drawn drawn(request, data);
            CHECK(scene_of(drawn.picture).ground_width < 10'000e3);  // of a ring of 5,000 km
            CHECK(drawn.says("5,000\u00A0km", "legend"));
            for (const Site& site : drawn.picture.sites) CHECK(drawn.shows(site.position));
        }
    }
    const auto width = [&](operations::MapRequest request) {
        return scene_of(Drawn(std::move(request), data).picture).ground_width;
    };
    CHECK(width(around({"52.52,13.405,Berlin"}, {"500,5500km"})) > 11'000e3);
    CHECK(width(around({"52.52,13.405,Berlin", "48.86,2.35,Paris", "41.9,12.5,Rome"}, {"500,2000km"})) > 4'000e3);
    operations::MapRequest merged = scenario("europe-1987", data, Language::en);
    merged.footprints.merging.how = operations::Merge::any;
    CHECK(width(merged) < 10'000e3);
}

TEST_CASE("a legend has no more swatches than can be told apart, and none that only repeats the title") {
    const operations::Data data = operations::Data::open();
    std::string lengths;
    for (int i = 1; i <= 25; ++i) lengths += fmt::format("{}{}", i > 1 ? "," : "", 100 * i);
    const Drawn many(around({"50,10,Here"}, {lengths + "km"}), data);
    const auto figures = std::ranges::count_if(many.page.written, [](const Written& text) {
        return text.layer == "legend" && text.text.find("km") != std::string::npos;
    });
    CHECK(figures >= 2);
    CHECK(figures <= 6);
    CHECK(many.says("100\u00A0km", "legend"));
    CHECK(many.says("2,500\u00A0km", "legend"));
    const Drawn one(around({"50,10,Here"}, {"500km"}), data);
    CHECK_FALSE(one.says("", "legend"));
    operations::MapRequest merged = around({"50,10,Here", "50,14,There"}, {"500km"});
    merged.footprints.merging.how = operations::Merge::any;
    CHECK_FALSE(Drawn(merged, data).says("", "legend"));
    merged.footprints.wording.title = "My map";
    CHECK(Drawn(merged, data).says("500\u00A0km", "legend"));
    operations::MapRequest titled = around({"50,10,Here"}, {"500km"});
    titled.footprints.wording.title = "My map";
    const Drawn with_own_title(titled, data);
    CHECK_FALSE(with_own_title.says("", "legend"));
    CHECK(with_own_title.says("500\u00A0km", "labels"));
}

TEST_CASE("capitals near the site are named, and a narrow country; the seat of a territory is no capital") {
    const operations::Data data = operations::Data::open();
    const Drawn east(around({"48.57,46.25,Kapustin Yar"}, {"2350km"}), data);
    for (const std::string_view capital : {"Kyiv", "Minsk", "Warsaw", "Berlin", "Budapest", "Baghdad"}) {
        CAPTURE(capital);
        CHECK(east.says(std::string(capital), "labels"));
    }
    for (const auto& [place, radius, size] : {std::tuple{"59.91,10.75,Oslo", "2000km", Size{1200, 800}},
                                              std::tuple{"50.45,30.52,Kyiv", "2000km", Size{1200, 800}},
                                              std::tuple{"52.52,13.4,Berlin", "1500km", Size{1600, 1200}}}) {
        CAPTURE(place);
        const Drawn drawn(around({place}, {radius}), data, size);
        CHECK(drawn.says("NORWAY", "labels"));
        CHECK(drawn.says("Oslo", "labels"));
        CHECK_FALSE(drawn.says("Mariehamn", "labels"));
        CHECK_FALSE(drawn.says("Saint Helier", "labels"));
    }
}

TEST_CASE("a map is named after places, not after a file or numbers") {
    const operations::Data data = operations::Data::open();
    const auto file = std::filesystem::temp_directory_path() / fmt::format("rangeband-gallery-{}.csv", std::rand());
    std::ofstream(file) << "name,lat,lon,km\nA,50,10,300\nB,52,13,500\n";
    operations::MapRequest request;
    request.footprints.query.sites = {file.string()};
    request.footprints.query.range_column = operations::RangeColumn{"km", "km"};
    const std::string title = Drawn(request, data).picture.title;
    std::filesystem::remove(file);
    CHECK(title == "300\u00A0km and 500\u00A0km around A and B");
    operations::MapRequest typed = around({"-48.5,46.25", "50,10,Base (north)"}, {"500km"});
    typed.marks = {geodesic::parse_position("49,-11")};
    const Drawn drawn(typed, data);
    CHECK(drawn.picture.title.find("48.5°\u00A0S, 46.25°\u00A0E") != std::string::npos);
    CHECK(drawn.says("48.5°\u00A0S, 46.25°\u00A0E", "labels"));
    CHECK(drawn.says("49°\u00A0N, 11°\u00A0W", "labels"));
    CHECK(drawn.says("Base (north)", "labels"));
    operations::MapRequest known;
    known.footprints.query.site = {"waldheide"};
    known.footprints.query.range = {operations::RangeSpec("500km")};
    CHECK_FALSE(Drawn(known, data).says("Waldheide (", "labels"));
}

TEST_CASE("of several lines and of rings that cross it is said whose they are") {
    const operations::Data data = operations::Data::open();
    operations::MapRequest lines = around({"48.58,45.77,Kapustin Yar"}, {"2000km"});
    for (const char* mark : {"48.4647,35.0462,Dnipro", "50,36.25,Kharkiv", "52.23,21.01,Warsaw"})
        lines.marks.emplace_back(geodesic::parse_position(mark));
    lines.routes = true;
    const Drawn drawn(lines, data);
    CHECK(drawn.says("Dnipro, 792\u00A0km", "labels"));
    CHECK(drawn.says("Warsaw, 1,797\u00A0km", "labels"));
    const Drawn three(around({"52.52,13.405,Berlin", "48.86,2.35,Paris", "41.9,12.5,Rome"}, {"200,2000km"}), data);
    for (const char* name : {"Berlin", "Paris", "Rome"}) {
        CHECK(three.says(fmt::format("{}: 2,000\u00A0km", name), "labels"));
        CHECK_FALSE(three.says(fmt::format("{}: 200\u00A0km", name), "labels"));  // which cross no other
    }
    for (const Theme theme : themes) {
        operations::MapRequest systems = scenario("europe-1987", data, Language::en);
        systems.picture.theme = theme;
        CHECK(Drawn(systems, data).says("Pershing II: 1,931\u00A0km", "labels"));
    }
}

TEST_CASE("labels leave room for the map on small pictures") {
    const operations::Data data = operations::Data::open();
    const Drawn drawn(around({"55.75,37.62,Moscow"}, {"500,2000km"}), data, {200, 200});
    for (const Written& text : drawn.page.written) {
        if (text.layer == "labels") CHECK(text.type.size < 7.6);
    }
    CHECK(drawn.says("500\u00A0km", "labels"));
    CHECK(drawn.says("2,000\u00A0km", "labels"));
}

TEST_CASE("a legend says of different ranges together what they are, in the language, and from how many sites once") {
    const operations::Data data = operations::Data::open();
    for (const Language language : languages) {
        operations::MapRequest request = scenario("europe-1987", data, language);
        request.picture.language = language;
        request.footprints.merging = {operations::Merge::any, {}, "none"};
        const Drawn drawn(request, data);
        CHECK(drawn.says(several_ranges(language), "legend"));
        const auto counts = std::ranges::count_if(drawn.page.written, [](const Written& text) {
            return text.layer == "legend" && text.text.find("17") != std::string::npos;
        });
        CHECK(counts == 1);
        request.footprints.merging.group_by = "site";
        CHECK(Drawn(request, data).picture.series.size() > 1);
    }
}

TEST_CASE("no column of a legend runs into the note") {
    const operations::Data data = operations::Data::open();
    for (const Size size : {Size{1600, 500}, Size{1200, 500}, Size{1600, 620}, Size{1080, 1080}}) {
        for (const ProjectionKind kind : {ProjectionKind::equidistant, ProjectionKind::equal_earth}) {
            for (const char* name : {"asia", "dispute-2019", "since-inf"}) {
                CAPTURE(name);
                CAPTURE(size.width);
                operations::MapRequest request = scenario(name, data, Language::en);
                request.picture.projection = kind;
                const Drawn drawn(request, data, size);
                check_type(drawn.page, drawn.picture);
            }
        }
    }
}

TEST_CASE("the scale bar leaves sites in a corner alone") {
    const operations::Data data = operations::Data::open();
    for (const auto& [from, to] : {std::pair(0.0, 90.0), std::pair(90.0, 180.0), std::pair(270.0, 0.0)}) {
        operations::MapRequest request = around({"50,10,Here"}, {"1000km"});
        request.footprints.style.sectors = {{Angle::deg(from), Angle::deg(to)}};
        CHECK(Drawn(request, data, {320, 320}).says("Here", "labels"));
    }
}

TEST_CASE("a wide page without a legend or description is all map") {
    const operations::Data data = operations::Data::open();
    const Drawn drawn(around({"50,10,Here"}, {"1000km"}), data, {1600, 500});
    Box edge;
    for (const Filled& area : drawn.page.filled) {
        if (area.layer != "land") continue;
        for (const Curve& curve : area.curves) std::ranges::for_each(curve, [&](Point point) { edge.add(point); });
    }
    CHECK(edge.width() > 0.9 * drawn.page.width());
}

TEST_CASE("coasts are called coarse where the map is near, not where its middle is a pole") {
    const operations::Data data = operations::Data::open();
    for (const auto& [place, range, coarse] :
         {std::tuple("90,0,Pole", "1500km", false), std::tuple("52,13,Here", "50km", true)}) {
        operations::MapRequest request = around({place}, {range});
        request.picture.projection = ProjectionKind::mercator;
        CHECK(Drawn(request, data).says("1:50 million", "note") == coarse);
    }
}

TEST_CASE("a circle around a pole is explained where the pole is not a point") {
    const operations::Data data = operations::Data::open();
    for (const ProjectionKind kind : projections) {
        const bool open = kind == ProjectionKind::mercator || kind == ProjectionKind::equal_earth;
        for (const auto& [place, holds_pole] : {std::pair("80,20,Here", true), std::pair("50,20,Here", false)}) {
            operations::MapRequest request = around({place}, {"1500km"});
            request.picture.projection = kind;
            CHECK(Drawn(request, data).says("where the pole is not a point", "note") == (open && holds_pole));
        }
    }
}

TEST_CASE("rings out of the frame are said to be there") {
    const operations::Data data = operations::Data::open();
    operations::MapRequest request = scenario("dispute-2019", data, Language::en);
    request.picture.centre = geodesic::Position::deg(48.57, 45.9);
    request.picture.radius = Length::km(560);
    const Drawn drawn(request, data);
    CHECK(drawn.says("Outside this map: ", "legend"));
    for (const Written& text : drawn.page.written) {
        if (text.layer == "legend" && text.type.bold) CHECK(text.text != "2,500\u00A0km");
    }
}

TEST_CASE("no country is named on the other side of the Earth") {
    const operations::Data data = operations::Data::open();
    for (const auto& [centre, opposite] : {std::pair("21.31,-157.86", "BOTSWANA"), std::pair("90,0", "ANTARCTICA"),
                                           std::pair("-41,175", "SPAIN"), std::pair("-18,-178", "NIGER")}) {
        CAPTURE(centre);
        operations::MapRequest request = around({centre}, {"2500km"});
        operations::Tally tally;
        operations::Map map(std::move(request), data);
        const Picture picture = map.compose(tally);
        Recorder page(picture.width, picture.height);
        draw(page, picture);
        CHECK(std::ranges::none_of(page.written, [&](const Written& text) { return text.text.starts_with(opposite); }));
    }
}

TEST_CASE("land and sea are told apart, bare and under every colour") {
    for (const Theme theme : themes) {
        const ThemeStyle& style = ThemeStyle::of(theme);
        CHECK(difference(style.land, style.water) >= 9.0);
        for (std::size_t count = 1; count <= 12; ++count) {
            for (std::size_t i = 0; i < count; ++i) {
                const Colour colour = style.series(i, count);
                CHECK(difference(mixed(style.land, colour, style.fill), mixed(style.water, colour, style.fill)) >= 7.0);
                CHECK(difference(style.land, mixed(style.water, colour, style.fill)) >= 6.0);
                CHECK(difference(style.water, mixed(style.land, colour, style.fill)) >= 6.0);
            }
        }
    }
}

TEST_CASE("depths are told apart from land, sea and one another") {
    for (const Theme theme : themes) {
        const ThemeStyle& style = ThemeStyle::of(theme);
        for (std::size_t steps = 1; steps <= 7; ++steps) {
            for (std::size_t step = 0; step < steps; ++step) {
                const Colour colour = style.depth(step, steps);
                CAPTURE(step);
                CHECK(difference(colour, style.land) >= 7.0);
                CHECK(difference(colour, style.water) >= 7.0);
                if (step > 0) CHECK(difference(colour, style.depth(step - 1, steps)) >= 7.0);
            }
        }
    }
}

TEST_CASE("land and sea are told apart below depths, by colour or else by a strong coast") {
    constexpr double opacity = 0.85;  // of depths
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeStyle& style = ThemeStyle::of(theme);
        for (std::size_t steps = 1; steps <= 7; ++steps) {
            std::optional<Colour> before;
            for (std::size_t step = 0; step < steps; ++step) {
                const Colour colour = style.depth(step, steps);
                const Colour land = mixed(style.land, colour, opacity);
                const Colour sea = mixed(mixed(style.water, colour, opacity), style.water, style.veil);
                CHECK(difference(land, sea) >= 5.0);
                CHECK(difference(sea, style.water) >= 7.0);
                if (before) CHECK(difference(sea, *before) >= 7.0);
                before = sea;
            }
        }
    }
    const operations::Data data = operations::Data::open();
    operations::MapRequest request = scenario("europe-1987", data, Language::en);
    request.footprints.merging = {operations::Merge::depth, {}, "none"};
    for (const Theme theme : themes) {
        request.picture.theme = theme;
        const Drawn drawn(request, data);
        const ThemeStyle& style = ThemeStyle::of(theme);
        CHECK((style.veil > 0.0) == std::ranges::any_of(drawn.page.filled, [&](const Filled& area) {
                  return area.layer == "sea" && same(area.colour, style.water) && area.opacity == style.veil;
              }));
        CHECK((style.veil > 0.0) != std::ranges::any_of(drawn.page.stroked, [&](const Stroked& line) {
                  return line.layer == "borders" && same(line.stroke.colour, style.ink);
              }));
    }
}

/// G. M. Machado et al., 'A Physiologically-based Model for Simulation of Color Vision Deficiency' (2009), severity 1.
TEST_CASE("up to eight series are told apart with any colour vision, and in order of lightness") {
    constexpr std::array<std::array<double, 9>, 3> visions = {
        {{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
         {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
         {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}}};
    const auto seen = [](Colour colour, const std::array<double, 9>& m) {
        const auto to_linear = [](std::uint8_t value) {
            const double share = value / 255.0;
            return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        const auto to_byte = [](double share) {
            const double c = std::clamp(share, 0.0, 1.0);
            return static_cast<std::uint8_t>(
                std::lround(255.0 * (c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055)));
        };
        const double r = to_linear(colour.red), g = to_linear(colour.green), b = to_linear(colour.blue);
        return Colour{to_byte(m[0] * r + m[1] * g + m[2] * b), to_byte(m[3] * r + m[4] * g + m[5] * b),
                      to_byte(m[6] * r + m[7] * g + m[8] * b)};
    };
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const ThemeStyle& style = ThemeStyle::of(theme);
        for (std::size_t count = 2; count <= 8; ++count) {
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t k = i + 1; k < count; ++k) {
                    const Colour a = style.series(i, count), b = style.series(k, count);
                    CAPTURE(count);
                    CHECK(difference(a, b) >= 9.0);
                    for (const auto& vision : visions) CHECK(difference(seen(a, vision), seen(b, vision)) >= 5.0);
                    if (theme == Theme::light) CHECK(lab(a).l > lab(b).l);
                }
            }
        }
    }
}
