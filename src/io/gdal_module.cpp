#include "io/gdal_module.hpp"

#include "rangeband/modules.hpp"

namespace rangeband::io {
namespace {

constexpr ModuleName module = {"rangeband_gdal.so", "rangeband_gdal_module", "GDAL", "gdal-bin"};

}  // namespace

GdalModule& gdal(std::string_view purpose) {
    static auto* const opened = static_cast<GdalModule*>(module_object(module, purpose));
    return *opened;
}

GdalModule* gdal_if_there() { return has_module(module) ? &gdal("") : nullptr; }

}  // namespace rangeband::io
