// SPDX-License-Identifier: MIT
#include "io/write/sidecar_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "io/style/qgis_style.hpp"
#include "io/text/xml_text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/formats.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view notes_mark = "<!-- written by rangeband -->\n";

void add(TextBuffer& out, std::string_view element, std::string_view text) {
    if (text.empty()) return;
    for (const std::string_view piece : {std::string_view("  <"), element, std::string_view(">")}) out.append(piece);
    append_xml_text(out, text);
    for (const std::string_view piece : {std::string_view("</"), element, std::string_view(">\n")}) out.append(piece);
}

std::string text_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string with_extension(const std::string& path, std::string_view extension) {
    return std::filesystem::path(path).replace_extension(extension).string();
}

/// A file beside the output of the same name but for the extension, in a format that keeps its notes or style apart;
/// empty where there is none.
std::string other_of_that_name(const std::string& output) {
    for (const auto formats_of : {formats, further_formats}) {
        for (const Format& format : formats_of()) {
            if (format.several_layers) continue;
            std::string path = with_extension(output, format.extension);
            if (path != output && std::filesystem::exists(path)) return path;
        }
    }
    return {};
}

}  // namespace

std::string sidecar_path(const std::string& path, std::string_view extension) {
    return with_extension(path, extension);
}

std::string_view side_reference_system() {
    return R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
           R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";
}

bool has_text(const std::string& path, std::string_view text) {
    return std::filesystem::exists(path) && text_in(path) == text;
}

std::string side_notes_path(const std::string& path) { return with_extension(path, ".qmd"); }

std::string side_notes(const OutputRequest& request) {
    if (request.title.empty() && request.description.empty() && request.provenance.empty()) return {};
    TextBuffer out;
    out.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    out.append(notes_mark);
    out.append("<qgis version=\"3.22\">\n");
    add(out, "type", "dataset");
    add(out, "title", request.title);
    add(out, "abstract", request.description);
    add(out, "history", request.provenance);
    out.append("</qgis>\n");
    return std::string(out.view());
}

bool are_side_notes(const std::string& path) { return text_in(path).find(notes_mark) != std::string::npos; }

std::string side_style_path(const std::string& path) { return with_extension(path, ".qml"); }

std::string side_style(const OutputRequest& request, const Legends& legends) {
    if (!request.styled || request.layers[0].kind == GeometryKind::none) return {};
    return qml(request.layers[0], legends[0], request.crs.get());
}

bool may_have_side_style(const std::string& path) {
    const auto status = std::filesystem::symlink_status(path);
    return !std::filesystem::exists(status) || is_own_qml(text_in(path));
}

void check_shared_sidecar(const std::string& path, const std::string& text, const OutputPlace& output) {
    if (output.replace || !std::filesystem::exists(path) || text_in(path) == text) return;
    const std::string other = other_of_that_name(output.path);
    if (other.empty()) return;  // left behind by a file that has gone
    throw Error::file(
        fmt::format("QGIS also reads {} for {}, which would change; write under another name, or add {} to replace it",
                    path, std::filesystem::path(other).filename().string(), parameter("overwrite")));
}

}  // namespace rangeband::io
