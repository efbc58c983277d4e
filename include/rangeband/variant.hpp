// SPDX-License-Identifier: MIT
/// A value of one of several types.
#pragma once

#include <utility>
#include <variant>

namespace rangeband {

/// As std::variant, but for copies: those of the library of GCC 12 destroy what they do not hold yet when memory runs
/// out.
template <typename... Held>
class Variant : public std::variant<Held...> {
    using Base = std::variant<Held...>;

  public:
    using Base::Base;
    Variant() = default;
    Variant(Variant&&) noexcept = default;
    Variant& operator=(Variant&&) noexcept = default;
    ~Variant() = default;

    /// What the other one holds is copied by itself, and then moved in.
    Variant(const Variant& other)
        : Base(std::visit(
              [](const auto& held) {
                  auto copy = held;
                  return Base(std::move(copy));
              },
              static_cast<const Base&>(other))) {}

    Variant& operator=(const Variant& other) { return *this = Variant(other); }
};

}  // namespace rangeband
