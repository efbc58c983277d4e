/// Temporary files that cannot outlive the process.
#pragma once

#include <string>

namespace rangeband::io {

/// A file, or a folder with what is in it, that is removed when this goes out of scope, and when SIGINT, SIGTERM or
/// SIGHUP ends the process. Name it here before creating it, so that no signal falls between the two.
class DoomedPath {
  public:
    enum class Kind { file, folder };

    /// Throws Error(file) when the path is longer than the system allows.
    explicit DoomedPath(std::string path, Kind kind = Kind::file);
    ~DoomedPath();
    DoomedPath(DoomedPath&& other) noexcept;
    DoomedPath(const DoomedPath&) = delete;
    DoomedPath& operator=(const DoomedPath&) = delete;
    DoomedPath& operator=(DoomedPath&&) = delete;

    const std::string& path() const { return path_; }

    /// It has its final name, or never existed: nothing is removed any more.
    void spare();

  private:
    std::string path_;
    int slot_;
};

}  // namespace rangeband::io
