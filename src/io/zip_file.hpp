/// One document in a zip archive that appears when it is complete.
#pragma once

#include <cpl_vsi.h>

#include <string>
#include <string_view>

#include "io/atomic_file.hpp"

namespace rangeband::io {

class ZipFile {
  public:
    /// `name` is that of the document inside.
    ZipFile(OutputPlace place, const std::string& name);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    /// Throws Error(file): disk full.
    void write(std::string_view bytes);

    /// Completes the archive, looks whether the document is whole in it, and gives it its name.
    void commit();

  private:
    [[noreturn]] void fail() const;

    OutputPlace place_;
    AtomicFolder folder_;
    std::string document_;
    VSILFILE* file_ = nullptr;
    vsi_l_offset size_ = 0;
};

}  // namespace rangeband::io
