// SPDX-License-Identifier: MIT
/// Creates layers of a GDAL dataset and writes features: shared by files and databases.
#pragma once

#include <vector>

#include "gdal/session.hpp"
#include "gdal/write/driver_profile.hpp"

namespace rangeband::gdal {

class OgrLayers {
  public:
    /// All must live as long as this.
    OgrLayers(const OutputRequest& request, const DriverProfile& profile, const OutputPlace& place);

    /// Throws Error(file): a layer or a column that the format cannot hold.
    void create_in(GDALDataset& dataset);

    /// Throws Error(file): disk full, database gone, a value that the format cannot hold.
    void write(std::size_t layer, const Feature& feature);

    /// Throws Error(file) unless the data set holds all layers with their columns, and as many features as were
    /// written.
    void verify(GDALDataset& dataset) const;

    bool empty() const;
    GIntBig written(std::size_t layer) const { return made_[layer].written; }

    /// With the reason that GDAL gives, or a full disk.
    [[noreturn]] void fail(const GdalMessages& messages) const;

  private:
    struct Made {
        OGRLayer* layer;
        std::vector<int> indices;  ///< of the fields: some drivers have columns of their own before ours
        GIntBig written = 0;
        std::size_t texts = 0;    ///< sum of the hashes of all texts, whatever their order
        std::size_t numbers = 0;  ///< how many numbers are not null
    };

    /// What a file that was read again holds of a layer.
    struct Kept {
        GIntBig features = 0;  ///< each once, in however many parts
        std::size_t texts = 0, numbers = 0;
    };

    bool is_disk_full() const;
    void create_field(Made& made, const Field& field, const GdalMessages& messages) const;
    void verify_layer(OGRLayer& layer, std::size_t number, const GdalMessages& messages) const;
    void verify_crs(OGRLayer& layer) const;
    Kept kept_in(OGRLayer& layer, std::size_t number) const;
    void verify_values(const Kept& kept, std::size_t number) const;

    const OutputRequest& request_;
    const DriverProfile& profile_;
    const OutputPlace& place_;
    std::vector<Made> made_;
};

}  // namespace rangeband::gdal
