// SPDX-License-Identifier: MIT
#include "gdal/read/ogr_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "gdal/ogr_values.hpp"
#include "gdal/read/ogr_place.hpp"
#include "gdal/read/ogr_source.hpp"
#include "gdal/read/sheet_records.hpp"
#include "gdal/session.hpp"
#include "io/read/read_columns.hpp"
#include "io/read/read_position.hpp"
#include "io/read/rows.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

/// Columns that the LIBKML driver adds to every table.
constexpr std::array<std::string_view, 10> kml_furniture = {
    "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon", "snippet"};

class OgrRows final : public Rows {
  public:
    OgrRows(const InputSource& source, const SitesRequest& request, OgrSource&& opened)
        : shown_(source.shown()), filtered_(request.where.has_value()), source_(std::move(opened)) {
        const auto* definition = source_.layer->GetLayerDefn();
        const std::string_view driver = source_.dataset->GetDriverName();
        const bool kml = driver == "LIBKML";
        geojson_ = driver == "GeoJSON";
        for (std::size_t i = 0; i < source_.columns.size(); ++i) {
            if (kml && source_.columns[i] == "icon") picture_ = i;
            if (is_position_or_name(i) || (kml && is_furniture(i))) continue;
            kept_.push_back(i);
            const auto type = definition->GetFieldDefn(static_cast<int>(i))->GetType();
            fields_.push_back({source_.columns[i], field_type(type), {}});
        }
    }

    const std::vector<Field>& fields() const override { return fields_; }

    std::vector<std::string> notes() const override {
        std::vector<std::string> notes = source_.notes;
        if (!source_.has_geometry && source_.site.may_be_plane) {
            notes.push_back(sentence_on_axes(source_.columns[*source_.site.longitude.degrees],
                                             source_.columns[*source_.site.latitude.degrees], shown_));
        }
        return notes;
    }

    void each(const Good& good, const Bad& bad) override {
        GdalMessages messages;
        source_.layer->ResetReading();
        for (std::int64_t number = 1;; ++number) {
            messages.clear();
            const OGRFeatureUniquePtr feature = next_feature(*source_.layer, shown_);
            if (!feature) break;
            auto where =
                filtered_ ? fmt::format("feature with fid {}", feature->GetFID()) : fmt::format("feature {}", number);
            auto place = source_.has_geometry ? place_of(feature->GetGeometryRef(), source_.to_wgs84)
                                              : position_of_columns(*feature);
            if (place.good()) place.reason = beyond_integers(*feature);
            if (picture_ && place.area && !text_of(*feature, *picture_).empty()) {
                place.reason = "is a picture laid over the map (GroundOverlay), not a place";
            }
            if (place.good()) {
                good(row_of(*feature, std::move(place), std::move(where)));
            } else {
                // Without a geometry on purpose, and not because the file ends before it.
                const bool none = source_.has_geometry && feature->GetGeometryRef() == nullptr;
                const std::string said = messages.failed() && geojson_ ? messages.tail() : source_.said;
                if (none && !said.empty()) place.reason += ", or one that cannot be read" + said;
                const bool unlocated = none && !messages.failed() && said.empty();
                bad({std::move(where), std::move(place.reason), unlocated});
            }
        }
        if (messages.failed())
            throw Error::file(fmt::format("{}: cannot be read to its end{}", shown_, messages.tail()));
    }

  private:
    bool is_position_or_name(std::size_t i) const {
        return i == source_.site.name || (!source_.has_geometry && source_.site.is_place(i));
    }

    /// GDAL replaces integers that are too large by the largest that it can store.
    std::string beyond_integers(const OGRFeature& feature) const {
        using Limits = std::numeric_limits<GIntBig>;
        if (!source_.beyond_integers) return {};
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            const auto index = static_cast<int>(kept_[i]);
            if (feature.GetFieldDefnRef(index)->GetType() != OFTInteger64 || !feature.IsFieldSetAndNotNull(index))
                continue;
            const GIntBig value = feature.GetFieldAsInteger64(index);
            if (value != Limits::max() && value != Limits::min()) continue;
            return fmt::format("column '{}' has an integer too large for 64 bits; store it as text", fields_[i].name);
        }
        return {};
    }

    bool is_furniture(std::size_t column) const {
        const std::string& name = source_.columns[column];
        if (name == "id") return is_empty(column);  // since GDAL 3.10, unless placemarks have identifiers
        return std::find(kml_furniture.begin(), kml_furniture.end(), name) != kml_furniture.end();
    }

    bool is_empty(std::size_t column) const {
        source_.layer->ResetReading();
        while (const OGRFeatureUniquePtr feature = next_feature(*source_.layer, shown_)) {
            if (!text_of(*feature, column).empty()) return false;
        }
        return true;
    }

    std::string text_of(const OGRFeature& feature, std::size_t column) const {
        const auto index = static_cast<int>(column);
        return feature.IsFieldSetAndNotNull(index) ? feature.GetFieldAsString(index) : std::string();
    }

    RowPosition position_of_columns(const OGRFeature& feature) const {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < source_.columns.size(); ++i) {
            texts.push_back(source_.site.is_place(i) ? text_of(feature, i) : "");
        }
        return position_in(source_.site, [&](std::size_t column) { return std::string_view(texts[column]); });
    }

    SiteRow row_of(const OGRFeature& feature, RowPosition&& place, std::string&& where) const {
        SiteRow row{place.position,   std::move(place.area), std::move(place.coordinates), {}, {},
                    std::move(where), std::move(place.note)};
        if (source_.site.name) row.name = text_of(feature, *source_.site.name);
        row.values.reserve(kept_.size());
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            row.values.push_back(field_value(feature, static_cast<int>(kept_[i]), fields_[i].type));
        }
        return row;
    }

    std::string shown_;
    bool filtered_;
    OgrSource source_;
    std::vector<Field> fields_;
    std::vector<std::size_t> kept_;
    bool geojson_ = false;
    std::optional<std::size_t> picture_;  ///< the column of a KML overlay's picture
};

/// A sheet's rows, with the file that they are in.
class SheetRows final : public Rows {
  public:
    SheetRows(const InputSource& source, const SitesRequest& request, OgrSource&& opened)
        : dataset_(std::move(opened.dataset)),
          rows_(open_table_rows(
              std::make_unique<SheetRecords>(
                  *opened.layer, special_cells(dataset_->GetDescription(), opened.layer->GetName()), request.columns),
              source, request)) {}

    const std::vector<Field>& fields() const override { return rows_->fields(); }
    void each(const Good& good, const Bad& bad) override { rows_->each(good, bad); }
    DecimalSign decimal_sign() const override { return rows_->decimal_sign(); }
    DecimalSign decimal_sign_of(std::size_t field) const override { return rows_->decimal_sign_of(field); }
    std::string thousands_in_doubt(std::size_t field) const override { return rows_->thousands_in_doubt(field); }
    std::vector<std::string> notes() const override { return rows_->notes(); }

  private:
    QuietDataset dataset_;
    std::unique_ptr<Rows> rows_;
};

}  // namespace

std::unique_ptr<Rows> open_ogr_rows(const InputSource& source, const SitesRequest& request) {
    OgrSource opened = open_ogr_source(source, request);
    if (opened.is_sheet) return std::make_unique<SheetRows>(source, request, std::move(opened));
    return std::make_unique<OgrRows>(source, request, std::move(opened));
}

}  // namespace rangeband::gdal
