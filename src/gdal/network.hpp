// SPDX-License-Identifier: MIT
/// Network access of GDAL, set before it starts.
#pragma once

namespace rangeband::gdal {

/// Called before GDAL starts. From then on GDAL loads no foreign driver or extension, runs no Python and reads no file
/// of settings; without `network` it fetches no URL and opens no path to a server.
void confine(bool network);

/// The second half, when the drivers are registered; nothing where `confine` was not called.
void finish_confining();

}  // namespace rangeband::gdal
