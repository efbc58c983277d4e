// SPDX-License-Identifier: MIT
/// Memory that ends when a test says so; for test executables that take failing_new.cpp.
#pragma once

namespace rangeband::test {

/// How many allocations of this thread still succeed; negative: all.
extern thread_local long allocations_left;

}  // namespace rangeband::test
