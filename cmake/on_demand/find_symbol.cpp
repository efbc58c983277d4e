// What a stub of make_stubs.cmake asks at its first call.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

/// The address of a function in a library that is loaded when it is first asked for (the system counts further
/// openings). Without the library there is no function to return from, so the program ends as it would when linked with
/// it: with a sentence, and before anything is under its final name.
extern "C" __attribute__((visibility("hidden"))) void* rangeband_find_symbol(const char* library, const char* name) {
    void* const handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    void* const symbol = handle != nullptr ? dlsym(handle, name) : nullptr;
    if (symbol == nullptr) {
        const char* const reason = dlerror();
        const bool no_room = std::strstr(reason, "map segment") != nullptr || std::strstr(reason, "llocate") != nullptr;
        std::fprintf(stderr, "rangeband: %s cannot be loaded: %s; %s\n", library, reason,
                     no_room ? "there is not enough memory" : "install the package that it belongs to");
        _exit(1);
    }
    return symbol;
}
