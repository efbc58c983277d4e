// SPDX-License-Identifier: MIT
/// GDAL as this room uses it: started once, silent, and off the network.
#pragma once

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <optional>
#include <string>

namespace rangeband::io {}

namespace rangeband::gdal {

using namespace io;  // this room is a part of that one, in a library of its own

/// Registers the drivers on first use (2.5 ms) and finishes what `confine` began. Any number of calls, from any thread.
void start_gdal();

/// Collects what GDAL says on this thread while it lives, so that nothing reaches stderr and the sentence can quote it.
/// Lives on the stack: handlers are popped in the reverse order of pushing.
class GdalMessages {
  public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    bool failed() const { return worst_ >= CE_Failure; }
    bool warned() const { return worst_ >= CE_Warning; }

    /// The first message of the worst kind so far, on one line and without a trailing full stop; empty when there is
    /// none.
    const std::string& text() const { return text_; }

    /// `: TEXT`, or nothing.
    std::string tail() const { return text_.empty() ? std::string() : ": " + text_; }

    void clear();

  private:
    static void CPL_STDCALL collect(CPLErr level, CPLErrorNum number, const char* message);
    CPLErr worst_ = CE_None;
    std::string text_;
};

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// A file of GDAL's virtual file systems, or null where it cannot be opened.
using VsiFile = std::unique_ptr<VSILFILE, CloseFile>;

/// An option of GDAL's for this thread, while it lives; no other thread and no host sees it.
class ThreadOption {
  public:
    ThreadOption(const char* name, const std::string& value) : name_(name) {
        if (const char* const before = CPLGetThreadLocalConfigOption(name, nullptr)) before_ = before;
        CPLSetThreadLocalConfigOption(name, value.c_str());
    }
    ~ThreadOption() { CPLSetThreadLocalConfigOption(name_, before_ ? before_->c_str() : nullptr); }
    ThreadOption(const ThreadOption&) = delete;
    ThreadOption& operator=(const ThreadOption&) = delete;

  private:
    const char* name_;
    std::optional<std::string> before_;
};

/// Closes a dataset, discarding messages.
struct QuietClose {
    void operator()(GDALDataset* dataset) const;
};
using QuietDataset = std::unique_ptr<GDALDataset, QuietClose>;

}  // namespace rangeband::gdal
