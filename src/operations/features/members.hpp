// SPDX-License-Identifier: MIT
/// The sites that a merged footprint consists of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// Counts places and keeps the first names: 16 bytes a place, whatever it is called.
class Members {
  public:
    /// Bytes of `text()`, which a Shapefile's text holds.
    static constexpr std::size_t longest = 254;

    void add(const Place& place);
    void clear() { *this = {}; }

    /// The same places were added in the same order.
    bool operator==(const Members& other) const { return keys_ == other.keys_; }

    /// How many different places: equal are those of the same name, id and position or shape.
    std::size_t places() const;

    /// The names in the order of adding, without repeats: `A; B; C`. What is beyond `longest` is counted:
    /// `A; B; and 9,990 more`.
    std::string text() const;

    /// The name of the first.
    const std::string& first_name() const { return first_name_; }

  private:
    struct Key {
        std::uint64_t place;
        std::uint64_t name;
        bool operator==(const Key&) const = default;
    };

    std::size_t names() const;

    std::vector<Key> keys_;
    std::string first_name_;
    std::vector<std::string> shown_;  ///< names in full, as many as may fit
    std::size_t shown_bytes_ = 0;
    bool full_ = false;
};

}  // namespace rangeband::operations
