#include "gdal/ogr_values.hpp"

#include <cpl_conv.h>
#include <ogr_p.h>

#include <type_traits>

#include "io/text/json_text.hpp"

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

std::string text_value(const OGRFeature& feature, int index) {
    if (feature.GetFieldDefnRef(index)->GetType() != OFTDateTime) return feature.GetFieldAsString(index);
    char* iso = OGRGetXMLDateTime(feature.GetRawFieldRef(index));
    std::string text(iso);
    CPLFree(iso);
    return text;
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
