#include "cli/about_output.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <unordered_set>

#include "cli/command.hpp"
#include "rangeband/json.hpp"

namespace rangeband::cli {
namespace {

/// Options that change where, how fast or how talkatively, but not what is drawn.
constexpr std::array<std::string_view, 13> left_out = {
    "output", "format", "overwrite", "force", "style",       "qgis-project", "threads",
    "quiet",  "help",   "progress",  "title", "description", "allow-network"};

/// Options whose value is a path: only its last part is told.
constexpr std::array<std::string_view, 4> paths = {"sites", "places", "scenario", "catalog"};

constexpr std::size_t most_named = 3;

bool is_in(std::string_view name, const auto& list) { return std::ranges::find(list, name) != list.end(); }

/// Without its folder, which is nobody else's business, and without a database's login.
std::string shown_file(const std::string& path) {
    const std::size_t colon = path.find(':');
    if (colon != std::string::npos && path.find('=') != std::string::npos) return path.substr(0, colon);
    return path == "-" ? "standard input" : std::filesystem::path(path).filename().string();
}

std::string options_json(const Values& values) {
    std::vector<std::pair<std::string, std::string>> members;
    for (const auto& [name, given] : values.all()) {
        if (is_in(name, left_out)) continue;
        std::vector<std::string> texts;
        for (const Given& value : given) {
            texts.push_back(is_in(name, paths) ? shown_file(value.text) : value.text);
        }
        members.emplace_back(name, json_list(texts));
    }
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

std::string sentences_on(const Merging& merging) {
    std::string text;
    if (merging.contested) {
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

std::string title_tail(const Merging& merging) {
    const std::string_view way = name_of(merging.how);
    if (!merging.merges()) return merging.contested ? " (contested)" : "";
    return merging.contested ? fmt::format(" (contested, {})", way) : fmt::format(" ({})", way);
}

}  // namespace

std::string title_of(const std::vector<Item>& items, const Ranges& row_ranges, const std::vector<Given>& files,
                     Merge how) {
    Distinct places, ranges;
    for (const Item& item : items) {
        places.add(item.place.label);
        for (const auto& range : item.ranges) ranges.add(range->title);
    }
    for (const auto& range : row_ranges) ranges.add(range->title);
    const std::string what = ranges.texts().empty() ? "Ranges" : enumerated(ranges.texts(), "ranges");
    for (const Given& file : files) places.add("the sites of " + shown_file(file.text));
    const bool several = places.texts().size() > 1 || !files.empty();
    const std::string_view which = !several ? "" : how == Merge::any ? "any of " : how == Merge::all ? "all of " : "";
    return fmt::format("{} around {}{}{}", what, which, enumerated(places.texts(), "sites"),
                       how == Merge::depth ? ", by how many footprints hold a place" : "");
}

std::string title_of(const Values& values, const std::vector<Item>& items, const Ranges& row_ranges,
                     const Merging& merging) {
    const auto given = values.one("title");
    if (!given) return title_of(items, row_ranges, values.many("sites"), merging.how);
    return given->where == "--title" ? given->text : given->text + title_tail(merging);
}

std::string description_of(const Values& values, const Merging& merging, Tolerance tolerance,
                           const std::vector<std::string>& attributions) {
    const auto own = values.one("description");
    std::string text = own ? own->text + " " : "";
    text += fmt::format(
        "What lies within a stated range of a place, drawn on the WGS84 ellipsoid; drawn and true boundary are nowhere "
        "more than {} m apart. ",
        tolerance.m());
    text += sentences_on(merging);
    text +=
        "A range is what somebody claimed, and a circle is only what that claim would mean: it says nothing about what "
        "a missile can do, nor that one is there.";
    if (values.has("country")) text += " Outlines and borders imply no opinion.";
    if (!attributions.empty()) text += fmt::format(" {}.", fmt::join(attributions, ". "));
    return text;
}

std::string provenance_of(std::string_view command, const Values& values,
                          const std::vector<catalog::DataSource>& sources, Tolerance tolerance,
                          const std::vector<std::string>& attributions) {
    const catalog::Edition edition = catalog::edition_of(sources);
    std::vector<std::pair<std::string, std::string>> members(
        {{"program", json_text("rangeband")},
         {"version", json_text(version())},
         {"command", json_text(command)},
         {"options", options_json(values)},
         {"data", data_json(sources)},
         {"catalogue", json_object({{"version", json_text(edition.version)}, {"hash", json_text(edition.hash)}})},
         {"tolerance_m", fmt::format("{}", tolerance.m())},
         {"edges", json_text("straight longitude/latitude segments (RFC 7946)")},
         {"datum", json_text("WGS84")}});
    if (!attributions.empty()) members.emplace_back("attribution", json_list(attributions));
    return json_object(members);
}

}  // namespace rangeband::cli
