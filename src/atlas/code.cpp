// SPDX-License-Identifier: MIT
#include "rangeband/atlas/code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::atlas {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view in_values = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:@~-";

bool holds_only(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

struct Limits {
    double least, most;
};
constexpr Limits latitude{-90, 90}, longitude{-180, 180};

/// Digits with a point at most: no exponents, no infinity.
bool is_number(std::string_view text, Limits limits) {
    if (!holds_only(text, "0123456789.-")) return false;
    const auto number = as_number<double>(text);
    return number && *number >= limits.least && *number <= limits.most;
}

bool are_numbers(std::string_view text, std::initializer_list<Limits> limits) {
    const auto parts = split(text, ',');
    return std::ranges::equal(parts, limits, is_number);
}

/// `1987-12`, from 1900 to 2099.
bool is_month(std::string_view text) {
    return text.size() == 7 && text[4] == '-' && is_number(text.substr(0, 4), {1900, 2099}) &&
           is_number(text.substr(5), {1, 12}) && holds_only(text.substr(5), "0123456789");
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && holds_only(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

/// What a code may contain: a name, the check of its value, and a description for messages.
class Reader {
  public:
    Reader(const Page& page, const catalog::Catalog& catalog) : page_(page), catalog_(catalog) {}

    struct Entry {
        std::string_view name;
        std::function<bool(std::string_view)> fits;
        std::string_view wanted;
    };

    std::vector<Entry> entries() const {
        const auto words = [](std::initializer_list<std::string_view> list) {
            return [kept = std::vector<std::string_view>(list)](std::string_view text) {
                return std::ranges::find(kept, text) != kept.end();
            };
        };
        const auto projection = words({"globe", "equidistant", "mercator", "equal-area", "equal-earth"});
        constexpr std::string_view projections = "globe, equidistant, mercator, equal-area or equal-earth";
        const auto flag = words({"0", "1"});
        const double most_km = farthest.km();
        return {
            {"half", words({"draw"}), "draw"},
            {"embed", flag, "0 or 1"},
            {"lesson", is_id, "the id of a lesson"},
            {"step",
             [](auto text) {
                 return text.size() <= 2 && is_number(text, {0, 99});
             },
             "a number"},
            {"site", [this](auto text) { return is_site(text); }, "the id of a site in the catalogue"},
            {"at",
             [](auto text) {
                 return are_numbers(text, {latitude, longitude});
             },
             "LAT,LON"},
            {"km",
             [most_km](auto text) {
                 return is_number(text, {0.001, most_km});
             },
             "a number of km from 0.001 to 19900"},
            {"projection", projection, projections},
            {"second", projection, projections},
            {"view",
             [](auto text) {
                 return are_numbers(text, {longitude, latitude, {0, 50000}});
             },
             "LON,LAT,KM"},
            {"bands", flag, "0 or 1"},
            {"flat", flag, "0 or 1"},
            {"borders", flag, "0 or 1"},
            {"claims",
             [this](auto text) {
                 return std::ranges::all_of(split(text, ','), [this](auto id) { return is_claim(id); });
             },
             "ids of claims (system@claim) in the catalogue, separated by commas"},
            {"set", [this](auto text) { return is_scenario(text); }, "the id of a scenario of this page"},
            {"date", is_month, "a month such as 1987-12"},
            {"ruler",
             [](auto text) {
                 return are_numbers(text, {latitude, longitude, latitude, longitude});
             },
             "LAT,LON,LAT,LON"},
            {"unit", words({"km", "mi"}), "km or mi"},
            {"language", [](auto text) { return std::ranges::find(languages(), text) != languages().end(); },
             "a language of the page"},
            {"theme", words({"light", "dark"}), "light or dark"},
            {"size", words({"projector"}), "projector"},
        };
    }

  private:
    bool is_site(std::string_view id) const {
        return std::ranges::any_of(page_.places, [&](const Place& place) { return place.id == id; }) ||
               std::ranges::any_of(catalog_.sites(),
                                   [&](const catalog::Site& site) { return site.id == id && site.position; });
    }
    bool is_claim(std::string_view id) const {
        return std::ranges::any_of(catalog_.claims(), [&](const catalog::Claim& claim) {
            return !claim.classification && catalog::full_id(claim) == id;
        });
    }
    bool is_scenario(std::string_view id) const {
        return std::ranges::any_of(page_.scenarios, [&](const Scenario& scenario) { return scenario.id == id; });
    }

    const Page& page_;
    const catalog::Catalog& catalog_;
};

}  // namespace

void check_code(std::string_view code, const Page& page, const catalog::Catalog& catalog) {
    if (code.size() > longest_code) {
        throw Error::usage(
            fmt::format("the code has {} bytes; one of the page has at most {}", code.size(), longest_code));
    }
    const Reader reader(page, catalog);  // the entries refer to it
    const auto entries = reader.entries();
    std::set<std::string_view> seen;
    for (const std::string_view part : split(code, '+')) {
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        if (equals == std::string_view::npos || name.empty() || !holds_only(name, letters)) {
            throw Error::usage(fmt::format(
                "'{}' is not NAME=VALUE; copy the whole code from the page, such as site=kapustin-yar+km=480", part));
        }
        const std::string_view value = part.substr(equals + 1);
        const auto entry = std::ranges::find(entries, name, &Reader::Entry::name);
        if (entry == entries.end()) {
            std::vector<std::string_view> names;
            for (const auto& known : entries) names.push_back(known.name);
            throw Error::usage(fmt::format("a code has no '{}'; it may contain {}", name, fmt::join(names, ", ")));
        }
        if (!seen.insert(name).second) throw Error::usage(fmt::format("the code gives '{}' twice; keep one", name));
        if (!holds_only(value, in_values) || !entry->fits(value)) {
            throw Error::usage(fmt::format("'{}' is wrong in the code; {} takes {}", value, name, entry->wanted));
        }
    }
}

}  // namespace rangeband::atlas
