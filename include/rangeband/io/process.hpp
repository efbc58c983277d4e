// SPDX-License-Identifier: MIT
/// For a program that owns its process. A library inside somebody else's calls none of these, and no component here
/// or below changes signals, the environment or GDAL's settings by itself.
#pragma once

namespace rangeband::io {

/// Removes every file in the making. By system calls alone, so that a signal handler may call it.
void remove_temporary_files() noexcept;

/// What GDAL may do in this process, before anything is read or written: it loads no foreign code, and without
/// `network` it opens no connection, whether for a driver or for a file that points elsewhere. Applied when GDAL is
/// first opened.
void confine_gdal(bool network);

}  // namespace rangeband::io
