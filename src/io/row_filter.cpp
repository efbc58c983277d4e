#include "io/row_filter.hpp"

#include <fmt/format.h>
#include <ogr_feature.h>

#include "io/gdal_session.hpp"
#include "io/ogr_values.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

struct RowFilter::Impl {
    ~Impl() {
        feature.reset();
        definition->Release();
    }
    OGRFeatureDefn* definition = new OGRFeatureDefn("sites");
    std::unique_ptr<OGRFeature> feature;
    OGRFeatureQuery query;
};

RowFilter::RowFilter(const std::string& condition, const std::vector<Field>& fields, const std::string& shown)
    : impl_(std::make_unique<Impl>()) {
    start_gdal();
    const GdalMessages messages;
    impl_->definition->Reference();
    for (const auto& field : fields) {
        const OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
        impl_->definition->AddFieldDefn(&definition);
    }
    impl_->feature = std::make_unique<OGRFeature>(impl_->definition);
    if (impl_->query.Compile(impl_->definition, condition.c_str()) != OGRERR_NONE) {
        throw Error::file(fmt::format("{}: --where \"{}\" cannot be used{}", shown, condition, messages.tail()));
    }
}

RowFilter::~RowFilter() = default;

bool RowFilter::holds(const std::vector<Value>& values) {
    const GdalMessages silence;
    for (std::size_t i = 0; i < values.size(); ++i) set_field(*impl_->feature, static_cast<int>(i), values[i]);
    return impl_->query.Evaluate(impl_->feature.get()) != 0;
}

}  // namespace rangeband::io
