// SPDX-License-Identifier: MIT
/// The pieces of a KML document (OGC 12-007r2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/style/legend.hpp"
#include "io/text/json_text.hpp"
#include "io/write/geometry_text.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// Up to where the folders begin: title, description, a view of the box (of the sites, where the box goes around a
/// pole), provenance, styles in the legends' colours, the types of the columns.
void append_kml_head(TextBuffer& out, const OutputRequest& request, const Legends& legends,
                     const std::optional<ExtentBox>& box, const std::optional<ExtentBox>& sites);
void append_kml_tail(TextBuffer& out);

void append_folder_head(TextBuffer& out, const Layer& layer);
void append_folder_tail(TextBuffer& out);

/// One feature: its title, a table for people, its style, its columns for programs, and its geometry.
class PlacemarkWriter {
  public:
    /// Coordinates have `decimals` where a feature has fewer.
    PlacemarkWriter(const Layer& layer, int decimals);

    /// See `Writer::encode`.
    void encode(Feature& feature) const { geometry_.encode(feature); }

    /// In the style of that number in the legend. Throws Error(file) for a value that KML cannot hold, naming `shown`.
    void append(TextBuffer& out, const Feature& feature, std::optional<std::size_t> style,
                const std::string& shown) const;

  private:
    void append_style(TextBuffer& out, std::size_t style) const;
    void append_table(TextBuffer& out, const Feature& feature) const;
    void append_time(TextBuffer& out, const Feature& feature) const;
    void append_columns(TextBuffer& out, const Feature& feature, const std::string& shown) const;

    const Layer& layer_;
    GeometryText geometry_;
    std::optional<std::size_t> title_, first_day_, last_day_;  ///< columns
};

/// `MultiGeometry` or `Point`; areas as wedges.
void append_kml_geometry(TextBuffer& out, const Geometry& geometry, int decimals);

}  // namespace rangeband::io
