// SPDX-License-Identifier: MIT
#include "rangeband/catalog/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

/// Takes outlines from GeoJSON as it streams by, members in any order, and keeps nothing else.
class Reader final : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit Reader(std::string_view where) : where_(where) {}

    std::vector<Outline> outlines;
    std::size_t failed_at = 0;  ///< the byte where the text stops being JSON

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return true; }
    bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
    bool number_float(number_float_t value, const string_t& /*text*/) override { return number(value); }

    bool string(string_t& value) override {
        if (at("/features/geometry/type")) type_ = value;
        if (at("/features/properties/iso_a2")) outline_.iso_a2 = value;
        if (at("/features/properties/iso_a3")) outline_.iso_a3 = value;
        if (at("/features/properties/name")) outline_.name = value;
        return true;
    }

    bool key(string_t& name) override {
        std::ranges::replace(name, '/', '|');
        path_.resize(path_.rfind('/') + 1);
        path_ += name;
        return true;
    }

    bool start_object(std::size_t /*size*/) override {
        if (at("/features/geometry")) type_.clear();
        path_ += '/';
        return true;
    }

    bool end_object() override {
        path_.resize(path_.rfind('/'));
        if (at("/features/geometry") && type_ != "Polygon" && type_ != "MultiPolygon") {
            fail(fmt::format("'{}' is not a Polygon or MultiPolygon", type_));
        }
        if (at("/features")) outlines.push_back(std::exchange(outline_, {}));
        return true;
    }

    bool start_array(std::size_t /*size*/) override { return true; }

    /// Of coordinates: the end of a corner, of a ring, of a polygon, or of them all.
    bool end_array() override {
        if (!at("/features/geometry/coordinates")) return true;
        if (!numbers_.empty()) {
            if (numbers_.size() < 2 || std::abs(numbers_[0]) > 180.0 || std::abs(numbers_[1]) > 90.0) {
                fail("a corner is not a longitude in -180..180 and a latitude in -90..90");
            }
            ring_.push_back({numbers_[0], numbers_[1]});
            numbers_.clear();
        } else if (!ring_.empty()) {
            if (ring_.size() < 4) fail("a ring has fewer than 4 corners");
            Polygon& polygon = polygon_ ? *polygon_ : polygon_.emplace();
            (polygon.exterior.empty() ? polygon.exterior : polygon.holes.emplace_back()) = std::exchange(ring_, {});
        } else if (polygon_) {
            outline_.polygons.push_back(*std::exchange(polygon_, {}));
        }
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        failed_at = position;
        return false;
    }

  private:
    bool at(std::string_view path) const { return path_ == path; }

    bool number(double value) {
        if (at("/features/geometry/coordinates")) numbers_.push_back(value);
        return true;
    }

    [[noreturn]] void fail(std::string_view what) const {
        throw Error::file(fmt::format("{}: feature {}: {}", where_, outlines.size() + 1, what));
    }

    std::string_view where_;
    std::string path_;  ///< of the members that lead here
    Outline outline_;
    std::string type_;
    std::vector<double> numbers_;
    Path ring_;
    std::optional<Polygon> polygon_;
};

}  // namespace

std::vector<Outline> read_outlines(std::string_view text, std::string_view where) {
    Reader reader(where);
    if (!nlohmann::json::sax_parse(text, &reader)) {
        const auto failed = text.substr(0, reader.failed_at);
        throw Error::file(fmt::format("{}: line {}: is not JSON", where, 1 + std::ranges::count(failed, '\n')));
    }
    return std::move(reader.outlines);
}

Outline outline_of(std::string_view country, const Catalog& catalog, const std::vector<DataSource>& sources) {
    const std::vector<Country> countries = catalog.countries();
    const Country& wanted = country_called(country, countries);
    std::vector<Outline> outlines = read_outlines(outlines_text(Outlines::countries_50m, sources), "countries-50m");
    const auto found = std::ranges::find(outlines, wanted.iso_a2, &Outline::iso_a2);
    if (found != outlines.end()) return std::move(*found);
    throw Error::usage(fmt::format("{} has no outline of its own at 1:50 million; give one with {}", wanted.name,
                                   parameter("sites FILE")));
}

}  // namespace rangeband::catalog
