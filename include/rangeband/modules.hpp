// SPDX-License-Identifier: MIT
/// Loadable modules: code that needs a large library is in a shared object of its own, opened at first use.
#pragma once

#include <string_view>

namespace rangeband {

/// The names of a module, for messages and for the system.
struct ModuleName {
    std::string_view file;     ///< `rangeband_gdal.so`
    std::string_view entry;    ///< the C function that returns the module's object
    std::string_view library;  ///< the library it uses: `GDAL`
    std::string_view package;  ///< the Debian package with that library
};

/// An entry function takes the version of the program and returns its object, or null if it is of another version.
using ModuleEntry = void* (*)(const char* version);

/// The object that the module's entry function returns; it lives as long as the process. A module linked into the
/// program is used directly; otherwise the file is searched beside the program, in `../lib/rangeband` relative to it,
/// and where the system looks for the program's libraries. Throws Error(file), beginning with `purpose`: not there, of
/// another version, or its library is missing.
void* module_object(const ModuleName& name, std::string_view purpose);

/// Whether `module_object` would succeed.
bool has_module(const ModuleName& name);

}  // namespace rangeband
