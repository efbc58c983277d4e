/// What a format has no place for: title, description and provenance, in a file beside it.
#pragma once

#include <string>

#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// `bands.qmd` beside `bands.shp`: the metadata that QGIS shows of a layer, under the name where it looks for them.
std::string side_notes_path(const std::string& path);

/// Empty where the request says nothing of itself.
std::string side_notes(const OutputRequest& request);

/// Whether a file that stands there already was written by `side_notes`, so that it may be replaced unasked: the notes
/// of `bands.csv` and of `bands.shp` share their name.
bool are_side_notes(const std::string& path);

}  // namespace rangeband::io
