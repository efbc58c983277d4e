/// XML documents, element by element.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text/json_text.hpp"

namespace rangeband::io {

class XmlWriter {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Goes in front of the root as it stands, such as a document type.
    void declare(std::string_view text) { out_.append(text); }

    void open(std::string_view element, Attributes attributes = {});
    void close();

    /// An element without elements in it.
    void leaf(std::string_view element, Attributes attributes = {}, std::string_view text = {});

    std::string text() const { return std::string(out_.view()); }

  private:
    void start(std::string_view element, Attributes attributes);

    TextBuffer out_;
    std::vector<std::string> open_;
};

}  // namespace rangeband::io
