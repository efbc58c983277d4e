// SPDX-License-Identifier: MIT
/// Ranges with their limits, as text, treaties and claims state them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/units.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {

/// One limit of a range.
struct Limit {
    Length at;
    bool inclusive = true;
};

/// How firm a claim's figure is.
enum class Qualifier { exactly, at_most, at_least, between };

/// `exactly`, `at most`, `at least`, `between`
std::string_view name_of(Qualifier qualifier);

/// What the figure of a claim is: a range, the distance of a test flight, or one put forward with less than that.
enum class Basis { range, flight, estimate, assumption, possible };

/// A length as somebody wrote it.
struct Figure {
    double number = 0.0;
    std::string unit;  ///< `km`, `nmi`
};

/// Where a figure was stated.
struct Reference {
    std::string work;  ///< title, publisher and date, as far as they are known
    std::string url;   ///< or empty
};

/// `work, url`
std::string citation(const Reference& reference);

/// A range to draw, with everything that the output columns say of it.
struct Range {
    std::string id;             ///< `480km`, `500..5500km`, `inf`, `9m729@russia-2019-01`
    std::string label;          ///< what somebody called it, or empty
    std::string title;          ///< for people: `480 km`, `INF Treaty: 500 to 5,500 km`
    Length min;                 ///< drawn lower limit; 0 for a disc
    std::optional<Length> max;  ///< drawn upper limit; none is open-ended: to the antipode
    bool min_inclusive = true;  ///< whether a place exactly on the limit is in the range
    bool max_inclusive = true;
    std::optional<Length> stated_min;  ///< the figures as stated, for the columns min_km and max_km
    std::optional<Length> stated_max;
    std::optional<Figure> written_min, written_max;  ///< the limits of a plain range, as they were written
    std::string treaty_class;                        ///< column `class`: `INF Treaty, shorter-range missile`
    std::string treaty;                              ///< of that class, of a band: `INF Treaty`
    std::string system;                              ///< name of the system, for a claim
    std::string claimant;
    std::string claim_date;  ///< ISO date, year-month or year, as precise as the source
    std::optional<Qualifier> qualifier;
    Basis basis = Basis::range;
    bool contested = false;             ///< from the smallest to the largest of what claims about the system state
    std::string valid_from, valid_to;   ///< ISO dates or empty
    std::string source;                 ///< as a column has it: citations, or where these are too long the claims
    std::vector<Reference> references;  ///< all of its sources
};

/// The plain forms of a range: `480km`, `500..5500km`, `500km..5500km`, lists `500,1000,5500km`.
/// Split at `..` first; the last unit applies to both limits. The sign is that of the request's other numbers: where it
/// is a comma, a point or comma in front of three digits is refused. Throws Error(usage).
std::vector<Range> parse_plain_range(std::string_view spec, DecimalSign sign = DecimalSign::point);

/// In plain text and in the grammar of plain ranges: `up to 500 km`, `≤500 km`, `Radius: 500 km` and `500 km (310 mi)`
/// are `500 km`, `from 500 to 1000 km` is `500..1000 km`, `500 und 1000 km` is `500, 1000 km`. Throws Error(usage) for
/// `about 500 km` and `more than 500 km`, with what to write. Anything else stays as it is.
std::string without_range_words(std::string_view spec);

}  // namespace rangeband::catalog
