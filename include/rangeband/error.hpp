// SPDX-License-Identifier: MIT
/// The only exception that rangeband throws: a message for the user, and a kind that says who is at fault.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rangeband {

/// Who is at fault.
enum class ErrorKind {
    file,      ///< a file is missing, unreadable, bad, in the way, or cannot be completed
    usage,     ///< the request is wrong: a range, a position, an unknown name
    internal,  ///< rangeband is at fault
};

/// @{
/// A parameter of a request within a message, by the name of its field (`range_column`), with its value
/// where that matters (`merge union`), or with its index in a list; `list systems` is a list of the catalogue.
/// `Error::what` and `plain` show the bare names; a program with other names for parameters substitutes its own with
/// `Error::worded`.
std::string parameter(std::string_view words);
std::string parameter(std::string_view name, std::size_t index);
/// @}

/// The caller's name for a parameter; `index` is its place in a list.
using ParameterNames = std::function<std::string(std::string_view words, std::optional<std::size_t> index)>;

/// The message with parameters under these names.
std::string worded(std::string_view sentence, const ParameterNames& names);

/// The message with the bare names.
std::string plain(std::string_view sentence);

/// Says what is wrong, where, and what to try, in one line without a trailing full stop:
/// ``range '500' has no unit; write 500km``. Context is added on the way up by `within`. Copying one throws nothing.
class Error : public std::runtime_error {
  public:
    /// The message is as above and may contain parameters; zero bytes in it become question marks.
    Error(ErrorKind kind, std::string message);

    /// @{
    /// Of that kind.
    static Error usage(std::string message) { return {ErrorKind::usage, std::move(message)}; }
    static Error file(std::string message) { return {ErrorKind::file, std::move(message)}; }
    static Error internal(std::string message) { return {ErrorKind::internal, std::move(message)}; }
    /// @}

    /// The same failure seen from outside: `sites.csv: line 7: …`. The context may be a parameter.
    [[nodiscard]] Error within(std::string_view context) const;

    /// The message with its parameters, for use in another one.
    const std::string& sentence() const { return *message_; }

    ErrorKind kind() const { return kind_; }  ///< who is at fault

    /// The message with parameters under these names; `what()` uses the names of the request's fields.
    std::string worded(const ParameterNames& names) const { return rangeband::worded(*message_, names); }

  private:
    ErrorKind kind_;
    std::shared_ptr<const std::string> message_;  ///< with parameters
};

}  // namespace rangeband
