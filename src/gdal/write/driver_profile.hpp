// SPDX-License-Identifier: MIT
/// The differences between the drivers that GDAL writes with.
#pragma once

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

#include "gdal/session.hpp"
#include "io/files/atomic_file.hpp"
#include "io/style/legend.hpp"
#include "io/write/free_name.hpp"
#include "io/write/refuse_value.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::gdal {

class DriverProfile {
  public:
    virtual ~DriverProfile() = default;

    /// GDAL's short name.
    virtual const char* driver() const = 0;

    /// Throws Error(usage) for a target whose name the driver cannot use.
    virtual void check_name(const std::string& target) const;

    /// Where the files that the driver surely makes in the temporary folder go; the one that is opened, and that the
    /// others belong to, comes last. Here: one file, under its own name.
    virtual std::vector<AtomicFolder::Move> moves(const OutputPlace& place) const;

    /// Throws Error(file) if another program holds the old file in a way that would spoil the new one.
    virtual void check_target(const OutputPlace& place) const;

    /// Files of other programs beside the target that describe the old content.
    virtual std::vector<std::string> stale_files(const OutputPlace& place) const;

    virtual CPLStringList dataset_options(const OutputRequest& request) const;
    virtual CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const;
    virtual CPLStringList open_options() const;

    /// Here: many polygons or lines in one, as in the request.
    virtual OGRwkbGeometryType geometry_type(GeometryKind kind) const;

    /// Type, width and precision of a column, where those of the driver would lose something.
    virtual void adapt_field(OGRFieldDefn& definition) const;

    /// For a driver that makes no file of layers without features: what makes one.
    virtual std::unique_ptr<DriverProfile> when_empty() const;

    /// Throws Error(file) where the format has no file without features at all.
    virtual void check_empty(const OutputRequest& request) const;

    /// Whether the driver is one of many, so that all that it keeps is compared with what was written.
    virtual bool needs_read_back_check() const;

    /// Throws Error(file) for a value that the format would change.
    virtual void check_value(const Field& field, const Value& value, const OutputPlace& place) const;

    /// Where a feature comes back in several parts: the column with the feature's number, from 1, in each part. Null
    /// where features are whole.
    virtual const char* part_number() const;

    /// What is drawn; text formats round it. Null, in a format of parts, for what none of them shows.
    virtual std::unique_ptr<OGRGeometry> geometry(const Feature& feature, const OutputRequest& request) const;

    /// What to tell people of what GDAL said.
    virtual std::string reason(const std::string& message) const;

    /// Whether the file holds title, description and provenance; if not, they go beside it.
    virtual bool keeps_description() const;

    /// Whether the file holds the styles of its layers; if not, one goes beside it.
    virtual bool keeps_style() const;

    /// The styles, when all features are written.
    virtual void add_styles(GDALDataset& dataset, const OutputRequest& request, const Legends& legends) const;

    /// Title, description and provenance of the whole file.
    virtual void describe(GDALDataset& dataset, const OutputRequest& request) const;

    /// False where a written file is plainly cut short; readers are asked besides.
    virtual bool is_complete(const std::string& path) const;
};

std::unique_ptr<DriverProfile> geopackage_profile();
std::unique_ptr<DriverProfile> shapefile_profile();
std::unique_ptr<DriverProfile> flatgeobuf_profile();
std::unique_ptr<DriverProfile> postgis_profile();

/// Any other driver of this GDAL, by its short name.
std::unique_ptr<DriverProfile> other_profile(std::string driver);

/// A driver of vector tiles. Throws Error(usage) for a tolerance that its tiles cannot keep.
std::unique_ptr<DriverProfile> tiles_profile(std::string driver, const OutputRequest& request);

}  // namespace rangeband::gdal
