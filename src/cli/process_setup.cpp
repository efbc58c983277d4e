// SPDX-License-Identifier: MIT
#include "cli/process_setup.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/io/process.hpp"

namespace rangeband::cli {
namespace {

/// GDAL takes every option of its own from the environment, also those that a later version will have.
constexpr std::array<std::string_view, 7> of_gdal = {"GDAL_", "OGR_", "CPL_", "VSI", "VRT_", "PYTHONSO", "SQLITE_"};

/// Where a package keeps GDAL's tables of coordinate systems, and what a network needs to be reached, which nothing
/// uses until it is allowed.
constexpr std::array<std::string_view, 4> harmless = {"GDAL_DATA", "GDAL_HTTP_", "CPL_VSIL_CURL_", "CPL_CURL_"};

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto each) { return text.starts_with(each); });
}

/// An entry without a `=` names nothing that can be removed, and nothing that GDAL could read.
void leave_environment_out() {
    std::vector<std::string> names;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        const std::string_view text(*variable);
        const std::string_view name = text.substr(0, std::min(text.find('='), text.size()));
        if (begins_with_any(name, of_gdal) && !begins_with_any(name, harmless)) names.emplace_back(name);
    }
    for (const auto& name : names) unsetenv(name.c_str());
}

void end(int number) {
    io::remove_temporary_files();
    // SA_RESETHAND has put the default action back: the caller sees a death by this signal.
    static_cast<void>(raise(number));
}

void watch_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        sigaction(number, nullptr, &action);
        if (action.sa_handler != SIG_DFL) continue;  // ignored by nohup
        action = {};
        action.sa_handler = end;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(number, &action, nullptr);
    }
    for (const int number : {SIGPIPE, SIGXFSZ}) static_cast<void>(std::signal(number, SIG_IGN));
}

}  // namespace

void set_up_process() {
    watch_signals();
    leave_environment_out();
}

}  // namespace rangeband::cli
