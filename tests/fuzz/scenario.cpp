// SPDX-License-Identifier: MIT
// Scenarios: INI files with the options of a command.
#include "cli/command.hpp"
#include "fuzz/fuzz.hpp"

using namespace rangeband;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::as_text(data, size));
    for (const cli::Command* command : cli::commands()) {
        fuzz::answered_or_refused([&] {
            const cli::Values values = cli::parse_ini(command->options, text, "fuzz.ini");
            for (const auto& [name, given] : values.all()) {
                for (const cli::Given& value : given) fuzz::expect(value.where.starts_with("fuzz.ini"), name);
            }
        });
    }
    return 0;
}
