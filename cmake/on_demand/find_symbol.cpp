// What a stub of make_stubs.cmake asks at its first call.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>

/// The address of a function in a library that is loaded when it is first asked for (the system counts further
/// openings). Without the library there is no function to return from, so the program ends as it would when linked with
/// it: with a sentence, and before anything is under its final name.
extern "C" __attribute__((visibility("hidden"))) void* rangeband_find_symbol(const char* library, const char* name) {
    void* const handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    void* const symbol = handle != nullptr ? dlsym(handle, name) : nullptr;
    if (symbol == nullptr) {
        std::fprintf(stderr, "rangeband: %s cannot be loaded: %s; install the package that it belongs to\n", library,
                     dlerror());
        _exit(1);
    }
    return symbol;
}
