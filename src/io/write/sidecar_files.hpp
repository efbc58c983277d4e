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

/// Whether a file that stands there already was written by `side_notes`, so that it may be replaced unasked where
/// `must_not_speak_for_others` agrees.
bool are_side_notes(const std::string& path);

/// `bands.qml` beside `bands.shp`: the style that QGIS gives a layer when it opens it.
std::string side_style_path(const std::string& path);

/// Of the one layer of a format; empty where no style is wanted.
std::string side_style(const OutputRequest& request, const Legends& legends);

/// Whether nothing stands there, or a style that `side_style` gave. What somebody has drawn up is left alone, also with
/// `overwrite`: QGIS saves styles under just this name.
bool may_hold_side_style(const std::string& path);

/// `bands.prj` beside `bands.csv`.
std::string sidecar_path(const std::string& path, std::string_view extension);

/// The coordinate reference system of everything that is written, as GDAL writes it beside a Shapefile.
std::string_view side_reference_system();

/// Whether exactly this stands there.
bool holds(const std::string& path, std::string_view text);

/// QGIS reads one `bands.qmd` and one `bands.qml` for `bands.csv` and `bands.shp`. Throws Error(file) where `text`, to
/// be written to `path` beside the output, would change what is read for another file that is there, unless the output
/// may replace what is there.
void must_not_speak_for_others(const std::string& path, const std::string& text, const OutputPlace& output);

}  // namespace rangeband::io
