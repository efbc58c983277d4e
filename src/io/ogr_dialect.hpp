/// What differs between the drivers through which `GdalWriter` writes.
#pragma once

#include <cpl_string.h>
#include <gdal_priv.h>

#include <memory>
#include <string>
#include <vector>

#include "io/atomic_file.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

class OgrDialect {
  public:
    virtual ~OgrDialect() = default;

    virtual const char* driver() const = 0;

    /// All files that the driver may make in the temporary folder; the first is the one that is opened.
    virtual std::vector<std::string> file_names(const OutputPlace& place) const = 0;

    /// Where they go in the end, the one that others depend on last.
    virtual std::vector<AtomicFolder::Move> moves(const OutputPlace& place) const = 0;

    /// Throws Error(file) if another program holds the old file in a way that would spoil the new one.
    virtual void check_target(const OutputPlace& place) const;

    /// Files of other programs beside the target that describe the old content.
    virtual std::vector<std::string> stale_files(const OutputPlace& place) const;

    virtual OGRwkbGeometryType geometry_type(GeometryKind kind) const = 0;
    virtual CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const = 0;

    /// Width and precision, where the driver's own would lose something.
    virtual void size_field(OGRFieldDefn& definition) const;

    /// Throws Error(file) for a value that the format would change.
    virtual void check_value(const Field& field, const Value& value, const OutputPlace& place) const;

    /// Title, description and provenance of the whole file.
    virtual void describe(GDALDataset& dataset, const OutputRequest& request) const;
};

std::unique_ptr<OgrDialect> geopackage_dialect();
std::unique_ptr<OgrDialect> shapefile_dialect();

/// The day (UTC) that formats must carry: SOURCE_DATE_EPOCH, else 1970-01-01, never the clock, so that equal input
/// gives equal bytes.
Date output_date();

}  // namespace rangeband::io
