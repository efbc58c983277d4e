// SPDX-License-Identifier: MIT
#include "rangeband/modules.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "rangeband/error.hpp"

namespace rangeband {
namespace {

namespace fs = std::filesystem;

/// The program, or the shared library that this file is linked into.
std::string own_file() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&module_object), &info) == 0) return {};
    std::error_code none;
    // A program started through the search path is known by its bare name.
    const fs::path program = fs::read_symlink("/proc/self/exe", none);
    const std::string file = info.dli_fname != nullptr ? info.dli_fname : "";
    return file.find('/') == std::string::npos || fs::equivalent(file, program, none) ? program.string() : file;
}

/// Modules take what they share with the program from it; a library that was opened for its own sake (by an
/// interpreter) must offer its symbols first.
void offer_symbols(const std::string& file) { dlopen(file.c_str(), RTLD_NOW | RTLD_NOLOAD | RTLD_GLOBAL); }

void* object_from(void* entry) { return reinterpret_cast<ModuleEntry>(entry)(RANGEBAND_VERSION); }

struct Found {
    void* object = nullptr;
    std::string why;  ///< there is none
};

/// At a path, or, by its name alone, where the system looks for this program's libraries.
Found open(const std::string& file, const ModuleName& name) {
    void* const module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        const char* reason = dlerror();
        return {nullptr,
                fmt::format(
                    "{} cannot be loaded: {}; is {} installed (in Debian the package {}), and is there enough memory?",
                    file, reason != nullptr ? reason : "no reason is given", name.library, name.package)};
    }
    void* found = dlsym(module, std::string(name.entry).c_str());
    if (found != nullptr) found = object_from(found);
    if (found != nullptr) return {found, {}};
    return {nullptr, fmt::format("{} belongs to another version of rangeband; reinstall the package rangeband", file)};
}

Found find(const ModuleName& name) {
    if (void* linked = dlsym(RTLD_DEFAULT, std::string(name.entry).c_str())) return {object_from(linked), {}};
    const std::string own = own_file();
    const fs::path folder = fs::path(own).parent_path();
    offer_symbols(own);
    for (const fs::path& place : {folder / name.file, (folder / "../lib/rangeband" / name.file).lexically_normal()}) {
        std::error_code none;
        if (fs::exists(place, none)) return open(place.string(), name);
    }
    const Found installed = open(std::string(name.file), name);  // `rangeband_opens_modules` says where
    if (installed.object != nullptr) return installed;
    return {nullptr, fmt::format("needs {}, and {} is neither beside the program nor in ../lib/rangeband; install the "
                                 "package rangeband, which contains it",
                                 name.library, name.file)};
}

}  // namespace

void* module_object(const ModuleName& name, std::string_view purpose) {
    const Found found = find(name);
    if (found.object == nullptr) throw Error::file(fmt::format("{}: {}", purpose, found.why));
    return found.object;
}

bool has_module(const ModuleName& name) { return find(name).object != nullptr; }

}  // namespace rangeband
