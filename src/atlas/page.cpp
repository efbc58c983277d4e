// SPDX-License-Identifier: MIT
#include "rangeband/atlas/page.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "atlas/data.hpp"
#include "atlas/embedded.hpp"
#include "rangeband/error.hpp"

namespace rangeband::atlas {
namespace {

/// Seven bits a character: an eighth longer than the bytes, where base64 is a third longer. Three of the characters
/// would not pass through HTML as they are; they stand 128 higher. web/engine/bytes.js reads it.
std::string as_characters(std::string_view bytes) {
    constexpr std::string_view changed("\0\r<", 3);
    std::string text;
    text.reserve(bytes.size() / 6 * 7);
    std::uint32_t bits = 0;
    unsigned waiting = 0;
    const auto put = [&](std::uint32_t value) {
        const auto letter = static_cast<char>(value & 0x7FU);
        if (changed.find(letter) == changed.npos) {
            text += letter;
        } else {
            text += '\xC2';
            text += static_cast<char>((value & 0x7FU) | 0x80U);
        }
    };
    for (const char byte : bytes) {
        bits = bits << 8U | static_cast<unsigned char>(byte);
        for (waiting += 8; waiting >= 7; waiting -= 7) put(bits >> (waiting - 7));
    }
    if (waiting > 0) put(bits << (7 - waiting));
    return text;
}

std::string packed(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string bytes(size, '\0');
    const int done = compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
                               reinterpret_cast<const Bytef*>(text.data()), text.size(), Z_BEST_COMPRESSION);
    if (done != Z_OK) throw Error::internal("the data of the page cannot be packed");
    bytes.resize(size);
    return bytes;
}

/// Outside strings JSON has none of these characters, and inside `\uNNNN` stands for any: then no text can end the
/// element that holds it, begin a comment, or be a line end to a script (U+2028, U+2029).
std::string safe_in_html(std::string_view json) {
    std::string safe;
    safe.reserve(json.size() + json.size() / 64);
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        const std::string_view three = json.substr(at, 3);
        if (c == '<' || c == '>' || c == '&' || c == '\x7f') {
            safe += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
            safe += three.back() == '\xA8' ? "\\u2028" : "\\u2029";
            at += 2;
        } else {
            safe += c;
        }
    }
    return safe;
}

void must_be_few(std::size_t count, std::string_view what) {
    if (count <= most_of_ones_own) return;
    throw Error::usage(
        fmt::format("{} {} are more than the page can show; it takes up to {}", count, what, most_of_ones_own));
}

std::string_view embedded(std::string_view path) {
    const auto files = embedded_files();
    return std::ranges::find(files, path, &EmbeddedFile::path)->text;
}

/// What stands before and after the one place of that name.
std::pair<std::string_view, std::string_view> around(std::string_view slot, std::string_view text) {
    const std::size_t at = text.find(slot);
    if (at == std::string_view::npos || text.find(slot, at + 1) != std::string_view::npos) {
        throw Error::internal(fmt::format("the template of the page does not have exactly one {}", slot));
    }
    return {text.substr(0, at), text.substr(at + slot.size())};
}

}  // namespace

const std::vector<std::string>& languages() {
    static const std::vector<std::string> all = {"en", "de", "ru"};
    return all;
}

std::string html(const Page& page, const catalog::Catalog& catalog, std::string_view version) {
    must_be_few(page.places.size(), "places");
    for (const Scenario& scenario : page.scenarios) must_be_few(scenario.pairs.size(), "rings");
    const std::string_view skeleton = embedded("atlas/template.html");
    const auto [before_engine, after_engine] = around("/*ENGINE*/", skeleton);
    const auto [before_catalogue, after_catalogue] = around("/*CATALOGUE*/", after_engine);
    const auto [before_data, after_data] = around("/*DATA*/", after_catalogue);
    std::string file(before_engine);
    file += as_characters(embedded("wasm/npm/engine.wasm.lzma"));
    file += before_catalogue;
    file += as_characters(packed(safe_in_html(catalogue_data(page, catalog))));
    file += before_data;
    file += safe_in_html(own_data(page, version));
    file += after_data;
    return file;
}

}  // namespace rangeband::atlas
