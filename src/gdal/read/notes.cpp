// SPDX-License-Identifier: MIT
#include "gdal/read/notes.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>

#include "gdal/read/packed.hpp"
#include "gdal/session.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

void append_metadata(std::string& notes, GDALMajorObject& object) {
    for (char** line = object.GetMetadata(); line != nullptr && *line != nullptr; ++line)
        notes += fmt::format("{}\n", *line);
}

/// KML puts what it says of itself before its features.
std::string head_of_document(const std::string& archive) {
    constexpr std::size_t longest_head = 1 << 20;
    for (const std::string& name : files_in(fmt::format("/vsizip/{{{}}}", archive))) {
        if (!name.ends_with(".kml")) continue;
        const VsiFile file(VSIFOpenL(name.c_str(), "rb"));
        if (!file) continue;
        std::string head(longest_head, '\0');
        head.resize(VSIFReadL(head.data(), 1, head.size(), file.get()));
        return head;
    }
    return {};
}

}  // namespace

std::string notes_in(const std::string& path) {
    start_gdal();
    const GdalMessages messages;
    constexpr std::array<const char*, 4> drivers = {"GPKG", "MBTiles", "PMTiles", nullptr};
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
    if (dataset == nullptr) return head_of_document(path);
    std::string notes;
    append_metadata(notes, *dataset);
    for (auto* const layer : dataset->GetLayers()) append_metadata(notes, *layer);
    return notes;
}

}  // namespace rangeband::gdal
