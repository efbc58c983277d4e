// SPDX-License-Identifier: MIT
/// Finished pictures: sizes, bytes, words, hostile names.
#include <cpl_conv.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdint>
#include <set>
#include <string>

#include "picture/canvas/text.hpp"
#include "picture/map/collision_grid.hpp"
#include "picture/projection/clip.hpp"
#include "picture/sample.hpp"
#include "picture/words/figures.hpp"
#include "picture/words/words.hpp"
#include "rangeband/error.hpp"
#include "rangeband/utf8.hpp"

using namespace rangeband;
using namespace rangeband::picture;
using sample::Position;

namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return number;
}

Picture in(Language language) {
    Picture picture;
    picture.language = language;
    return picture;
}

Picture small() { return sample::disc(Position::deg(48.57, 45.9), Length::km(1000)); }

std::string sentence(const Picture& picture) {
    try {
        render(picture, FileKind::png);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.what();
    }
    return "no error";
}

/// A PDF with what its streams hold behind it: Cairo packs all objects from version 1.18 on.
std::string unpacked(const std::string& pdf) {
    constexpr std::string_view begins = "stream\n", ends = "endstream";
    std::string all = pdf, one(1 << 22, '\0');
    for (std::size_t at = pdf.find(begins); at != std::string::npos; at = pdf.find(begins, at)) {
        at += begins.size();
        std::size_t size = 0;
        CPLZLibInflate(pdf.data() + at, pdf.find(ends, at) - at, one.data(), one.size(), &size);
        all.append(one, 0, size);
        at = pdf.find(ends, at) + ends.size();
    }
    return all;
}

}  // namespace

TEST_CASE("two runs give the same bytes, in every format") {
    for (const FileKind kind : {FileKind::png, FileKind::svg, FileKind::pdf}) {
        const bool same = render(small(), kind) == render(small(), kind);
        CHECK(same);
    }
}

TEST_CASE("a PNG has the pixels and the resolution that were asked for") {
    Picture picture = small();
    picture.width = 640;
    picture.height = 480;
    picture.dpi = 100;
    const std::string png = render(picture, FileKind::png);
    CHECK(number_at(png, 16) == 640);
    CHECK(number_at(png, 20) == 480);
    const std::size_t density = png.find("pHYs");
    REQUIRE(density != std::string::npos);
    CHECK(number_at(png, density + 4) == 3937);
}

TEST_CASE("SVG and PDF have the size in points") {
    Picture picture = small();
    picture.width = 800;
    picture.height = 600;
    picture.dpi = 96;
    CHECK(render(picture, FileKind::svg).find("viewBox=\"0 0 600 450\"") != std::string::npos);
    const std::string pdf = unpacked(render(picture, FileKind::pdf));
    CHECK(pdf.find("MediaBox [ 0 0 600 450 ]") != std::string::npos);
    CHECK(pdf.find("19700101") != std::string::npos);
}

TEST_CASE("sizes that no picture has are refused") {
    Picture picture = small();
    picture.width = 100;
    CHECK(sentence(picture) == "a picture of 100 x 450 pixels is outside 200 to 20000 on each side");
    picture.width = 20'000;
    picture.height = 20'000;
    CHECK(sentence(picture) == "a picture of 20000 x 20000 pixels has more than 200 million");
    picture.width = 300;
    picture.height = 300;
    picture.dpi = 600;
    CHECK(sentence(picture) == "the text leaves no room for the map; choose a larger size or fewer pixels per inch");
}

TEST_CASE("every language and theme draws, and every projection at some hard centres") {
    for (const Language language : {Language::en, Language::de, Language::ru}) {
        for (const Theme theme : {Theme::light, Theme::dark, Theme::print}) {
            Picture picture = small();
            picture.language = language;
            picture.theme = theme;
            picture.title.clear();
            CHECK(!render(picture, FileKind::svg).empty());
        }
    }
    for (std::size_t i = 0; i < sample::hard_centres.size(); ++i) {
        Picture picture = sample::disc(sample::hard_centres[i], Length::km(6000));
        picture.projection = sample::projections[i % sample::projections.size()];
        picture.width = picture.height = 300;
        CHECK(!render(picture, FileKind::png).empty());
    }
}

TEST_CASE("a name cannot change what stands around it") {
    for (const std::string name :
         {"\xE2\x80\xAEgnol", "<b>&amp;\"'", "\xF0\x9F\x9A\x80 \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "a\nb\tc",
          "\xC3\x28\xFF", ""}) {
        const std::string shown = showable(name);
        CHECK(is_utf8(shown));
        CHECK(shown.find("\xE2\x80\xAE") == std::string::npos);
        CHECK(shown.find('\n') == std::string::npos);
        Picture picture = small();
        picture.sites.front().name = name;
        picture.title = name;
        CHECK(!render(picture, FileKind::pdf).empty());
    }
}

TEST_CASE("letters that no font has are told of") {
    Picture picture = small();
    std::vector<std::string> told;
    picture.say = [&](const std::string& sentence) { told.push_back(sentence); };
    render(picture, FileKind::svg);
    CHECK(told.empty());
    picture.sites.front().name = "\xEE\xA6\x99";  // U+E999, of private use
    render(picture, FileKind::svg);
    REQUIRE(told.size() == 1);
    CHECK(told.front().find("no font here has these letters: ") == 0);
    CHECK(told.front().find("(as in '\xEE\xA6\x99')") != std::string::npos);
}

TEST_CASE("SVG has text as text, groups by name, and what it says of itself") {
    Picture picture = small();
    picture.description = "A < B";
    const std::string svg = render(picture, FileKind::svg);
    for (const std::string_view part :
         {"<title>A disc</title>", "<desc>A &lt; B</desc>", "<g id=\"land\">", "<g id=\"rings\">", "<g id=\"labels\">",
          "<g id=\"legend\">", "<g id=\"note\">", ">Site</tspan>", ">1,000\u00A0km</tspan>"}) {
        CAPTURE(part);
        CHECK(svg.find(part) != std::string::npos);
    }
    CHECK(render(picture, FileKind::png).find("iTXtTitle") != std::string::npos);
}

TEST_CASE("every range of an SVG has an id of its own") {
    Picture picture = small();
    picture.series.push_back(picture.series.front());  // of the same length
    picture.series.push_back({.outer = Length::km(500), .dashed = true});
    for (const std::size_t series : {std::size_t{1}, std::size_t{2}}) {
        picture.shapes.push_back(picture.shapes.front());
        picture.shapes.back().series = series;
    }
    const std::string svg = render(picture, FileKind::svg);
    std::set<std::string> ids;
    for (std::size_t at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1)) {
        const std::string id = svg.substr(at + 5, svg.find('"', at + 5) - at - 5);
        CAPTURE(id);
        CHECK(ids.insert(id).second);
    }
    for (const char* id : {"ring-1000km", "ring-1000km-no-2", "ring-at-least-500km", "area-1000km"})
        CHECK(ids.contains(id));
}

TEST_CASE("a number and its unit stay on one line, whoever wrote them") {
    Picture picture = small();
    picture.width = 1200;
    picture.height = 900;
    picture.description = "From 500 km, or 1,000 km; not 20 kmh, 3 missiles. Или 5500 км.";
    const std::string svg = render(picture, FileKind::svg);
    CHECK(svg.find(">From 500\u00A0km, or 1,000\u00A0km; not 20 kmh, 3 missiles. Или 5500\u00A0км.<") !=
          std::string::npos);
}

TEST_CASE("figures are written as the language does") {
    CHECK(figure(Length::km(5500), Language::en) == "5,500\u00A0km");
    CHECK(figure(Length::km(5500), Language::de) == "5.500\u00A0km");
    CHECK(figure(Length::km(5500), Language::ru) == "5500\u00A0км");
    CHECK(figure(Length::km(15'000), Language::ru) == "15\u00A0000\u00A0км");
    CHECK(figure(Length::km(12.25), Language::de) == "12,25\u00A0km");
    CHECK(figure(Length::km(1.25), Language::en) == "1.25\u00A0km");
    CHECK(figure(Length::m(850), Language::en) == "850\u00A0m");
    CHECK(figures({.inner = Length::km(500), .outer = Length::km(1000)}, in(Language::en)) == "500–1,000\u00A0km");
    CHECK(figures({.inner = Length::m(500), .outer = Length::km(1)}, in(Language::en)) == "500\u00A0m–1\u00A0km");
    CHECK(figures({.outer = Length::km(500), .dashed = true}, in(Language::en)) == "at least 500\u00A0km");
    CHECK(figures({.inner = Length::km(5500)}, in(Language::de)) == "mindestens 5.500\u00A0km");
    CHECK(figures({}, in(Language::en)).empty());
}

TEST_CASE("a ring is labelled in the words of its legend") {
    const Series least{.outer = Length::km(500), .dashed = true};
    CHECK(edge_label(least, Length::km(500), in(Language::en)) == "at least 500\u00A0km");
    CHECK(edge_label(least, Length::km(500), in(Language::de)) == "mindestens 500\u00A0km");
    CHECK(edge_label(least, Length::km(500), in(Language::ru)) == "не менее 500\u00A0км");
    CHECK(edge_label({.inner = Length::km(5500)}, Length::km(5500), in(Language::en)) == "at least 5,500\u00A0km");
    CHECK(edge_label({.outer = Length::km(480)}, Length::km(480), in(Language::en)) == "480\u00A0km");
    const Series contested{.inner = Length::km(480), .outer = Length::km(500), .contested = true, .dashed = true};
    CHECK(edge_label(contested, Length::km(480), in(Language::en)) == "480\u00A0km");
}

TEST_CASE("what was written keeps its unit and its digits") {
    const auto written = [](std::string_view spec) {
        return figure(*catalog::parse_plain_range(spec).front().written_max, Language::de);
    };
    CHECK(written("200nmi") == "200\u00A0Seemeilen");
    CHECK(written("480.5km") == "480,5\u00A0km");
    CHECK(written("480.1km") != written("480.4km"));
    CHECK(figure(Length::km(480.1), Language::en) == "480.1\u00A0km");
}

TEST_CASE("a statement says what, who and when, in the language") {
    catalog::Range range;
    range.system = "9M729";
    range.claimant = "A source";
    range.claim_date = "2019-02";
    range.qualifier = catalog::Qualifier::between;
    range.stated_min = Length::km(2000);
    range.max = range.stated_max = Length::km(2350);
    CHECK(statement(range, Language::en) == "9M729: 2,000–2,350\u00A0km, A source (2019-02)");
    range.qualifier = catalog::Qualifier::at_most;
    range.basis = catalog::Basis::flight;
    CHECK(statement(range, Language::de) == "9M729: bis zu 2.350\u00A0km geflogen, A source (2019-02)");
}

TEST_CASE("a range of figures has a dash without blanks, or words") {
    const auto said = [](bool from_above, Language language) {
        catalog::Range range;
        range.treaty_class = "INF Treaty";
        range.min = Length::km(1000);
        range.min_inclusive = !from_above;
        range.max = Length::km(5500);
        range.max_inclusive = true;
        return claim_of(range, language);
    };
    CHECK(said(false, Language::ru) == "1000–5500\u00A0км");
    CHECK(said(true, Language::ru) == "свыше 1000 до 5500\u00A0км");
    CHECK(said(false, Language::en) == "1,000 to 5,500\u00A0km");
    CHECK(said(true, Language::de) == "über 1.000 bis 5.500\u00A0km");
}

TEST_CASE("a title names places and ranges, or counts them and gives the extremes") {
    const auto titled = [](std::string_view ranges, std::vector<std::string> places) {
        Subject subject;
        if (!ranges.empty()) {
            for (catalog::Range& range : catalog::parse_plain_range(ranges))
                subject.ranges.push_back(std::make_shared<catalog::Range>(std::move(range)));
        }
        subject.places = std::move(places);
        subject.sectors = {{0.0, 90.0}};
        return title(subject, Language::en);
    };
    CHECK(titled("500km", {"Austria"}) == "500\u00A0km around Austria, azimuths 0° to 90°");
    CHECK(titled("5,20,50,100km", {"A", "B", "C", "D"}) ==
          "4 ranges, 5–100\u00A0km around 4 sites, azimuths 0° to 90°");
    CHECK(titled("", {"A"}) == "Ranges around A, azimuths 0° to 90°");
}

TEST_CASE("rings cut at a box fill the same inside it") {
    const Curves star{{{50, -20}, {70, 120}, {-30, 30}, {130, 30}, {20, 130}},
                      {{-500, -500}, {500, -500}, {500, 500}, {-500, 500}}};
    const Box box{0, 0, 100, 100};
    const Curves cut = clipped_rings(star, box);
    for (double x = 0.5; x < 100; x += 3.0) {
        for (double y = 0.5; y < 100; y += 3.0) CHECK(inside(cut, {x, y}) == inside(star, {x, y}));
    }
    for (const Curve& curve : cut) {
        for (const Point point : curve) CHECK(box.contains(point));
    }
    const Curves lines = clipped_lines({{{-10, 50}, {110, 50}, {110, 60}, {-10, 60}}}, box);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].front().x == 0.0);
    CHECK(lines[0].back().x == 100.0);
}

TEST_CASE("no label takes what is taken or leaves the map") {
    CollisionGrid collisions({0, 0, 100, 100});
    CHECK(collisions.is_free({10, 10, 30, 20}));
    collisions.take({25, 15, 40, 40});
    CHECK(!collisions.is_free({10, 10, 30, 20}));
    CHECK(collisions.is_free({10, 10, 23, 20}));
    CHECK(!collisions.is_free({90, 90, 101, 95}));
    CHECK(!collisions.is_free({32, 10}, 4.0, 20.0, 0.0));
    CHECK(collisions.is_free({32, 10}, 20.0, 4.0, 0.0));
    collisions.avoid({{{0, 70}, {100, 70}}});
    CHECK(collisions.crossed({10, 60, 20, 80}) > 0.0);
    CHECK(collisions.crossed({10, 50, 20, 60}) == 0.0);
    collisions.keep_within({{{0, 0}, {50, 0}, {50, 100}, {0, 100}}});
    CHECK(!collisions.is_free({60, 60, 70, 70}));
    CHECK(collisions.is_free({5, 60, 20, 70}));
}
