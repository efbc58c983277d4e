// SPDX-License-Identifier: MIT
#include "io/files/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& path) {
    const auto folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

constexpr std::size_t longest_kept_name = 200;  // bytes: with what is added a file system takes it

/// `.NAME.rangeband-PID-N.tmp` in the target's folder: on the same file system, or a rename would copy. In NAME
/// points become `_`, since GDAL takes a folder `x.kmz.tmp` for an archive.
std::string temporary_name(const std::string& path) {
    static std::atomic<unsigned> number = 0;
    std::string name(first_bytes(fs::path(path).filename().string(), longest_kept_name));
    std::replace(name.begin(), name.end(), '.', '_');
    return fmt::format("{}/.{}.rangeband-{}-{}.tmp", folder_of(path), name, getpid(), ++number);
}

/// Of the file at `path`, which messages name as it was typed: where a link leads is known to whoever made it.
void check_folder(const std::string& path, const std::string& typed) {
    const auto folder = folder_of(path);
    const auto shown = folder_of(typed);
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0) {
        const auto why = errno == ENOENT ? std::string("does not exist; make it first") : std::string(strerror(errno));
        throw Error::file(fmt::format("{}: the folder {} {}", typed, shown, why));
    }
    if (!S_ISDIR(status.st_mode)) throw Error::file(fmt::format("{}: {} is not a folder", typed, shown));
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        throw Error::file(fmt::format("{}: cannot write to the folder {}; choose another one", typed, shown));
    }
}

void bring_to_disk(const std::string& path, const std::string& shown) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw_system_error(shown, errno);
    const int failed = fsync(file) != 0 ? errno : 0;
    close(file);
    if (failed != 0 && failed != EINVAL) throw_system_error(shown, failed);
}

void rename_to(const std::string& from, const std::string& to, bool replace, const std::string& shown) {
    if (!replace) {
        if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
        if (errno == EEXIST) refuse_existing(shown);
        if (errno != EINVAL && errno != ENOSYS) throw_system_error(shown, errno);  // else: not on this file system
    }
    if (std::rename(from.c_str(), to.c_str()) != 0) throw_system_error(shown, errno);
}

}  // namespace

void throw_system_error(const std::string& shown, int error) {
    if (error == EPIPE) throw Error::file(fmt::format("{}: output was closed", shown));
    std::string why = strerror(error);
    if (!why.empty() && why[0] >= 'A' && why[0] <= 'Z') why[0] = static_cast<char>(why[0] - 'A' + 'a');
    throw Error::file(fmt::format("{}: {}", shown, why));
}

void refuse_existing(const std::string& shown) {
    throw Error::file(fmt::format("{} exists; add {} to replace it", shown, parameter("overwrite")));
}

OutputPlace check_place(const std::string& target, bool overwrite) {
    if (target == "-" || target == "/dev/stdout") return {"-", "standard output", true, true};
    OutputPlace place{target, target, false, overwrite};
    struct stat status {};
    if (stat(target.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) throw Error::file(fmt::format("{} is a folder; name a file in it", target));
        if (!S_ISREG(status.st_mode)) {
            place.stream = true;
            return place;
        }
        if (!overwrite) refuse_existing(target);
        std::error_code ignored;
        if (const auto real = fs::canonical(target, ignored); !real.empty()) place.path = real.string();
    } else if (errno != ENOENT && errno != ENOTDIR) {
        throw_system_error(target, errno);
    }
    check_folder(place.path, target);
    return place;
}

AtomicFile::AtomicFile(OutputPlace place) : place_(std::move(place)) {
    if (place_.stream) {
        open_stream();
    } else {
        open_temporary();
    }
}

AtomicFile::~AtomicFile() {
    if (file_ > STDERR_FILENO) close(file_);
}

void AtomicFile::open_stream() {
    file_ = place_.path == "-" ? STDOUT_FILENO : open(place_.path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) throw_system_error(place_.shown, errno);
}

void AtomicFile::open_temporary() {
    struct stat old {};
    const bool replaces = stat(place_.path.c_str(), &old) == 0;
    int error = 0;
    for (int attempt = 0; attempt < 100 && file_ < 0; ++attempt) {
        temporary_.emplace(temporary_name(place_.path));
        file_ = open(temporary_->path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file_ >= 0) break;
        error = errno;
        temporary_->release();
        temporary_.reset();
        if (error != EEXIST) break;
    }
    if (file_ < 0) throw_system_error(place_.shown, error);
    if (replaces) fchmod(file_, old.st_mode & 07777);
}

void AtomicFile::write(std::string_view bytes) {
    written_ += bytes.size();
    while (!bytes.empty()) {
        const auto put = ::write(file_, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw_system_error(place_.shown, errno);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (!place_.stream) send_ahead();
}

/// Lets the disk begin while more is computed, so that `commit` waits for the rest only. A hint: what fails now fails
/// there again.
void AtomicFile::send_ahead() {
    constexpr std::size_t worth_a_call = 1 << 22;
    if (written_ - sent_ < worth_a_call) return;
    sync_file_range(file_, static_cast<off_t>(sent_), static_cast<off_t>(written_ - sent_), SYNC_FILE_RANGE_WRITE);
    sent_ = written_;
}

void AtomicFile::commit() {
    if (place_.path == "-") return;
    const int sync_error = !place_.stream && fsync(file_) != 0 ? errno : 0;
    const int close_error = close(std::exchange(file_, -1)) != 0 ? errno : 0;
    if (sync_error != 0 && sync_error != EINVAL) throw_system_error(place_.shown, sync_error);
    if (close_error != 0) throw_system_error(place_.shown, close_error);
    if (place_.stream) return;
    rename_to(temporary_->path(), place_.path, place_.replace, place_.shown);
    temporary_->release();
    bring_to_disk(folder_of(place_.path), place_.shown);
}

AtomicFolder::AtomicFolder(OutputPlace place) : place_(std::move(place)) {
    int error = EEXIST;
    for (int attempt = 0; attempt < 100 && error == EEXIST; ++attempt) {
        folder_.emplace(temporary_name(place_.path), TemporaryPath::Kind::folder);
        if (mkdir(folder_->path().c_str(), 0777) == 0) return;
        error = errno;
        folder_->release();
        folder_.reset();
    }
    throw_system_error(place_.shown, error);
}

std::string AtomicFolder::path_of(const std::string& name) const { return folder_->path() + "/" + name; }

std::vector<std::string> AtomicFolder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_->path())) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void AtomicFolder::commit(const std::vector<Move>& moves) const {
    for (const auto& move : moves) bring_to_disk(path_of(move.name), place_.shown);
    std::vector<std::string> moved;
    try {
        for (const auto& move : moves) {
            const bool replace = place_.replace || move.replace;
            rename_to(path_of(move.name), move.target, replace, place_.shown);
            if (!replace) moved.push_back(move.target);
        }
    } catch (const Error&) {
        std::error_code none;
        for (const auto& target : moved) fs::remove_all(target, none);  // new, and ours
        throw;
    }
    bring_to_disk(folder_of(place_.path), place_.shown);
}

}  // namespace rangeband::io
