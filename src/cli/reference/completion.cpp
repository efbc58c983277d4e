// SPDX-License-Identifier: MIT
// What a value may be comes from its option's placeholder; ids come from the catalogue in use.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "cli/embedded.hpp"
#include "cli/options/environment.hpp"
#include "cli/reference/reference.hpp"
#include "rangeband/operations/lists.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

using operations::list_kinds;
using operations::ListKind;
using operations::Table;
using operations::TableColumn;

/// The kinds of `rangeband list` whose ids an option, or the arguments of a command, may name.
struct Ids {
    std::string_view of;
    std::array<std::string_view, 3> kinds;
};
constexpr std::array ids_of = {
    Ids{"--site", {"sites"}},
    Ids{"--country", {"countries"}},
    Ids{"--from-country", {"countries"}},
    Ids{"--range", {"bands", "systems", "claims"}},
    Ids{"--scenario", {"scenarios"}},
    Ids{"--system", {"systems"}},
    Ids{"--format", {"formats"}},
    Ids{"classify", {"systems", "claims"}},
};

/// The words of a command line up to the cursor as a shell reads them, the last one possibly unfinished.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words(1);
    char quote = '\0';
    bool begun = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == '\0' && is_blank(c)) {
            if (begun) words.emplace_back();
            begun = false;
            continue;
        }
        begun = true;
        if (quote == '\0' && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote) {
            quote = '\0';
        } else if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
            words.back() += line[++i];
        } else {
            words.back() += c;
        }
    }
    return words;
}

/// What follows is offered if it begins like the unfinished word, which it replaces.
class Offers {
  public:
    explicit Offers(std::string begun) : begun_(std::move(begun)) {}

    void add(std::string_view word, std::string_view about = "") {
        if (!word.starts_with(std::string_view(begun_).substr(option_.size()))) return;
        text_ += fmt::format("{}{}{}{}\n", option_, word, about.empty() ? "" : "\t", about);
    }

    /// The part of `--option=VALUE` behind the sign.
    void are_behind(std::string_view option) { option_ = fmt::format("{}=", option); }

    void add_paths(std::string_view kind) { paths_ = kind; }
    std::string text() const { return text_ + std::string(paths_); }

  private:
    std::string begun_, option_, text_;
    std::string_view paths_;
};

/// The first clause of an explanation.
std::string_view in_short(std::string_view help) { return help.substr(0, help.find_first_of(";:(")); }

operations::Data data_named_in(const std::vector<std::string>& words) {
    constexpr std::string_view option = "--catalog";
    std::vector<std::filesystem::path> folders;
    const auto add = [&](std::string_view folder) {
        const char* const home = std::getenv("HOME");
        const bool at_home = home != nullptr && folder.starts_with("~/");
        folders.emplace_back(at_home ? home + std::string(folder.substr(1)) : std::string(folder));
    };
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (words[i - 1] == option) add(words[i]);
        if (words[i].starts_with("--catalog=")) add(std::string_view(words[i]).substr(option.size() + 1));
    }
    return operations::Data::open(folders, folder_in_environment());
}

void add_ids(Offers& offers, std::string_view of, const std::vector<std::string>& words) {
    const auto found = std::ranges::find(ids_of, of, &Ids::of);
    if (found == ids_of.end()) return;
    const operations::Data data = data_named_in(words);
    for (const ListKind& kind : list_kinds()) {
        if (std::ranges::find(found->kinds, kind.name) == found->kinds.end()) continue;
        const Table table = kind.table(data.catalog, data.sources);
        const auto id = static_cast<std::size_t>(std::ranges::find(table.columns, "id", &TableColumn::name) -
                                                 table.columns.begin());
        for (const auto& row : table.rows) offers.add(std::get<std::string>(row[id]));
    }
}

void add_values(Offers& offers, const Option& option, const std::vector<std::string>& words) {
    const auto parts = split(option.placeholder, '|');
    for (const std::string_view part : parts) {
        if (part == "FILE") offers.add_paths(":files\n");
        if (part == "DIR") offers.add_paths(":folders\n");
        const bool is_word = std::ranges::all_of(part, [](unsigned char c) { return std::isupper(c) == 0; });
        if (parts.size() > 1 && is_word) offers.add(part);
    }
    add_ids(offers, fmt::format("--{}", option.name), words);
}

void add_commands(Offers& offers) {
    for (const Command* command : commands()) offers.add(command->name, command->summary);
    offers.add("help", "explain a command");
}

/// The option of which the unfinished word is the value, or null.
const Option* option_before(const std::vector<std::string>& words, Offers& offers) {
    const std::string& last = words.back();
    const bool behind_sign = last.starts_with("--") && last.find('=') != last.npos;
    const std::string_view name =
        behind_sign ? std::string_view(last).substr(0, last.find('=')) : words[words.size() - 2];
    const auto found = std::ranges::find_if(all_options(), [&](const Option& option) {
        return name == fmt::format("--{}", option.name) ||
               (option.letter != 0 && name == fmt::format("-{}", option.letter));
    });
    if (found == all_options().end() || found->takes == Takes::nothing) return nullptr;
    if (behind_sign) offers.are_behind(name);
    return &*found;
}

void add_all(Offers& offers, const std::vector<std::string>& words) {
    if (words.size() < 3) {
        add_commands(offers);
        return offers.add("--version", "print the version");
    }
    if (words[1] == "help") return add_commands(offers);
    if (const Option* option = option_before(words, offers)) return add_values(offers, *option, words);
    for (const Command* command : commands()) {
        if (command->name != words[1]) continue;
        if (command->arguments.starts_with("KIND")) {
            for (const ListKind& kind : list_kinds()) offers.add(kind.name, kind.meaning);
        }
        if (command->arguments == "SHELL") {
            for (const std::string_view shell : {"bash", "zsh", "fish"}) offers.add(shell);
        }
        add_ids(offers, command->name, words);
        for (const Option& option : all_options()) {
            if (std::ranges::find(command->options, option.name) == command->options.end()) continue;
            offers.add(fmt::format("--{}", option.name), in_short(option.help));
        }
    }
}

}  // namespace

std::string completions_of(std::string_view line) {
    const std::vector<std::string> words = words_of(line);
    Offers offers(words.back());
    add_all(offers, words);
    return offers.text();
}

std::string_view completion_script(std::string_view shell) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.path == fmt::format("rangeband.{}", shell)) return file.text;
    }
    throw Error::usage(fmt::format("no completion script for '{}'; choose bash, zsh or fish", shell));
}

}  // namespace rangeband::cli
