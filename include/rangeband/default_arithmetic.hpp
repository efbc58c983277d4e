// SPDX-License-Identifier: MIT
/// The caller's floating-point environment, put aside.
#pragma once

#include <cfenv>

namespace rangeband {

/// While one lives, this thread rounds to nearest, keeps the smallest numbers and traps nothing; then everything is as
/// the caller had it, its flags included. Some libraries change these for a whole process when they are loaded; one
/// stands in each door of the engine, so that none of it changes a result.
class DefaultArithmetic {
  public:
    DefaultArithmetic() {
        std::fegetenv(&callers_);
        std::fesetenv(FE_DFL_ENV);
    }
    ~DefaultArithmetic() { std::fesetenv(&callers_); }
    DefaultArithmetic(const DefaultArithmetic&) = delete;
    DefaultArithmetic& operator=(const DefaultArithmetic&) = delete;

  private:
    std::fenv_t callers_{};
};

}  // namespace rangeband
