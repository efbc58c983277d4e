// SPDX-License-Identifier: MIT
/// Temporary files that are removed when the process ends.
#pragma once

#include <string>

namespace rangeband::io {

/// A file, or a folder with what is in it, that is removed when this goes out of scope, and by
/// `remove_temporary_files`. Name it here before creating it, so that no signal falls between the two.
class TemporaryPath {
  public:
    enum class Kind { file, folder };

    /// Throws Error(file) when the path is longer than the system allows.
    explicit TemporaryPath(std::string path, Kind kind = Kind::file);
    ~TemporaryPath();
    TemporaryPath(TemporaryPath&& other) noexcept;
    TemporaryPath(const TemporaryPath&) = delete;
    TemporaryPath& operator=(const TemporaryPath&) = delete;
    TemporaryPath& operator=(TemporaryPath&&) = delete;

    const std::string& path() const { return path_; }

    /// It has its final name, or never existed: nothing is removed any more.
    void release();

  private:
    std::string path_;
    int slot_;
};

}  // namespace rangeband::io
