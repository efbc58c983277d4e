// SPDX-License-Identifier: MIT
/// Sidecar files for what a format cannot store: title, description and provenance, and the style.
#pragma once

#include <string>
#include <string_view>

#include "io/files/atomic_file.hpp"
#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// `bands.qmd` beside `bands.shp`: the metadata that QGIS shows of a layer, under the name where it looks for them.
std::string side_notes_path(const std::string& path);

/// Empty where the request says nothing of itself.
std::string side_notes(const OutputRequest& request);

/// Whether an existing file was written by `side_notes`, so that it may be replaced without `overwrite` where
/// `check_shared_sidecar` agrees.
bool are_side_notes(const std::string& path);

/// `bands.qml` beside `bands.shp`: the style that QGIS gives a layer when it opens it.
std::string side_style_path(const std::string& path);

/// Of the one layer of a format; empty where no style is wanted.
std::string side_style(const OutputRequest& request, const Legends& legends);

/// Whether there is no file, or a style that `side_style` made. A user's own style is never replaced, not even with
/// `overwrite`: QGIS saves styles under just this name.
bool may_have_side_style(const std::string& path);

/// `bands.prj` beside `bands.csv`.
std::string sidecar_path(const std::string& path, std::string_view extension);

/// The coordinate reference system of everything that is written, as GDAL writes it beside a Shapefile.
std::string_view side_reference_system();

/// Whether the file has exactly this text.
bool has_text(const std::string& path, std::string_view text);

/// QGIS reads one `bands.qmd` and one `bands.qml` for `bands.csv` and `bands.shp`. Throws Error(file) where `text`, to
/// be written to `path` beside the output, would change what is read for another file that is there, unless the output
/// may replace what is there.
void check_shared_sidecar(const std::string& path, const std::string& text, const OutputPlace& output);

}  // namespace rangeband::io
