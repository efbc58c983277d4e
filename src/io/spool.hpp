/// Text that has to wait until its place in the file comes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rangeband::io {

/// A nameless temporary file: it is gone when this is, however the process ends.
class Spool {
  public:
    /// In `folder`; `shown` is for messages. Throws Error(file).
    Spool(const std::string& folder, std::string shown);
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    Spool& operator=(Spool&&) = delete;

    /// Throws Error(file): disk full.
    void write(std::string_view bytes);

    /// Everything from the start, in pieces.
    void read(const std::function<void(std::string_view)>& take) const;

  private:
    std::string shown_;
    int file_;
};

}  // namespace rangeband::io
