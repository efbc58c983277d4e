// SPDX-License-Identifier: MIT
#include "rangeband/catalog/classify.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalog/shipped.hpp"

using namespace rangeband;
using namespace rangeband::catalog;

namespace {

const Claim& claim(std::string_view id) { return *std::ranges::find(shipped().claims(), id, full_id); }

std::string answer(const Stated& stated, std::string_view band_id) {
    const Finding finding = classify(stated, band(band_id));
    return std::string(name_of(finding.answer)) + ": " + finding.why;
}

std::string answer(std::string_view claim_id, std::string_view band_id) {
    return answer(stated(claim(claim_id)), band_id);
}

Stated km(double range) { return Stated::exactly(Length::km(range)); }

}  // namespace

TEST_CASE("a length is in or out of a class, edges as the treaty words them") {
    CHECK(answer(km(500), "inf-shorter") == "in: 500 to 1,000 km");
    CHECK(answer(km(499.999'999'999), "inf-shorter") == "out: below 500 km");
    CHECK(answer(km(1000), "inf-shorter") == "in: 500 to 1,000 km");
    CHECK(answer(km(1000), "inf-intermediate") == "out: not over 1,000 km");
    CHECK(answer(km(1000.001), "inf-shorter") == "out: over 1,000 km");
    CHECK(answer(km(1000.001), "inf-intermediate") == "in: over 1,000 to 5,500 km");
    CHECK(answer(km(5500), "inf-intermediate") == "in: over 1,000 to 5,500 km");
    CHECK(answer(km(5500), "new-start-icbm") == "out: not over 5,500 km");
    CHECK(answer(km(5500.000'001), "inf") == "out: over 5,500 km");
    CHECK(answer(km(5500.000'001), "new-start-icbm") == "in: over 5,500 km");
    CHECK(answer(km(300), "mtcr") == "in: 300 km and more");
    CHECK(answer(Stated::exactly(Length::mi(600)), "general-irbm") == "in: 965.6064 to 5,310.8352 km");
}

TEST_CASE("classifying a length agrees with the band's own test of what it contains") {
    for (const Band& one : shipped().bands()) {
        for (double range = 0.5; range < 7000; range += 0.5) {
            const Answer expected = one.contains(Length::km(range)) ? Answer::in : Answer::out;
            REQUIRE(classify(km(range), one).answer == expected);
        }
    }
}

TEST_CASE("a statement is in when the class holds all that it allows, out when none, else undecided") {
    for (const Band& one : shipped().bands()) {
        for (int least = 0; least <= 6000; least += 250) {
            for (int most = least + 250; most <= 6250; most += 250) {
                // Edges lie on multiples of 250 km or far from them, so samples on and beside those show everything.
                bool all = true, none = true;
                for (int whole = least; whole <= most; whole += 50) {
                    for (const double beside : {-0.25, 0.0, 0.25}) {
                        const double range = whole + beside;
                        if (range < least || range > most) continue;
                        const bool held = one.contains(Length::km(range));
                        all = all && held;
                        none = none && !held;
                    }
                }
                const Answer expected = all ? Answer::in : none ? Answer::out : Answer::undecided;
                const Stated between = Stated::between(Length::km(least), Length::km(most));
                REQUIRE(classify(between, one).answer == expected);
            }
        }
    }
}

TEST_CASE("claims keep open what they leave open") {
    CHECK(answer("9m729@russia-2019-01-23", "inf") == "out: below 500 km");
    CHECK(answer("9m729@us-2019", "inf") == "undecided: in if over 500 to 5,500 km, out if over 5,500 km");
    CHECK(answer("9m729@us-2019", "inf-shorter") == "undecided: in if over 500 to 1,000 km, out if over 1,000 km");
    CHECK(answer("9m729@us-2019", "mtcr") == "in: 300 km and more");
    CHECK(answer("df-17@us-intelligence-2017", "inf-intermediate") == "in: over 1,000 to 5,500 km");
    CHECK(answer("9m723@polish-radio-2011", "inf-shorter") == "undecided: in if exactly 500 km, out if below 500 km");
    CHECK(answer("9m728@vedomosti", "inf") == "undecided: in if exactly 500 km, out if below 500 km");
    CHECK(answer("rs-26@pifer", "new-start-icbm") == "in: over 5,500 km");
    CHECK(answer("rs-26@pifer", "inf") == "out: over 5,500 km");
    CHECK(answer(Stated::between(Length::km(400), Length::km(6000)), "inf") ==
          "undecided: in if 500 to 5,500 km, out if below 500 km or over 5,500 km");
}

TEST_CASE("a test flight shows at least its distance") {
    CHECK(answer("oreshnik@hur-2024", "mtcr") == "in: 300 km and more");
    CHECK(answer("oreshnik@hur-2024", "inf-shorter") == "undecided: in if 900 to 1,000 km, out if over 1,000 km");
    CHECK(answer("rs-26@podvig-2013-kura", "inf") == "out: over 5,500 km");
    CHECK(answer("9m729@ryabkov-2018", "mtcr") == "undecided: in if 300 km and more, out if below 300 km");
}

TEST_CASE("a drawn claim names the INF class only where that is decided") {
    const auto class_of = [](std::string_view id) { return shipped().ranges(id).at(0).treaty_class; };
    CHECK(class_of("9m729@fas-newspaper-2019") == "INF Treaty, intermediate-range missile");
    CHECK(class_of("9m729@us-intelligence-conventional") == "INF Treaty, intermediate-range missile");
    CHECK(class_of("9m729@western-intelligence-2019") == "");
    CHECK(class_of("9m723@mdaa") == "");
    CHECK(class_of("oreshnik@hur-2024") == "");  // flown 900 km
    CHECK(class_of("hwasong-12@flight-2022") == "");
    CHECK(class_of("oka@la-times-1990") == "INF Treaty, shorter-range missile");
}

TEST_CASE("a band is about some kinds of missile") {
    CHECK(covers(band("inf"), "GLCM") == Covers::yes);
    CHECK(covers(band("inf"), "SLBM") == Covers::no);
    CHECK(covers(band("inf"), "") == Covers::yes);
    CHECK(covers(band("start-asbm"), "") == Covers::unsaid);
    CHECK(covers(band("inf"), "glbm") == Covers::yes);
    CHECK(covers(band("mtcr"), "SLBM") == Covers::yes);
    CHECK(covers(band("inf"), "GLBG") == Covers::unsaid);
    CHECK(covers(band("mtcr"), "GLBG") == Covers::yes);
    CHECK(covers(band("start-asbm"), "GLBG") == Covers::no);
}

TEST_CASE("a treaty is about its parties, while it was in force") {
    const auto not_bound = [](std::string_view system, std::string_view in) {
        return why_not_bound(band(in), shipped().system(system), shipped().regimes());
    };
    for (const std::string_view bound : {"pioneer", "pershing-2", "9m729", "prsm", "trident-d5"}) {
        CAPTURE(bound);
        CHECK(not_bound(bound, "inf") == "");
    }
    for (const std::string_view outside : {"df-26", "kn-23", "shahab-3", "elsa", "type-12"}) {
        CAPTURE(outside);
        CHECK(not_bound(outside, "inf") == "no party");
    }
    for (const std::string_view later : {"oreshnik", "typhon", "tomahawk-ground", "flamingo", "dark-eagle"}) {
        CAPTURE(later);
        CHECK(not_bound(later, "inf") == "ended 2019-08-02");
    }
    CHECK(not_bound("rs-26", "new-start-icbm") == "");
    CHECK(not_bound("df-27", "new-start-icbm") == "no party");
    CHECK(not_bound("df-26", "mtcr") == "");  // nothing is known of its members

    System system;
    system.country = "USA";
    const std::vector<Regime> until_2019{{band("inf").regime, "USA; USSR", "1988-06-01", "2019", "", ""}};
    const auto why = [&](std::string_view from) {
        system.valid_from = from;
        return why_not_bound(band("inf"), system, until_2019);
    };
    CHECK(why("") == "");
    CHECK(why("2019-12") == "");
    CHECK(why("2020") == "ended 2019");
}

TEST_CASE("every classification in the catalogue names its class") {
    for (const Claim& one : shipped().claims()) {
        CAPTURE(full_id(one));
        CHECK(one.classification == !one.band.empty());
    }
    CHECK(claim("rk-55@inf-class").band == "inf-intermediate");
}

TEST_CASE("the timeline is in order and cites its sources") {
    const auto events = shipped().timeline();
    CHECK(events.size() == 46);
    CHECK(std::ranges::is_sorted(events, {}, &Event::date));
    for (const Event& event : events) CHECK_NOTHROW(shipped().source(event.source_id));
}
