/// The one place where failures end: a sentence on stderr and an exit code.
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/say.hpp"
#include "rangeband/error.hpp"

namespace {

int finish(int code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    throw rangeband::Error::file("standard output cannot be written; is the disk full?");
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        return finish(rangeband::cli::run(arguments));
    } catch (const rangeband::Error& error) {
        rangeband::cli::say(error.what());
        return rangeband::cli::exit_code_of(error.kind());
    } catch (const std::bad_alloc&) {
        rangeband::cli::say("not enough memory; try a larger --tolerance or fewer --threads");
        return rangeband::cli::exit_code_of(rangeband::ErrorKind::internal);
    } catch (const std::exception& error) {
        rangeband::cli::say(std::string("internal error, please report it: ") + error.what());
        return rangeband::cli::exit_code_of(rangeband::ErrorKind::internal);
    }
}
