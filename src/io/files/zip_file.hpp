// SPDX-License-Identifier: MIT
/// One document in a zip archive, written atomically.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/files/atomic_file.hpp"
#include "rangeband/dates.hpp"

namespace rangeband::io {

class ZipFile {
  public:
    /// Name and date are those of the document inside.
    ZipFile(OutputPlace place, std::string name, const Date& date);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    /// Throws Error(file): disk full, more than an archive holds (4 GB).
    void write(std::string_view bytes);

    /// Completes the archive and gives it its name.
    void commit();

  private:
    struct Deflate;

    void compress(std::string_view bytes, bool last);

    std::string shown_;
    std::string name_;
    std::uint32_t date_;  ///< as zip writes it
    AtomicFile file_;
    std::unique_ptr<Deflate> deflate_;
    std::uint64_t size_ = 0;        ///< of the document
    std::uint64_t compressed_ = 0;  ///< of what the archive holds of it
    std::uint32_t sum_ = 0;
};

}  // namespace rangeband::io
