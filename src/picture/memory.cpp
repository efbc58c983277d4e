#include "picture/memory.hpp"

#include <sys/mman.h>

#include <cstddef>

#include "rangeband/error.hpp"

namespace rangeband::picture {

void must_have_memory() {
    // The index of all fonts, the fonts themselves, and three threads that choose among them: the C library sets 72 MB
    // of addresses aside for each.
    constexpr std::size_t most_taken = std::size_t{256} << 20U;
    // Pages that nobody touches cost nothing but the asking.
    void* room = mmap(nullptr, most_taken, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) throw Error::file("the picture cannot be drawn: out of memory; its text may take 256 MB");
    munmap(room, most_taken);
}

}  // namespace rangeband::picture
