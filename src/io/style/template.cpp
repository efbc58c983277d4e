// SPDX-License-Identifier: MIT
#include "io/style/template.hpp"

#include <algorithm>
#include <ranges>

#include "io/embedded.hpp"
#include "io/text/xml_text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

std::string_view text_of(std::string_view file) {
    const auto found = std::ranges::find(embedded_files(), file, &EmbeddedFile::path);
    if (found == embedded_files().end()) throw Error::internal("no template " + std::string(file));
    return found->text;
}

/// What stands before the mark; both are taken from the text.
std::string_view taken(std::string_view& text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) throw Error::internal("a template lacks " + std::string(mark));
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at + mark.size());
    return before;
}

class Filler {
  public:
    explicit Filler(const Blanks& blanks) : scopes_{&blanks} {}

    void fill(std::string_view text) {
        while (true) {
            const auto at = text.find("{{");
            out_.append(text.substr(0, at));
            if (at == std::string_view::npos) return;
            text.remove_prefix(at + 2);
            const std::string_view tag = taken(text, "}}");
            const std::string_view name = tag.substr(1);
            switch (tag.empty() ? '!' : tag.front()) {
                case '!':  // a comment
                    skip_line_end(text);
                    break;
                case '>':
                    skip_line_end(text);
                    fill(text_of(name));
                    break;
                case '#':
                    skip_line_end(text);
                    repeat(name, taken(text, "{{/" + std::string(name) + "}}"));
                    skip_line_end(text);
                    break;
                default:
                    append_xml_text(out_, find(&Blanks::texts, tag));
            }
        }
    }

    std::string text() const { return std::string(out_.view()); }

  private:
    static void skip_line_end(std::string_view& text) {
        if (text.starts_with('\n')) text.remove_prefix(1);
    }

    void repeat(std::string_view name, std::string_view part) {
        for (const Blanks& blanks : find(&Blanks::lists, name)) {
            scopes_.push_back(&blanks);
            fill(part);
            scopes_.pop_back();
        }
    }

    template <typename Content>
    const Content& find(std::map<std::string_view, Content> Blanks::*kind, std::string_view name) const {
        for (const Blanks* blanks : scopes_ | std::views::reverse) {
            const auto found = (blanks->*kind).find(name);
            if (found != (blanks->*kind).end()) return found->second;
        }
        throw Error::internal("nothing fills {{" + std::string(name) + "}}");
    }

    TextBuffer out_;
    std::vector<const Blanks*> scopes_;  ///< the innermost last
};

}  // namespace

std::string filled(std::string_view file, const Blanks& blanks) {
    Filler filler(blanks);
    filler.fill(text_of(file));
    return filler.text();
}

}  // namespace rangeband::io
