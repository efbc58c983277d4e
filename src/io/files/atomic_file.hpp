// SPDX-License-Identifier: MIT
/// Files that appear under their name when they are complete, or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files/temporary_path.hpp"

namespace rangeband::io {

/// Where the output goes, checked before anything is written.
struct OutputPlace {
    std::string path;      ///< symbolic links resolved, so that renaming replaces the file and not the link
    std::string shown;     ///< for messages
    bool stream = false;   ///< standard output, a pipe or a device: written directly
    bool replace = false;  ///< an old file may be replaced
};

/// Throws Error(file): exists (without overwrite), is a folder, its folder is missing or not writable.
OutputPlace check_place(const std::string& target, bool overwrite);

/// It exists, and `overwrite` is not set.
[[noreturn]] void refuse_existing(const std::string& shown);

/// `FILE: no space left on device` from errno.
[[noreturn]] void throw_system_error(const std::string& shown, int error);

/// One file (or stream) that is written by us.
class AtomicFile {
  public:
    explicit AtomicFile(OutputPlace place);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Throws Error(file): disk full, output closed.
    void write(std::string_view bytes);

    /// Brings everything to the disk and the file to its name.
    void commit();

  private:
    void open_stream();
    void open_temporary();
    void send_ahead();

    OutputPlace place_;
    std::optional<TemporaryPath> temporary_;
    int file_ = -1;
    std::size_t written_ = 0;
    std::size_t sent_ = 0;  ///< of it, on its way to the disk
};

/// A folder beside the target in which a library writes one or more files, which then move to their names.
class AtomicFolder {
  public:
    explicit AtomicFolder(OutputPlace place);

    std::string path_of(const std::string& name) const;

    /// The names of what is in it, sorted.
    std::vector<std::string> names() const;

    struct Move {
        std::string name;      ///< in the folder
        std::string target;    ///< its final path
        bool replace = false;  ///< what stands there may go, even where the output may replace nothing
    };
    /// In the order given: the file that others depend on comes last. If one cannot move, those that were new go again.
    void commit(const std::vector<Move>& moves) const;

  private:
    OutputPlace place_;
    std::optional<TemporaryPath> folder_;
};

}  // namespace rangeband::io
