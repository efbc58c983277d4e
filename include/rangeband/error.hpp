// SPDX-License-Identifier: MIT
/// The one kind of failure that rangeband reports: a sentence for the user, and whose fault it is.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rangeband {

/// Whose fault a failure is.
enum class ErrorKind {
    file,      ///< a file is missing, unreadable, bad, in the way, or cannot be completed
    usage,     ///< what was asked for is wrong: a range, a position, an unknown name
    internal,  ///< rangeband is wrong
};

/// @{
/// A parameter of a request within a sentence, by the name of its field (`range_column`), with what it is to be set to
/// where that matters (`merge union`), or as the one of that index in a list. `Error::what` and `plain` show the words
/// alone; a program that gives parameters other names puts in its own by `Error::worded`.
std::string parameter(std::string_view words);
std::string parameter(std::string_view name, std::size_t index);
/// @}

/// The name that a parameter has for whoever made the request; `index` of one in a list.
using ParameterNames = std::function<std::string(std::string_view words, std::optional<std::size_t> index)>;

/// The sentence with parameters under these names.
std::string worded(std::string_view sentence, const ParameterNames& names);

/// The sentence with the bare words.
std::string plain(std::string_view sentence);

/// Says what went wrong, where, and what to try, in one line without a trailing full stop:
/// ``range '500' has no unit; write 500km``. Context is added on the way up by `within`. Copying one throws nothing.
class Error : public std::runtime_error {
  public:
    /// The message is a sentence as above, which may have parameters in it; zero bytes in it become question marks.
    Error(ErrorKind kind, std::string message);

    /// @{
    /// Of that kind.
    static Error usage(std::string message) { return {ErrorKind::usage, std::move(message)}; }
    static Error file(std::string message) { return {ErrorKind::file, std::move(message)}; }
    static Error internal(std::string message) { return {ErrorKind::internal, std::move(message)}; }
    /// @}

    /// The same failure seen from outside: `sites.csv: line 7: …`. The context may be a parameter.
    [[nodiscard]] Error within(std::string_view context) const;

    /// The sentence with its parameters, to be put into another one.
    const std::string& sentence() const { return *message_; }

    ErrorKind kind() const { return kind_; }  ///< whose fault it is

    /// The sentence with parameters under these names; `what()` has them as the request has them.
    std::string worded(const ParameterNames& names) const { return rangeband::worded(*message_, names); }

  private:
    ErrorKind kind_;
    std::shared_ptr<const std::string> message_;  ///< with parameters
};

}  // namespace rangeband
