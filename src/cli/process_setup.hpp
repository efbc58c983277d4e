// SPDX-License-Identifier: MIT
/// Process-wide state, which only the program sets: signals and the environment.
#pragma once

namespace rangeband::cli {

/// Before anything else, while there is one thread. Files in the making go when SIGINT, SIGTERM or SIGHUP ends the
/// process; a closed pipe and a file size limit become errors of writing; variables that would have GDAL load or run
/// somebody's code, or read its settings from a file, are taken from the environment.
void set_up_process();

}  // namespace rangeband::cli
