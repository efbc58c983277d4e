// SPDX-License-Identifier: MIT
#include "operations/about.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <unordered_set>

#include "rangeband/io/file.hpp"
#include "rangeband/json.hpp"
#include "rangeband/version.hpp"

namespace rangeband::operations {
namespace {

std::string request_json(const Wording& wording) {
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [name, given] : wording.request) members.emplace_back(name, json_list(given));
    return json_object(members);
}

std::string data_json(const std::vector<catalog::DataSource>& sources) {
    constexpr std::array<const char*, 4> names{"added", "instead", "installed", "embedded"};
    std::vector<std::string> origins;
    for (const catalog::DataSource& source : sources) {
        if (source.in_use) origins.emplace_back(names.at(static_cast<std::size_t>(source.origin)));
    }
    return json_list(origins);
}

/// What is not a file of its own, such as standard input, has a name and no hash.
std::vector<std::string> inputs_json(const Query& query) {
    std::vector<std::string> inputs;
    for (const std::string& file : query.sites) {
        std::vector<std::pair<std::string, std::string>> members = {{"file", json_text(shown_file(file))}};
        const std::string hash = io::is_local_file(file) ? io::sha256_of(file) : "";
        if (!hash.empty()) members.emplace_back("sha256", json_text(hash));
        inputs.push_back(json_object(members));
    }
    return inputs;
}

/// Of the ranges; of a place where none of its ranges has one. Rows of files have theirs in a column.
std::vector<std::string> sources_in(const Found& found) {
    std::vector<std::string> sources;
    std::unordered_set<std::string> known;
    const auto add = [&](const std::string& source) {
        if (!source.empty() && known.insert(source).second) sources.push_back(source);
    };
    for (const auto& range : found.ranges) add(range->source);
    for (const Item& item : found.items) {
        bool stated = false;
        for (const auto& range : item.ranges) {
            add(range->source);
            stated = stated || !range->source.empty();
        }
        if (!stated) add(item.place.source);
    }
    return sources;
}

picture::Subject::Together together_of(Merge how) {
    using Together = picture::Subject::Together;
    switch (how) {
        case Merge::any:
            return Together::any;
        case Merge::all:
            return Together::all;
        case Merge::depth:
            return Together::depth;
        case Merge::none:
            break;
    }
    return Together::no;
}

std::string sentences_on(const Merging& merging, bool contested) {
    std::string text;
    if (contested) {
        text += "A contested zone is inside the largest claimed range of a system and outside the smallest. ";
    }
    switch (merging.how) {
        case Merge::none:
            break;
        case Merge::any:
            text += "A merged footprint is what is within range of at least one of its sites. ";
            break;
        case Merge::all:
            text += "A merged footprint is what is within range of all of its sites. ";
            break;
        case Merge::depth:
            text += merging.nesting() == footprint::Nesting::disjoint
                        ? "The column depth of each feature is the exact number of footprints that cover it. "
                        : "The column depth of each feature is the minimum number of footprints that cover it. ";
            break;
    }
    return text;
}

}  // namespace

std::string shown_file(const std::string& path) {
    const std::size_t colon = path.find(':');
    if (colon != std::string::npos && path.find('=') != std::string::npos) return path.substr(0, colon);
    const std::filesystem::path shown(path.ends_with('/') ? path.substr(0, path.size() - 1) : path);
    return path == "-" ? "standard input" : shown.filename().string();
}

std::vector<std::string> names_of_files(const Query& query) {
    std::vector<std::string> names;
    names.assign(query.tables.size(), "a table");
    names.insert(names.end(), query.sites.begin(), query.sites.end());
    return names;
}

picture::Subject subject_of(const std::vector<Item>& items, const Ranges& row_ranges,
                            const std::vector<std::string>& files, Merge how) {
    picture::Subject subject;
    std::unordered_set<std::string> places;
    std::unordered_set<const catalog::Range*> ranges;
    const auto add = [&](const auto& range) {
        if (ranges.insert(range.get()).second) subject.ranges.push_back(range);
    };
    for (const Item& item : items) {
        if (places.insert(item.place.label).second) subject.places.push_back(item.place.label);
        for (const auto& range : item.ranges) add(range);
    }
    for (const auto& range : row_ranges) add(range);
    for (const std::string& file : files) subject.files.push_back(shown_file(file));
    subject.together = together_of(how);
    return subject;
}

std::string with_plain_blanks(std::string text) {
    constexpr std::string_view no_break = "\u00A0";
    for (std::size_t at = text.find(no_break); at != text.npos; at = text.find(no_break, at)) {
        text.replace(at, no_break.size(), " ");
    }
    return text;
}

std::string title_of(const std::vector<Item>& items, const Ranges& row_ranges, const std::vector<std::string>& files,
                     Merge how) {
    return with_plain_blanks(picture::title(subject_of(items, row_ranges, files, how), picture::Language::en));
}

std::string title_in(picture::Language language, const Wording& wording, const Style& style, picture::Subject subject,
                     const Merging& merging) {
    if (wording.title) return *wording.title;
    if (wording.scenario_title) {
        return *wording.scenario_title + picture::title_addition(together_of(merging.how), style.contested, language);
    }
    for (const footprint::Sector& sector : style.sectors)
        subject.sectors.emplace_back(sector.from.deg(), sector.to.deg());
    return picture::title(subject, language);
}

std::string title_of(const Wording& wording, const Query& query, const Style& style, const std::vector<Item>& items,
                     const Ranges& row_ranges, const Merging& merging, picture::Language language) {
    picture::Subject subject = subject_of(items, row_ranges, names_of_files(query), merging.how);
    return with_plain_blanks(title_in(language, wording, style, std::move(subject), merging));
}

std::string description_of(const Wording& wording, const Query& query, const Merging& merging, const Style& style,
                           const std::vector<std::string>& attributions) {
    std::string text = wording.description.empty() ? "" : wording.description + " ";
    text += fmt::format(
        "What lies within a stated range of a place, on the WGS84 ellipsoid; the drawn boundary is at most {} m from "
        "the true one. ",
        style.tolerance.m());
    text += sentences_on(merging, style.contested);
    text +=
        "Ranges are stated figures. A circle shows what the figure implies; it is not evidence of capability or "
        "deployment.";
    if (!query.from_country.empty())
        text += " Borders are shown for orientation and imply no position on their status.";
    if (!attributions.empty()) text += fmt::format(" {}.", fmt::join(attributions, ". "));
    return text;
}

std::string sentence_on_sources(const Found& found) {
    constexpr std::size_t most = 3;
    const auto sources = sources_in(found);
    if (sources.empty()) return {};
    const auto shown = std::span(sources).first(std::min(most, sources.size()));
    const std::string more = sources.size() <= most
                                 ? std::string()
                                 : fmt::format(" and {} more, in the column source", sources.size() - most);
    return fmt::format("{}: {}{}.", sources.size() == 1 ? "Source" : "Sources", fmt::join(shown, "; "), more);
}

std::string provenance_of(std::string_view command, const Wording& wording, const Query& query, const Found& found,
                          const std::vector<catalog::DataSource>& data, Tolerance tolerance,
                          const std::vector<std::string>& attributions) {
    const catalog::Edition edition = catalog::edition_of(data);
    std::vector<std::pair<std::string, std::string>> members(
        {{"program", json_text("rangeband")},
         {"version", json_text(version())},
         {"command", json_text(command)},
         {"options", request_json(wording)},
         {"data", data_json(data)},
         {"catalogue", json_object({{"version", json_text(edition.version)}, {"hash", json_text(edition.hash)}})},
         {"tolerance_m", fmt::format("{}", tolerance.m())},
         {"edges", json_text("straight longitude/latitude segments (RFC 7946)")},
         {"datum", json_text("WGS84")}});
    if (const auto inputs = inputs_json(query); !inputs.empty()) members.emplace_back("inputs", json_array(inputs));
    if (const auto cited = sources_in(found); !cited.empty()) members.emplace_back("sources", json_list(cited));
    if (!attributions.empty()) members.emplace_back("attribution", json_list(attributions));
    return json_object(members);
}

}  // namespace rangeband::operations
