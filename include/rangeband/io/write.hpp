// SPDX-License-Identifier: MIT
/// Writing features to a file that appears complete or not at all.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "rangeband/io/formats.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/io/reference_system.hpp"
#include "rangeband/units.hpp"

namespace rangeband::io {

/// Which file, and what it contains besides its features.
struct OutputRequest {
    std::string target = "-";        ///< a path, `-` for standard output, or `PG:dbname=…` for a database
    const Format* format = nullptr;  ///< from `format_by_name` or `format_for`
    bool overwrite = false;
    std::vector<Layer> layers;                ///< one, or several where the format carries several
    std::string title;                        ///< of the whole file
    std::string description;                  ///< a paragraph for people
    std::string provenance;                   ///< a JSON object: program, version, data, options
    int decimals = 7;                         ///< the least number of decimals in text formats
    Tolerance tolerance = Tolerance::m(100);  ///< of the geometries; tiles round coordinates to it
    bool styled = true;  ///< with colours, labels and a legend, where the format or QGIS has a place for them
    Project project;     ///< beside the output

    Date date = {1970, 1, 1};      ///< that formats carry; not the clock's, so that equal input gives equal bytes
    std::string scratch = "/tmp";  ///< the folder of temporary files, where the target is a stream

    /// Of the coordinates of all layers; none is longitude and latitude on WGS84.
    std::shared_ptr<const ReferenceSystem> crs = nullptr;
};

/// The target as messages may name it: a database without its password. Throws Error(usage) for a database that is not
/// given as KEY=VALUE pairs.
std::string shown_target(const std::string& target);

/// Streams features in the order given; but up to 10,000 of a format that is not for streams wait until all are known,
/// and those of a layer with `largest_first` are sorted then: programs paint and pick in the order of a file, and what
/// is small is to lie on top. Everything goes to a temporary neighbour of the target; `finish` checks it and
/// renames it; in a database it is one transaction. A style and a project stand beside it. Without `finish` (an
/// exception, a signal) nothing is left behind and an old file or table is untouched.
class Writer {
  public:
    /// Throws Error(file): the target exists (without overwrite), is a folder, its folder is missing or not writable,
    /// the database cannot be reached; the same for the project. Throws Error(usage): a project of what QGIS cannot
    /// open from a file.
    static std::unique_ptr<Writer> open(OutputRequest request);
    virtual ~Writer() = default;

    /// Optional: formats the geometry in advance, so that `write` only copies the text. Any thread may call this, with
    /// a feature that is written to no other file. Formats that are not text leave the feature as it is.
    virtual void encode(std::size_t layer, Feature& feature) const;

    /// `layer` is an index into the request's layers. Throws Error(file): disk full, a value that the format cannot
    /// hold.
    virtual void write(std::size_t layer, const Feature& feature) = 0;

    /// Completes the file under its final name. Throws Error(file) if it cannot be.
    virtual void finish() = 0;
};

}  // namespace rangeband::io
