// SPDX-License-Identifier: MIT
// Merged regions of layouts that people have. Quick by default; RANGEBAND_FAMILIES=1 asks every tolerance and larger
// layouts, RANGEBAND_FAMILY_LARGEST=10 layouts of so many sites at most, RANGEBAND_FAMILY_DRAWS=10000 as many random
// ones. A failure names its case, which
//
//     RANGEBAND_FAMILY=star-mm/30/depths/100/19871208 build/dev/tests/test_families -tc="one case*"
//
// asks again alone, with its sites; `all` in place of the mode asks every one.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "families/checks.hpp"

using namespace families;
using oracle::Dice;

namespace {

/// The most sites of a layout, for machines or builds that are slow.
std::size_t largest() { return oracle::from_environment("RANGEBAND_FAMILY_LARGEST", 1000); }

bool thorough() { return oracle::from_environment("RANGEBAND_FAMILIES", 0) > 0; }

std::optional<std::string> one_case() {
    const char* text = std::getenv("RANGEBAND_FAMILY");
    if (text == nullptr || *text == '\0') return std::nullopt;
    return text;
}

constexpr double tolerances_m[] = {100.0, 1.0, 1e4};

/// Says on request which cases take long.
class Stopwatch {
  public:
    explicit Stopwatch(std::string what) : what_(std::move(what)) {}
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    ~Stopwatch() {
        static const double limit_s =
            static_cast<double>(oracle::from_environment("RANGEBAND_FAMILY_SLOW_MS", 1'000'000)) / 1000.0;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        if (seconds > limit_s) fmt::print("{:.2f} s: {}\n", seconds, what_);
    }

  private:
    std::string what_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void check(const Case& one, Mode mode) {
    const Stopwatch timed(one.name(mode));
    one.check(mode);
}

using Names = std::initializer_list<std::string_view>;

/// Every mode of some families.
void grid(Names bases, Names variants = {"", "+annuli", "+areas"}) {
    if (one_case()) return;
    std::size_t turn = 0;
    for (const std::string_view base : bases) {
        for (const std::string_view variant : variants) {
            for (const std::size_t n : {3U, 10U, 30U, 100U, 300U}) {
                const bool areas = variant == "+areas";
                if (n > (thorough() ? (areas ? 100U : 300U) : areas ? 10U : variant == "" ? 100U : 30U)) continue;
                if (n > largest()) continue;
                const Layout one = layout(std::string(base) + std::string(variant), n, oracle::seed());
                for (std::size_t t = 0; t < std::size(tolerances_m); ++t) {
                    if (!thorough() && t != turn % std::size(tolerances_m)) continue;
                    const bool small = n <= 10;
                    const Case whole(one, tolerances_m[t],
                                     {.places = thorough() ? 60 : 25,
                                      .repeat = small || thorough(),
                                      .near_copies = true,
                                      .boundary_points = small ? (thorough() ? 20 : 5) : 0});
                    for (const Mode mode : every_mode) check(whole, mode);
                }
                ++turn;
            }
        }
    }
}

Mode mode_of(std::string_view text) {
    for (const Mode mode : every_mode) {
        if (name(mode) == text) return mode;
    }
    throw std::out_of_range("no mode " + std::string(text));
}

}  // namespace

TEST_CASE("one case by its name") {
    const std::optional<std::string> asked = one_case();
    if (!asked) return;
    std::istringstream stream(*asked);
    std::vector<std::string> words;
    for (std::string word; std::getline(stream, word, '/');) words.push_back(word);
    REQUIRE_MESSAGE(words.size() == 5, "RANGEBAND_FAMILY=family/n/mode/tolerance/seed");
    const Layout one = layout(words[0], std::stoul(words[1]), std::stoull(words[4]));
    const Case whole(one, std::stod(words[3]),
                     {.places = 60, .repeat = true, .near_copies = true, .boundary_points = one.n <= 30 ? 20 : 0});
    fmt::print("{{site}}, lower and upper range in metres:\n{}", whole.items());
    for (const Mode mode : every_mode) {
        if (words[2] == "all" || mode_of(words[2]) == mode) whole.check(mode);
    }
}

TEST_CASE("ranges that end at one place") {
    grid({"star-exact", "star-mm", "star-m", "star-km", "star-pole", "star-180"});
}

TEST_CASE("ranges that end opposite to a site") { grid({"star-opposite"}); }

TEST_CASE("equal ranges around one place") { grid({"ring", "ring-pole", "ring-180"}); }

TEST_CASE("lattices") { grid({"lattice-square", "lattice-triangular"}); }

TEST_CASE("one base from many publishers") {
    grid({"copies-1um", "copies-1mm", "copies-1cm", "copies-10cm"}, {"", "+annuli"});
}

// Families with `skip` do not hold in every draw yet; `--no-skip` runs them.
TEST_CASE("one area from many publishers" * doctest::skip()) {
    grid({"copies-1um", "copies-1mm", "copies-1cm", "copies-10cm"}, {"+areas"});
}

TEST_CASE("one base from publishers who differ by metres" * doctest::skip()) { grid({"copies-1m", "copies-10m"}); }

TEST_CASE("one list from several publishers") { grid({"catalogues-25", "catalogues-35", "catalogues-235"}); }

TEST_CASE("circles that touch") { grid({"nested", "chain"}); }

// Where circles of discs that stand for others meet at one place, and where sources share a disc.
TEST_CASE("areas that meet at one place, and areas that share a vertex") {
    if (one_case()) return;
    for (const auto& [family, n] :
         {std::pair{"star-exact+areas", 3U}, {"copies-1mm+areas", 3U}, {"pole-both+areas", 7U}}) {
        for (const double tolerance_m : tolerances_m) {
            const Case whole(layout(family, n, oracle::seed()), tolerance_m,
                             {.places = 40, .repeat = false, .near_copies = false, .boundary_points = 0});
            for (const Mode mode : every_mode) check(whole, mode);
        }
    }
}

TEST_CASE("mirror images") { grid({"mirror-equator", "mirror-180", "mirror-both"}); }

TEST_CASE("circles exactly through a pole") { grid({"pole-outer", "pole-inner", "pole-both"}); }

TEST_CASE("a list of hundreds") {
    if (one_case()) return;
    for (const auto& [family, n, mode] : {std::tuple{"star-exact", 300U, Mode::depths},
                                          {"star-mm", 300U, Mode::exactly},
                                          {"ring", 300U, Mode::nested},
                                          {"copies-1cm", 1000U, Mode::depths},
                                          {"copies-1m", 300U, Mode::union_of_all},
                                          {"catalogues-25", 600U, Mode::union_of_all},
                                          {"catalogues-235", 300U, Mode::contested},
                                          {"lattice-square", 1000U, Mode::union_of_all},
                                          {"chain", 1000U, Mode::union_of_all},
                                          {"mirror-both", 300U, Mode::at_least}}) {
        if (n > largest()) continue;
        const Case whole(layout(family, n, oracle::seed()), 100.0,
                         {.places = 15, .repeat = false, .near_copies = true, .boundary_points = 0});
        check(whole, mode);
    }
}

TEST_CASE("draws that were once wrong") {
    if (one_case()) return;
    for (const auto& [family, n, mode, tolerance_m, seed] :
         {std::tuple{"nested+annuli", 14U, Mode::depths, 1.0, 264U},
          {"star-opposite+annuli", 84U, Mode::at_least, 100.0, 200844U},
          {"pole-both+annuli", 68U, Mode::at_least, 100.0, 500929U},
          {"copies-10m", 34U, Mode::contested, 100.0, 300207U},
          {"copies-1m+areas", 8U, Mode::nested, 100.0, 400081U},
          {"copies-10m", 9U, Mode::nested, 100.0, 400256U},
          {"copies-10m+annuli", 77U, Mode::nested, 100.0, 600041U},
          {"copies-1cm", 78U, Mode::nested, 1.0, 600416U},
          {"copies-10cm", 100U, Mode::depths, 100.0, 19871208U},
          {"copies-10cm+annuli", 10U, Mode::intersection, 100.0, 19871208U}}) {
        const Case whole(layout(family, n, seed), tolerance_m,
                         {.places = 15, .repeat = false, .near_copies = false, .boundary_points = n <= 10 ? 5 : 0});
        check(whole, mode);
    }
}

TEST_CASE("no random draw ends in an error or is drawn wrong" * doctest::skip()) {
    if (one_case()) return;
    const std::uint64_t draws = oracle::from_environment("RANGEBAND_FAMILY_DRAWS", 300);
    Dice dice(oracle::seed() + 17);
    const double most = draws > 1000 ? 100.0 : 30.0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        std::string family = names()[static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(names().size())))];
        family += dice.pick({"", "", "+annuli", "+annuli", "+areas"});
        const bool areas = family.ends_with("+areas");
        const auto n = static_cast<std::size_t>(dice.log_uniform(2.0, areas ? 10.0 : most));
        const double tolerance_m = dice.pick({1.0, 100.0, 100.0, 1e4});
        const Mode mode = every_mode[static_cast<std::size_t>(dice.uniform(0.0, std::size(every_mode)))];
        const Case whole(layout(family, n, oracle::seed() + i), tolerance_m,
                         {.places = 6, .repeat = i % 8 == 0, .near_copies = true, .boundary_points = 0});
        check(whole, mode);
    }
    MESSAGE(draws, " random requests");
}
