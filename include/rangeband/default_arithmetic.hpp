// SPDX-License-Identifier: MIT
/// Saves and restores the caller's floating-point environment.
#pragma once

#include <cfenv>

namespace rangeband {

/// During its lifetime this thread rounds to nearest, keeps denormal numbers and traps nothing; its destructor restores
/// the caller's environment, flags included. Some libraries change it for a whole process when they are loaded; every
/// entry point of the engine creates one, so that none of this changes a result.
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
