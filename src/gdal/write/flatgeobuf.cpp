// SPDX-License-Identifier: MIT
#include "gdal/write/driver_profile.hpp"

namespace rangeband::gdal {
namespace {

class Flatgeobuf final : public DriverProfile {
  public:
    explicit Flatgeobuf(bool index) : index_(index) {}

    const char* driver() const override { return "FlatGeobuf"; }

    /// The index puts the features into another order and keeps all of them in memory until the end.
    CPLStringList layer_options(const OutputRequest&, const Layer&) const override {
        CPLStringList options;
        options.SetNameValue("SPATIAL_INDEX", index_ ? "YES" : "NO");
        return options;
    }

    /// Without an index the driver begins its file with the first feature.
    std::unique_ptr<DriverProfile> when_empty() const override {
        return index_ ? nullptr : std::make_unique<Flatgeobuf>(true);
    }

  private:
    bool index_;
};

}  // namespace

std::unique_ptr<DriverProfile> flatgeobuf_profile() { return std::make_unique<Flatgeobuf>(false); }

}  // namespace rangeband::gdal
