// SPDX-License-Identifier: MIT
// What the rooms offer and no request of the module asks for: files beside an output, projects of QGIS, outlines of
// countries. Their sources would be a fifth of it.
#include <fmt/format.h>

#include "io/style/project.hpp"
#include "io/write/sidecar_files.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

void check_project(const OutputRequest& /*request*/) {}
std::string project_text(const OutputRequest& /*request*/, const Legends& /*legends*/) { return {}; }

std::string side_notes_path(const std::string& path) { return path; }
std::string side_notes(const OutputRequest& /*request*/) { return {}; }
bool are_side_notes(const std::string& /*path*/) { return false; }
std::string side_style_path(const std::string& path) { return path; }
std::string side_style(const OutputRequest& /*request*/, const Legends& /*legends*/) { return {}; }
bool may_have_side_style(const std::string& /*path*/) { return false; }
std::string sidecar_path(const std::string& path, std::string_view /*extension*/) { return path; }
std::string_view side_reference_system() { return {}; }
bool has_text(const std::string& /*path*/, std::string_view /*text*/) { return true; }
void check_shared_sidecar(const std::string& /*path*/, const std::string& /*text*/, const OutputPlace& /*output*/) {}

}  // namespace rangeband::io

namespace rangeband::catalog {

Outline outline_of(std::string_view country, const Catalog& /*catalog*/, const std::vector<DataSource>& /*sources*/) {
    throw Error::usage(fmt::format("the outline of {} is not here; give it as GeoJSON", country));
}

}  // namespace rangeband::catalog
