// SPDX-License-Identifier: MIT
/// The properties by which many web maps colour GeoJSON: simplestyle-spec 1.1.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/style/legend.hpp"
#include "io/text/json_text.hpp"

namespace rangeband::io {

class Simplestyle {
  public:
    /// Of a layer with columns and a kind. A property that is a column as well is left to the column.
    explicit Simplestyle(const Layer& layer);

    /// `,"title":…,"fill":…` behind other properties. The legend is complete.
    void append_to(TextBuffer& out, const Feature& feature, const Legend& legend);

  private:
    void prepare(const Legend& legend);

    const Layer& layer_;
    std::optional<std::size_t> title_;  ///< the field
    std::vector<std::string> styles_;   ///< by entry of the legend
};

}  // namespace rangeband::io
