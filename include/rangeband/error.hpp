/// The one kind of failure that rangeband reports: a sentence for the user, and whose fault it is.
#pragma once

#include <algorithm>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace rangeband {

/// Whose fault a failure is; the value is the exit code of the command line.
enum class ErrorKind {
    file = 1,       ///< a file is missing, unreadable, bad, in the way, or cannot be completed
    usage = 2,      ///< what was asked for is wrong: an option, a range, a position, an unknown name
    internal = 70,  ///< rangeband is wrong
};

/// Says what went wrong, where, and what to try, in one line without a trailing full stop:
/// ``range '500' has no unit; write 500km``. Context is added on the way up by `within`.
class Error : public std::exception {
  public:
    /// The message is a sentence as above; zero bytes in it become question marks.
    Error(ErrorKind kind, std::string message) : kind_(kind), message_(std::move(message)) {
        std::replace(message_.begin(), message_.end(), '\0', '?');  // quoted input must not end the sentence
    }

    /// @{
    /// Of that kind.
    static Error usage(std::string message) { return {ErrorKind::usage, std::move(message)}; }
    static Error file(std::string message) { return {ErrorKind::file, std::move(message)}; }
    static Error internal(std::string message) { return {ErrorKind::internal, std::move(message)}; }
    /// @}

    /// The same failure seen from outside: `sites.csv: line 7: …`.
    [[nodiscard]] Error within(std::string_view context) const {
        return {kind_, std::string(context) + ": " + message_};
    }

    ErrorKind kind() const { return kind_; }  ///< whose fault it is

    /// The sentence.
    const char* what() const noexcept override { return message_.c_str(); }

  private:
    ErrorKind kind_;
    std::string message_;
};

}  // namespace rangeband
