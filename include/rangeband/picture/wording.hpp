// SPDX-License-Identifier: MIT
/// Titles and figures in a language: the one wording for ranges in files, maps and legends.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/catalog/range.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::picture {

/// The language of all generated text.
enum class Language { en, de, ru };

/// `de`
constexpr std::string_view code_of(Language language) {
    return language == Language::de ? "de" : language == Language::ru ? "ru" : "en";
}

/// `5,500 km`, `5.500 km`, `5 500 км`: all its digits down to a metre. A number and its unit are never broken over two
/// lines.
std::string figure(Length length, Language language);

/// The number and the unit as they were written: `200 nmi`, `480.5 km`.
std::string figure(const catalog::Figure& written, Language language);

/// `48.57° N, 46.25° E`: a place without a name, to about ten metres.
std::string coordinates(const geodesic::Position& place, Language language);

/// What a range is, and who stated it when: `9M729: up to 2,350 km, a newspaper (2019-02)`. Names are as the catalogue
/// has them.
std::string statement(const catalog::Range& range, Language language);

/// @{
/// The two parts of a statement for a legend, where the figure itself is beside them: `9M729`, and
/// `Russia's Ministry of Defence (2019-01)` or `flown up to 480 km, Ryabkov (2018-11)`.
std::string about(const catalog::Range& range, Language language);
std::string claim_of(const catalog::Range& range, Language language);
/// @}

/// What a footprint of different ranges is called.
std::string several_ranges(Language language);

/// The facts for a title.
struct Subject {
    /// Whether the ranges of several places are merged, and how.
    enum class Together { no, any, all, depth };
    std::vector<std::shared_ptr<const catalog::Range>> ranges;
    std::vector<std::string> places;  ///< names, each once
    std::vector<std::string> files;   ///< names of files, whose places come besides
    Together together = Together::no;
    std::vector<std::pair<double, double>> sectors;  ///< azimuths in degrees; empty where all are meant
};

/// `500 km around Kapustin Yar`, or counts and extremes where there is more to say than fits into a title.
std::string title(const Subject& subject, Language language);

/// What is added to a title that does not know how its footprints are put together: ` (contested, union)`, or nothing.
std::string title_addition(Subject::Together together, bool contested, Language language);

}  // namespace rangeband::picture
