// SPDX-License-Identifier: MIT
#include "io/read/own_rows.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "io/gdal_module.hpp"
#include "io/read/csv_types.hpp"
#include "io/read/known_headers.hpp"
#include "io/read/read_columns.hpp"
#include "io/read/read_position.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

class OwnRows final : public Rows {
  public:
    OwnRows(std::shared_ptr<const OwnTable> table, const SitesRequest& request) : table_(std::move(table)) {
        const bool has_geometry = table_->has_geometry();
        const std::string& shown = table_->name();
        for (const Field& field : table_->columns()) headers_.push_back(field.name);
        try {
            site_ = find_site_columns(headers_, request.columns, has_geometry);
        } catch (const Error& error) {
            throw error.within(shown);
        }
        if (table_->rows() == 0) throw Error::file(fmt::format("{}: has no rows", shown));
        if (has_geometry) {
            geometry_ = gdal(shown).geometry_reader(table_->crs(), request.edges, shown);
        } else if (!site_.positioned()) {
            throw Error::file(fmt::format(
                "{}: has no geometry and no columns whose names are recognized as latitude and longitude; it has "
                "{}; name them with {} and {}",
                shown, list_names(headers_), parameter("lat_column"), parameter("lon_column")));
        }
        are_numbers_ = !has_geometry && is_number(site_.latitude) && is_number(site_.longitude);
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            if (i == site_.name || (!has_geometry && site_.is_place(i))) continue;
            fields_.push_back(table_->columns()[i]);
            kept_.push_back(i);
        }
        signs_.resize(fields_.size());
    }

    const std::vector<Field>& fields() const override { return fields_; }

    /// Of a column of text, what its other cells show.
    DecimalSign decimal_sign_of(std::size_t field) const override {
        if (fields_[field].type != FieldType::text) return DecimalSign::point;
        std::optional<DecimalSign>& sign = signs_[field];
        if (!sign) {
            ColumnType seen;
            for (std::size_t row = 0; row < table_->rows(); ++row) {
                const Value value = table_->value(row, kept_[field]);
                if (const auto* text = std::get_if<std::string>(&value)) seen.see(*text);
            }
            sign = seen.sign_beside(DecimalSign::unknown);
        }
        return *sign;
    }

    void each(const Good& good, const Bad& bad) override {
        for (std::size_t i = 0; i < table_->rows(); ++i) {
            auto where = fmt::format("row {}", i);
            const bool unlocated = geometry_ && table_->geometry(i).empty();
            RowPosition place = place_of(i);
            if (place.good()) {
                good(row_of(i, std::move(place), std::move(where)));
            } else {
                bad({std::move(where), std::move(place.reason), unlocated});
            }
        }
    }

  private:
    /// Nothing but a number of degrees north or east.
    bool is_number(const AxisColumns& axis) const {
        return axis.degrees && !axis.minutes && !axis.seconds && !axis.hemisphere && !axis.negative &&
               table_->columns()[*axis.degrees].type == FieldType::real;
    }

    RowPosition place_of(std::size_t row) const {
        if (geometry_) return geometry_->read(table_->geometry(row));
        if (are_numbers_) {
            const Value lat = table_->value(row, *site_.latitude.degrees);
            const Value lon = table_->value(row, *site_.longitude.degrees);
            if (const auto *y = std::get_if<double>(&lat), *x = std::get_if<double>(&lon); y != nullptr && x != nullptr)
                return position_from_numbers(*y, *x);
        }
        std::vector<std::string> cells(headers_.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (site_.is_place(i)) cells[i] = text_of(table_->value(row, i));
        }
        return position_in(site_, [&](std::size_t column) { return std::string_view(cells[column]); });
    }

    SiteRow row_of(std::size_t i, RowPosition&& place, std::string&& where) const {
        SiteRow row{place.position,   std::move(place.area), std::move(place.coordinates), {}, {},
                    std::move(where), std::move(place.note)};
        if (site_.name) row.name = text_of(table_->value(i, *site_.name));
        row.values.reserve(kept_.size());
        for (const std::size_t column : kept_) row.values.push_back(table_->value(i, column));
        return row;
    }

    std::shared_ptr<const OwnTable> table_;
    SiteColumns site_;
    bool are_numbers_ = false;
    std::unique_ptr<GeometryReader> geometry_;  ///< null where the position is in columns
    std::vector<std::string> headers_;
    std::vector<Field> fields_;
    std::vector<std::size_t> kept_;                          ///< their places in the table
    mutable std::vector<std::optional<DecimalSign>> signs_;  ///< of them, once somebody has asked
};

}  // namespace

std::unique_ptr<Rows> open_own_rows(std::shared_ptr<const OwnTable> table, const SitesRequest& request) {
    return std::make_unique<OwnRows>(std::move(table), request);
}

}  // namespace rangeband::io
