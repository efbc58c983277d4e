// SPDX-License-Identifier: MIT
#include "io/files/temporary_path.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/io/process.hpp"

namespace rangeband::io {
namespace {

/// What a signal handler may touch: fixed memory and lock-free flags.
struct Slot {
    std::atomic<bool> taken = false;  ///< by a living TemporaryPath
    std::atomic<bool> armed = false;  ///< the path is complete
    bool folder = false;
    std::array<char, PATH_MAX> path{};
};
std::array<Slot, 64> slots;

/// What Linux writes for each name in a folder (getdents64).
struct Entry {
    std::uint64_t number;
    std::int64_t next;
    std::uint16_t size;
    std::uint8_t kind;
    char name[1];
};

/// Removes what is in a folder, one folder deep within it: a file geodatabase is one. By system calls alone, since
/// `readdir` takes memory, which a signal handler must not.
void empty_folder(int parent, const char* path, int depth) {
    const int folder = openat(parent, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    alignas(Entry) std::array<char, 4096> bytes;
    for (;;) {
        const auto got = syscall(SYS_getdents64, folder, bytes.data(), bytes.size());
        if (got <= 0) break;
        for (long at = 0; at < got;) {
            const auto* entry = reinterpret_cast<const Entry*>(bytes.data() + at);
            at += entry->size;
            const char* name = entry->name;
            if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0) continue;
            if (unlinkat(folder, name, 0) == 0 || depth == 0) continue;
            empty_folder(folder, name, depth - 1);
            unlinkat(folder, name, AT_REMOVEDIR);
        }
    }
    close(folder);
}

int take_slot(const std::string& path, bool folder) {
    if (path.size() >= PATH_MAX) throw Error::file(fmt::format("{}: the name is too long", path));
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].taken.exchange(true)) continue;
        slots[i].folder = folder;
        std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
        slots[i].armed = true;
        return static_cast<int>(i);
    }
    throw Error::internal("too many files are being written at once");
}

}  // namespace

void remove_temporary_files() noexcept {
    for (auto& slot : slots) {
        if (!slot.armed) continue;
        if (!slot.folder) {
            unlink(slot.path.data());
            continue;
        }
        empty_folder(AT_FDCWD, slot.path.data(), 1);
        rmdir(slot.path.data());
    }
}

TemporaryPath::TemporaryPath(std::string path, Kind kind)
    : path_(std::move(path)), slot_(take_slot(path_, kind == Kind::folder)) {}

TemporaryPath::TemporaryPath(TemporaryPath&& other) noexcept
    : path_(std::move(other.path_)), slot_(std::exchange(other.slot_, -1)) {}

TemporaryPath::~TemporaryPath() {
    if (slot_ < 0) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    release();
}

void TemporaryPath::release() {
    if (slot_ < 0) return;
    auto& slot = slots[static_cast<std::size_t>(std::exchange(slot_, -1))];
    slot.armed = false;
    slot.taken = false;
}

}  // namespace rangeband::io
