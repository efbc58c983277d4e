// SPDX-License-Identifier: MIT
/// The options: declared once, for the command line, for scenario files and for the help.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rangeband/error.hpp"

namespace rangeband::cli {

enum class Takes {
    nothing,  ///< a switch
    one,      ///< one value; a second is an error
    many,     ///< may be repeated
};

struct Option {
    std::string_view group;        ///< heading in the help: Where, Range, How, Output
    std::string_view name;         ///< without the two dashes
    char letter = 0;               ///< short form, or 0
    std::string_view placeholder;  ///< of its value in the help
    Takes takes = Takes::nothing;
    std::string_view help;
};

/// Every option of every command, in the order of the help.
std::span<const Option> all_options();

/// One value as given, and where it stands, for messages: `--range` or `bands.ini: range`.
struct Given {
    std::string text;
    std::string where;
};

/// The options that were given, unconverted. Asking for an option that no table declares is an internal error.
class Values {
  public:
    bool has(std::string_view name) const { return !many(name).empty(); }
    bool flag(std::string_view name) const;
    std::optional<Given> one(std::string_view name) const;
    const std::vector<Given>& many(std::string_view name) const;
    const std::map<std::string, std::vector<Given>, std::less<>>& all() const { return given_; }

    /// What stands after the command without an option, such as the kind of `rangeband list KIND`.
    const std::vector<std::string>& arguments() const { return arguments_; }
    void add_argument(std::string text) { arguments_.push_back(std::move(text)); }

    /// Throws Error(usage) when a single value is given a second time.
    void add(const Option& option, Given value);

    /// These values on top of `base`: single values override, repeatable ones add.
    Values on_top_of(const Values& base) const;

    /// Those of these options alone.
    Values only(std::span<const std::string_view> names) const;

  private:
    std::map<std::string, std::vector<Given>, std::less<>> given_;
    std::vector<std::string> arguments_;
};

/// Reads what stands after the command. Throws Error(usage): an unknown option (with the nearest), a missing value, a
/// repeated single option, and, unless the command `takes_arguments`, an argument that is no option.
Values parse_command_line(std::span<const std::string_view> names, std::span<const std::string> arguments,
                          bool takes_arguments = false);

/// Reads the same options from the text of an INI file; `file` names it in messages. `title[de]` and `description[de]`
/// replace the plain ones where that is the requested language. Throws Error(usage).
Values parse_ini(std::span<const std::string_view> names, const std::string& text, const std::string& file,
                 std::string_view language = "");

/// How the command line calls a parameter of a request: `--range-column` for `range_column`.
std::string option_called(std::string_view words);

/// Converts one given value; a failure says where the value stands.
template <class Convert>
auto converted(const Given& given, Convert&& convert) -> std::invoke_result_t<Convert, const std::string&> {
    try {
        return convert(given.text);
    } catch (const Error& error) {
        throw error.within(given.where);
    }
}

}  // namespace rangeband::cli
