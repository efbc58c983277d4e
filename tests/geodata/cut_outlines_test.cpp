// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "geodata/shapes.hpp"

using namespace rangeband::geodata::test;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, where the tool is run once.
class Run {
  public:
    explicit Run(const std::string& rings) {
        std::string name = (fs::temp_directory_path() / "rangeband-outlines-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        std::ofstream(folder_ / "rings.txt") << rings;
        const std::string command = std::string("cd '") + folder_.string() + "' && '" + CUT_OUTLINES +
                                    "' test < rings.txt > test.geojson 2> messages.txt";
        status_ = WEXITSTATUS(std::system(command.c_str()));
    }
    ~Run() { fs::remove_all(folder_); }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    int status() const { return status_; }
    std::vector<Shape> shapes() const { return shapes_of(folder_ / "test.geojson"); }

  private:
    fs::path folder_;
    int status_ = 0;
};

struct Case {
    const char* title;
    std::string rings;
    int parts;
    double area_deg2;
};

const std::vector<Case> cases{
    {"an island across 180, clockwise", "polygon\nring 170 0 170 10 -170 10 -170 0\n", 2, 200.0},
    {"the same, anticlockwise", "polygon\nring 170 0 -170 0 -170 10 170 10\n", 2, 200.0},
    {"with a lake across 180", "polygon\nring 170 0 -170 0 -170 10 170 10\nring 178 4 -178 4 -178 6 178 6\n", 2, 192.0},
    {"with a lake beside 180", "polygon\nring 170 0 -170 0 -170 10 170 10\nring 171 4 172 4 172 6 171 6\n", 2, 198.0},
    {"an island that touches 180", "polygon\nring 170 0 180 5 170 10\n", 1, 50.0},
    {"an island with a side along 180, named on either rim", "polygon\nring 170 0 -180 0 180 10 170 10\n", 1, 100.0},
    {"a cap about the south pole, eastward", "polygon\nring -90 -80 0 -80 90 -80 180 -80\n", 1, 3600.0},
    {"the same, westward and off 180", "polygon\nring 170 -80 80 -80 -10 -80 -100 -80\n", 1, 3600.0},
    {"a cap about the north pole", "polygon\nring -100 80 -10 80 80 80 170 80\n", 1, 3600.0},
    {"a part without an inside beside one with", "polygon\nring 1 1 2 2 1 1\npolygon\nring 0 0 1 0 0 1\n", 1, 0.5},
};

}  // namespace

TEST_CASE("cut_outlines cuts whatever a globe can hold into what is valid in the plane") {
    for (const Case& tried : cases) {
        CAPTURE(tried.title);
        const Run run("feature\tZZ\tZZZ\tTest\n" + tried.rings);
        REQUIRE(run.status() == 0);
        const auto shapes = run.shapes();
        REQUIRE(shapes.size() == 1);
        CHECK(shapes[0].iso_a2 == "ZZ");
        CHECK(shapes[0].area->IsValid());
        CHECK(shapes[0].area->getNumGeometries() == tried.parts);
        CHECK(shapes[0].area->get_Area() == doctest::Approx(tried.area_deg2).epsilon(1e-9));
        each_ring(shapes[0],
                  [](const OGRLinearRing& ring, bool is_hole) { CHECK(bool(ring.isClockwise()) == is_hole); });
    }
}

TEST_CASE("cut_outlines refuses what it cannot read") {
    for (const char* const rings : {"ring 1 2 3 4 5 6\n", "feature\tZZ\tZZZ\tTest\npolygon\nring 1 2 3 north\n",
                                    "feature\tZZ\tZZZ\tTest\npolygon\nring 181 0 0 0 0 1\n", "moon\n"}) {
        CAPTURE(rings);
        CHECK(Run(rings).status() == 1);
    }
}
