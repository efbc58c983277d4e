#include "io/side_notes.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

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

}  // namespace

std::string side_notes_path(const std::string& path) {
    return std::filesystem::path(path).replace_extension(".qmd").string();
}

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

bool are_side_notes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.find(mark) != std::string::npos;
}

}  // namespace rangeband::io
