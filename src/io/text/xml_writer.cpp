#include "io/text/xml_writer.hpp"

#include "io/text/xml_text.hpp"

namespace rangeband::io {

void XmlWriter::start(std::string_view element, Attributes attributes) {
    out_.append(std::string(open_.size(), ' '));
    out_.append('<');
    out_.append(element);
    for (const auto& [name, value] : attributes) {
        out_.append(' ');
        out_.append(name);
        out_.append("=\"");
        append_xml_text(out_, value);
        out_.append('"');
    }
}

void XmlWriter::open(std::string_view element, Attributes attributes) {
    start(element, attributes);
    out_.append(">\n");
    open_.emplace_back(element);
}

void XmlWriter::close() {
    const std::string element = std::move(open_.back());
    open_.pop_back();
    out_.append(std::string(open_.size(), ' ') + "</" + element + ">\n");
}

void XmlWriter::leaf(std::string_view element, Attributes attributes, std::string_view text) {
    start(element, attributes);
    if (text.empty()) return out_.append("/>\n");
    out_.append('>');
    append_xml_text(out_, text);
    out_.append("</");
    out_.append(element);
    out_.append(">\n");
}

}  // namespace rangeband::io
