// SPDX-License-Identifier: MIT
// Replaces the allocation of the whole executable.
#include "failing_new.hpp"

#include <cstdlib>
#include <new>

thread_local long rangeband::test::allocations_left = -1;

void* operator new(std::size_t size) {
    long& left = rangeband::test::allocations_left;
    if (left == 0) throw std::bad_alloc();
    if (left > 0) --left;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
