// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "io/gdal_module.hpp"
#include "io/read/csv_reader.hpp"
#include "io/read/csv_types.hpp"
#include "io/read/read_columns.hpp"
#include "io/read/read_position.hpp"
#include "io/read/row_filter.hpp"
#include "io/read/rows.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

constexpr std::array delimiters = {'\t', ';', '|', ','};

std::string_view cell_at(const std::vector<std::string_view>& cells, std::size_t column) {
    return column < cells.size() ? cells[column] : std::string_view();
}

class CsvRows final : public Rows {
  public:
    CsvRows(const InputSource& source, const SitesRequest& request)
        : shown_(source.shown()), reader_(source.path(), source.shown()) {
        if (request.layer) {
            throw Error::file(fmt::format("{}: has no layer '{}'; a plain table has none, leave out {}", shown_,
                                          *request.layer, parameter("layer")));
        }
        read_header();
        learn_types();
        if (request.where) {
            filter_ = gdal(fmt::format("{}: {}", shown_, parameter("where"))).filter(*request.where, columns_, shown_);
            if (!any_row())
                throw Error::file(
                    fmt::format("{}: no row is selected by {} \"{}\"", shown_, parameter("where"), *request.where));
        }
    }

    const std::vector<Field>& fields() const override { return fields_; }

    void each(const Good& good, const Bad& bad) override {
        start();
        while (reader_.next()) {
            if (filtered_out()) continue;
            SiteRow row;
            auto reason = read_row(row);
            row.where = fmt::format("line {}", reader_.line());
            if (reason.empty()) {
                good(std::move(row));
            } else {
                bad({std::move(row.where), std::move(reason)});
            }
        }
    }

  private:
    void start() {
        reader_.rewind();
        reader_.next();  // the header
    }

    static bool says_where(const SiteColumns& columns) { return columns.positioned() || columns.geometry; }

    bool is_place_or_name(std::size_t i) const {
        if (i == site_.name) return true;
        return site_.positioned() ? i == site_.latitude || i == site_.longitude : i == site_.geometry;
    }

    RowPosition place_in(const std::vector<std::string_view>& cells) const {
        if (!site_.positioned()) return gdal(shown_).place_of_wkt(cell_at(cells, *site_.geometry));
        return position_from_text(cell_at(cells, *site_.latitude), cell_at(cells, *site_.longitude));
    }

    /// The delimiter is the one under which the header names coordinates.
    void read_header() {
        std::size_t most = 0;
        for (const char delimiter : delimiters) {
            reader_.set_delimiter(delimiter);
            reader_.rewind();
            if (!reader_.next()) throw Error::file(fmt::format("{}: has no header and no rows", shown_));
            const std::vector<std::string> headers(reader_.cells().begin(), reader_.cells().end());
            const auto found = find_site_columns(headers);
            if (!says_where(found) && headers.size() <= most) continue;
            most = headers.size();
            take_header(headers, found, delimiter);
            if (says_where(found)) break;
        }
        if (says_where(site_)) return;
        std::vector<std::string> seen;
        for (const auto& column : columns_) seen.push_back(column.name);
        throw Error::file(fmt::format(
            "{}: has no columns of coordinates: the first line must name a latitude (lat, latitude or "
            "y) and a longitude (lon, lng, long, longitude or x), or a geometry (wkt or geometry); it has {}",
            shown_, list_names(seen)));
    }

    void take_header(const std::vector<std::string>& headers, const SiteColumns& found, char delimiter) {
        site_ = found;
        delimiter_ = delimiter;
        columns_.clear();
        for (const auto& header : headers) {
            const auto name = trimmed(checked_text(header));
            columns_.push_back({name.empty() ? fmt::format("column_{}", columns_.size() + 1) : std::string(name),
                                FieldType::text,
                                {}});
        }
    }

    bool decimal_comma() const { return delimiter_ != ','; }

    /// One walk over all rows: the types are those of every cell, not of the first thousand.
    void learn_types() {
        reader_.set_delimiter(delimiter_);
        start();
        std::vector<ColumnType> types(columns_.size(), ColumnType(decimal_comma()));
        bool rows = false;
        while (reader_.next()) {
            rows = true;
            const auto count = std::min(columns_.size(), reader_.cells().size());
            for (std::size_t i = 0; i < count; ++i) types[i].see(checked_text(reader_.cells()[i]));
        }
        if (!rows) throw Error::file(fmt::format("{}: has a header but no rows", shown_));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            columns_[i].type = types[i].type();
            if (is_place_or_name(i)) continue;
            fields_.push_back(columns_[i]);
            kept_.push_back(i);
        }
    }

    /// Names in another encoding would be garbage in every output.
    std::string_view checked_text(std::string_view cell) const {
        if (is_utf8(cell)) return cell;
        throw Error::file(
            fmt::format("{}: line {}: is not UTF-8 text; convert the file, for example with iconv -t UTF-8", shown_,
                        reader_.line()));
    }

    bool any_row() {
        start();
        while (reader_.next()) {
            if (!filtered_out()) return true;
        }
        return false;
    }

    bool filtered_out() {
        if (!filter_) return false;
        std::vector<Value> values;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            values.push_back(value_of(cell_at(reader_.cells(), i), columns_[i].type, decimal_comma()));
        }
        return !filter_->holds(values);
    }

    /// The reason why the row cannot be used, or empty.
    std::string read_row(SiteRow& row) const {
        const auto& cells = reader_.cells();
        const auto beyond = std::span(cells).subspan(std::min(columns_.size(), cells.size()));
        if (std::ranges::any_of(beyond, [](auto cell) { return !trimmed(cell).empty(); })) {
            return fmt::format("has {} cells where the header has {}; put cells that hold the separator in quotes",
                               cells.size(), columns_.size());
        }
        auto place = place_in(cells);
        if (!place.good()) return std::move(place.reason);
        row.position = place.position;
        row.area = std::move(place.area);
        row.coordinates = std::move(place.coordinates);
        if (site_.name) row.name = trimmed(cell_at(cells, *site_.name));
        row.values.reserve(kept_.size());
        for (const auto i : kept_) row.values.push_back(value_of(cell_at(cells, i), columns_[i].type, decimal_comma()));
        return {};
    }

    std::string shown_;
    CsvReader reader_;
    char delimiter_ = ',';
    SiteColumns site_;
    std::vector<Field> columns_;     ///< all, as in the file
    std::vector<Field> fields_;      ///< those that are not position or name
    std::vector<std::size_t> kept_;  ///< their places in the file
    std::unique_ptr<RowFilter> filter_;
};

}  // namespace

std::unique_ptr<Rows> open_csv_rows(const InputSource& source, const SitesRequest& request) {
    return std::make_unique<CsvRows>(source, request);
}

}  // namespace rangeband::io
