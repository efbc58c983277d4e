// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "cli/exit_codes.hpp"
#include "cli/options/meanings.hpp"
#include "cli/options/scenario.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/process.hpp"
#include "rangeband/text.hpp"
#include "rangeband/version.hpp"

namespace rangeband::cli {
namespace {

constexpr std::size_t option_column = 28;  // where the explanation of an option starts

std::string general_help() {
    std::string text =
        "rangeband: what lies within a given range of a given place on the Earth,\n"
        "drawn on the ellipsoid to an accuracy that you choose in metres.\n"
        "\n"
        "Usage: rangeband COMMAND [OPTIONS]\n"
        "\n"
        "Commands:\n";
    for (const Command* command : commands()) text += fmt::format("  {:<12}{}\n", command->name, command->summary);
    text += fmt::format("  {:<12}{}\n", "help", "explain a command: rangeband help COMMAND [--all]");
    text +=
        "\n"
        "  rangeband --version   print the version\n"
        "\n"
        "Example:\n"
        "  rangeband footprint --at 48.57,46.25 --range 500..5500km -o band.geojson\n";
    return text;
}

std::string heading_of(const Option& option) {
    std::string heading = option.letter == 0 ? fmt::format("  --{}", option.name)
                                             : fmt::format("  -{}, --{}", option.letter, option.name);
    if (!option.placeholder.empty()) heading += fmt::format(" {}", option.placeholder);
    return heading;
}

std::string explanation_of(const Option& option) {
    std::string heading = heading_of(option);
    const std::string indent(option_column, ' ');
    const std::string body =
        wrap(fmt::format("{}{}", option.help, option.takes == Takes::many ? "; repeatable" : ""), indent);
    if (heading.size() + 2 > option_column) return heading + '\n' + body;
    heading.resize(option_column, ' ');
    return heading + body.substr(option_column);
}

const Command& command_named(std::string_view name) {
    std::vector<std::string> names = {"help"};
    for (const Command* command : commands()) {
        if (command->name == name) return *command;
        names.emplace_back(command->name);
    }
    std::string nearest = command_meant(name);
    if (nearest.empty()) nearest = did_you_mean(name, names);
    throw Error::usage(
        fmt::format("unknown command '{}'{}", name, nearest.empty() ? "; 'rangeband help' lists them all" : nearest));
}

int print(std::string_view text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));  // main looks for failures at the end
    return 0;
}

int print_help(std::span<const std::string> arguments) {
    std::vector<std::string> names(arguments.begin(), arguments.end());
    const bool all = std::erase(names, "--all") > 0;
    if (names.size() > 1) throw Error::usage("help explains one command: rangeband help COMMAND [--all]");
    if (names.empty() || names[0] == "help") return print(general_help());
    return print(help_of(command_named(names[0]), all));
}

/// What the help shows at first: of these, in the order of their weight, the twelve that the command has.
constexpr std::array<std::string_view, 22> weightiest = {
    "at",    "site",     "sites",        "range",     "to",        "from-country", "country", "output",
    "merge", "scenario", "theme",        "size",      "title",     "language",     "mark",    "only-inside",
    "csv",   "json",     "range-column", "tolerance", "overwrite", "group-by"};
constexpr std::size_t essential_count = 12;

std::string help_on_exit_codes() {
    std::string text = "\nExit codes:\n";
    for (const ExitCode& code : exit_codes) text += fmt::format("  {:<4}{}\n", code.code, code.meaning);
    return text;
}

/// Whether all of its options are few enough to be shown at once.
bool is_short(const Command& command) { return command.options.size() <= essential_count; }

std::vector<std::string_view> essential_options(const Command& command) {
    if (is_short(command)) return {command.options.begin(), command.options.end()};
    std::vector<std::string_view> chosen;
    for (const std::string_view name : weightiest) {
        const bool has = std::ranges::find(command.options, name) != command.options.end();
        if (has && chosen.size() < essential_count) chosen.push_back(name);
    }
    return chosen;
}

std::string_view first_lines(std::string_view text) {
    constexpr int most = 5;
    std::size_t end = 0;
    for (int i = 0; i < most && end < text.size(); ++i) end = text.find('\n', end) + 1;
    return text.substr(0, end);
}

/// Parameters become the options that gave them, from whichever scenario.
Error with_options_named(const Error& error, const Values& values) {
    return {error.kind(), error.worded([&](std::string_view words, std::optional<std::size_t> index) {
                const std::string option = option_called(words);
                const auto given = values.all().find(std::string_view(option).substr(2));
                if (!index || given == values.all().end() || *index >= given->second.size()) return option;
                return given->second[*index].where;
            })};
}

}  // namespace

std::string help_of(const Command& command, bool all) {
    std::string text =
        fmt::format("Usage: rangeband {}{}{} [OPTIONS]\n\n{}", command.name, command.arguments.empty() ? "" : " ",
                    command.arguments, wrap(command.description, ""));
    const std::vector<std::string_view> shown =
        all ? std::vector(command.options.begin(), command.options.end()) : essential_options(command);
    std::string_view group;
    for (const Option& option : all_options()) {
        if (std::ranges::find(shown, option.name) == shown.end()) continue;
        if (option.group != group) text += fmt::format("\n{}:\n", option.group);
        group = option.group;
        text += explanation_of(option);
    }
    if (!command.examples.empty())
        text += fmt::format("\nExamples:\n{}", all ? command.examples : first_lines(command.examples));
    if (command.appendix != nullptr && (all || is_short(command))) text += '\n' + command.appendix();
    if (!all && !is_short(command)) {
        return text + fmt::format(
                          "\nDefaults are in parentheses.\n"
                          "'rangeband help {} --all' explains all {} options, the columns and the exit codes.\n",
                          command.name, command.options.size());
    }
    return all ? text + help_on_exit_codes() : text;
}

int run(std::span<const std::string> arguments) {
    if (arguments.empty()) {
        print(general_help());
        throw Error::usage("nothing to do: name a command, such as 'rangeband help footprint'");
    }
    const std::string& first = arguments[0];
    if (first == "help" || first == "--help" || first == "-h") return print_help(arguments.subspan(1));
    if (first == "--version") return print(fmt::format("rangeband {}\n", version()));
    if (first.starts_with('-')) {
        throw Error::usage(
            fmt::format("the command comes first: rangeband COMMAND {} …; 'rangeband help' lists them", first));
    }
    const Command& command = command_named(first);
    const Values typed = parse_command_line(command.options, arguments.subspan(1), !command.arguments.empty());
    if (typed.flag("help")) return print(help_of(command, false));
    const Values values = with_scenario(command.options, typed);
    io::confine_gdal(values.flag("allow-network"));
    try {
        return command.run(values);
    } catch (const Error& error) {
        throw with_options_named(error, values);
    }
}

int exit_code_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::file:
            return 1;
        case ErrorKind::usage:
            return 2;
        case ErrorKind::internal:
            break;
    }
    return 70;
}

std::string help_of_fields(const std::vector<io::Field>& fields) {
    std::string help = "Columns of the output:\n";
    for (const io::Field& field : fields) {
        const std::string indent(14, ' ');
        help += fmt::format("  {:<12}{}", field.name, wrap(field.meaning, indent).substr(indent.size()));
    }
    return help;
}

}  // namespace rangeband::cli
