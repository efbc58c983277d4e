// SPDX-License-Identifier: MIT
/// Sites that are not a local file: recognized by their name alone, before anything is opened.
#pragma once

#include <optional>
#include <string>

#include "io/files/temporary_path.hpp"
#include "rangeband/io/read.hpp"

namespace rangeband::io {

struct RemoteSource {
    enum class Kind {
        file,     ///< to be fetched as a whole
        archive,  ///< read by GDAL where it lies
        service,  ///< asked by a driver
    };
    Kind kind = Kind::file;
    std::string shown;             ///< for messages: without a password
    std::string to_open;           ///< an address, or as GDAL takes it
    std::string file_name;         ///< of a file: what it is called here, with the extension that says what it is
    const char* driver = nullptr;  ///< GDAL's, of a service
};

/// None for a path on this machine. Throws Error(file) for what is no path and yet is not read, such as `/vsistdin/` or
/// `ESRIJSON:https://…`.
std::optional<RemoteSource> remote_source(const std::string& name);

/// The folder that now holds the file. Throws Error(file): not reached, not there, cut short, too large, no room.
TemporaryPath fetch(const RemoteSource& remote, const Scratch& scratch);

}  // namespace rangeband::io
