// SPDX-License-Identifier: MIT
/// The one place where failures end: a sentence on stderr and an exit code.
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/process_setup.hpp"
#include "cli/reference/reference.hpp"
#include "cli/terminal/say.hpp"
#include "rangeband/error.hpp"

namespace {

int finish(int code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    if (errno == EPIPE) return code;  // the reader has closed the pipe, as head does
    throw rangeband::Error::file("standard output cannot be written; is the disk full?");
}

/// What shells ask when somebody presses the key: nothing is said of what cannot be completed.
int complete(const std::string& line) try {
    static_cast<void>(std::fputs(rangeband::cli::completions_of(line).c_str(), stdout));
    return 0;
} catch (const rangeband::Error&) {
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        rangeband::cli::set_up_process();
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        if (arguments.size() == 2 && arguments[0] == "__complete") return finish(complete(arguments[1]));
        return finish(rangeband::cli::run(arguments));
    } catch (const rangeband::Error& error) {
        rangeband::cli::say(rangeband::cli::with_options(error.sentence()));
        return rangeband::cli::exit_code_of(error.kind());
    } catch (const std::bad_alloc&) {
        rangeband::cli::say("not enough memory; try a larger --tolerance or fewer --threads");
        return rangeband::cli::exit_code_of(rangeband::ErrorKind::internal);
    } catch (const std::exception& error) {
        rangeband::cli::say(std::string("internal error, please report it: ") + error.what());
        return rangeband::cli::exit_code_of(rangeband::ErrorKind::internal);
    }
}
