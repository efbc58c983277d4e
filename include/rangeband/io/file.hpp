// SPDX-License-Identifier: MIT
/// A file whose bytes are ours: under its name when it is complete, or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace rangeband::io {

/// One file in the making; without `complete` nothing of it is left.
class OutputFile {
  public:
    /// Looks at the place and creates nothing yet. `-` is standard output. Throws Error(file): the target exists
    /// (without `overwrite`), is a folder, its folder is missing or not writable.
    OutputFile(const std::string& target, bool overwrite);
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) noexcept;

    /// Writes to a temporary neighbour. Throws Error(file): disk full, not writable any more; an old file stays.
    void put(std::string_view bytes);

    /// Writes the rest and renames the neighbour. Throws as `put`.
    void complete(std::string_view bytes = {});

  private:
    struct Place;
    std::unique_ptr<Place> place_;
};

/// The SHA-256 of its bytes in 64 hexadecimal digits, or empty for what is no readable file.
std::string sha256_of(const std::string& path);

}  // namespace rangeband::io
