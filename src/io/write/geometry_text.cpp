// SPDX-License-Identifier: MIT
#include "io/write/geometry_text.hpp"

#include <algorithm>
#include <memory>

namespace rangeband::io {

void GeometryText::encode(Feature& feature) const {
    TextBuffer text;
    append_new(text, feature);
    auto encoded = std::make_shared<EncodedGeometry>();
    encoded->extent.add(feature.geometry);
    feature.geometry = {};  // which may be large, before there is a second text
    encoded->text = text.view();
    feature.encoded = std::move(encoded);
}

void GeometryText::append_to(TextBuffer& out, const Feature& feature) const {
    if (!feature.encoded) return append_new(out, feature);
    out.append(feature.encoded->text);
}

void GeometryText::append_new(TextBuffer& out, const Feature& feature) const {
    append_(out, feature.geometry, std::max(decimals_, feature.decimals));
}

std::size_t bytes_of(const Feature& feature) {
    return feature.encoded ? feature.encoded->text.size()
                           : count_vertices(feature.geometry) * sizeof(footprint::LonLat);
}

void add_to(Extent& extent, const Feature& feature) {
    if (feature.encoded) return extent.add(feature.encoded->extent);
    extent.add(feature.geometry);
}

}  // namespace rangeband::io
