// SPDX-License-Identifier: MIT
/// For a program that owns its process. A library inside somebody else's calls none of these, and nothing in this room
/// or below changes signals, the environment or GDAL's settings by itself.
#pragma once

namespace rangeband::io {

/// Removes every file in the making. By system calls alone, so that a signal handler may call it.
void remove_temporary_files() noexcept;

/// What GDAL may do in this process, before anything is read or written: it loads nobody's code, and without `network`
/// it reaches no address, whoever asks: a driver, or a file that points elsewhere. Applied when GDAL is first opened.
void confine_gdal(bool network);

}  // namespace rangeband::io
