// SPDX-License-Identifier: MIT
#include "gdal/network.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rangeband::gdal {
namespace {

/// Options whose names say nothing of GDAL, and those that a file of settings could turn on again: loading of drivers
/// and extensions, Python, tables that read another file.
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

bool confined = false;
bool network_is_shut = false;

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

void confine(bool network) {
    confined = true;
    network_is_shut = !network;
    CPLSetConfigOption("GDAL_CONFIG_FILE", "");  // else ~/.gdal/gdalrc is read, which can turn all of it on
    for (const auto& [name, value] : held_off) CPLSetConfigOption(name, value);
    if (!network_is_shut) return;
    // A GeoJSON `crs` member or a GML schema may name a URL; a file of sites must not cause network access.
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
}

void finish_confining() {
    if (!confined || !network_is_shut) return;
    OSRSetPROJEnableNetwork(0);
    VSIFilesystemPluginCallbacksStruct* const refusing = VSIAllocFilesystemPluginCallbacksStruct();
    refusing->open = refuse_open;
    refusing->stat = refuse_stat;
    char** const prefixes = VSIGetFileSystemsPrefixes();
    for (char** prefix = prefixes; prefix != nullptr && *prefix != nullptr; ++prefix) {
        if (!begins_with_any(*prefix, local_prefixes)) VSIInstallPluginHandler(*prefix, refusing);
    }
    CSLDestroy(prefixes);
    VSIFreeFilesystemPluginCallbacksStruct(refusing);
}

}  // namespace rangeband::gdal
