// SPDX-License-Identifier: MIT
/// Geometries as the text of a format, made when a feature is written or ahead of that.
#pragma once

#include <cstddef>
#include <string>

#include "io/write/extent.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/text_buffer.hpp"

namespace rangeband::io {

/// In place of a geometry: its text, and what else is asked of it.
struct EncodedGeometry {
    std::string text;
    Extent extent;
};

/// How a format writes geometries.
class GeometryText {
  public:
    using Append = void (*)(TextBuffer& out, const Geometry& geometry, int decimals);

    /// With `decimals` where a feature has fewer.
    GeometryText(Append append, int decimals) : append_(append), decimals_(decimals) {}

    /// See `Writer::encode`.
    void encode(Feature& feature) const;

    void append_to(TextBuffer& out, const Feature& feature) const;

  private:
    void append_new(TextBuffer& out, const Feature& feature) const;

    Append append_;
    int decimals_;
};

/// @{
/// Of a geometry, encoded or not.
std::size_t bytes_of(const Feature& feature);
void add_to(Extent& extent, const Feature& feature);
/// @}

}  // namespace rangeband::io
