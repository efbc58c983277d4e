// SPDX-License-Identifier: MIT
#include "gdal/write/other.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <utility>

#include "gdal/session.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

/// Whether the driver has an option of that name in one of its lists.
bool has_option(GDALDriver& driver, const char* list, const char* name) {
    const char* xml = driver.GetMetadataItem(list);
    if (xml == nullptr) return false;
    const std::string_view options(xml);
    return options.find(fmt::format("name='{}'", name)) != std::string_view::npos ||
           options.find(fmt::format("name=\"{}\"", name)) != std::string_view::npos;
}

}  // namespace

Other::Other(std::string name) : name_(std::move(name)) {
    start_gdal();
    driver_ = GetGDALDriverManager()->GetDriverByName(name_.c_str());
    if (driver_ == nullptr) throw Error::internal(fmt::format("no driver {}", name_));
}

CPLStringList Other::dataset_options(const OutputRequest& request) const {
    CPLStringList options;
    describe_by(options, GDAL_DMD_CREATIONOPTIONLIST, request);
    return options;
}

CPLStringList Other::layer_options(const OutputRequest& request, const Layer& layer) const {
    CPLStringList options;
    describe_by(options, GDAL_DS_LAYER_CREATIONOPTIONLIST, request);
    const auto set = [&](const char* name, const std::string& value) {
        if (has_option(*driver_, GDAL_DS_LAYER_CREATIONOPTIONLIST, name)) {
            options.SetNameValue(name, value.c_str());
        }
    };
    set("LAUNDER", "NO");
    set("FID", free_name("fid", layer));
    set("GEOMETRY_NAME", free_name("geom", layer));
    return options;
}

/// GDAL 3.9 and later write whole numbers of 64 bits and days without a time into OpenFileGDB, but only in files that
/// no ArcGIS before Pro 3.2 reads.
void Other::adapt_field(OGRFieldDefn& definition) const {
    if (definition.GetType() == OFTInteger64 && !knows("Integer64")) definition.SetType(OFTReal);
    if (definition.GetType() == OFTDate && name_ == "OpenFileGDB") definition.SetType(OFTDateTime);
    if (definition.GetType() == OFTDate && !knows("Date")) definition.SetType(OFTString);
}

bool Other::keeps_description() const {
    return has_option(*driver_, GDAL_DMD_CREATIONOPTIONLIST, "DESCRIPTION") ||
           has_option(*driver_, GDAL_DS_LAYER_CREATIONOPTIONLIST, "DESCRIPTION");
}

void Other::check_value(const Field& field, const Value& value, const OutputPlace& place) const {
    const auto* integer = std::get_if<std::int64_t>(&value);
    if (integer != nullptr && std::abs(*integer) > most_exact_integer && !knows("Integer64")) {
        refuse_value(place, field, fmt::format("the number {} does not fit into {}", *integer, name_));
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || (name_ != "ODS" && name_ != "XLSX")) return;
    if (!text->starts_with('=') && !text->starts_with("of:=")) return;
    refuse_value(place, field, fmt::format("the text '{}' would be a formula in {}", *text, name_));
}

bool Other::is_complete(const std::string& path) const {
    if (driver_->GetMetadataItem(GDAL_DCAP_OPEN) != nullptr) return true;
    std::ifstream file(path, std::ios::binary);
    file.seekg(-1, std::ios::end);
    return file.get() == '\n';
}

bool Other::knows(const char* type) const {
    if (name_ == "OpenFileGDB" && std::string_view(type) == "Integer64") return false;
    const char* types = driver_->GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES);
    return types != nullptr && CPLStringList(CSLTokenizeString(types), TRUE).FindString(type) >= 0;
}

void Other::describe_by(CPLStringList& options, const char* list, const OutputRequest& request) const {
    const auto set = [&](const char* name, const std::string& text) {
        if (!text.empty() && has_option(*driver_, list, name)) options.SetNameValue(name, text.c_str());
    };
    set("NAME", request.title);
    set("TITLE", request.title);
    set("DESCRIPTION", request.description + (request.provenance.empty() ? "" : " " + request.provenance));
}

std::unique_ptr<DriverProfile> other_profile(std::string driver) { return std::make_unique<Other>(std::move(driver)); }

}  // namespace rangeband::gdal
