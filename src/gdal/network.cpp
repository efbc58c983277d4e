#include "gdal/network.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_virtual.h>
#include <ogr_srs_api.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gdal/session.hpp"

namespace rangeband::gdal {
namespace {

/// GDAL takes every option of its own from the environment, also those that a later version will have.
constexpr std::array<std::string_view, 7> of_gdal = {"GDAL_", "OGR_", "CPL_", "VSI", "VRT_", "PYTHONSO", "SQLITE_"};

/// Where a package keeps GDAL's tables of coordinate systems.
constexpr std::array<std::string_view, 1> harmless = {"GDAL_DATA"};

/// What a network needs to be reached.
constexpr std::array<std::string_view, 3> of_network = {"GDAL_HTTP_", "CPL_VSIL_CURL_", "CPL_CURL_"};

/// Options whose names say nothing of GDAL, and those that a file of settings could turn on again: loading of drivers
/// and extensions, Python, tables that stand for somebody else's file.
constexpr std::array<std::pair<const char*, const char*>, 7> held_off = {{
    {"GDAL_VRT_ENABLE_PYTHON", "NO"},
    {"GDAL_PYTHON_DRIVER_PATH", ""},
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""},
    {"OGR_SQLITE_LIST_VIRTUAL_OGR", "NO"},
    {"OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO"},
    {"ENABLE_SQL_LOAD_EXTENSION", "NO"},
    {"ALLOW_VIRTUAL_OGR_FROM_TRIGGER_AND_VIEW", "NO"},
}};

/// Paths that name something on this machine; GDAL's others are servers.
constexpr std::array<std::string_view, 13> local_prefixes = {
    "/vsimem/",     "/vsizip/",    "/vsigzip/",   "/vsitar/",   "/vsi7z/",
    "/vsirar/",     "/vsistdin/",  "/vsistdout/", "/vsistdin?", "/vsistdout_redirect/",
    "/vsisubfile/", "/vsisparse/", "/vsicrypt/"};

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto each) { return text.starts_with(each); });
}

std::vector<std::pair<std::string, std::string>>& left_out() {
    static std::vector<std::pair<std::string, std::string>> variables;
    return variables;
}

/// Those that were shut. Never destroyed: until its end GDAL may ask for them.
std::map<std::string, VSIFilesystemHandler*>& servers() {
    static auto& handlers = *new std::map<std::string, VSIFilesystemHandler*>;
    return handlers;
}

/// An answer, though a bad one: after none GDAL asks on.
CPLHTTPResult* refuse_fetch(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*,
                            void*) {
    CPLError(CE_Failure, CPLE_NotSupported, "the network is not used (%s)", url);
    auto* const refused = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    refused->nStatus = 1;
    refused->pszErrBuf = CPLStrdup("the network is not used");
    return refused;
}

void* refuse_open(void*, const char*, const char*) {
    CPLError(CE_Failure, CPLE_NotSupported, "the network is not used");
    return nullptr;
}

int refuse_stat(void*, const char*, VSIStatBufL*, int) { return -1; }

}  // namespace

void leave_environment_out() {
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text(*variable);
        const std::string name(text.substr(0, text.find('=')));
        if (!begins_with_any(name, of_gdal) || begins_with_any(name, harmless)) continue;
        left_out().emplace_back(name, std::getenv(name.c_str()));
    }
    for (const auto& [name, value] : left_out()) unsetenv(name.c_str());
    CPLSetConfigOption("GDAL_CONFIG_FILE", "");  // else ~/.gdal/gdalrc is read, which can turn all of it on
    for (const auto& [name, value] : held_off) CPLSetConfigOption(name, value);
}

void shut_network() {
    // A GeoJSON `crs` member or a GML schema may name a URL; a file of sites is no reason to call home.
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
    OSRSetPROJEnableNetwork(0);
    VSIFilesystemPluginCallbacksStruct* const refusing = VSIAllocFilesystemPluginCallbacksStruct();
    refusing->open = refuse_open;
    refusing->stat = refuse_stat;
    char** const prefixes = VSIGetFileSystemsPrefixes();
    for (char** prefix = prefixes; prefix != nullptr && *prefix != nullptr; ++prefix) {
        if (begins_with_any(*prefix, local_prefixes)) continue;
        servers().emplace(*prefix, VSIFileManager::GetHandler(*prefix));
        VSIInstallPluginHandler(*prefix, refusing);
    }
    CSLDestroy(prefixes);
    VSIFreeFilesystemPluginCallbacksStruct(refusing);
}

void open_network() {
    start_gdal();
    CPLHTTPSetFetchCallback(nullptr, nullptr);
    for (const auto& [prefix, handler] : servers()) VSIFileManager::InstallHandler(prefix, handler);
    servers().clear();
    for (const auto& [name, value] : left_out()) {
        if (begins_with_any(name, of_network)) setenv(name.c_str(), value.c_str(), 0);
    }
}

}  // namespace rangeband::gdal
