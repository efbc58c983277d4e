// SPDX-License-Identifier: MIT
// Pages in the macros of man(7), which groff and mandoc both read.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/exit_codes.hpp"
#include "cli/reference/reference.hpp"
#include "rangeband/version.hpp"

namespace rangeband::cli {
namespace {

/// Text that troff shows as it stands.
std::string plain(std::string_view text) {
    std::string out;
    bool starts_line = true;
    for (const char c : text) {
        if (starts_line && (c == '.' || c == '\'')) out += "\\&";
        starts_line = c == '\n';
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '`':
                out += "\\(ga";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", plain(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", plain(text)); }

std::string title(std::string_view page) {
    return fmt::format(".TH {} 1 \"\" \"rangeband {}\" \"User Commands\"\n", plain(page), version());
}

/// Lines that are not to be filled, such as commands and tables.
std::string as_typed(std::string_view text) { return fmt::format(".nf\n{}.fi\n", plain(text)); }

std::string page_of(const Command& command) { return fmt::format("rangeband-{}", command.name); }

std::string explained(const Option& option) {
    std::string heading = bold(fmt::format("--{}", option.name));
    if (option.letter != 0) heading = fmt::format("{}, {}", bold(fmt::format("-{}", option.letter)), heading);
    if (!option.placeholder.empty()) heading += ' ' + italic(option.placeholder);
    return fmt::format(".TP\n{}\n{}{}\n", heading, plain(option.help),
                       option.takes == Takes::many ? "; repeatable" : "");
}

std::string options_of(const Command& command) {
    std::string text = ".SH OPTIONS\n";
    std::string_view group;
    for (const Option& option : all_options()) {
        if (std::ranges::find(command.options, option.name) == command.options.end()) continue;
        if (option.group != group) text += fmt::format(".SS {}\n", plain(option.group));
        group = option.group;
        text += explained(option);
    }
    return text;
}

std::string exit_status() {
    std::string text = ".SH \"EXIT STATUS\"\n";
    for (const ExitCode& code : exit_codes)
        text += fmt::format(".TP\n{}\n{}\n", bold(std::to_string(code.code)), plain(code.meaning));
    return text;
}

}  // namespace

std::string manual_of_program() {
    std::string text = title("rangeband");
    text += fmt::format(".SH NAME\nrangeband {} what lies within a given range of a given place on the Earth\n", "\\-");
    text += fmt::format(".SH SYNOPSIS\n{} {} [{}]\n", bold("rangeband"), italic("COMMAND"), italic("OPTIONS"));
    text += ".SH DESCRIPTION\n";
    text += plain(
        "Draws and measures what is within given ranges of places, by geodesics on the WGS84 ellipsoid, correct across "
        "the poles and the antimeridian, to an accuracy stated in metres. A range is a claim: the catalogue says who "
        "stated it, when, and in which source. A circle shows what the claim implies, nothing more.\n");
    text += ".SH COMMANDS\n";
    for (const Command* command : commands()) {
        text += fmt::format(".TP\n{}(1)\n{}\n", bold(page_of(*command)), plain(command->summary));
    }
    text += fmt::format(".PP\n{} prints what its page says.\n", bold("rangeband help COMMAND"));
    text += exit_status();
    text += fmt::format(
        ".SH ENVIRONMENT\n.TP\n{}\nthe folder of the catalogue, unless {} is given\n"
        ".TP\n{}\nthe time, in seconds since 1970, for formats that record one\n",
        bold("RANGEBAND_DATA"), bold("--catalog"), bold("SOURCE_DATE_EPOCH"));
    return text;
}

std::string manual_of(const Command& command) {
    std::string text = title(page_of(command));
    text += fmt::format(".SH NAME\n{} \\- {}\n", plain(page_of(command)), plain(command.summary));
    text += fmt::format(".SH SYNOPSIS\n{}{}{} [{}]\n", bold(fmt::format("rangeband {}", command.name)),
                        command.arguments.empty() ? "" : " ", italic(command.arguments), italic("OPTIONS"));
    text += fmt::format(".SH DESCRIPTION\n{}\n", plain(command.description));
    text += options_of(command);
    if (command.appendix != nullptr) text += ".SH NOTES\n" + as_typed(command.appendix());
    if (!command.examples.empty()) text += ".SH EXAMPLES\n" + as_typed(command.examples);
    text += exit_status();
    text += fmt::format(".SH \"SEE ALSO\"\n{}(1)\n", bold("rangeband"));
    return text;
}

}  // namespace rangeband::cli
