// SPDX-License-Identifier: MIT
/// A file of sites before it is understood: found, checked, and told apart by its first bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files/temporary_file.hpp"
#include "io/files/temporary_path.hpp"
#include "io/read/remote_source.hpp"
#include "rangeband/io/read.hpp"

namespace rangeband::io {

enum class InputKind { delimited, vector };

/// A source that exists and has bytes. Standard input is copied to a nameless temporary file, so that it can be read
/// as often as needed and nothing is left behind however the run ends; what is on the network, to one with a name.
/// Delimited text that is packed (`.gz`, or alone in a `.zip`), and any text that is not UTF-8, is brought into such a
/// file, too.
class InputSource {
  public:
    /// Throws Error(file): missing, a folder, unreadable, empty, on the network where that is not allowed or not
    /// reached, or not what its extension says.
    explicit InputSource(const SitesRequest& request);

    const std::string& path() const { return path_; }    ///< to open
    const std::string& shown() const { return shown_; }  ///< for messages
    InputKind kind() const { return kind_; }
    const char* driver() const { return driver_; }             ///< GDAL's, of a service or database; null for files
    std::string_view extension() const { return extension_; }  ///< in small letters, without the point; may be empty
    const std::string& encoding() const { return encoding_; }  ///< that was asked for, or empty

    const std::string& hint() const { return hint_; }  ///< what it looks like, should it not be read; mostly empty

    /// In which encoding the text was read, where it had to be guessed.
    std::vector<std::string> notes() const { return notes_; }

  private:
    void open_remote(const RemoteSource& remote);
    void check_file();
    void spool_stdin();
    void unpack();
    void recode();
    void recode_xml(std::string_view head);
    void read_from(TemporaryFile&& copy);
    void tell_kind(std::string_view head);

    std::string path_;
    std::string shown_;
    std::string extension_;
    std::string encoding_;
    std::string hint_;
    std::vector<std::string> notes_;
    InputKind kind_ = InputKind::vector;
    Scratch scratch_;
    std::optional<TemporaryFile> copy_;
    const char* driver_ = nullptr;
    std::optional<TemporaryPath> fetched_;
};

}  // namespace rangeband::io
