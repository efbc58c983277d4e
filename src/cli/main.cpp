/// The one place where failures end: a sentence on stderr and an exit code.
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "rangeband/error.hpp"

namespace {

/// What a user typed may hold control characters; a message shows none, so that it stays the lines we meant.
void complain(std::string_view message) {
    std::string line = "rangeband: ";
    for (const char c : message) {
        const auto byte = static_cast<unsigned char>(c);
        line += (byte < 0x20 && c != '\n') || byte == 0x7f ? '?' : c;
    }
    line += '\n';
    std::fputs(line.c_str(), stderr);
}

int finish(int code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    throw rangeband::Error::file("standard output cannot be written; is the disk full?");
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int internal_error = static_cast<int>(rangeband::ErrorKind::internal);
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        return finish(rangeband::cli::run(arguments));
    } catch (const rangeband::Error& error) {
        complain(error.what());
        return static_cast<int>(error.kind());
    } catch (const std::bad_alloc&) {
        complain("not enough memory; try a larger --tolerance or fewer --threads");
        return internal_error;
    } catch (const std::exception& error) {
        complain(std::string("internal error, please report it: ") + error.what());
        return internal_error;
    }
}
