// SPDX-License-Identifier: MIT
#include "rangeband/operations/cite.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "rangeband/error.hpp"
#include "rangeband/io/provenance.hpp"

namespace rangeband::operations {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> texts;
    for (const Json& each : list) {
        if (each.is_string()) texts.push_back(each.get<std::string>());
    }
    return texts;
}

std::vector<std::string> texts_of(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found == object.end() ? std::vector<std::string>() : texts_of(*found);
}

}  // namespace

Origin origin_of(const std::string& path) {
    const Json object = Json::parse(io::provenance_in(path), nullptr, false);
    if (!object.is_object()) {
        throw Error::file(
            fmt::format("{}: contains no note on how it was made: rangeband did not write it, its format cannot "
                        "store one, or another program has changed it since",
                        path));
    }
    Origin origin;
    origin.version = text_of(object, "version");
    origin.command = text_of(object, "command");
    if (const auto edition = object.find("catalogue"); edition != object.end() && edition->is_object())
        origin.catalogue = {text_of(*edition, "version"), text_of(*edition, "hash")};
    if (const auto options = object.find("options"); options != object.end()) {
        for (const auto& [name, given] : options->items()) origin.options.emplace_back(name, texts_of(given));
    }
    if (const auto inputs = object.find("inputs"); inputs != object.end()) {
        for (const Json& input : *inputs) {
            if (input.is_object()) origin.inputs.push_back({text_of(input, "file"), text_of(input, "sha256")});
        }
    }
    origin.sources = texts_of(object, "sources");
    origin.attribution = texts_of(object, "attribution");
    return origin;
}

}  // namespace rangeband::operations
