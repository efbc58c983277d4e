// SPDX-License-Identifier: MIT
#include "io/files/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"

namespace rangeband::io {

TemporaryFile::TemporaryFile(const std::string& folder, std::string shown) : shown_(std::move(shown)) {
    file_ = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file_ >= 0) return;
    std::string name = folder + "/.rangeband-XXXXXX";  // a file system without nameless files
    file_ = mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0) throw_system_error(fmt::format("{}: cannot be kept in {}", shown_, folder), errno);
    unlink(name.c_str());
}

TemporaryFile::~TemporaryFile() {
    if (file_ >= 0) close(file_);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : shown_(std::move(other.shown_)), file_(std::exchange(other.file_, -1)) {}

void TemporaryFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto put = ::write(file_, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw_system_error(shown_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

void TemporaryFile::read(const std::function<void(std::string_view)>& take) const {
    std::vector<char> bytes(1 << 20);
    off_t at = 0;
    for (;;) {
        const auto got = pread(file_, bytes.data(), bytes.size(), at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_system_error(shown_, errno);
        if (got == 0) return;
        take({bytes.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}

}  // namespace rangeband::io
