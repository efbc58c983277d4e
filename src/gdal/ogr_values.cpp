// SPDX-License-Identifier: MIT
#include "gdal/ogr_values.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <type_traits>

namespace rangeband::gdal {

OGRFieldType ogr_type(FieldType type) {
    switch (type) {
        case FieldType::text:
            return OFTString;
        case FieldType::real:
            return OFTReal;
        case FieldType::integer:
            return OFTInteger64;
        case FieldType::date:
            return OFTDate;
    }
    return OFTString;
}

FieldType field_type(OGRFieldType type) {
    switch (type) {
        case OFTInteger:
        case OFTInteger64:
            return FieldType::integer;
        case OFTReal:
            return FieldType::real;
        case OFTDate:
            return FieldType::date;
        default:
            return FieldType::text;
    }
}

void set_field(OGRFeature& feature, int index, const Value& value) {
    std::visit(
        [&](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                feature.SetField(index, held.c_str());
            } else if constexpr (std::is_same_v<Held, double>) {
                feature.SetField(index, held);
            } else if constexpr (std::is_same_v<Held, std::int64_t>) {
                feature.SetField(index, static_cast<GIntBig>(held));
            } else if constexpr (std::is_same_v<Held, Date>) {
                if (feature.GetFieldDefnRef(index)->GetType() == OFTString) {
                    feature.SetField(index, iso_text(held).c_str());
                } else if (held.month == 0 || held.day == 0) {
                    feature.SetFieldNull(index);
                } else {
                    constexpr int utc = 100;  // formats that know times alone want to be told
                    feature.SetField(index, held.year, held.month, held.day, 0, 0, 0.0F, utc);
                }
            } else {
                feature.SetFieldNull(index);
            }
        },
        value);
}

namespace {

Value date_value(const OGRFeature& feature, int index) {
    const OGRField* raw = feature.GetRawFieldRef(index);
    return Date{raw->Date.Year, raw->Date.Month, raw->Date.Day};
}

/// By ISO 8601, with the zone where one is known.
std::string moment(const OGRFeature& feature, int index) {
    constexpr int utc = 100;  // and a quarter of an hour for each one more
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0.0F;
    feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:", year, month, day, hour, minute);
    const long thousandths = std::lround(1000.0 * static_cast<double>(second));
    text += fmt::format("{:02}", thousandths / 1000);
    if (thousandths % 1000 != 0) text += fmt::format(".{:03}", thousandths % 1000);
    if (zone <= 1) return text;
    const int quarters = std::abs(zone - utc);
    if (quarters == 0) return text + 'Z';
    return text + fmt::format("{}{:02}:{:02}", zone < utc ? '-' : '+', quarters / 4, quarters % 4 * 15);
}

std::string text_value(const OGRFeature& feature, int index) {
    const bool is_moment = feature.GetFieldDefnRef(index)->GetType() == OFTDateTime;
    return is_moment ? moment(feature, index) : feature.GetFieldAsString(index);
}

}  // namespace

Value field_value(const OGRFeature& feature, int index, FieldType type) {
    if (!feature.IsFieldSetAndNotNull(index)) return {};
    switch (type) {
        case FieldType::integer:
            return static_cast<std::int64_t>(feature.GetFieldAsInteger64(index));
        case FieldType::real:
            return feature.GetFieldAsDouble(index);
        case FieldType::date:
            return date_value(feature, index);
        case FieldType::text:
            return text_value(feature, index);
    }
    return {};
}

}  // namespace rangeband::gdal
