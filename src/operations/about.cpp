// SPDX-License-Identifier: MIT
#include "operations/about.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <string_view>
#include <unordered_set>

#include "rangeband/json.hpp"
#include "rangeband/version.hpp"

namespace rangeband::operations {
namespace {

constexpr std::size_t most_named = 3;

std::string request_json(const Wording& wording) {
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [name, given] : wording.request) members.emplace_back(name, json_list(given));
    return json_object(members);
}

std::string data_json(const std::vector<catalog::DataSource>& sources) {
    std::vector<std::string> origins;
    for (const catalog::DataSource& source : sources) {
        if (source.in_use) origins.push_back(source.origin);
    }
    return json_list(origins);
}

/// Different texts, in their order.
class Distinct {
  public:
    void add(const std::string& text) {
        if (seen_.insert(text).second) texts_.push_back(text);
    }
    const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::unordered_set<std::string> seen_;
    std::vector<std::string> texts_;
};

/// `a, b and c`, or a count where that is too long for a title.
std::string enumerated(const std::vector<std::string>& texts, std::string_view plural) {
    if (texts.size() > most_named) return fmt::format("{} {}", texts.size(), plural);
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) list += i + 1 == texts.size() ? " and " : ", ";
        list += texts[i];
    }
    return list;
}

std::string sentences_on(const Merging& merging, bool contested) {
    std::string text;
    if (contested) {
        text +=
            "Contested is what the largest figure that somebody stated for a system covers and the smallest does not. ";
    }
    switch (merging.how) {
        case Merge::none:
            break;
        case Merge::any:
            text += "A merged footprint holds what is within range of any of its sites. ";
            break;
        case Merge::all:
            text += "A merged footprint holds what is within range of all of its sites. ";
            break;
        case Merge::depth:
            text += merging.nesting == footprint::Nesting::disjoint
                        ? "Each feature holds what is in exactly so many footprints as its column depth says. "
                        : "Each feature holds what is in at least so many footprints as its column depth says. ";
            break;
    }
    return text;
}

std::string title_tail(const Merging& merging, bool contested) {
    const std::string_view way = name_of(merging.how);
    if (!merging.merges()) return contested ? " (contested)" : "";
    return contested ? fmt::format(" (contested, {})", way) : fmt::format(" ({})", way);
}

}  // namespace

std::string shown_file(const std::string& path) {
    const std::size_t colon = path.find(':');
    if (colon != std::string::npos && path.find('=') != std::string::npos) return path.substr(0, colon);
    return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

std::string title_of(const std::vector<Item>& items, const Ranges& row_ranges, const std::vector<std::string>& files,
                     Merge how) {
    Distinct places, ranges;
    for (const Item& item : items) {
        places.add(item.place.label);
        for (const auto& range : item.ranges) ranges.add(range->title);
    }
    for (const auto& range : row_ranges) ranges.add(range->title);
    const std::string what = ranges.texts().empty() ? "Ranges" : enumerated(ranges.texts(), "ranges");
    for (const std::string& file : files) places.add("the sites of " + shown_file(file));
    const bool several = places.texts().size() > 1 || !files.empty();
    const std::string_view which = !several ? "" : how == Merge::any ? "any of " : how == Merge::all ? "all of " : "";
    return fmt::format("{} around {}{}{}", what, which, enumerated(places.texts(), "sites"),
                       how == Merge::depth ? ", by how many footprints hold a place" : "");
}

std::string title_of(const Wording& wording, const Query& query, const std::vector<Item>& items,
                     const Ranges& row_ranges, const Merging& merging, bool contested) {
    if (wording.title) return *wording.title;
    if (wording.scenario_title) return *wording.scenario_title + title_tail(merging, contested);
    return title_of(items, row_ranges, query.sites, merging.how);
}

std::string description_of(const Wording& wording, const Query& query, const Merging& merging, const Style& style,
                           const std::vector<std::string>& attributions) {
    std::string text = wording.description.empty() ? "" : wording.description + " ";
    text += fmt::format(
        "What lies within a stated range of a place, drawn on the WGS84 ellipsoid; drawn and true boundary are nowhere "
        "more than {} m apart. ",
        style.tolerance.m());
    text += sentences_on(merging, style.contested);
    text +=
        "A range is what somebody claimed, and a circle is only what that claim would mean: it says nothing about what "
        "a missile can do, nor that one is there.";
    if (!query.from_country.empty()) text += " Outlines and borders imply no opinion.";
    if (!attributions.empty()) text += fmt::format(" {}.", fmt::join(attributions, ". "));
    return text;
}

std::string provenance_of(std::string_view command, const Wording& wording,
                          const std::vector<catalog::DataSource>& sources, Tolerance tolerance,
                          const std::vector<std::string>& attributions) {
    const catalog::Edition edition = catalog::edition_of(sources);
    std::vector<std::pair<std::string, std::string>> members(
        {{"program", json_text("rangeband")},
         {"version", json_text(version())},
         {"command", json_text(command)},
         {"options", request_json(wording)},
         {"data", data_json(sources)},
         {"catalogue", json_object({{"version", json_text(edition.version)}, {"hash", json_text(edition.hash)}})},
         {"tolerance_m", fmt::format("{}", tolerance.m())},
         {"edges", json_text("straight longitude/latitude segments (RFC 7946)")},
         {"datum", json_text("WGS84")}});
    if (!attributions.empty()) members.emplace_back("attribution", json_list(attributions));
    return json_object(members);
}

}  // namespace rangeband::operations
