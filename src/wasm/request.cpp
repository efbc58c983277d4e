// SPDX-License-Identifier: MIT
#include "wasm/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/operations/scenario.hpp"
#include "rangeband/operations/written.hpp"
#include "rangeband/text.hpp"
#include "wasm/memory.hpp"

namespace rangeband::wasm {
namespace {

constexpr std::array<std::string_view, 8> lists = {"at",    "site",   "from-country", "pair",
                                                   "sites", "sector", "range",        "to"};
constexpr std::array<std::string_view, 5> flags = {"skip-bad", "solid", "contested", "pieces", "only-inside"};
/// What else a request may say, each once.
constexpr std::array<std::string_view, 19> single = {
    "edges",   "range-column", "merge",      "depth",       "group-by", "tolerance", "sector-columns",
    "at-date", "geometry",     "decimals",   "winding",     "keep",     "title",     "description",
    "cut-at",  "lat-column",   "lon-column", "name-column", "limit"};

bool is_in(std::string_view name, const auto& words) { return std::ranges::find(words, name) != words.end(); }

std::string text_of(const nlohmann::ordered_json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    return fmt::format("{}", value.get<double>());
}

/// What `convert` makes of each text; a failure has the option's name in front.
template <class Convert>
auto converted(const Given& given, const char* name, const Convert& convert) {
    std::vector<decltype(convert(std::string()))> all;
    const bool list = is_in(std::string_view(name), lists);
    for (const std::string& text : given.texts(name)) {
        try {
            all.push_back(convert(text));
        } catch (const Error& error) {
            throw error.within(list ? parameter(name, all.size()) : parameter(name));
        }
    }
    return all;
}

template <class Convert, class Value>
void convert_one(const Given& given, const char* name, const Convert& convert, Value& value) {
    for (auto& one : converted(given, name, convert)) value = std::move(one);
}

bool choice(const Given& given, const char* name, std::string_view yes, std::string_view no) {
    const std::string text = given.text(name, no);
    if (text == yes || text == no) return text == yes;
    throw Error::usage(fmt::format("{}: '{}' is neither {} nor {}", parameter(name), text, yes, no));
}

int whole_number(const std::string& text, int least, int most) {
    if (const auto number = as_number<int>(text); number && *number >= least && *number <= most) return *number;
    throw Error::usage(fmt::format("'{}' is not a whole number from {} to {}", text, least, most));
}

/// `FROM,TO`, or a list of two.
operations::SectorColumns sector_columns_of(const std::vector<std::string>& texts) {
    std::vector<std::string> names;
    for (const std::string& text : texts) {
        for (const std::string_view name : split(text, ',')) names.emplace_back(trimmed(name));
    }
    if (names.size() != 2) throw Error::usage(fmt::format("{}: name two columns", parameter("sector-columns")));
    return {names[0], names[1]};
}

operations::Keep keep_of(const std::vector<std::string>& texts) {
    operations::Keep keep{false, {}};
    for (const std::string& text : texts) {
        if (text == "all") return {};
        if (text == "none") continue;
        for (const std::string_view name : split(text, ',')) keep.names.emplace_back(name);
    }
    return keep;
}

operations::Query query_of(const Given& given) {
    operations::Query query;
    query.at = converted(given, "at", [](const std::string& text) { return operations::parse_place(text); });
    query.site = given.texts("site");
    query.from_country = given.texts("from-country");
    query.pair = converted(given, "pair", [](const std::string& text) { return operations::parse_pair(text); });
    query.sites = given.texts("sites");
    query.columns = {given.text("lat-column"), given.text("lon-column"), given.text("name-column")};
    if (given.has("range-column")) query.range_column = operations::parse_range_column(*given.text("range-column"));
    if (given.has("sector-columns")) query.sector_columns = sector_columns_of(given.texts("sector-columns"));
    if (given.has("keep")) query.keep = keep_of(given.texts("keep"));
    query.skip_bad = given.flag("skip-bad");
    for (std::string& range : given.texts("range")) query.range.emplace_back(std::move(range));
    query.solid = given.flag("solid");
    if (given.has("at-date")) query.at_date = converted(given, "at-date", parse_period).front();
    return query;
}

operations::Style style_of(const Given& given) {
    operations::Style style;
    convert_one(given, "tolerance", operations::parse_tolerance, style.tolerance);
    style.sectors = converted(given, "sector", operations::parse_sector);
    style.edges = choice(given, "edges", "geodesic", "lonlat") ? footprint::Edges::geodesic : footprint::Edges::lonlat;
    style.contested = given.flag("contested");
    style.lines = choice(given, "geometry", "line", "polygon");
    convert_one(
        given, "decimals",
        [](const std::string& text) { return whole_number(text, limits::fewest_decimals, limits::most_decimals); },
        style.decimals);
    style.clockwise = choice(given, "winding", "clockwise", "rfc7946");
    convert_one(given, "cut-at", operations::parse_meridian, style.cut_at);
    style.pieces = given.flag("pieces");
    return style;
}

operations::Merging merging_of(const Given& given) {
    operations::Merging merging;
    convert_one(given, "merge", operations::parse_merge, merging.how);
    merging.group_by = given.text("group-by");
    if (given.has("depth")) {
        const bool nested = choice(given, "depth", "at-least", "exact");
        merging.depth = nested ? footprint::Nesting::nested : footprint::Nesting::disjoint;
    }
    return merging;
}

operations::Wording wording_of(const Given& given) {
    operations::Wording wording;
    wording.title = given.text("title");
    wording.description = given.text("description", "");
    for (const auto& [name, value] : given.all().items()) {
        if (!given.has(name) || name == "title" || name == "description") continue;
        wording.request.emplace_back(name, given.texts(name));
    }
    std::vector<std::string> folders;
    for (const std::string& folder : own_folders()) {
        if (folder.starts_with("geodata/added/")) folders.push_back(folder.substr(folder.rfind('/') + 1));
    }
    if (!folders.empty()) wording.request.emplace_back("catalog", std::move(folders));
    std::ranges::sort(wording.request);  // as the program has them
    return wording;
}

}  // namespace

Given::Given(const nlohmann::ordered_json& options) : options_(options) {
    for (const auto& [name, value] : options.items()) {
        if (!is_in(name, lists) && !is_in(name, flags) && !is_in(name, single)) {
            throw Error::usage(fmt::format("unknown option {}", member(name, std::nullopt)));
        }
        if (value.is_object()) throw Error::usage(fmt::format("{}: is an object", member(name, std::nullopt)));
    }
}

const nlohmann::ordered_json* Given::find(std::string_view name) const {
    const auto found = options_.find(std::string(name).c_str());
    const bool none = found == options_.end() || found->is_null() || (found->is_boolean() && !found->get<bool>()) ||
                      (found->is_array() && found->empty());
    return none ? nullptr : &*found;
}

bool Given::flag(std::string_view name) const { return has(name); }

std::vector<std::string> Given::texts(std::string_view name) const {
    std::vector<std::string> texts;
    const nlohmann::ordered_json* const value = find(name);
    if (value == nullptr) return texts;
    if (!value->is_array()) return {text_of(*value)};
    for (const nlohmann::ordered_json& item : *value) texts.push_back(text_of(item));
    return texts;
}

std::optional<std::string> Given::text(std::string_view name) const {
    const std::vector<std::string> all = texts(name);
    if (all.empty()) return std::nullopt;
    if (all.size() > 1) throw Error::usage(fmt::format("{}: takes one value", parameter(name)));
    return all.front();
}

std::string Given::text(std::string_view name, std::string_view fallback) const {
    return text(name).value_or(std::string(fallback));
}

std::string member(std::string_view words, std::optional<std::size_t> index) {
    const std::size_t blank = words.find(' ');
    if (words.starts_with("list ")) return fmt::format("catalog.{}", words.substr(5, words.find(' ', 5) - 5));
    std::string name;
    for (const char c : words.substr(0, blank)) {
        const bool after = !name.empty() && (name.back() == '-' || name.back() == '_');
        if (after) name.back() = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (!after) name += c;
    }
    std::string dashed(words.substr(0, blank));
    std::ranges::replace(dashed, '_', '-');
    if (index && is_in(dashed, lists)) return fmt::format("{}[{}]", name, *index);
    if (is_in(dashed, flags)) return name + ": true";
    if (blank == words.npos) return name;
    std::string_view value = words.substr(blank + 1);
    if (value.size() > 1 && (value.front() == '\'' || value.front() == '"')) value = value.substr(1, value.size() - 2);
    return fmt::format("{}: \"{}\"", name, value);
}

operations::FootprintRequest footprint_request_of(const Given& given) {
    operations::FootprintRequest request;
    request.query = query_of(given);
    request.style = style_of(given);
    request.merging = merging_of(given);
    request.wording = wording_of(given);
    return request;
}

operations::ReachRequest reach_request_of(const Given& given) {
    operations::ReachRequest request;
    request.query = query_of(given);
    request.to = converted(given, "to", [](const std::string& text) { return operations::parse_place(text); });
    if (request.to.empty()) throw Error::usage("nothing to do: no place to reach; give " + parameter("to"));
    const operations::Style style = style_of(given);
    request.tolerance = style.tolerance;
    request.edges = style.edges;
    request.only_inside = given.flag("only-inside");
    constexpr int most = 2'000'000'000;
    convert_one(
        given, "limit", [](const std::string& text) { return whole_number(text, 1, most); }, request.limit);
    request.wording = wording_of(given);
    return request;
}

}  // namespace rangeband::wasm
