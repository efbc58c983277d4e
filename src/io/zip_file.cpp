#include "io/zip_file.hpp"

#include <cerrno>
#include <utility>
#include <vector>

#include "io/gdal_session.hpp"

namespace rangeband::io {
namespace {

constexpr const char* archive = "out.zip";

/// Reads the document to its end, which checks its sum.
vsi_l_offset size_read(const std::string& document) {
    VSILFILE* file = VSIFOpenL(document.c_str(), "rb");
    if (file == nullptr) return 0;
    std::vector<char> bytes(1 << 20);
    vsi_l_offset size = 0;
    while (const auto got = VSIFReadL(bytes.data(), 1, bytes.size(), file)) size += got;
    VSIFCloseL(file);
    return size;
}

}  // namespace

ZipFile::ZipFile(OutputPlace place, const std::string& name)
    : place_(std::move(place)), folder_(place_), document_("/vsizip/" + folder_.path_of(archive) + "/" + name) {
    start_gdal();
    const GdalMessages silence;
    file_ = VSIFOpenL(document_.c_str(), "wb");
    if (file_ == nullptr) fail();
}

ZipFile::~ZipFile() {
    if (file_ == nullptr) return;
    const GdalMessages silence;
    VSIFCloseL(file_);
}

void ZipFile::write(std::string_view bytes) {
    if (bytes.empty()) return;
    const GdalMessages silence;
    if (VSIFWriteL(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
    size_ += bytes.size();
}

void ZipFile::commit() {
    const GdalMessages messages;
    const bool closed = VSIFCloseL(std::exchange(file_, nullptr)) == 0;
    if (!closed || messages.warned() || size_read(document_) != size_) fail();
    folder_.commit({{archive, place_.path}});
}

/// The zip library says neither what it lacks nor why; it is space.
void ZipFile::fail() const { throw_system_error(place_.shown, ENOSPC); }

}  // namespace rangeband::io
