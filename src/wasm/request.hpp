// SPDX-License-Identifier: MIT
/// Options of JavaScript as requests.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/operations/requests.hpp"

namespace rangeband::wasm {

/// Options by the words of the command line (`range-column`), each a text, a list of texts, or true.
class Given {
  public:
    explicit Given(const nlohmann::ordered_json& options);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    bool flag(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    std::optional<std::string> text(std::string_view name) const;
    std::string text(std::string_view name, std::string_view fallback) const;
    const nlohmann::ordered_json& all() const { return options_; }

  private:
    const nlohmann::ordered_json* find(std::string_view name) const;

    const nlohmann::ordered_json& options_;
};

/// @{
/// Each throws Error(usage) with the option's name in front.
operations::FootprintRequest footprint_request_of(const Given& given);
operations::ReachRequest reach_request_of(const Given& given);
/// @}

/// How an option is written in JavaScript: `rangeColumn: "reach:km"`, `skipBad: true`, `at[2]`.
std::string member(std::string_view words, std::optional<std::size_t> index);

}  // namespace rangeband::wasm
