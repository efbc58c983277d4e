#include "io/side_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "io/qml.hpp"
#include "io/xml_text.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view mark = "<!-- written by rangeband -->\n";

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

std::string with_extension(const std::string& path, const char* extension) {
    return std::filesystem::path(path).replace_extension(extension).string();
}

}  // namespace

std::string side_notes_path(const std::string& path) { return with_extension(path, ".qmd"); }

std::string side_notes(const OutputRequest& request) {
    if (request.title.empty() && request.description.empty() && request.provenance.empty()) return {};
    TextBuffer out;
    out.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    out.append(mark);
    out.append("<qgis version=\"3.22\">\n");
    add(out, "type", "dataset");
    add(out, "title", request.title);
    add(out, "abstract", request.description);
    add(out, "history", request.provenance);
    out.append("</qgis>\n");
    return std::string(out.view());
}

bool are_side_notes(const std::string& path) { return text_in(path).find(mark) != std::string::npos; }

std::string side_style_path(const std::string& path) { return with_extension(path, ".qml"); }

std::string side_style(const OutputRequest& request, const Legends& legends) {
    if (!request.styled || request.layers[0].kind == GeometryKind::none) return {};
    return qml(request.layers[0], legends[0]);
}

bool may_hold_side_style(const std::string& path) {
    const auto status = std::filesystem::symlink_status(path);
    return !std::filesystem::exists(status) || is_own_qml(text_in(path));
}

}  // namespace rangeband::io
