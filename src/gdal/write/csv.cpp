#include <algorithm>
#include <fstream>

#include "gdal/ogr_geometry.hpp"
#include "gdal/write/driver_profile.hpp"
#include "io/text/rounding.hpp"

namespace rangeband::gdal {
namespace {

/// Cells hold what the columns hold, also where a spreadsheet would take a text for a formula:
/// docs/decisions/0013-every-other-format.md.
class Csv final : public DriverProfile {
  public:
    const char* driver() const override { return "CSV"; }

    CPLStringList layer_options(const OutputRequest&, const Layer& layer) const override {
        CPLStringList options;
        if (layer.kind == GeometryKind::none) return options;
        options.SetNameValue("GEOMETRY", "AS_WKT");
        options.SetNameValue("GEOMETRY_NAME", free_name("WKT", layer).c_str());
        return options;
    }

    /// A footprint of many parts is a long line.
    CPLStringList open_options() const override {
        CPLStringList options;
        options.SetNameValue("MAX_LINE_SIZE", "-1");
        return options;
    }

    std::unique_ptr<OGRGeometry> geometry(const Feature& feature, const OutputRequest& request) const override {
        return ogr_geometry(rounded(feature.geometry, std::max(request.decimals, feature.decimals)));
    }

    /// The driver does not say when the last line went nowhere.
    bool is_complete(const std::string& path) const override {
        std::ifstream file(path, std::ios::binary);
        file.seekg(-1, std::ios::end);
        return file.get() == '\n';
    }
};

}  // namespace

std::unique_ptr<DriverProfile> csv_profile() { return std::make_unique<Csv>(); }

}  // namespace rangeband::gdal
