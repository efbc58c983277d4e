// SPDX-License-Identifier: MIT
/// What is told beforehand against what is written.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "../oracle/dice.hpp"
#include "operations/data.hpp"
#include "operations/size_guard.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/operations/footprints.hpp"

using namespace rangeband;
using namespace rangeband::operations;
namespace fs = std::filesystem;

namespace {

constexpr double factor = 2.0;

class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / fmt::format("rangeband-size-{}", getpid())) {
        fs::create_directory(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
};

/// Where a request goes.
struct Output {
    const io::Format& format;
    Layers layers;

    Output(const Plan& plan, const std::string& target)
        : format(io::format_for(target)), layers(Layers::of(format.several_layers, plan.request.style.lines)) {}
};

/// Bytes told and bytes written, without what is there even for no footprint.
struct Sizes {
    double told, written;
};

Sizes sizes_of(const FootprintRequest& request, const std::string& target) {
    Plan plan(request, data());
    const Output output(plan, target);
    const SizeEstimate told = estimate_size(plan, check_rows(plan, {}).good, output.layers, output.format);
    io::OutputRequest file;
    file.target = target;
    file.format = &output.format;
    file.overwrite = true;
    Footprints(request, data()).write(file);
    constexpr double empty_geopackage = 120'000.0;
    const double at_all = output.format.name == "GPKG" ? empty_geopackage : 0.0;
    return {told.bytes, static_cast<double>(fs::file_size(target)) - at_all};
}

FootprintRequest at_zero(const std::string& range, Tolerance tolerance) {
    FootprintRequest request;
    request.query.at = {geodesic::parse_position("0,0")};
    request.query.range = {range};
    request.style.tolerance = tolerance;
    return request;
}

std::string write_sites(const Folder& folder, oracle::Dice& dice, int count) {
    std::ofstream file(folder.file("sites.csv"));
    const auto text = std::string(static_cast<std::size_t>(dice.log_uniform(1, 2000)), 'x');
    file << "name,lat,lon,reach,note\n";
    for (int i = 0; i < count; ++i) {
        file << fmt::format("{},{:.5f},{:.5f},{:.3f},{}\n", i, dice.uniform(-90, 90), dice.uniform(-180, 180),
                            dice.log_uniform(5, 15'000), text);
    }
    return folder.file("sites.csv");
}

std::string refusal(const FootprintRequest& request) {
    Plan plan(request, data());
    const Output output(plan, "out.geojson");
    try {
        must_not_be_huge(plan, RowCheck(), output.layers, output.format);
        return {};
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.what();
    }
}

}  // namespace

TEST_CASE("the size told of random requests is that of what is written, within a factor of 2") {
    oracle::Dice dice(oracle::seed());
    const Folder folder;
    for (int round = 0; round < 40; ++round) {
        const std::string extension =
            dice.pick<const char*>({"geojson", "geojsonl", "gpkg", "fgb", "csv", "shp", "kml"});
        FootprintRequest request;
        request.style.tolerance = Tolerance::of(Length::km(dice.log_uniform(1e-5, 1.0)));
        if (dice.chance(0.5)) {
            request.query.sites = {write_sites(folder, dice, 60)};
            request.query.range_column = RangeColumn{"reach", "km"};
        } else {
            for (int i = 0; i < 3; ++i) {
                request.query.at.push_back(geodesic::parse_position(
                    fmt::format("{:.5f},{:.5f}", dice.uniform(-90, 90), dice.uniform(-180, 180))));
            }
            const double least = dice.chance(0.5) ? dice.log_uniform(1, 5'000) : 0.0;
            const double most = least + dice.log_uniform(10, 15'000);
            request.query.range = {least == 0.0 ? fmt::format("{:.4f}km", dice.log_uniform(10, 20'000))
                                                : fmt::format("{:.4f}..{:.4f}km", least, most)};
        }
        const auto [told, written] = sizes_of(request, folder.file("out." + extension));
        INFO(fmt::format("seed {}, round {}: {} at {} m", oracle::seed(), round, extension,
                         request.style.tolerance.m()));
        CHECK(told < factor * written + 20'000);
        CHECK(written < factor * told + 20'000);
    }
}

TEST_CASE("the size told of launch areas is that of what is written, within a factor of 2") {
    const Folder folder;
    for (const std::string range : {"50km", "500km", "100..2000km"}) {
        for (const std::string tolerance : {"10m", "100m", "10km"}) {
            FootprintRequest request;
            request.query.from_country = {"AT"};
            request.query.range = {range};
            request.style.tolerance = Tolerance::of(geodesic::parse_length(tolerance));
            const auto [told, written] = sizes_of(request, folder.file("out.geojson"));
            INFO(fmt::format("{} to {}: told {}, written {}", range, tolerance, told, written));
            CHECK(told < factor * written);
            CHECK(written < factor * told);
        }
    }
}

TEST_CASE("merged footprints are refused once they are huge, unless they are forced") {
    const io::Feature feature{.values = {}, .geometry = footprint::MultiPolygon{{footprint::Path(1'000'000), {}}}};
    const auto adds_until_refused = [&](Merge how, bool force) {
        FootprintRequest request = at_zero("5km", Tolerance::m(100));
        request.merging.how = how;
        request.force = force;
        MergedSize merged(Plan(request, data()), io::format_for("out.geojson"));
        int adds = 0;
        try {
            while (adds < 1000) {
                merged.add(feature);
                ++adds;
            }
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            CHECK(std::string(error.what()).find("more than 10 GB") != std::string::npos);
        }
        return adds;
    };
    const int adds = adds_until_refused(Merge::any, false);
    CHECK(adds > 250);
    CHECK(adds < 500);
    CHECK(adds_until_refused(Merge::any, true) == 1000);
    CHECK(adds_until_refused(Merge::none, false) == 1000);
}

TEST_CASE("what would be huge is refused, unless it is forced or merged") {
    std::string ranges;
    for (int km = 1000; km < 1500; ++km) ranges += fmt::format("{}{}", ranges.empty() ? "" : ",", km);
    const FootprintRequest huge = at_zero(ranges + "km", Tolerance::m(0.00001));
    const std::string sentence = refusal(huge);
    CHECK(sentence.find("would write about") == 0);
    CHECK(sentence.find("500 footprints of about ") != std::string::npos);
    CHECK(sentence.find("add force if") != std::string::npos);
    FootprintRequest forced = huge, merged = huge;
    forced.force = true;
    merged.merging.how = Merge::any;
    CHECK(refusal(forced).empty());
    CHECK(refusal(merged).empty());
    CHECK(refusal(at_zero(ranges + "km", Tolerance::m(100))).empty());
}
