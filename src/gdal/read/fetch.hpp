// SPDX-License-Identifier: MIT
/// A file from the network.
#pragma once

#include <string>

#include "io/read/remote_source.hpp"

namespace rangeband::gdal {

/// Into `path`. The network is open. Throws Error(file): not reached, not there, cut short, no room.
void fetch(const io::RemoteSource& remote, const std::string& path);

}  // namespace rangeband::gdal
