// SPDX-License-Identifier: MIT
#include "cli/options/convert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

#include "cli/options/environment.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr int most_threads = 256;

constexpr std::string_view picture_advice = "a picture; write it with 'rangeband map', as .png, .svg or .pdf";

bool is_picture(std::string_view extension) {
    static constexpr std::array<std::string_view, 5> pictures = {"png", "svg", "pdf", "jpg", "jpeg"};
    return std::ranges::find(pictures, lowered(extension)) != pictures.end();
}

const io::Format& format_of(const Values& values, const std::string& target) {
    if (const auto name = values.one("format")) {
        if (is_picture(name->text)) {
            throw Error::usage(fmt::format("{}: {} is {}", name->where, name->text, picture_advice));
        }
        const io::Format& format =
            converted(*name, [](const std::string& text) -> const io::Format& { return io::format_by_name(text); });
        io::must_fit(format, target);
        return format;
    }
    const Given output = values.one("output").value_or(Given{target, "--output"});
    if (const auto dot = target.rfind('.'); dot != target.npos && is_picture(target.substr(dot + 1))) {
        throw Error::usage(fmt::format("{}: {} is {}", output.where, target, picture_advice));
    }
    return converted(output, [](const std::string& text) -> const io::Format& { return io::format_for(text); });
}

}  // namespace

int parse_count(const std::string& text, int least, int most) {
    const auto count = as_number<int>(text);
    if (!count || *count < least || *count > most)
        throw Error::usage(fmt::format("'{}' is not a whole number from {} to {}", text, least, most));
    return *count;
}

bool choice_of(const Values& values, std::string_view option, std::string_view yes_word, std::string_view no_word,
               bool fallback) {
    const auto given = values.one(option);
    if (!given) return fallback;
    if (given->text == yes_word) return true;
    if (given->text == no_word) return false;
    throw Error::usage(fmt::format("{}: '{}' is neither {} nor {}", given->where, given->text, yes_word, no_word));
}

int parse_decimals(const std::string& text) {
    return parse_count(text, limits::fewest_decimals, limits::most_decimals);
}

void must_write_a_file(const Values& values) {
    for (const std::string_view option : {"title", "description", "overwrite", "geometry", "style"}) {
        const auto given = values.one(option);
        if (!given || given->where != fmt::format("--{}", option)) continue;
        throw Error::usage(fmt::format("--{} applies to a file; add -o FILE, or leave it out", option));
    }
}

std::optional<io::OutputRequest> boundaries_of(const Values& values, const io::OutputRequest& output) {
    const auto given = values.one("boundaries");
    if (!given) return std::nullopt;
    if (values.one("geometry") && values.one("geometry")->text == "line")
        throw Error::usage(
            fmt::format("{}: --geometry line writes the boundaries already; leave one out", given->where));
    if (given->text == "-" || given->text == output.target)
        throw Error::usage(fmt::format("{}: name another file, such as boundaries.geojson", given->where));
    io::OutputRequest boundaries;
    boundaries.target = given->text;
    boundaries.format =
        &converted(*given, [](const std::string& text) -> const io::Format& { return io::format_for(text); });
    if (!boundaries.format->geometry)
        throw Error::usage(fmt::format("{}: {} keeps no geometry", given->where, boundaries.format->name));
    boundaries.overwrite = output.overwrite;
    boundaries.styled = output.styled;
    boundaries.date = output.date;
    boundaries.scratch = output.scratch;
    return boundaries;
}

unsigned threads_of(const Values& values) {
    const auto given = values.one("threads");
    if (!given) return std::clamp(std::thread::hardware_concurrency(), 1U, static_cast<unsigned>(most_threads));
    return static_cast<unsigned>(
        converted(*given, [](const std::string& text) { return parse_count(text, 1, most_threads); }));
}

io::OutputRequest output_of(const Values& values) {
    io::OutputRequest output;
    if (const auto target = values.one("output")) output.target = target->text;
    output.format = &format_of(values, output.target);
    output.overwrite = values.flag("overwrite");
    output.styled = choice_of(values, "style", "default", "none", true);
    output.date = date_of_files();
    output.scratch = temporary_folder();
    if (const auto project = values.one("qgis-project")) output.project.path = project->text;
    if (output.target == "-" && !output.format->to_stdout) {
        const std::string_view extension = output.format->extension;
        throw Error::usage(fmt::format(
            "{} cannot be written to standard output; name a {}", output.format->name,
            extension.empty() ? "database: -o PG:dbname=maps" : fmt::format("file: -o bands.{}", extension)));
    }
    return output;
}

}  // namespace rangeband::cli
