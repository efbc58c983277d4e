// SPDX-License-Identifier: MIT
/// The classroom page: one self-contained HTML file.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/catalog/range.hpp"
#include "rangeband/geodesic/position.hpp"

namespace rangeband::atlas {

/// Beyond it a circle comes near the antipode and crosses itself; the page draws none.
inline constexpr Length farthest = Length::km(19'900);

/// The user's own places and pairs, each: a page with more is unreadable, and too slow on old computers.
inline constexpr std::size_t most_of_ones_own = 500;

/// A place that is not in the catalogue.
struct Place {
    std::string id;    ///< within the page: `own-1`
    std::string name;  ///< as typed; any text
    geodesic::Position position;
};

/// One ring (or band) around one place.
struct Pair {
    std::string site;  ///< id of a site of the catalogue or of a place of one's own
    catalog::Range range;
};

/// A scenario that the page offers.
struct Scenario {
    std::string id;
    std::map<std::string, std::string> titles, descriptions;  ///< by language
    bool own = false;                                         ///< made from options, not shipped
    std::vector<Pair> pairs;
};

/// Tables of the user's own that the engine in the page reads as the program did.
struct Tables {
    std::string folder;                                      ///< its name, without the way to it
    bool added = true;                                       ///< to what is shipped, or in place of it
    std::vector<std::pair<std::string, std::string>> files;  ///< names and texts
};

/// What is put into the page.
struct Page {
    std::vector<Place> places;
    std::vector<Scenario> scenarios;
    std::vector<Tables> tables;
    catalog::Edition edition;  ///< of the catalogue with these tables
    std::string code;          ///< the state to open with, checked by `check_code`; empty: the first lesson
    std::string language;      ///< one of `languages()`; empty: the reader's
};

/// The languages of the page: `de`, `en`, `ru`.
const std::vector<std::string>& languages();

/// The whole file. Every text is safe in it, whatever it contains: bytes that are not UTF-8 become U+FFFD, and nothing
/// ends the element that holds the data. Throws Error(usage) when there is too much of one's own, or a range that
/// cannot be drawn.
std::string html(const Page& page, const catalog::Catalog& catalog, std::string_view version);

}  // namespace rangeband::atlas
