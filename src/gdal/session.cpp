// SPDX-License-Identifier: MIT
#include "gdal/session.hpp"

#include <cpl_conv.h>
#include <gdal.h>

#include <mutex>

#include "gdal/network.hpp"

namespace rangeband::gdal {
namespace {

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
        GDALAllRegister();
        finish_confining();
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

}  // namespace rangeband::gdal
