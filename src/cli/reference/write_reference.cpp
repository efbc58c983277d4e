// SPDX-License-Identifier: MIT
/// write_reference FOLDER: manual pages and completion scripts, for the installation.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include "cli/reference/reference.hpp"

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::filesystem::filesystem_error("cannot write", file, std::make_error_code(std::errc::io_error));
}

void write_all(const std::filesystem::path& folder) {
    using namespace rangeband::cli;
    const std::filesystem::path pages = folder / "man/man1";
    write(pages / "rangeband.1", manual_of_program());
    for (const Command* command : commands()) {
        write(pages / fmt::format("rangeband-{}.1", command->name), manual_of(*command));
    }
    write(folder / "bash-completion/completions/rangeband", std::string(completion_script("bash")));
    write(folder / "zsh/site-functions/_rangeband", std::string(completion_script("zsh")));
    write(folder / "fish/vendor_completions.d/rangeband.fish", std::string(completion_script("fish")));
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) {
        fmt::print(stderr, "usage: write_reference FOLDER\n");
        return 2;
    }
    write_all(argv[1]);
    return 0;
} catch (const std::exception& error) {
    static_cast<void>(std::fputs(error.what(), stderr));
    return 1;
}
