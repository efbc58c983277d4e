// SPDX-License-Identifier: MIT
#include "cli/options/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/options/requests.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/read.hpp"
#include "rangeband/utf8.hpp"

namespace fs = std::filesystem;

namespace rangeband::cli {
namespace {

/// What a scenario may not say: it names no further scenario, asks for no help, and opens no network, since it may come
/// from somebody else than who runs it.
bool allowed_in_scenario(std::string_view name) {
    return name != "scenario" && name != "help" && name != "allow-network";
}

bool looks_like_file(const std::string& name) { return name.find('/') != std::string::npos || name.ends_with(".ini"); }

std::string read_text(const fs::path& file) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored))
        throw Error::file(fmt::format("{}: is a folder, not a scenario", file.string()));
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error::file(fmt::format("{}: cannot be read; is the name right?", file.string()));
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) throw Error::file(fmt::format("{}: cannot be read to its end", file.string()));
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    return text;
}

Values from_folder(const Values& values, const fs::path& folder) {
    Values moved;
    for (const auto& [name, given] : values.all()) {
        const Option& option = *std::ranges::find(all_options(), name, &Option::name);
        for (Given value : given) {
            if (name == "sites" && io::is_local_file(value.text)) value.text = (folder / value.text).string();
            moved.add(option, std::move(value));
        }
    }
    return moved;
}

Values read_scenario(std::span<const std::string_view> names, const Given& given,
                     const std::vector<catalog::DataSource>& sources, std::string_view language) {
    const std::string& name = given.text;
    const std::vector<std::string> known = catalog::scenario_names(sources);
    const bool is_known = std::ranges::find(known, name) != known.end();
    std::error_code ignored;
    if (!looks_like_file(name) && (is_known || !fs::is_regular_file(name, ignored))) {
        const std::string text = converted(given, [&](const auto&) { return catalog::scenario_text(name, sources); });
        return parse_ini(names, text, fmt::format("scenario {}", name), language);
    }
    return from_folder(parse_ini(names, read_text(name), name, language), fs::path(name).parent_path());
}

}  // namespace

Values with_scenario(std::span<const std::string_view> names, const Values& typed) {
    const auto scenario = typed.one("scenario");
    if (!scenario) return typed;
    std::vector<std::string_view> keys;
    for (const Option& option : all_options()) {
        if (allowed_in_scenario(option.name)) keys.push_back(option.name);
    }
    const auto sources = data_sources_for(typed);
    const auto read_in = [&](const Values& values) {
        const auto language = values.one("language");
        return read_scenario(keys, *scenario, sources, language ? language->text : "");
    };
    Values read = read_in(typed);
    if (!typed.has("language") && read.has("language")) read = read_in(read);
    return typed.on_top_of(read.only(names));
}

}  // namespace rangeband::cli
