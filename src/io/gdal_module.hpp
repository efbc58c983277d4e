// SPDX-License-Identifier: MIT
/// What this room does only with GDAL, behind one class. The module `gdal` implements it and is opened at first use.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/input_source.hpp"
#include "io/read/read_position.hpp"
#include "io/read/remote_source.hpp"
#include "io/read/row_filter.hpp"
#include "io/read/rows.hpp"
#include "io/style/legend.hpp"
#include "io/write/format_table.hpp"
#include "rangeband/io/reference_system.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// Geometries of one coordinate reference system.
class GeometryReader {
  public:
    virtual ~GeometryReader() = default;

    /// Of well-known binary; empty is none. The reason says what is wrong with it.
    virtual RowPosition read(std::string_view wkb) const = 0;
};

class GdalModule {
  public:
    virtual ~GdalModule() = default;

    /// Reads a layer of sites.
    virtual std::unique_ptr<Rows> open_rows(const InputSource& source, const SitesRequest& request) = 0;

    /// Writes layers in any format that is not one of ours.
    virtual std::unique_ptr<Writer> open_writer(OutputRequest request, const Legends& legends) = 0;

    /// One row for each driver that writes files with our columns and has no row in `format_table`.
    virtual std::vector<FormatRow> further_formats() = 0;

    /// Throws Error(file) with GDAL's message for a condition that does not parse or names an unknown column.
    virtual std::unique_ptr<RowFilter> filter(const std::string& condition, const std::vector<Field>& fields,
                                              const std::string& shown) = 0;

    /// Well-known text or binary (as hexadecimal digits), also PostGIS's with a reference system, longitude first and
    /// in degrees on WGS84 where none is named.
    virtual RowPosition place_of_geometry_text(std::string_view text) = 0;

    /// `crs` as in `OwnTable`, `edges` as in `SitesRequest`. Throws Error(file) for a system that is unknown or not on
    /// the Earth.
    virtual std::unique_ptr<GeometryReader> geometry_reader(const std::string& crs, std::optional<Tolerance> edges,
                                                            const std::string& shown) = 0;

    /// See `ReferenceSystem::named`.
    virtual std::shared_ptr<const ReferenceSystem> reference_system(const std::string& name) = 0;

    /// Those that `SitesRequest::layer` takes.
    virtual std::vector<std::string> layers_of(const InputSource& source) = 0;

    /// What the metadata of a database and its layers, or the document in an archive, say in words.
    virtual std::string notes_in(const std::string& path) = 0;

    /// The files in an archive, by GDAL's paths.
    virtual std::vector<std::string> files_in(const std::string& archive) = 0;

    /// Passes on what is at GDAL's path, unpacked. Throws Error(file): not readable; and what `take` throws.
    virtual void unpack(const std::string& path, const std::string& shown,
                        const std::function<void(std::string_view)>& take) = 0;

    /// `confine_gdal`, before GDAL starts.
    virtual void confine(bool network) = 0;

    /// Throws Error(file): not reached, not there, cut short, larger than `most` bytes, no room.
    virtual void fetch(const RemoteSource& remote, const std::string& path, std::size_t most) = 0;
};

/// `purpose` begins the message when the module is missing: the file or the option that needs it. Throws Error(file).
GdalModule& gdal(std::string_view purpose);

/// Null where the module is missing.
GdalModule* gdal_if_there();

}  // namespace rangeband::io
