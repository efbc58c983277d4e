// What a value may be comes from its option's placeholder; ids come from the catalogue in use when they are asked for.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <string_view>
#include <vector>

#include "cli/lists.hpp"
#include "cli/reference.hpp"

namespace rangeband::cli {
namespace {

/// The kinds of `rangeband list` whose ids an option, or the arguments of a command, may name.
struct Ids {
    std::string_view of;
    std::string_view kinds;
};
constexpr std::array ids_of_options = {
    Ids{"site", "sites"},         Ids{"country", "countries"}, Ids{"range", "bands systems claims"},
    Ids{"scenario", "scenarios"}, Ids{"system", "systems"},    Ids{"format", "formats"},
};
constexpr std::array ids_of_arguments = {Ids{"classify", "systems claims"}};

template <std::size_t count>
std::string_view ids_in(const std::array<Ids, count>& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Ids::of);
    return found == table.end() ? std::string_view() : found->kinds;
}

/// What may stand behind an option or a command.
struct Choices {
    std::vector<std::string> words;
    std::string_view ids;  ///< kinds, separated by blanks
    bool files = false;
    bool folders = false;

    bool empty() const { return words.empty() && ids.empty() && !files && !folders; }
};

Choices choices_of(const Option& option) {
    Choices choices;
    std::string_view rest = option.placeholder;
    const bool alternatives = rest.find('|') != std::string_view::npos;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == "FILE") choices.files = true;
        if (part == "DIR") choices.folders = true;
        const bool word = std::ranges::all_of(part, [](unsigned char c) { return std::isupper(c) == 0; });
        if (alternatives && word) choices.words.emplace_back(part);
    }
    choices.ids = ids_in(ids_of_options, option.name);
    return choices;
}

Choices choices_of_arguments(const Command& command) {
    Choices choices;
    choices.ids = ids_in(ids_of_arguments, command.name);
    if (command.arguments.starts_with("KIND")) {
        for (const Kind& kind : kinds()) choices.words.emplace_back(kind.name);
    }
    return choices;
}

std::vector<const Option*> options_of(const Command& command) {
    std::vector<const Option*> options;
    for (const Option& option : all_options()) {
        if (std::ranges::find(command.options, option.name) != command.options.end()) options.push_back(&option);
    }
    return options;
}

std::string names_of_commands() {
    std::string names;
    for (const Command* command : commands()) names += fmt::format("{} ", command->name);
    return names + "help";
}

/// The first clause of an explanation, for a menu.
std::string in_short(std::string_view help) { return std::string(help.substr(0, help.find_first_of(";:("))); }

std::string with_escapes(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// In single quotes as POSIX shells and zsh read them.
std::string shell_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

/// Reads `RANGEBAND list KIND --csv`, of the catalogues that the line names already; an id stands first and needs no
/// quotes. `words` is where the shell keeps the words of the line. bash breaks them at `=`; a path may be quoted.
std::string ids_for_shells(std::string_view words) {
    return fmt::format(
        "_rangeband_ids() {{\n"
        "    local kind word last=\n"
        "    local -a catalogs=()\n"
        "    for word in \"${{{}[@]}}\"; do\n"
        "        if [[ $word == --catalog=* ]]; then last=--catalog word=${{word#*=}}; fi\n"
        "        if [[ $last == --catalog && $word == '=' ]]; then continue; fi\n"
        "        if [[ $last == --catalog ]]; then\n"
        "            word=${{word//[\\\\\\\"\\']/}}\n"
        "            if [[ $word == '~'/* ]]; then word=$HOME${{word#'~'}}; fi\n"
        "            catalogs+=(--catalog \"$word\")\n"
        "        fi\n"
        "        last=$word\n"
        "    done\n"
        "    for kind in \"$@\"; do\n"
        "        rangeband list \"$kind\" --csv \"${{catalogs[@]}}\" 2>/dev/null | sed -e 1d -e 's/,.*//'\n"
        "    done\n"
        "}}\n\n",
        words);
}

/// The same for fish, which takes quotes off by itself.
constexpr std::string_view ids_for_fish =
    "function __rangeband_ids\n"
    "    set -l catalogs\n"
    "    set -l last\n"
    "    for word in (commandline -opc)\n"
    "        if string match -q -- '--catalog=*' $word\n"
    "            set last --catalog\n"
    "            set word (string replace -- '--catalog=' '' $word)\n"
    "        end\n"
    "        if test \"$last\" = --catalog\n"
    "            set -a catalogs --catalog (string replace -r -- '^~/' \"$HOME/\" $word)\n"
    "        end\n"
    "        set last $word\n"
    "    end\n"
    "    for kind in $argv\n"
    "        rangeband list $kind --csv $catalogs 2>/dev/null | sed -e 1d -e 's/,.*//'\n"
    "    end\n"
    "end\n";

std::string bash_assignments(const Choices& choices) {
    std::string text;
    if (!choices.words.empty() || !choices.ids.empty()) {
        text += fmt::format(" words=\"{}{}{}\"", fmt::join(choices.words, " "), choices.words.empty() ? "" : " ",
                            choices.ids.empty() ? "" : fmt::format("$(_rangeband_ids {})", choices.ids));
    }
    if (choices.files) text += " paths=-f";
    if (choices.folders) text += " paths=-d";
    return text;
}

std::string zsh_action(const Choices& choices) {
    std::vector<std::string> actions;
    if (!choices.words.empty()) actions.push_back(fmt::format("compadd -- {}", fmt::join(choices.words, " ")));
    if (!choices.ids.empty()) actions.push_back(fmt::format("compadd -- $(_rangeband_ids {})", choices.ids));
    if (choices.files) actions.emplace_back("_files");
    if (choices.folders) actions.emplace_back("_files -/");
    return actions.empty() ? " " : fmt::format("{{{}}}", fmt::join(actions, "; "));
}

std::string zsh_spec(const Option& option) {
    const std::string value =
        option.takes == Takes::nothing
            ? ""
            : fmt::format(":{}:{}", with_escapes(option.placeholder, ":"), zsh_action(choices_of(option)));
    const std::string explained = fmt::format("[{}]{}", with_escapes(in_short(option.help), "[]:"), value);
    const std::string_view repeats = option.takes == Takes::many ? "*" : "";
    const std::string_view equals = option.takes == Takes::nothing ? "" : "=";
    std::string text = fmt::format(" \\\n                {}",
                                   shell_quoted(fmt::format("{}--{}{}{}", repeats, option.name, equals, explained)));
    if (option.letter != 0)
        text += fmt::format(" \\\n                {}",
                            shell_quoted(fmt::format("{}-{}{}", repeats, option.letter, explained)));
    return text;
}

std::string fish_quoted(std::string_view text) { return fmt::format("'{}'", with_escapes(text, "\\'")); }

std::string fish_arguments(const Choices& choices) {
    std::string text;
    if (!choices.words.empty()) text += fmt::format("{} ", fmt::join(choices.words, " "));
    if (!choices.ids.empty()) text += fmt::format("(__rangeband_ids {})", choices.ids);
    return text.empty() ? "" : fmt::format(" -a {}", fish_quoted(text));
}

std::string fish_value(const Option& option) {
    if (option.takes == Takes::nothing) return "";
    const Choices choices = choices_of(option);
    if (choices.folders) return " -x -a '(__fish_complete_directories)'";
    return (choices.files ? " -r -F" : " -x") + fish_arguments(choices);
}

}  // namespace

std::string bash_completion() {
    std::string text = "# bash completion of rangeband, made from the declaration of its options.\n" +
                       ids_for_shells("COMP_WORDS") +
                       "_rangeband() {\n"
                       "    local word=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]}\n"
                       "    word=${word##* }\n"
                       "    local before=${COMP_LINE:0:COMP_POINT-${#word}} words= paths= option\n"
                       "    read -r -a before <<<\"$before\"\n"
                       "    option=${before[-1]}\n"
                       "    if [[ $word == --*=* ]]; then option=${word%%=*} word=${word#*=}; fi\n"
                       "    case ${#before[@]} in 1) option=rangeband ;; esac\n"
                       "    case $option in\n";
    text += fmt::format("        rangeband) words=\"{} --version\" ;;\n", names_of_commands());
    text += fmt::format("        help) words=\"{}\" ;;\n", names_of_commands());
    for (const Option& option : all_options()) {
        if (option.takes == Takes::nothing) continue;
        const std::string letter = option.letter == 0 ? "" : fmt::format(" | -{}", option.letter);
        text += fmt::format("        --{}{}){} ;;\n", option.name, letter, bash_assignments(choices_of(option)));
    }
    text += "        *)\n            case ${before[1]} in\n";
    for (const Command* command : commands()) {
        Choices choices = choices_of_arguments(*command);
        for (const Option* option : options_of(*command)) choices.words.push_back(fmt::format("--{}", option->name));
        text += fmt::format("                {}){} ;;\n", command->name, bash_assignments(choices));
    }
    return text +
           "            esac\n"
           "            ;;\n"
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen ${paths:+$paths} ${words:+-W \"$words\"} -- \"$word\")\n"
           "    if [[ -z $words$paths ]]; then COMPREPLY=(); fi\n"
           "    # bash completes only what follows the last of its word breaks, such as the @ of a claim.\n"
           "    local broken=${word%\"$current\"}\n"
           "    if [[ $word == *\"$current\" && -n $broken ]]; then COMPREPLY=(\"${COMPREPLY[@]#\"$broken\"}\"); fi\n"
           "}\n"
           "complete -o filenames -F _rangeband rangeband\n";
}

std::string zsh_completion() {
    std::string text =
        "#compdef rangeband\n"
        "# zsh completion of rangeband, made from the declaration of its options.\n" +
        ids_for_shells("words") +
        "_rangeband() {\n"
        "    local -a commands=(\n";
    for (const Command* command : commands()) {
        text += fmt::format("        {}\n",
                            shell_quoted(fmt::format("{}:{}", command->name, with_escapes(command->summary, ":"))));
    }
    text +=
        "        'help:explain a command'\n"
        "    )\n"
        "    if ((CURRENT == 2)) || [[ ${words[2]} == help ]]; then\n"
        "        _describe command commands\n"
        "        return\n"
        "    fi\n"
        "    local command=${words[2]}\n"
        "    shift words\n"
        "    ((CURRENT--))\n"
        "    case $command in\n";
    for (const Command* command : commands()) {
        text += fmt::format("        {})\n            _arguments", command->name);
        for (const Option* option : options_of(*command)) text += zsh_spec(*option);
        const Choices arguments = choices_of_arguments(*command);
        if (!arguments.empty())
            text += fmt::format(" \\\n                {}",
                                shell_quoted(fmt::format("*:{}:{}", command->arguments, zsh_action(arguments))));
        text += "\n            ;;\n";
    }
    return text + "    esac\n}\n\n_rangeband \"$@\"\n";
}

std::string fish_completion() {
    std::string text = "# fish completion of rangeband, made from the declaration of its options.\n" +
                       std::string(ids_for_fish) + "complete -c rangeband -f\n";
    for (const Command* command : commands()) {
        text += fmt::format("complete -c rangeband -n __fish_use_subcommand -a {} -d {}\n", command->name,
                            fish_quoted(command->summary));
    }
    text += "complete -c rangeband -n __fish_use_subcommand -a help -d 'explain a command'\n";
    text += fmt::format("complete -c rangeband -n '__fish_seen_subcommand_from help' -a '{}'\n", names_of_commands());
    for (const Command* command : commands()) {
        const std::string when =
            fmt::format("complete -c rangeband -n '__fish_seen_subcommand_from {}'", command->name);
        const Choices arguments = choices_of_arguments(*command);
        if (!arguments.empty()) text += when + fish_arguments(arguments) + '\n';
        for (const Option* option : options_of(*command)) {
            const std::string letter = option->letter == 0 ? "" : fmt::format(" -s {}", option->letter);
            text += fmt::format("{} -l {}{}{} -d {}\n", when, option->name, letter, fish_value(*option),
                                fish_quoted(in_short(option->help)));
        }
    }
    return text;
}

}  // namespace rangeband::cli
