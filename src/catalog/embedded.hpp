/// The tables and scenarios of geodata/ as the build put them into the program.
#pragma once

#include <span>
#include <string_view>

namespace rangeband::catalog {

struct EmbeddedFile {
    std::string_view path;  ///< within geodata/: `bands.csv`, `scenarios/bands.ini`
    std::string_view text;
};

/// Sorted by path.
std::span<const EmbeddedFile> embedded_files();

}  // namespace rangeband::catalog
