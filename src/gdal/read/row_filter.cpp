// SPDX-License-Identifier: MIT
#include "gdal/read/row_filter.hpp"

#include <fmt/format.h>
#include <ogr_feature.h>

#include "gdal/ogr_values.hpp"
#include "gdal/session.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

class OgrFilter final : public io::RowFilter {
  public:
    OgrFilter(const std::string& condition, const std::vector<Field>& fields, const std::string& shown) {
        start_gdal();
        const GdalMessages messages;
        definition_->Reference();
        for (const auto& field : fields) {
            const OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
            definition_->AddFieldDefn(&definition);
        }
        feature_ = std::make_unique<OGRFeature>(definition_.get());
        if (query_.Compile(definition_.get(), condition.c_str()) != OGRERR_NONE) {
            throw Error::file(
                fmt::format("{}: {} \"{}\" cannot be used{}", shown, parameter("where"), condition, messages.tail()));
        }
    }

    bool matches(const std::vector<Value>& values) override {
        const GdalMessages silence;
        for (std::size_t i = 0; i < values.size(); ++i) set_field(*feature_, static_cast<int>(i), values[i]);
        return query_.Evaluate(feature_.get()) != 0;
    }

  private:
    /// It is counted by those who refer to it, the filter among them.
    struct Release {
        void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
    };
    std::unique_ptr<OGRFeatureDefn, Release> definition_{new OGRFeatureDefn("sites")};
    std::unique_ptr<OGRFeature> feature_;
    OGRFeatureQuery query_;
};

}  // namespace

std::unique_ptr<io::RowFilter> row_filter(const std::string& condition, const std::vector<Field>& fields,
                                          const std::string& shown) {
    return std::make_unique<OgrFilter>(condition, fields, shown);
}

}  // namespace rangeband::gdal
