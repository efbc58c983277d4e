// SPDX-License-Identifier: MIT
#include "rangeband/atlas/page.hpp"

#include <fmt/format.h>

#include "atlas/data.hpp"
#include "atlas/embedded.hpp"
#include "rangeband/error.hpp"

namespace rangeband::atlas {
namespace {

constexpr std::string_view slot = "/*DATA*/";

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

}  // namespace

const std::vector<std::string>& languages() {
    static const std::vector<std::string> all = {"en", "de", "ru"};
    return all;
}

std::string html(const Page& page, const catalog::Catalog& catalog, std::string_view version) {
    must_be_few(page.places.size(), "places");
    for (const Scenario& scenario : page.scenarios) must_be_few(scenario.pairs.size(), "rings");
    const std::string_view skeleton = embedded_files().front().text;
    const std::size_t at = skeleton.find(slot);
    if (at == std::string_view::npos || skeleton.find(slot, at + 1) != std::string_view::npos) {
        throw Error::internal("the template of the page has not just one place for its data");
    }
    std::string file(skeleton.substr(0, at));
    file += safe_in_html(data_of(page, catalog, version));
    file += skeleton.substr(at + slot.size());
    return file;
}

}  // namespace rangeband::atlas
