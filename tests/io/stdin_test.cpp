// SPDX-License-Identifier: MIT
#include <fcntl.h>

#include "support.hpp"

using namespace support;

namespace {

/// Standard input comes from a file while this lives.
class Stdin {
  public:
    explicit Stdin(const std::string& path) : kept_(dup(STDIN_FILENO)) {
        const int file = open(path.c_str(), O_RDONLY);
        dup2(file, STDIN_FILENO);
        close(file);
    }
    ~Stdin() {
        dup2(kept_, STDIN_FILENO);
        close(kept_);
    }

  private:
    int kept_;
};

Table read_stdin(const TempFolder& folder, const std::string& content, const io::Scratch& scratch = {}) {
    const Stdin input(folder.file("input", content));
    io::SitesRequest request{"-", {}, {}};
    request.scratch = scratch;
    io::SiteTable table(request);
    Table result;
    for (int walk = 0; walk < 2; ++walk) {  // a pipe could be read only once
        result = {table.fields(), {}, {}};
        table.each([&](io::SiteRow&& row) { result.good.push_back(std::move(row)); },
                   [&](io::BadRow&& row) { result.bad.push_back(std::move(row)); });
    }
    return result;
}

}  // namespace

TEST_CASE("standard input is told apart by its first bytes and can be walked twice") {
    const TempFolder folder;
    const std::string point = R"({"type":"Point","coordinates":[46.25,48.57]})";
    const std::string feature = R"({"type":"Feature","properties":{"name":"a"},"geometry":)" + point + "}";
    const std::vector<std::string> inputs = {
        R"({"type":"FeatureCollection","features":[)" + feature + "]}", feature + "\n", "\n" + feature,
        "name;lat;lon\na;48,57;46,25\n",
        "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>a</name>"
        "<Point><coordinates>46.25,48.57</coordinates></Point></Placemark></Document></kml>"};
    for (const auto& content : inputs) {
        CAPTURE(content);
        const auto table = read_stdin(folder, content);
        REQUIRE(table.good.size() == 1);
        CHECK(table.good[0].name == "a");
        CHECK(table.good[0].position == geodesic::Position::deg(48.57, 46.25));
    }
}

TEST_CASE("standard input that is no table of sites") {
    const TempFolder folder;
    CHECK(sentence([&] { read_stdin(folder, ""); }) == "standard input: is empty");
    CHECK(contains(sentence([&] { read_stdin(folder, "{\"type\":"); }), "standard input: is not a file of sites"));
    CHECK(contains(sentence([&] { read_stdin(folder, "hello\n"); }),
                   "standard input: has no columns whose headers are recognized as coordinates"));
}

TEST_CASE("standard input is kept in the folder of the request, up to its limit") {
    const TempFolder folder;
    const std::string content = "name,lat,lon\na,48.57,46.25\n";
    const auto limited = [&](std::size_t most) { return io::Scratch{.folder = folder / ".", .most_piped = most}; };
    CHECK(read_stdin(folder, content, limited(content.size())).good.size() == 1);
    CHECK(sentence([&] { read_stdin(folder, content, limited(content.size() - 1)); }) ==
          "standard input: is larger than 26 bytes; save it as a file, and name that");
    CHECK(sentence([&] { read_stdin(folder, content, {.folder = folder / "none"}); }) ==
          "standard input: cannot be kept in " + (folder / "none") + ": no such file or directory");
    CHECK(folder.names() == std::set<std::string>{"input"});
}
