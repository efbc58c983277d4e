// SPDX-License-Identifier: MIT
// The few functions of a system that the readers and writers of `io` call, and what that room keeps in src/io/files: in
// memory, since a browser has neither files nor processes.
#include "wasm/memory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/files/temporary_file.hpp"
#include "io/files/zip_file.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/file.hpp"

namespace rangeband::wasm {

std::map<std::string, std::string, std::less<>>& memory_files() {
    static std::map<std::string, std::string, std::less<>> files;
    return files;
}

std::vector<std::string> own_folders() {
    std::vector<std::string> folders;
    for (const auto& [name, text] : memory_files()) {
        if (!name.starts_with("geodata/added/") && !name.starts_with("geodata/instead/")) continue;
        std::string folder = name.substr(0, name.rfind('/'));
        if (folders.empty() || folders.back() != folder) folders.push_back(std::move(folder));
    }
    return folders;
}

std::string& written() {
    static std::string text;
    return text;
}

namespace {

struct Opened {
    const std::string* text = nullptr;
    std::size_t at = 0;
};

constexpr int first_descriptor = 3;

std::vector<Opened>& opened() {
    static std::vector<Opened> all;
    return all;
}

const std::string* found(std::string_view path) {
    if (path.starts_with("./")) path.remove_prefix(2);
    const auto file = memory_files().find(path);
    return file == memory_files().end() ? nullptr : &file->second;
}

Opened* opened_as(int descriptor) {
    const auto index = static_cast<std::size_t>(descriptor - first_descriptor);
    const bool is_open = descriptor >= first_descriptor && index < opened().size() && opened()[index].text != nullptr;
    if (!is_open) errno = EBADF;
    return is_open ? &opened()[index] : nullptr;
}

}  // namespace
}  // namespace rangeband::wasm

extern "C" {

int open(const char* path, int /*flags*/, ...) {
    using namespace rangeband::wasm;
    const std::string* const text = found(path);
    if (text == nullptr) {
        errno = ENOENT;
        return -1;
    }
    const auto free =
        std::find_if(opened().begin(), opened().end(), [](const Opened& each) { return each.text == nullptr; });
    const auto index = static_cast<int>(free - opened().begin());
    if (free == opened().end()) opened().emplace_back();
    opened()[static_cast<std::size_t>(index)] = {text, 0};
    return first_descriptor + index;
}

ssize_t read(int descriptor, void* bytes, size_t count) {
    auto* const file = rangeband::wasm::opened_as(descriptor);
    if (file == nullptr) return -1;
    count = std::min(count, file->text->size() - file->at);
    std::memcpy(bytes, file->text->data() + file->at, count);
    file->at += count;
    return static_cast<ssize_t>(count);
}

off_t lseek(int descriptor, off_t offset, int /*from the start*/) {
    auto* const file = rangeband::wasm::opened_as(descriptor);
    if (file == nullptr) return -1;
    file->at = std::min(static_cast<std::size_t>(offset), file->text->size());
    return static_cast<off_t>(file->at);
}

int close(int descriptor) {
    auto* const file = rangeband::wasm::opened_as(descriptor);
    if (file == nullptr) return -1;
    file->text = nullptr;
    return 0;
}

int stat(const char* __restrict path, struct stat* __restrict status) {
    const std::string* const text = rangeband::wasm::found(path);
    if (text == nullptr) {
        errno = ENOENT;
        return -1;
    }
    *status = {};
    status->st_mode = S_IFREG | 0444;
    status->st_size = static_cast<off_t>(text->size());
    return 0;
}

}  // extern "C"

namespace rangeband::io {

void throw_system_error(const std::string& shown, int error) {
    throw Error::file(fmt::format("{}: {}", shown, strerror(error)));
}

void refuse_existing(const std::string& shown) { throw Error::file(fmt::format("{} exists", shown)); }

OutputPlace check_place(const std::string& target, bool /*overwrite*/) {
    if (target != "-") throw Error::file(fmt::format("{}: there are no files here", target));
    return {"-", "standard output", true, true};
}

std::string sha256_of(const std::string& path) {
    const std::string* const text = wasm::found(path.c_str());
    if (text == nullptr) return {};
    SHA2_CTX state;
    SHA256Init(&state);
    SHA256Update(&state, reinterpret_cast<const std::uint8_t*>(text->data()), text->size());
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256Final(digest.data(), &state);
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

AtomicFile::AtomicFile(OutputPlace place) : place_(std::move(place)) {}
AtomicFile::~AtomicFile() = default;
void AtomicFile::write(std::string_view bytes) { wasm::written().append(bytes); }
void AtomicFile::commit() {}

TemporaryPath::TemporaryPath(std::string path, Kind /*kind*/) : path_(std::move(path)), slot_(0) {}
TemporaryPath::TemporaryPath(TemporaryPath&& other) noexcept : path_(std::move(other.path_)), slot_(other.slot_) {}
TemporaryPath::~TemporaryPath() = default;
void TemporaryPath::release() {}

// `shown_` is the text itself: there is nothing to report.
TemporaryFile::TemporaryFile(const std::string& /*folder*/, std::string /*shown*/) : file_(0) {}
TemporaryFile::~TemporaryFile() = default;
TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept : shown_(std::move(other.shown_)), file_(0) {}
void TemporaryFile::write(std::string_view bytes) { shown_.append(bytes); }
void TemporaryFile::read(const std::function<void(std::string_view)>& take) const { take(shown_); }

struct ZipFile::Deflate {};
ZipFile::ZipFile(OutputPlace place, std::string name, const Date& /*date*/)
    : name_(std::move(name)), date_(0), file_(std::move(place)) {
    throw Error::usage("nothing is zipped here; write KML");
}
ZipFile::~ZipFile() = default;
void ZipFile::write(std::string_view /*bytes*/) {}
void ZipFile::commit() {}

}  // namespace rangeband::io
