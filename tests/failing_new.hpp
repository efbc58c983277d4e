/// Memory that ends when a test says so. For one source of a test executable: it replaces the allocation of all of it.
#pragma once

#include <cstdlib>
#include <new>

namespace rangeband::test {

/// How many allocations of this thread still succeed; negative: all.
inline thread_local long allocations_left = -1;

}  // namespace rangeband::test

void* operator new(std::size_t size) {
    long& left = rangeband::test::allocations_left;
    if (left == 0) throw std::bad_alloc();
    if (left > 0) --left;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
