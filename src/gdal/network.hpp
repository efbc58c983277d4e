// SPDX-License-Identifier: MIT
/// Network access of GDAL, set before it starts.
#pragma once

namespace rangeband::gdal {

/// Before GDAL starts: whoever asks, it loads no driver or extension from elsewhere, runs no Python and reads no file
/// of settings; without `network` it fetches no address and opens no path that means a server.
void confine(bool network);

/// The second half, when the drivers are registered; nothing where `confine` was not called.
void finish_confining();

}  // namespace rangeband::gdal
