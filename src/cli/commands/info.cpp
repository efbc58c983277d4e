// SPDX-License-Identifier: MIT
/// `rangeband info`: what this program is made of and which data it uses.
#include <fmt/format.h>

#include <GeographicLib/Config.h>

#include <algorithm>
#include <array>
#include <boost/version.hpp>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/command.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/json.hpp"
#include "rangeband/version.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 3> option_names = {"catalog", "json", "help"};

constexpr std::string_view accuracy =
    "Distances are geodesics on the WGS84 ellipsoid (GeographicLib). The Hausdorff distance between the drawn and the "
    "true boundary is at most --tolerance; edges are straight in longitude and latitude (RFC 7946). Vertices lie on "
    "the true boundary to 1 mm before a format rounds them; area_km2 and perim_km are those of the true region.";

std::string libraries() {
    const int boost = BOOST_VERSION;
    return fmt::format(
        "Built with:\n"
        "  GeographicLib {}\n"
        "  GDAL {}\n"
        "  Boost {}.{}.{}\n"
        "  fmt {}.{}.{}\n",
        GEOGRAPHICLIB_VERSION_STRING, RANGEBAND_GDAL_VERSION, boost / 100000, boost / 100 % 1000, boost % 100,
        FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100);
}

std::string use_of(const catalog::DataSource& source) {
    std::error_code ignored;
    if (source.in_use) return "in use";
    return source.folder.empty() || std::filesystem::exists(source.folder, ignored) ? "not used" : "not there";
}

/// Where data may come from.
struct Place {
    catalog::DataSource::Origin origin;
    std::string_view name;
    std::string_view absent;  ///< what is said where there is none
};

/// In search order, also those that nobody has named.
constexpr std::array<Place, 4> places = {{
    {catalog::DataSource::Origin::added, "--catalog", "not given"},
    {catalog::DataSource::Origin::instead, "RANGEBAND_DATA", "not set"},
    {catalog::DataSource::Origin::installed, "installed", ""},
    {catalog::DataSource::Origin::embedded, "embedded", ""},
}};

const Place& place_of(catalog::DataSource::Origin origin) { return *std::ranges::find(places, origin, &Place::origin); }

std::string data(const Values& values) {
    const auto sources = data_sources_for(values);
    std::string text = "Data, in search order:\n";
    for (const auto& [origin, name, absent] : places) {
        const auto size = text.size();
        for (const catalog::DataSource& source : sources) {
            if (source.origin != origin) continue;
            text += fmt::format("  {:<16}{}{}\n", name, use_of(source),
                                source.folder.empty() ? "" : ": " + source.folder.string());
        }
        if (text.size() == size) text += fmt::format("  {:<16}{}\n", name, absent);
    }
    const catalog::Edition edition = catalog::edition_of(sources);
    text += fmt::format("  {:<16}{}, hash {}\n", "catalogue", edition.version.empty() ? "no version" : edition.version,
                        edition.hash);
    return text + wrap(
                      "The first folder with all tables is the base. Folders given with --catalog add to it; their "
                      "rows replace those with the same id.",
                      "  ");
}

std::string formats() {
    std::string text = "Formats:\n";
    for (const io::Format& format : io::formats()) {
        const std::string ending = format.extension.empty() ? "" : fmt::format(".{}", format.extension);
        text += fmt::format("  {:<16}{:<11}{}\n", format.name, ending, format.summary);
    }
    std::string more;
    for (const io::Format& format : io::further_formats()) {
        more += fmt::format("{}{} (.{})", more.empty() ? "" : ", ", format.name, format.extension);
    }
    if (!more.empty()) text += wrap("and, as this GDAL writes them: " + more, "  ");
    return text;
}

/// The same for programs.
std::string as_json(const Values& values) {
    const auto sources = data_sources_for(values);
    std::vector<std::string> data, formats;
    for (const catalog::DataSource& source : sources) {
        data.push_back(json_object({{"origin", json_text(place_of(source.origin).name)},
                                    {"folder", source.folder.empty() ? "null" : json_text(source.folder.string())},
                                    {"in_use", source.in_use ? "true" : "false"}}));
    }
    for (const auto& list : {io::formats(), io::further_formats()}) {
        for (const io::Format& format : list) {
            formats.push_back(
                json_object({{"name", json_text(format.name)}, {"extension", json_text(format.extension)}}));
        }
    }
    const catalog::Edition edition = catalog::edition_of(sources);
    return json_object({{"version", json_text(version())},
                        {"gdal", json_text(RANGEBAND_GDAL_VERSION)},
                        {"geographiclib", json_text(GEOGRAPHICLIB_VERSION_STRING)},
                        {"catalogue",
                         json_object({{"version", json_text(edition.version)}, {"hash", json_text(edition.hash)}})},
                        {"data", json_array(data)},
                        {"formats", json_array(formats)}}) +
           '\n';
}

int run_info(const Values& values) {
    if (values.flag("json")) {
        const std::string json = as_json(values);
        static_cast<void>(std::fwrite(json.data(), 1, json.size(), stdout));
        return 0;
    }
    const std::string text = fmt::format("rangeband {}\n\n{}\n{}\n{}\nAccuracy:\n{}", version(), libraries(),
                                         data(values), formats(), wrap(accuracy, "  "));
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));  // main looks for failures at the end
    return 0;
}

}  // namespace

extern const Command info_command;
const Command info_command = {
    "info",
    "",
    "version, libraries, data in use, formats, accuracy",
    "Prints the version, the libraries, where the catalogue is read from, the formats and the accuracy.",
    option_names,
    "",
    nullptr,
    run_info,
};

}  // namespace rangeband::cli
