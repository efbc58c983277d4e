// SPDX-License-Identifier: MIT
/// Collects the values of a layer's features, for the colours and texts of its legend.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rangeband/io/write.hpp"
#include "rangeband/palette.hpp"

namespace rangeband::io {

/// Of areas on a map that shows through: depths are read by their shade; of others what lies below stays visible, and
/// each of eight that overlap.
inline double fill_opacity(const LayerStyle& style) { return style.ordered ? 0.6 : 0.25; }

/// One value of the column by which a layer is told apart.
struct LegendEntry {
    std::optional<std::string> value;  ///< as text; none is null
    std::string text;                  ///< for people
    Dash dash = Dash::none;            ///< that all of its features have
    double extent = 0.0;               ///< area of the largest feature, km²: it is drawn first
    double number = 0.0;               ///< the value, where it is a number
    Colour colour = {};
};

/// Of one layer; takes memory for at most `most_colours` values.
class Legend {
  public:
    explicit Legend(const Layer& layer);

    void add(const Feature& feature);

    /// All features have been added, and before the first of them is written.
    void complete() { complete_ = true; }
    bool is_complete() const { return complete_; }

    /// Whether there is a column that tells features apart, with at most `most_colours` values, and not null alone.
    bool tells_apart() const {
        return !overflows_ && !entries_.empty() && (entries_.size() > 1 || entries_.front().value.has_value());
    }

    /// Whether more values than can be told apart by their fills are about one subject: claims about a system, most of
    /// whose circles lie in each other.
    bool overlaps() const;

    /// In the order of appearance; ordered ones by their numbers.
    std::vector<LegendEntry> entries() const;

    /// The number of the feature's entry in the order of appearance, 0 where nothing is told apart.
    std::size_t index_of(const Feature& feature) const;

    /// Of each entry in the order of appearance; one where nothing is told apart.
    std::vector<Colour> colours() const;

    /// The days on which features begin and end, earliest and latest.
    struct Days {
        std::optional<Date> first, last;
    };
    const Days& begins() const { return begins_; }
    const Days& ends() const { return ends_; }

  private:
    using Index = std::optional<std::size_t>;

    std::string key_of(const Feature& feature) const;
    void update(LegendEntry& entry, const Feature& feature) const;
    std::string text_of(const Feature& feature) const;
    std::vector<std::size_t> order() const;

    LayerStyle style_;
    Index text_, subject_, area_, from_, to_;
    std::unordered_map<std::string, std::size_t> index_;
    std::vector<LegendEntry> entries_;
    std::unordered_map<std::string, std::size_t> values_about_;  ///< a subject
    bool overflows_ = false;
    bool complete_ = false;
    Days begins_, ends_;
};

/// Of all layers of an output.
using Legends = std::vector<Legend>;
Legends legends_of(const OutputRequest& request);

}  // namespace rangeband::io
