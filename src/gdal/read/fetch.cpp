// SPDX-License-Identifier: MIT
#include "gdal/read/fetch.hpp"

#include <cpl_http.h>
#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "gdal/session.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

/// Where the bytes of an answer go.
struct Receiver {
    std::ofstream file;
    std::size_t left;
    bool too_long = false;
    static std::size_t take(void* bytes, std::size_t size, std::size_t count, void* self) {
        auto& [file, left, too_long] = *static_cast<Receiver*>(self);
        const std::size_t length = size * count;
        too_long = length > left;
        if (too_long) return 0;  // an answer other than the length ends the transfer
        left -= length;
        file.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(length));
        return file ? length : 0;
    }
};

}  // namespace

void fetch(const io::RemoteSource& remote, const std::string& path, std::size_t most) {
    const GdalMessages messages;
    Receiver receiver{std::ofstream(path, std::ios::binary), most};
    const std::unique_ptr<CPLHTTPResult, decltype(&CPLHTTPDestroyResult)> result(
        CPLHTTPFetchEx(remote.to_open.c_str(), nullptr, nullptr, nullptr, &Receiver::take, &receiver),
        &CPLHTTPDestroyResult);
    receiver.file.close();
    if (receiver.too_long) {
        throw Error::file(
            fmt::format("{}: is larger than {}; download it first and name the file", remote.shown, whole_size(most)));
    }
    if (!receiver.file) throw Error::file(fmt::format("{}: cannot be kept in {}", remote.shown, path));
    if (!result || result->nStatus != 0 || result->pszErrBuf != nullptr) {
        const bool said = result && result->pszErrBuf != nullptr;
        throw Error::file(fmt::format("{}: cannot be fetched{}", remote.shown,
                                      said ? ": " + std::string(result->pszErrBuf) : messages.tail()));
    }
}

}  // namespace rangeband::gdal
