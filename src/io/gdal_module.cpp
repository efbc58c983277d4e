// SPDX-License-Identifier: MIT
#include "io/gdal_module.hpp"

#include <optional>

#include "rangeband/error.hpp"
#include "rangeband/io/process.hpp"
#include "rangeband/modules.hpp"

namespace rangeband::io {
namespace {

std::optional<bool> allowed_network;  ///< none where the process is somebody else's

constexpr ModuleName module = {"rangeband_gdal.so", "rangeband_gdal_module", "GDAL", "gdal-bin"};

}  // namespace

GdalModule& gdal(std::string_view purpose) {
    static auto* const opened = [&] {
        auto* const found = static_cast<GdalModule*>(module_object(module, purpose));
        if (allowed_network) found->confine(*allowed_network);
        return found;
    }();
    return *opened;
}

void confine_gdal(bool network) { allowed_network = network; }

std::shared_ptr<const ReferenceSystem> ReferenceSystem::named(const std::string& name) {
    return gdal(parameter("crs")).reference_system(name);
}

GdalModule* gdal_if_there() { return has_module(module) ? &gdal("") : nullptr; }

}  // namespace rangeband::io
