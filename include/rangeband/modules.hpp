// SPDX-License-Identifier: MIT
/// Loadable parts of the program: what needs a large library is in a shared object of its own, opened at first use.
#pragma once

#include <string_view>

namespace rangeband {

/// A module as messages and the system name it.
struct ModuleName {
    std::string_view file;     ///< `rangeband_gdal.so`
    std::string_view entry;    ///< the C function that returns the module's object
    std::string_view library;  ///< what it brings in: `GDAL`
    std::string_view package;  ///< the Debian package with that library
};

/// An entry function takes the version of the program and returns its object, or null if it is of another version.
using ModuleEntry = void* (*)(const char* version);

/// What the module's entry function returns, which lives as long as the process. A module that is linked into the
/// program is taken as it is; otherwise the file is looked for beside the program and in `../lib/rangeband`, seen from
/// there. Throws Error(file), beginning with `purpose`: not there, of another version, or its library is missing.
void* module_object(const ModuleName& name, std::string_view purpose);

/// Whether `module_object` would give one.
bool has_module(const ModuleName& name);

}  // namespace rangeband
