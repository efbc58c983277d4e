// SPDX-License-Identifier: MIT
/// What every target shares: bytes as numbers, and what a failure may be.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "rangeband/error.hpp"

namespace fuzz {

/// Ends the run, so that the fuzzer keeps the input.
[[noreturn]] inline void wrong(std::string_view what) {
    fmt::print(stderr, "wrong: {}\n", what);
    std::abort();
}

inline void expect(bool holds, std::string_view what) {
    if (!holds) wrong(what);
}

/// Bad input gets a sentence on one line, and is never our own fault.
inline void refused_politely(const rangeband::Error& error) {
    const std::string_view sentence = error.what();
    expect(error.kind() != rangeband::ErrorKind::internal, sentence);
    expect(!sentence.empty() && sentence.back() != '.', sentence);
}

inline void answered_or_refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const rangeband::Error& error) {
        refused_politely(error);
    }
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Numbers from bytes; zeros when they are used up.
class Bytes {
  public:
    Bytes(const std::uint8_t* data, std::size_t size) : rest_(data, size) {}

    template <typename T>
    T take() {
        T value{};
        const std::size_t count = std::min(sizeof value, rest_.size());
        std::memcpy(&value, rest_.data(), count);
        rest_ = rest_.subspan(count);
        return value;
    }

    bool empty() const { return rest_.empty(); }

  private:
    std::span<const std::uint8_t> rest_;
};

/// A folder of its own for this process, gone with it.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "rangeband-fuzz-XXXXXX").string();
        expect(mkdtemp(name.data()) != nullptr, "no temporary folder");
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, std::string_view text) const {
        const auto file = path_ / name;
        std::ofstream(file, std::ios::binary | std::ios::trunc)
            .write(text.data(), static_cast<std::streamsize>(text.size()));
        return file;
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace fuzz
