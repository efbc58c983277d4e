// SPDX-License-Identifier: MIT
#include "gdal/read/packed.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <memory>

#include "gdal/session.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {

std::vector<std::string> files_in(const std::string& archive) {
    start_gdal();
    const GdalMessages silence;
    const CPLStringList names(VSIReadDirRecursive(archive.c_str()));
    std::vector<std::string> files;
    for (int i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        const bool of_a_system = name.starts_with("__MACOSX/") || name.ends_with(".DS_Store");
        if (!name.ends_with('/') && !of_a_system) files.push_back(archive + "/" + name);
    }
    return files;
}

void unpack(const std::string& path, const std::string& shown, const std::function<void(std::string_view)>& take) {
    start_gdal();
    const GdalMessages messages;
    const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) throw Error::file(fmt::format("{}: cannot be unpacked{}", shown, messages.tail()));
    std::vector<char> buffer(1 << 20);
    for (;;) {
        const std::size_t got = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
        if (messages.failed()) throw Error::file(fmt::format("{}: cannot be unpacked{}", shown, messages.tail()));
        if (got == 0) return;
        take({buffer.data(), got});
    }
}

}  // namespace rangeband::gdal
