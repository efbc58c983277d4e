// SPDX-License-Identifier: MIT
/// Documents from templates: files of this folder in a small part of the Mustache language.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::io {

/// What fills a template.
struct Blanks {
    std::map<std::string_view, std::string> texts;  ///< for `{{name}}`, escaped for XML
    std::map<std::string_view, std::vector<Blanks>>
        lists;  ///< `{{#name}}…{{/name}}` once for each; within it, these first

    /// A part that is there or not.
    void choose(std::string_view name, bool is_there) { lists[name].resize(is_there ? 1 : 0); }
};

/// The template of that file name; `{{>file}}` within it is another one.
std::string filled(std::string_view file, const Blanks& blanks);

}  // namespace rangeband::io
