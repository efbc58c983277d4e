// SPDX-License-Identifier: MIT
#include "io/text/connection_string.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/io/write.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view prefix = "PG:";
constexpr std::string_view blanks = " \t\n\r";
constexpr std::array<std::string_view, 7> may_be_shown = {"dbname",  "host",          "port",   "user",
                                                          "service", "active_schema", "schemas"};

/// Reads `KEY = VALUE`, one after the other, as libpq does.
class Keywords {
  public:
    explicit Keywords(std::string_view text) : rest_(text) {}

    std::optional<std::pair<std::string, std::string>> next() {
        skip_blanks();
        if (rest_.empty()) return std::nullopt;
        const auto end = rest_.find_first_of(std::string(blanks) + "=");
        const std::string key(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end, rest_.size()));
        skip_blanks();
        if (key.empty() || !rest_.starts_with('=')) refuse();
        rest_.remove_prefix(1);
        skip_blanks();
        return std::pair(lowered(key), rest_.starts_with('\'') ? quoted() : plain());
    }

  private:
    [[noreturn]] static void refuse() {
        throw Error::usage(
            "the text after PG: is not of the form KEY=VALUE KEY='VALUE'; write PG:dbname=NAME host=HOST user=NAME");
    }

    void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size())); }

    char taken() {
        if (rest_.empty()) refuse();
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::string plain() {
        std::string value;
        while (!rest_.empty() && blanks.find(rest_.front()) == std::string_view::npos) {
            const char c = taken();
            value += c == '\\' ? taken() : c;
        }
        return value;
    }

    std::string quoted() {
        std::string value;
        taken();
        for (char c = taken(); c != '\''; c = taken()) value += c == '\\' ? taken() : c;
        return value;
    }

    std::string_view rest_;
};

}  // namespace

bool is_database(std::string_view target) { return lowered(target.substr(0, prefix.size())) == "pg:"; }

std::string redacted_connection_string(std::string_view target) {
    std::string shown(prefix);
    Keywords keywords(target.substr(prefix.size()));
    while (const auto keyword = keywords.next()) {
        const auto& [key, value] = *keyword;
        if (std::find(may_be_shown.begin(), may_be_shown.end(), key) == may_be_shown.end()) continue;
        shown += fmt::format("{}{}={}", shown.size() > prefix.size() ? " " : "", key, value);
    }
    return shown;
}

std::string shown_target(const std::string& target) {
    return is_database(target) ? redacted_connection_string(target) : target;
}

}  // namespace rangeband::io
