#include "io/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <mutex>

namespace rangeband::io {
namespace {

/// A GeoJSON `crs` member or a GML schema may name a URL; a file of sites is no reason to call home.
CPLHTTPResult* refuse_fetch(const char* url, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*,
                            void*) {
    CPLError(CE_Failure, CPLE_NotSupported, "the network is not used (%s)", url);
    return nullptr;
}

std::string one_line(const char* message) {
    std::string text(message);
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace

void start_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        const GdalMessages silence;
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");  // otherwise guessed from the types of the cells
        CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
        GDALAllRegister();
        CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
        OSRSetPROJEnableNetwork(0);
    });
}

GdalMessages::GdalMessages() { CPLPushErrorHandlerEx(&GdalMessages::collect, this); }

GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }

void QuietClose::operator()(GDALDataset* dataset) const {
    const GdalMessages silence;
    GDALClose(dataset);
}

void GdalMessages::clear() {
    worst_ = CE_None;
    text_.clear();
}

void CPL_STDCALL GdalMessages::collect(CPLErr level, CPLErrorNum, const char* message) {
    if (level != CE_Warning && level != CE_Failure && level != CE_Fatal) return;
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (level <= self->worst_) return;
    self->worst_ = level;
    self->text_ = one_line(message);
}

}  // namespace rangeband::io
