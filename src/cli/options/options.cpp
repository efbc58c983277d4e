// SPDX-License-Identifier: MIT
#include "cli/options/options.hpp"

#include "cli/options/meanings.hpp"
#include "rangeband/operations/scenario.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace rangeband::cli {
namespace {

const Option& declared(std::string_view name) {
    const auto found = std::ranges::find(all_options(), name, &Option::name);
    if (found == all_options().end()) throw Error::internal(fmt::format("no option is called '{}'", name));
    return *found;
}

/// What Boost needs to know: only names, and whether a value follows. Conversion, defaults and help are ours.
po::options_description described(std::span<const std::string_view> names) {
    po::options_description description;
    for (const std::string_view name : names) {
        const Option& option = declared(name);
        std::string spelling(option.name);
        if (option.letter != 0) spelling += fmt::format(",{}", option.letter);
        description.add_options()(spelling.c_str(), new po::untyped_value(option.takes == Takes::nothing), "");
    }
    return description;
}

std::vector<std::string> as_strings(std::span<const std::string_view> names) { return {names.begin(), names.end()}; }

std::string without_dashes(const std::string& name) {
    return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

/// Boost takes `-5km` for the option `-5`.
Error negative_number(const std::string& typed, std::span<const std::string> arguments) {
    const auto whole =
        std::ranges::find_if(arguments, [&](const std::string& text) { return text.starts_with(typed); });
    return Error::usage(fmt::format(
        "'{}' starts with a dash but is not an option; lengths are positive, and places are given with --at",
        whole == arguments.end() ? typed : *whole));
}

Error unknown_option(const std::string& typed, std::span<const std::string_view> names,
                     std::span<const std::string> arguments) {
    if (typed.size() > 1 && typed[1] >= '0' && typed[1] <= '9') return negative_number(typed, arguments);
    const std::string name = without_dashes(typed.substr(0, typed.find('=')));
    std::string hint = option_meant(name, names);
    if (hint.empty()) hint = did_you_mean(name, as_strings(names), "--");
    return Error::usage(fmt::format("unknown option '{}{}'{}", name.size() == 1 ? "-" : "--", name, hint));
}

Error missing_value(const Option& option) {
    return Error::usage(fmt::format("--{} needs a value: --{} {}", option.name, option.name, option.placeholder));
}

/// `--at --range 5km` forgot the position; Boost takes `--range` for it.
bool looks_like_option(std::string_view text) {
    const auto is_letter = [&](const Option& option) { return option.letter != 0 && option.letter == text[1]; };
    return text.starts_with("--") ||
           (text.size() == 2 && text[0] == '-' && std::ranges::any_of(all_options(), is_letter));
}

Error bad_syntax(const po::invalid_command_line_syntax& error) {
    using Kind = po::invalid_syntax::kind_t;
    const std::string typed = without_dashes(error.get_option_name());
    const auto option = std::ranges::find_if(all_options(), [&](const Option& candidate) {
        return candidate.name == typed || (typed.size() == 1 && candidate.letter == typed[0]);
    });
    if (option == all_options().end()) return Error::usage(error.what());
    if (error.kind() == Kind::extra_parameter) {
        return Error::usage(fmt::format("--{} is a switch and takes no value", option->name));
    }
    return missing_value(*option);
}

std::vector<po::option> split_words(std::span<const std::string_view> names, std::span<const std::string> arguments) {
    namespace style = po::command_line_style;
    const po::options_description description = described(names);
    try {
        return po::command_line_parser({arguments.begin(), arguments.end()})
            .options(description)
            .style(style::unix_style & ~style::allow_guessing)
            .run()
            .options;
    } catch (const po::unknown_option& error) {
        throw unknown_option(error.get_option_name(), names, arguments);
    } catch (const po::invalid_command_line_syntax& error) {
        throw bad_syntax(error);
    }
}

Error stray_argument(const std::string& argument, const Values& before) {
    if (const LengthUnit* const unit = length_unit(argument); unit != nullptr && before.has("range")) {
        return Error::usage(fmt::format("unexpected '{}'; write the range as one word: --range {}{}", argument,
                                        before.many("range").back().text, unit->name));
    }
    return Error::usage(
        fmt::format("unexpected '{}'; places are given with --at, files with --sites, ranges with --range", argument));
}

bool switched_on(const Given& given) {
    for (const std::string_view yes : {"true", "yes", "on", "1"}) {
        if (same_name(given.text, yes)) return true;
    }
    for (const std::string_view no : {"false", "no", "off", "0"}) {
        if (same_name(given.text, no)) return false;
    }
    throw Error::usage(fmt::format("{}: '{}' is neither true nor false", given.where, given.text));
}

}  // namespace

std::string option_called(std::string_view words) {
    if (words == "data") return "RANGEBAND_DATA";
    if (words.starts_with("list ") || words == "info") return fmt::format("'rangeband {}'", words);
    for (const std::string_view shorter : {"output", "format"}) {  // as people write them
        if (words.substr(0, words.find(' ')) == shorter)
            return fmt::format("-{}{}", shorter[0], words.substr(shorter.size()));
    }
    std::string option = fmt::format("--{}", words);
    const auto name_end = option.begin() + static_cast<std::ptrdiff_t>(std::min(option.find(' '), option.size()));
    std::replace(option.begin(), name_end, '_', '-');
    return option;
}

bool Values::flag(std::string_view name) const {
    const auto& given = many(name);
    return !given.empty() && switched_on(given.back());
}

std::optional<Given> Values::one(std::string_view name) const {
    const auto& given = many(name);
    if (given.empty()) return std::nullopt;
    return given.back();
}

const std::vector<Given>& Values::many(std::string_view name) const {
    static const std::vector<Given> none;
    const auto found = given_.find(declared(name).name);
    return found == given_.end() ? none : found->second;
}

void Values::add(const Option& option, Given value) {
    auto& given = given_[std::string(option.name)];
    if (option.takes == Takes::one && !given.empty()) {
        throw Error::usage(
            fmt::format("{} is given twice: '{}' and '{}'; keep one", value.where, given.back().text, value.text));
    }
    if (const std::string_view meant = value_meant(option.name, value.text); !meant.empty()) {
        throw Error::usage(fmt::format("{}: there is no '{}'; write {}", value.where, value.text, meant));
    }
    given.push_back(std::move(value));
}

Values Values::on_top_of(const Values& base) const {
    Values both = base;
    both.arguments_ = arguments_;
    for (const auto& [name, given] : given_) {
        auto& target = both.given_[name];
        if (declared(name).takes != Takes::many) target.clear();
        target.insert(target.end(), given.begin(), given.end());
    }
    return both;
}

Values Values::only(std::span<const std::string_view> names) const {
    Values some = *this;
    std::erase_if(some.given_, [&](const auto& given) { return std::ranges::find(names, given.first) == names.end(); });
    return some;
}

Values parse_command_line(std::span<const std::string_view> names, std::span<const std::string> arguments,
                          bool takes_arguments) {
    Values values;
    for (const po::option& found : split_words(names, arguments)) {
        if (found.string_key.empty()) {
            const std::string argument = found.value.empty() ? "" : found.value.front();
            if (!takes_arguments) throw stray_argument(argument, values);
            values.add_argument(argument);
            continue;
        }
        const Option& option = declared(without_dashes(found.string_key));
        const std::string text = option.takes == Takes::nothing ? "true" : found.value.front();
        const bool swallowed = found.original_tokens.size() > 1 && looks_like_option(text);
        if (text.empty() || swallowed) throw missing_value(option);
        values.add(option, {text, fmt::format("--{}", option.name)});
    }
    return values;
}

Values parse_ini(std::span<const std::string_view> names, const std::string& text, const std::string& file,
                 std::string_view language) {
    Values values, translated;
    for (const operations::Setting& setting : operations::read_settings(text, file)) {
        const std::string place = fmt::format("{}: line {}", file, setting.line);
        if (setting.key == "country") {
            throw Error::usage(fmt::format(
                "{}: a scenario has no 'country'; write from-country for an outline as launch area, or give "
                "--country on the command line to choose what the answer shows",
                place));
        }
        if (std::ranges::find(names, setting.key) == names.end()) {
            if (std::ranges::find(all_options(), setting.key, &Option::name) != all_options().end()) {
                throw Error::usage(fmt::format("{}: '{}' is not allowed in a scenario; give --{} on the command line",
                                               place, setting.key, setting.key));
            }
            throw Error::usage(fmt::format("{}: unknown key '{}'{}", place, setting.key,
                                           did_you_mean(setting.key, as_strings(names))));
        }
        const std::string key =
            setting.language.empty() ? setting.key : fmt::format("{}[{}]", setting.key, setting.language);
        if (setting.value.empty()) throw Error::usage(fmt::format("{}: '{}' has no value", place, key));
        if (!setting.language.empty() && setting.language != language) continue;
        Values& target = setting.language.empty() ? values : translated;
        target.add(declared(setting.key), {setting.value, fmt::format("{}: {}", file, key)});
    }
    return translated.on_top_of(values);
}

}  // namespace rangeband::cli
