/// What is told beforehand against what is written.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "../oracle/dice.hpp"
#include "cli/command.hpp"
#include "cli/convert.hpp"
#include "cli/footprints.hpp"
#include "cli/size_guard.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"

using namespace rangeband;
using namespace rangeband::cli;
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

FootprintRequest request_of(const std::vector<std::string>& arguments) {
    const auto command = std::ranges::find(commands(), std::string_view("footprint"), &Command::name);
    const Values values = parse_command_line((*command)->options, arguments);
    return decide(values, output_of(values));
}

/// Bytes told and bytes written, without what is there even for no footprint.
struct Sizes {
    double told, written;
};

Sizes sizes_of(const std::vector<std::string>& arguments) {
    FootprintRequest request = request_of(arguments);
    const RowCheck rows = check_rows(request);
    const SizeEstimate told = estimate_size(request, rows.good);
    const auto writer = io::Writer::open(request.output);
    draw_all(request, rows.good, [&](Placed&& placed) { writer->write(placed.layer, placed.feature); });
    writer->finish();
    constexpr double empty_geopackage = 120'000.0;
    const double at_all = request.output.format->name == "GPKG" ? empty_geopackage : 0.0;
    return {told.bytes, static_cast<double>(fs::file_size(request.output.target)) - at_all};
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

std::string refusal(const std::vector<std::string>& arguments) {
    FootprintRequest request = request_of(arguments);
    try {
        must_not_be_huge(request, check_rows(request).good);
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
        std::vector<std::string> arguments = {"--quiet",     "--overwrite",
                                              "-o",          folder.file("out." + extension),
                                              "--tolerance", fmt::format("{:.9f}km", dice.log_uniform(1e-5, 1.0))};
        const bool file = dice.chance(0.5);
        if (file) {
            arguments.insert(arguments.end(), {"--sites", write_sites(folder, dice, 60), "--range-column", "reach:km"});
        } else {
            for (int i = 0; i < 3; ++i) {
                arguments.emplace_back("--at");
                arguments.push_back(fmt::format("{:.5f},{:.5f}", dice.uniform(-90, 90), dice.uniform(-180, 180)));
            }
            const double least = dice.chance(0.5) ? dice.log_uniform(1, 5'000) : 0.0;
            arguments.insert(arguments.end(),
                             {"--range", fmt::format("{:.3f}..{:.3f}km", least, least + dice.log_uniform(10, 15'000))});
            if (least == 0.0) arguments.back() = fmt::format("{:.3f}km", dice.log_uniform(10, 20'000));
        }
        const auto [told, written] = sizes_of(arguments);
        INFO(fmt::format("seed {}, round {}: {}", oracle::seed(), round, fmt::join(arguments, " ")));
        CHECK(told < factor * written + 20'000);
        CHECK(written < factor * told + 20'000);
    }
}

TEST_CASE("the size told of launch areas is that of what is written, within a factor of 2") {
    const Folder folder;
    for (const std::string range : {"50km", "500km", "100..2000km"}) {
        for (const std::string tolerance : {"10m", "100m", "10km"}) {
            const auto [told, written] = sizes_of({"--country", "AT", "--range", range, "--tolerance", tolerance,
                                                   "--quiet", "--overwrite", "-o", folder.file("out.geojson")});
            INFO(fmt::format("{} to {}: told {}, written {}", range, tolerance, told, written));
            CHECK(told < factor * written);
            CHECK(written < factor * told);
        }
    }
}

TEST_CASE("merged footprints are refused once they are huge, unless they are forced") {
    const io::Feature feature{.values = {}, .geometry = footprint::MultiPolygon{{footprint::Path(1'000'000), {}}}};
    const auto adds_until_refused = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--at", "0,0", "--range", "5km", "-o", "out.geojson"});
        const FootprintRequest request = request_of(more);
        MergedSize merged(request);
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
    const int adds = adds_until_refused({"--merge", "union"});
    CHECK(adds > 250);
    CHECK(adds < 500);
    CHECK(adds_until_refused({"--merge", "union", "--force"}) == 1000);
    CHECK(adds_until_refused({}) == 1000);
}

TEST_CASE("what would be huge is refused, unless it is forced or merged") {
    std::vector<std::string> huge = {"--at", "0,0", "--tolerance", "0.00001m", "--range"};
    std::string ranges;
    for (int km = 1000; km < 1500; ++km) ranges += fmt::format("{}{}", ranges.empty() ? "" : ",", km);
    huge.push_back(ranges + "km");
    const std::string sentence = refusal(huge);
    CHECK(sentence.find("would write about") == 0);
    CHECK(sentence.find("500 footprints of about ") != std::string::npos);
    CHECK(sentence.find("--force") != std::string::npos);
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--force"}, {"--merge", "union"}}) {
        std::vector<std::string> allowed = huge;
        allowed.insert(allowed.end(), more.begin(), more.end());
        CHECK(refusal(allowed).empty());
    }
    huge[3] = "100m";
    CHECK(refusal(huge).empty());
}
