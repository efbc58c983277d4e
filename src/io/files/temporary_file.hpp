// SPDX-License-Identifier: MIT
/// A temporary file for bytes that are needed again.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rangeband::io {

/// A nameless temporary file: it is gone when this is, however the process ends.
class TemporaryFile {
  public:
    /// In `folder`; `shown`, what is kept in it, is for messages. Throws Error(file).
    TemporaryFile(const std::string& folder, std::string shown);
    ~TemporaryFile();
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    int descriptor() const { return file_; }

    /// Throws Error(file): disk full.
    void write(std::string_view bytes);

    /// Everything from the start, in pieces.
    void read(const std::function<void(std::string_view)>& take) const;

  private:
    std::string shown_;
    int file_;
};

}  // namespace rangeband::io
