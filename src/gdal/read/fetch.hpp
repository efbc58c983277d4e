// SPDX-License-Identifier: MIT
/// A file from the network.
#pragma once

#include <cstddef>
#include <string>

#include "io/read/remote_source.hpp"

namespace rangeband::gdal {

/// Into `path`. The network is open. Throws Error(file): not reached, not there, cut short, larger than `most` bytes,
/// no room.
void fetch(const io::RemoteSource& remote, const std::string& path, std::size_t most);

}  // namespace rangeband::gdal
