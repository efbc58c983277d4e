/// The little JSON that provenance needs.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rangeband::cli {

/// A JSON string with its quotes. The text is UTF-8; bytes that are not become U+FFFD.
std::string json_text(std::string_view text);

/// `["a","b"]`
std::string json_list(const std::vector<std::string>& texts);

/// Members in the order given; the values are JSON already.
std::string json_object(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace rangeband::cli
