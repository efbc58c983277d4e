// SPDX-License-Identifier: MIT
#include "rangeband/io/provenance.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "io/gdal_module.hpp"
#include "rangeband/error.hpp"

namespace fs = std::filesystem;

namespace rangeband::io {
namespace {

constexpr std::string_view start = R"({"program":"rangeband")";
constexpr std::string_view start_in_xml = "{&quot;program&quot;:&quot;rangeband&quot;";

/// Every format of ours has it before the first feature, below a title and a description.
constexpr std::size_t longest_head = 1 << 20;

std::string head_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(longest_head, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (file.bad() || !file.is_open()) throw Error::file(fmt::format("{}: {}", path, strerror(errno)));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

std::string without_entities(std::string_view xml) {
    static constexpr std::array<std::pair<std::string_view, char>, 6> entities = {
        {{"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}};
    std::string text;
    while (!xml.empty()) {
        char next = xml.front();
        std::size_t length = 1;
        for (const auto& [entity, character] : entities) {
            if (!xml.starts_with(entity)) continue;
            next = character;
            length = entity.size();
        }
        text += next;
        xml.remove_prefix(length);
    }
    return text;
}

/// What stands behind the object is none of its business; one that is cut short is none.
std::string object_at(const std::string& text) {
    std::istringstream stream(text);
    try {
        nlohmann::ordered_json object;
        stream >> object;
        return object.dump();
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

std::string object_in(std::string_view text) {
    if (const auto at = text.find(start); at != text.npos) return object_at(std::string(text.substr(at)));
    const auto at = text.find(start_in_xml);
    if (at == text.npos) return {};
    return object_at(without_entities(text.substr(at, text.find('<', at) - at)));
}

}  // namespace

std::string provenance_in(const std::string& path) {
    const std::string head = head_of(path);
    if (head.starts_with("%PDF")) return {};
    const bool is_packed = head.starts_with("PK") || head.starts_with("SQLite format 3") || head.starts_with("PMTiles");
    std::string object = is_packed ? object_in(gdal(path).notes_in(path)) : object_in(head);
    if (const fs::path beside = fs::path(path).replace_extension(".qmd"); object.empty() && fs::exists(beside)) {
        object = object_in(head_of(beside.string()));
    }
    return object;
}

}  // namespace rangeband::io
