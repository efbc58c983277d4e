// SPDX-License-Identifier: MIT
/// The catalogue: bands, systems, claims, sites and their sources.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/catalog/range.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::catalog {

/// A document in which something was read.
struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::string date;       ///< of publication
    std::string retrieved;  ///< when a copy was taken of what changes, or states no date
    std::string url;
    std::string archive;      ///< address of a copy that stays as it was read, or empty
    std::string kind;         ///< `treaty`, `official`, `press`, …
    std::string attribution;  ///< the credit required wherever its data is shown, or empty
};

/// @{
/// `title, publisher, date, url`, as far as they are known; `retrieved …` where there is no date of publication.
Reference reference_to(const Source& source);
std::string citation(const Source& source);
/// @}

/// A class of ranges as a treaty words it.
struct Band {
    std::string id;         ///< `inf-shorter`
    std::string name;       ///< `shorter-range missile`
    std::string regime;     ///< `INF Treaty (1987)`
    std::string provision;  ///< `Article II(6)`
    std::optional<Limit> lower, upper;
    std::string applies_to;
    std::string kinds;  ///< of missiles that it is about, separated by `;` (`GLBM;GLCM`); empty for any
    std::string wording;
    std::string source_id;

    /// Exactly as the treaty words its limits.
    bool contains(Length range) const;
};

/// For people: `500 to 1,000 km`, `over 1,000 to 5,500 km`, `300 km and more`.
std::string figures(const Band& band);

/// A treaty or arrangement, with bands of its own or without: whom it bound, and when.
struct Regime {
    std::string name;                  ///< as in `Band::regime`: `INF Treaty (1987)`
    std::string parties;               ///< as in `System::country`, separated by `;`
    std::string valid_from, valid_to;  ///< ISO dates of entry into force and end, or empty
    std::string source_id;
    std::string note;
};

/// As the table spells it: `flight`
std::string_view name_of(Basis basis);

/// A range that somebody stated about a system.
struct Claim {
    std::string id;      ///< within its system: `russia-2019-01`
    std::string system;  ///< a system's id
    std::string claimant;
    std::string date;
    Qualifier qualifier = Qualifier::exactly;
    Basis basis = Basis::range;
    std::optional<Length> min, max;  ///< the stated figures
    bool min_inclusive = true;       ///< false: `more than`
    bool max_inclusive = true;       ///< false: `less than`
    std::string as_printed;
    std::string source_id;
    std::string note;
    bool classification = false;  ///< only repeats a treaty's class: listed, not drawn
    std::string band;             ///< the id of that class
    std::string confidence;       ///< `primary`, `relayed`, `thought`, or empty
};

/// For people: `480 km`, `flown at least 500 km`, `2,000–2,350 km`; nothing for a classification.
std::string figures(const Claim& claim);

/// What `--range` takes: `9m729@russia-2019-01-23`.
std::string full_id(const Claim& claim);

/// A missile system.
struct System {
    std::string id;  ///< `9m729`
    std::string name;
    std::string other_names;  ///< `RSD-10; NATO: SS-20, Saber`
    std::string country;
    std::string kind;
    std::string status;
    std::string valid_from, valid_to;  ///< ISO dates, or empty where no source says
    std::string source_id;
    std::string note;
};

/// A place, or an area by its corners.
struct Site {
    std::string id;  ///< `kapustin-yar`
    std::string name;
    std::string party;  ///< whose it was in the treaty or the dispute
    std::string country;
    std::string role;
    std::string system;                          ///< ids of systems, separated by `;`
    std::optional<geodesic::Position> position;  ///< none and no corners: listed, never drawn
    std::string precision;                       ///< `site`, `airfield`, `town`, `minute`, …
    std::string valid_from, valid_to;
    std::string source_id;           ///< that names the place
    std::string position_source_id;  ///< that gives its position
    std::string note;
    std::vector<geodesic::Position> corners;  ///< of an area, in order, not closed; then there is no position

    /// Whether there is anything to draw a range around.
    bool can_be_drawn() const { return position.has_value() || !corners.empty(); }
};

/// A country or territory that has a code of its own. Borders and names imply no position.
struct Country {
    std::string iso_a2;  ///< `DE`: ISO 3166-1, and XK for Kosovo; the outlines and the cities name it
    std::string iso_a3;
    std::string name;  ///< in English
    std::string source_id;
};

/// A capital, or a city of 100,000 people or more.
struct City {
    std::string id;  ///< GeoNames' number: names are not unique
    std::string name;
    std::string country;  ///< a country's `iso_a2`
    bool capital = false;
    std::int64_t population = 0;  ///< 0 where the source has none
    geodesic::Position position;
    std::string other_names;  ///< in other languages and earlier times, between semicolons
    std::string source_id;
};

/// A name in another language.
struct Name {
    bool of_system = true;  ///< false: of a site
    std::string id;         ///< the system's or the site's
    std::string language;   ///< `ru`
    std::string name;
    std::string source_id;
};

/// An event and its date.
struct Event {
    std::string date;
    std::string text;
    std::string source_id;
    std::string note;
};

/// Everything that was read, in the tables' order. A later folder's rows override rows of the same id and add others.
class Catalog {
  public:
    /// The first folder that has all the tables is the base, else the embedded copy; the others add to it in their
    /// order. Throws Error(file) naming file and line: a missing source, a duplicate id, a reversed interval, a
    /// coordinate out of range, a claim of an unknown system.
    static Catalog load(const std::vector<std::filesystem::path>& folders);

    /// The same, read only when something of it is first asked for, which then throws what `load` would: for tables
    /// that are known to be good. Most requests with a length of their own never ask.
    static Catalog when_asked(const std::vector<std::filesystem::path>& folders);

    /// @{
    /// What was read, areas behind the sites.
    const std::vector<Band>& bands() const { return read().bands; }
    const std::vector<System>& systems() const { return read().systems; }
    const std::vector<Claim>& claims() const { return read().claims; }
    const std::vector<Site>& sites() const { return read().sites; }
    const std::vector<Source>& sources() const { return read().sources; }
    const std::vector<Regime>& regimes() const { return read().regimes; }
    const std::vector<Name>& names() const { return read().names; }
    /// @}

    /// @{
    /// Read again at every call, since most commands need none of these: keep what is returned. A base folder without
    /// `countries.csv`, `cities.csv` or `timeline.csv` has none. Throw Error(file) naming file and line: a missing
    /// source, a duplicate id, a coordinate out of range, a city of an unknown country. Events are in the order of
    /// their dates.
    std::vector<Country> countries() const;
    std::vector<City> cities() const;
    std::vector<Event> timeline() const;
    /// @}

    /// @{
    /// By id, in any case; a system also by one of its names (`SS-20`). Throw Error(usage) with the nearest id when
    /// there is none, or when several systems have that name.
    const System& system(std::string_view id) const;
    const Source& source(std::string_view id) const;
    /// @}

    /// @{
    /// The ids of those that have this name in any language. Case, blanks, hyphens and quotation marks do not count:
    /// `ss20` is `SS-20`.
    std::vector<std::string> systems_named(std::string_view name) const;
    std::vector<std::string> sites_named(std::string_view name) const;
    /// @}

    /// All sites whose id `matches`, else the one of that name. Throws Error(usage) when there is none, when several
    /// have that name, or when the only ones that match have no position.
    std::vector<Site> sites_matching(std::string_view pattern) const;

    /// Every form of `--range`: a plain length, interval or list, a band's id, a system's id (all its drawn claims),
    /// `system@claim`. `solid` draws bands as the disc to their upper limit; the sign is as for
    /// `parse_plain_range`. Throws Error(usage) with the nearest name.
    std::vector<Range> ranges(std::string_view spec, bool solid = false, DecimalSign sign = DecimalSign::point) const;

    /// What the claims about a system disagree on: from the smallest upper figure that somebody stated to the largest,
    /// as `9m729@contested`. `at least x` and classifications take no part; an interval counts by its upper figure.
    /// Throws Error(usage) when `spec` is no system or fewer than two figures differ.
    Range contested(std::string_view spec) const;

  private:
    struct Contents {
        std::vector<Band> bands;
        std::vector<System> systems;
        std::vector<Claim> claims;
        std::vector<Site> sites;
        std::vector<Source> sources;
        std::vector<Regime> regimes;
        std::vector<Name> names;
    };
    class Reading;

    explicit Catalog(std::shared_ptr<Reading> reading) : reading_(std::move(reading)) {}
    const Contents& read() const;

    std::shared_ptr<Reading> reading_;  ///< shared by copies
};

/// Where the catalogue comes from: folders that are added, one that replaces the installed one, the installed
/// share folder, the copy embedded in the program. The first that has all the tables is the base; the added ones add
/// to it.
struct DataSource {
    /// In the order in which they are searched.
    enum class Origin { added, instead, installed, embedded };

    Origin origin;                 ///< of these
    std::filesystem::path folder;  ///< empty for the embedded copy
    bool in_use = false;
};

/// All of them in that order. Throws Error(file) when a folder that was named does not exist or has no table, and
/// when `instead` (none where it is empty; the program's $RANGEBAND_DATA) lacks one that it needs to stand alone.
std::vector<DataSource> data_sources(const std::vector<std::filesystem::path>& added,
                                     const std::filesystem::path& instead = {});

/// Which edition of the catalogue is in use.
struct Edition {
    std::string version;  ///< of the shipped data, `2026.11`; empty for a folder of one's own that stands alone
    std::string hash;     ///< of all tables that are read, 16 hexadecimal digits (FNV-1a)
};
/// Of the tables that these sources stand for.
Edition edition_of(const std::vector<DataSource>& sources);

/// The text of a shipped scenario (`bands`), from the data in use. Throws Error(usage) with the nearest name.
std::string scenario_text(std::string_view name, const std::vector<DataSource>& sources);

/// All that are shipped with the data in use.
std::vector<std::string> scenario_names(const std::vector<DataSource>& sources);

/// Outlines in longitude and latitude, valid in the plane, as GeoJSON; the `attribution` in it goes into every output
/// that shows them.
enum class Outlines {
    land,           ///< one feature, 1:110 million
    countries,      ///< 1:110 million; `iso_a2`, `iso_a3`, `name`
    countries_50m,  ///< 1:50 million
};
/// From the data in use, else the embedded copy.
std::string outlines_text(Outlines outlines, const std::vector<DataSource>& sources);

/// Does the whole text match the pattern, in any case? `*` stands for any run of characters.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace rangeband::catalog
