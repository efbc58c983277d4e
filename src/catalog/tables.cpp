// SPDX-License-Identifier: MIT
#include "catalog/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "catalog/words.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {
namespace {

Source read_source(const Row& row) {
    static constexpr std::array<std::string_view, 9> kinds{"treaty", "official",  "archive",   "institute", "book",
                                                           "press",  "reference", "gazetteer", "tertiary"};
    return {.id = row.id("id"),
            .title = row.required("title"),
            .publisher = row.text("publisher"),
            .date = row.date("date"),
            .retrieved = row.date("retrieved"),
            .url = row.text("url"),
            .archive = row.text("archive"),
            .kind = row.word("kind", kinds),
            .attribution = row.text("attribution")};
}

constexpr std::array<std::string_view, 2> edges{"inclusive", "exclusive"};

std::optional<Limit> read_edge(const Row& row, std::string_view km, std::string_view edge) {
    const std::optional<Length> at = row.kilometres(km);
    if (!at) return std::nullopt;
    return Limit{.at = *at, .inclusive = row.one_of(edge, edges) == 0};
}

/// A claim's figure belongs to it unless the row says otherwise: `more than 500 km`.
bool is_inclusive(const Row& row, std::string_view km, std::string_view edge) {
    if (row.text(edge).empty()) return true;
    if (row.text(km).empty()) row.fail(fmt::format("{} is given without {}", edge, km));
    return row.one_of(edge, edges) == 0;
}

/// One that is misspelt would put a missile outside every treaty.
std::string read_kind(const Row& row, std::string_view column, std::string_view word) {
    static constexpr std::array<std::string_view, 7> kinds{"GLBM", "GLCM", "GLBG", "SLBM", "SLCM", "ASBM", "ALCM"};
    if (!word.empty() && std::ranges::find(kinds, word) == kinds.end()) {
        row.fail(fmt::format("unknown kind '{}' in {}; use one of: {}", word, column, fmt::join(kinds, ", ")));
    }
    return std::string(word);
}

std::string read_kinds(const Row& row) {
    std::string kinds = row.text("kinds");
    for (const std::string_view kind : split(kinds, ';')) read_kind(row, "kinds", trimmed(kind));
    return kinds;
}

Band read_band(const Row& row) {
    Band band{.id = row.range_id("id"),
              .name = row.required("name"),
              .regime = row.required("regime"),
              .provision = row.text("provision"),
              .lower = read_edge(row, "lower_km", "lower_edge"),
              .upper = read_edge(row, "upper_km", "upper_edge"),
              .applies_to = row.text("applies_to"),
              .kinds = read_kinds(row),
              .wording = row.text("wording"),
              .source_id = row.required("source_id")};
    if (!band.lower && !band.upper) row.fail("lower_km and upper_km are both empty; a band needs a limit");
    if (band.lower && band.upper && !(band.lower->at < band.upper->at)) {
        row.fail(fmt::format("the limits are reversed: lower_km {} is not below upper_km {}", row.text("lower_km"),
                             row.text("upper_km")));
    }
    return band;
}

System read_system(const Row& row) {
    row.check_order("valid_from", "valid_to");
    return {.id = row.range_id("id"),
            .name = row.required("name"),
            .other_names = row.text("other_names"),
            .country = row.text("country"),
            .kind = read_kind(row, "kind", row.text("kind")),
            .status = row.text("status"),
            .valid_from = row.date("valid_from"),
            .valid_to = row.date("valid_to"),
            .source_id = row.required("source_id"),
            .note = row.text("note")};
}

/// Which figures a qualifier goes with: an upper one for `exactly` and `at most`, a lower one for `at least`.
void check_qualifier(const Row& row, const Claim& claim) {
    const bool wants_min = claim.qualifier == Qualifier::at_least || claim.qualifier == Qualifier::between;
    const bool wants_max = claim.qualifier != Qualifier::at_least;
    if (claim.min.has_value() != wants_min || claim.max.has_value() != wants_max) {
        row.fail(fmt::format("a claim of '{}' {}", name_of(claim.qualifier),
                             wants_min && wants_max ? "needs both min_km and max_km"
                             : wants_min            ? "has its figure in min_km and none in max_km"
                                                    : "has its figure in max_km and none in min_km"));
    }
}

void check_figures(const Row& row, const Claim& claim) {
    if (!claim.classification) {
        if (!claim.band.empty()) row.fail("band is only for a claim of 'classification'");
        check_qualifier(row, claim);
    }
    if (claim.min && claim.max && !(*claim.min < *claim.max)) {
        row.fail(fmt::format("the interval is reversed: min_km {} is not below max_km {}", row.text("min_km"),
                             row.text("max_km")));
    }
    if (claim.classification) return;
    if (claim.max.value_or(claim.min.value_or(Length())) == Length()) row.fail("a claim of 0 km cannot be drawn");
}

Claim read_claim(const Row& row) {
    static constexpr std::array<std::string_view, 5> qualifiers{"exactly", "at most", "at least", "between",
                                                                "classification"};
    static constexpr std::array<std::string_view, 3> confidences{"primary", "relayed", "thought"};
    const std::size_t qualifier = row.one_of("qualifier", qualifiers);
    const bool classification = qualifiers.at(qualifier) == "classification";
    const bool based = !row.text("basis").empty();
    Claim claim{.id = row.id("id"),
                .system = row.required("system"),
                .claimant = row.required("claimant"),
                .date = row.date("claim_date"),
                .qualifier = classification ? Qualifier::exactly : static_cast<Qualifier>(qualifier),
                .basis = based ? static_cast<Basis>(row.one_of("basis", basis_names)) : Basis::range,
                .min = row.kilometres("min_km"),
                .max = row.kilometres("max_km"),
                .min_inclusive = is_inclusive(row, "min_km", "min_edge"),
                .max_inclusive = is_inclusive(row, "max_km", "max_edge"),
                .as_printed = row.text("as_printed"),
                .source_id = row.required("source_id"),
                .note = row.text("note"),
                .classification = classification,
                .band = row.text("band"),
                .confidence = row.word("confidence", confidences)};
    check_figures(row, claim);
    return claim;
}

/// What a position is; an area's may also be `corners`, the last.
constexpr std::array<std::string_view, 10> precisions{"site",    "minute", "airfield", "installation", "town",
                                                      "village", "city",   "country",  "none",         "corners"};
constexpr std::span<const std::string_view> precisions_of_sites = std::span(precisions).first<9>();

/// A site before it is known where it is.
Site read_described(const Row& row, std::span<const std::string_view> words) {
    row.check_order("valid_from", "valid_to");
    return {.id = row.id("id"),
            .name = row.required("name"),
            .party = row.text("party"),
            .country = row.text("country"),
            .role = row.text("role"),
            .system = row.text("system"),
            .position = std::nullopt,
            .precision = row.word("precision", words),
            .valid_from = row.date("valid_from"),
            .valid_to = row.date("valid_to"),
            .source_id = row.required("source_id"),
            .position_source_id = row.text("position_source_id"),
            .note = row.text("note"),
            .corners = {}};
}

void check_precision(const Row& row, Site& site) {
    if (!site.can_be_drawn()) return;
    if (site.precision.empty()) row.fail("precision is empty; say how exact the position is, such as site or town");
    if (site.precision == "none") {
        row.fail("precision 'none' is for a row without a position; say how exact it is, such as site or town");
    }
    if (site.position_source_id.empty()) site.position_source_id = site.source_id;
}

Site read_site(const Row& row) {
    Site site = read_described(row, precisions_of_sites);
    site.position = row.position();
    check_precision(row, site);
    return site;
}

/// Shipped rows are right by themselves: the row to mend is the other one.
[[noreturn]] void refuse_shared_id(const Tables& tables, std::string_view id, const std::string& band) {
    const auto& system =
        std::ranges::find_if(tables.systems, [&](const auto& row) { return row.value.id == id; })->where;
    const bool band_is_shipped = band.starts_with("embedded ");
    throw Error::file(fmt::format("{}: the {} '{}' has the id of a {} ({}); a range must name one of them",
                                  band_is_shipped ? system : band, band_is_shipped ? "system" : "band", id,
                                  band_is_shipped ? "band" : "system", band_is_shipped ? band : system));
}

Site read_area(const Row& row) {
    Site area = read_described(row, precisions);
    area.corners = row.corners("corners");
    check_precision(row, area);
    return area;
}

Regime read_regime(const Row& row) {
    row.check_order("valid_from", "valid_to");
    return {.name = row.required("regime"),
            .parties = row.text("parties"),
            .valid_from = row.date("valid_from"),
            .valid_to = row.date("valid_to"),
            .source_id = row.required("source_id"),
            .note = row.text("note")};
}

Name read_name(const Row& row) {
    static constexpr std::array<std::string_view, 2> named{"system", "site"};
    return {.of_system = row.one_of("of", named) == 0,
            .id = row.id("id"),
            .language = row.required("language"),
            .name = row.required("name"),
            .source_id = row.required("source_id")};
}

void check_site(const Site& site, const std::string& where, const Ids& sources, const Ids& systems) {
    check_known(sources, "source", "sources.csv", site.source_id, where);
    if (site.can_be_drawn()) check_known(sources, "source", "sources.csv", site.position_source_id, where);
    if (site.system.empty()) return;
    for (const std::string_view system : split(site.system, ';'))
        check_known(systems, "system", "systems.csv", trimmed(system), where);
}

}  // namespace

void read_table(Tables& tables, std::string_view name, std::string_view text, std::string_view file) {
    const CsvTable table = CsvTable::parse(text, file);
    if (name == "sources.csv") {
        check_columns(table, file, {"id", "title"},
                      {"publisher", "date", "retrieved", "url", "archive", "kind", "attribution"});
        read_rows(tables.sources, table, file, read_source);
    } else if (name == "bands.csv") {
        check_columns(table, file,
                      {"id", "name", "regime", "lower_km", "lower_edge", "upper_km", "upper_edge", "source_id"},
                      {"provision", "applies_to", "kinds", "wording", "note"});
        read_rows(tables.bands, table, file, read_band);
    } else if (name == "systems.csv") {
        check_columns(table, file, {"id", "name", "source_id"},
                      {"other_names", "country", "kind", "status", "valid_from", "valid_to", "note"});
        read_rows(tables.systems, table, file, read_system);
    } else if (name == "claims.csv") {
        check_columns(table, file, {"id", "system", "claimant", "qualifier", "min_km", "max_km", "source_id"},
                      {"claim_date", "basis", "min_edge", "max_edge", "as_printed", "band", "confidence", "note"});
        read_rows(tables.claims, table, file, read_claim);
    } else if (name == "sites.csv") {
        check_columns(table, file, {"id", "name", "lat", "lon", "precision", "source_id"},
                      {"party", "country", "country_1987", "role", "system", "as_printed", "position_source_id",
                       "valid_from", "valid_to", "note"});
        read_rows(tables.sites, table, file, read_site);
    } else if (name == "regimes.csv") {
        check_columns(table, file, {"regime", "source_id"}, {"parties", "valid_from", "valid_to", "note"});
        read_rows(tables.regimes, table, file, read_regime);
    } else if (name == "names.csv") {
        check_columns(table, file, {"of", "id", "language", "name", "source_id"}, {});
        read_rows(tables.names, table, file, read_name);
    } else if (name == "areas.csv") {
        check_columns(table, file, {"id", "name", "corners", "precision", "source_id"},
                      {"party", "country", "country_1987", "role", "system", "as_printed", "position_source_id",
                       "valid_from", "valid_to", "note"});
        read_rows(tables.areas, table, file, read_area);
    } else {
        throw Error::internal(fmt::format("no table is called '{}'", name));
    }
}

void add_tables(Tables& base, Tables added) {
    add_rows(base.sources, std::move(added.sources));
    add_rows(base.bands, std::move(added.bands));
    add_rows(base.systems, std::move(added.systems));
    add_rows(base.claims, std::move(added.claims));
    add_rows(base.sites, std::move(added.sites));
    add_rows(base.areas, std::move(added.areas));
    add_rows(base.regimes, std::move(added.regimes));
    add_rows(base.names, std::move(added.names));
}

void check_references(const Tables& tables) {
    const Ids sources = ids_of(tables.sources);
    const Ids systems = ids_of(tables.systems);
    const Ids bands = ids_of(tables.bands);
    for (const auto& [band, where] : tables.bands) {
        check_known(sources, "source", "sources.csv", band.source_id, where);
        if (systems.contains(band.id)) refuse_shared_id(tables, band.id, where);
    }
    for (const auto& [system, where] : tables.systems)
        check_known(sources, "source", "sources.csv", system.source_id, where);
    for (const auto& [claim, where] : tables.claims) {
        check_known(sources, "source", "sources.csv", claim.source_id, where);
        check_known(systems, "system", "systems.csv", claim.system, where);
        if (!claim.band.empty()) check_known(bands, "band", "bands.csv", claim.band, where);
    }
    for (const auto& [site, where] : tables.sites) check_site(site, where, sources, systems);
    Ids sites = ids_of(tables.sites);
    for (const auto& [area, where] : tables.areas) {
        check_site(area, where, sources, systems);
        if (sites.insert(area.id).second) continue;
        throw Error::file(
            fmt::format("{}: the area '{}' has the id of a site; {} must name one", where, area.id, parameter("site")));
    }
    for (const auto& [regime, where] : tables.regimes)
        check_known(sources, "source", "sources.csv", regime.source_id, where);
    for (const auto& [name, where] : tables.names) {
        check_known(sources, "source", "sources.csv", name.source_id, where);
        check_known(name.of_system ? systems : sites, name.of_system ? "system" : "site",
                    name.of_system ? "systems.csv" : "sites.csv", name.id, where);
    }
}

}  // namespace rangeband::catalog
