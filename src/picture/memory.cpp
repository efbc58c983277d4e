#include "picture/memory.hpp"

#include <sys/mman.h>

#include <cstddef>

#include "rangeband/error.hpp"

namespace rangeband::picture {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

void must_have(std::size_t bytes) {
    // Pages that nobody touches cost nothing but the asking.
    void* room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) {
        throw Error::file(
            "the picture cannot be drawn: out of memory; its text alone takes up to 256 MB, so end other programs or "
            "raise the limit");
    }
    munmap(room, bytes);
}

}  // namespace

// Three threads choose among the fonts; the C library sets 72 MB of addresses aside for each.
void must_have_memory_for_fonts() { must_have(256 * megabyte); }

// A further font, and a thread that takes over what an earlier one has left.
void must_have_memory_for_text() { must_have(48 * megabyte); }

}  // namespace rangeband::picture
