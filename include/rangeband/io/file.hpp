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

    /// Writes a temporary neighbour and renames it. Throws Error(file): disk full, not writable any more; then an old
    /// file is as it was.
    void complete(std::string_view bytes);

  private:
    struct Place;
    std::unique_ptr<Place> place_;
};

}  // namespace rangeband::io
