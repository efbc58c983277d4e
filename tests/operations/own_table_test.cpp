// SPDX-License-Identifier: MIT
// Sites that a caller has in memory: read like a file's.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "operations/data.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/io/own_table.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/operations/points.hpp"

using namespace rangeband;
using namespace rangeband::operations;

namespace {

/// Named sites with a range each.
class Sites final : public io::OwnTable {
  public:
    struct Row {
        std::string name;
        double lat, lon;
        std::string reach;
    };
    explicit Sites(std::vector<Row> rows) : rows_(std::move(rows)) {}

    std::string name() const override { return "sites"; }
    std::size_t rows() const override { return rows_.size(); }
    const std::vector<io::Field>& columns() const override { return columns_; }
    io::Value value(std::size_t row, std::size_t column) const override {
        const Row& at = rows_[row];
        if (column == 0) return at.name;
        if (column == 3) return at.reach;
        return column == 1 ? at.lat : at.lon;
    }
    bool has_geometry() const override { return false; }
    std::string_view geometry(std::size_t) const override { return {}; }
    std::string crs() const override { return {}; }

  private:
    std::vector<Row> rows_;
    std::vector<io::Field> columns_ = {{"Name", io::FieldType::text, {}},
                                       {"Breitengrad", io::FieldType::real, {}},
                                       {"Längengrad", io::FieldType::real, {}},
                                       {"reach", io::FieldType::text, {}}};
};

FootprintRequest request_for(std::vector<Sites::Row> rows) {
    FootprintRequest request;
    request.query.tables = {std::make_shared<Sites>(std::move(rows))};
    request.query.range_column = RangeColumn{"reach", ""};
    return request;
}

std::vector<std::string> titles(const FootprintRequest& request) {
    std::vector<std::string> found;
    Footprints(request, data()).draw(false, [&](std::size_t, const io::Feature& feature) {
        found.push_back(std::get<std::string>(feature.values.front()));
    });
    return found;
}

}  // namespace

TEST_CASE("rows in memory become footprints, with a range of their own from a column") {
    const auto request = request_for({{"A", 48.57, 46.25, "500km"}, {"", -12.5, 179.5, "100..300km"}});
    CHECK(titles(request) == std::vector<std::string>{"A: 500 km", "-12.5,179.5: 100–300 km"});
}

TEST_CASE("a bad row in memory stops the run with its number, or is left out on wish") {
    auto request = request_for({{"A", 48.57, 46.25, "500km"}, {"B", 91.0, 0.0, "5km"}, {"C", 1.0, 2.0, "5"}});
    CHECK_THROWS_WITH_AS(titles(request), doctest::Contains("sites: row 1: latitude 91 is outside -90..90"), Error);
    request.query.skip_bad = true;
    CHECK(titles(request) == std::vector<std::string>{"A: 500 km"});
}

TEST_CASE("arrays of points against places: the geodesic's own distance, and limits as the range has them") {
    PointsRequest request;
    request.query.at = {geodesic::TypedPosition{geodesic::Position::deg(48.57, 46.25), "", ""},
                        geodesic::TypedPosition{geodesic::Position::deg(0.0, 0.0), "", ""}};
    request.query.range = {"500..5500km"};
    request.threads = 2;
    const PointQuery query(request, data());
    const std::vector<double> lat = {48.57, 55.75, -33.0}, lon = {46.25, 37.62, 512.5};
    std::vector<double> metres(6);
    query.distances({lat, lon}, metres);
    std::vector<std::uint8_t> inside(6);
    query.inside({lat, lon}, inside);
    for (std::size_t k = 0; k < 2; ++k) {
        const auto from = k == 0 ? geodesic::Position::deg(48.57, 46.25) : geodesic::Position();
        for (std::size_t i = 0; i < 3; ++i) {
            const auto distance = geodesic::inverse(from, geodesic::Position::deg(lat[i], lon[i])).distance;
            CHECK(metres[k * 3 + i] == distance.m());
            CHECK((inside[k * 3 + i] == 1) == (distance >= Length::km(500) && distance <= Length::km(5500)));
        }
    }
    const std::vector<double> wrong = {0.0, 95.0, 0.0};
    CHECK_THROWS_WITH_AS(query.distances({wrong, lon}, metres), "point 1: latitude 95 is outside -90..90", Error);
}
