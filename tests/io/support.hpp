// SPDX-License-Identifier: MIT
/// What the tests of this room share: a folder that goes away, files in it, and the sentences of errors.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/io/read.hpp"
#include "rangeband/io/write.hpp"

namespace support {

namespace fs = std::filesystem;
using namespace rangeband;

class TempFolder {
  public:
    TempFolder() {
        std::string name = (fs::temp_directory_path() / "rangeband-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    /// Anew each time: a file system writes what is cut to nothing and filled again to its disk at once.
    std::string file(const std::string& name, const std::string& content) const {
        fs::remove(path_ / name);
        std::ofstream(path_ / name, std::ios::binary) << content;
        return *this / name;
    }

    std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& entry : fs::directory_iterator(path_)) found.insert(entry.path().filename().string());
        return found;
    }

  private:
    fs::path path_;
};

inline std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The sentence with which it fails, or an empty one.
template <typename Action>
std::string sentence(Action action) {
    try {
        action();
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

struct Table {
    std::vector<io::Field> fields;
    std::vector<io::SiteRow> good;
    std::vector<io::BadRow> bad;
};

inline Table read(io::SitesRequest request) {
    io::SiteTable table(std::move(request));
    Table result{table.fields(), {}, {}};
    table.each([&](io::SiteRow&& row) { result.good.push_back(std::move(row)); },
               [&](io::BadRow&& row) { result.bad.push_back(std::move(row)); });
    return result;
}

inline Table read(const std::string& path) { return read(io::SitesRequest{path, {}, {}}); }

inline std::string refusal(const std::string& path) {
    return sentence([&] { read(path); });
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace support
