#include "catalog/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>
#include <unordered_map>

#include "catalog/csv.hpp"
#include "catalog/row.hpp"
#include "catalog/text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

using Names = std::initializer_list<std::string_view>;

/// Unknown columns are refused, since a misspelt one would lose its figures in silence.
void check_columns(const CsvTable& table, std::string_view file, Names required, Names optional) {
    const auto has = [](const auto& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const std::string_view name : required) {
        if (!has(table.header(), name))
            throw Error::file(fmt::format("{}: line 1: the column '{}' is missing", file, name));
    }
    for (const std::string& name : table.header()) {
        if (has(required, name) || has(optional, name)) continue;
        throw Error::file(fmt::format("{}: line 1: unknown column '{}'; the columns are {}, {}", file, name,
                                      fmt::join(required, ", "), fmt::join(optional, ", ")));
    }
}

Source read_source(const Row& row) {
    return {.id = row.id("id"),
            .title = row.required("title"),
            .publisher = row.text("publisher"),
            .date = row.date("date"),
            .url = row.text("url")};
}

std::optional<Edge> read_edge(const Row& row, std::string_view km, std::string_view edge) {
    static constexpr std::array<std::string_view, 2> words{"inclusive", "exclusive"};
    const std::optional<Length> at = row.kilometres(km);
    if (!at) return std::nullopt;
    return Edge{.at = *at, .inclusive = row.one_of(edge, words) == 0};
}

Band read_band(const Row& row) {
    Band band{.id = row.id("id"),
              .name = row.required("name"),
              .regime = row.required("regime"),
              .provision = row.text("provision"),
              .lower = read_edge(row, "lower_km", "lower_edge"),
              .upper = read_edge(row, "upper_km", "upper_edge"),
              .applies_to = row.text("applies_to"),
              .wording = row.text("wording"),
              .source_id = row.required("source_id")};
    if (!band.lower && !band.upper) row.fail("lower_km and upper_km are both empty; a band needs an edge");
    if (band.lower && band.upper && !(band.lower->at < band.upper->at)) {
        row.fail(fmt::format("the band is upside down: lower_km {} is not below upper_km {}", row.text("lower_km"),
                             row.text("upper_km")));
    }
    return band;
}

System read_system(const Row& row) {
    row.check_order("valid_from", "valid_to");
    return {.id = row.id("id"),
            .name = row.required("name"),
            .other_names = row.text("other_names"),
            .country = row.text("country"),
            .kind = row.text("kind"),
            .status = row.text("status"),
            .valid_from = row.date("valid_from"),
            .valid_to = row.date("valid_to"),
            .source_id = row.required("source_id"),
            .note = row.text("note")};
}

/// Which figures a qualifier goes with: an upper one for `exactly` and `at most`, a lower one for `at least`.
void check_figures(const Row& row, const Claim& claim) {
    if (claim.min && claim.max && !(*claim.min < *claim.max)) {
        row.fail(fmt::format("the interval is upside down: min_km {} is not below max_km {}", row.text("min_km"),
                             row.text("max_km")));
    }
    if (claim.classification) return;
    const bool wants_min = claim.qualifier == Qualifier::at_least || claim.qualifier == Qualifier::between;
    const bool wants_max = claim.qualifier != Qualifier::at_least;
    if (claim.min.has_value() != wants_min) {
        row.fail(
            fmt::format("a claim of '{}' {}", name_of(claim.qualifier), wants_min ? "needs min_km" : "has no min_km"));
    }
    if (claim.max.has_value() != wants_max) {
        row.fail(
            fmt::format("a claim of '{}' {}", name_of(claim.qualifier), wants_max ? "needs max_km" : "has no max_km"));
    }
    if (claim.max.value_or(claim.min.value_or(Length())) == Length()) row.fail("a claim of 0 km cannot be drawn");
}

Claim read_claim(const Row& row) {
    static constexpr std::array<std::string_view, 5> qualifiers{"exactly", "at most", "at least", "between",
                                                                "classification"};
    static constexpr std::array<std::string_view, 5> bases{"range", "flight", "estimate", "assumption", "possible"};
    const std::size_t qualifier = row.one_of("qualifier", qualifiers);
    const bool classification = qualifiers.at(qualifier) == "classification";
    const bool based = !row.text("basis").empty();
    Claim claim{.id = row.id("id"),
                .system = row.required("system"),
                .claimant = row.required("claimant"),
                .date = row.date("claim_date"),
                .qualifier = classification ? Qualifier::exactly : static_cast<Qualifier>(qualifier),
                .basis = based ? static_cast<Basis>(row.one_of("basis", bases)) : Basis::range,
                .min = row.kilometres("min_km"),
                .max = row.kilometres("max_km"),
                .as_printed = row.text("as_printed"),
                .source_id = row.required("source_id"),
                .note = row.text("note"),
                .classification = classification};
    check_figures(row, claim);
    return claim;
}

std::optional<geodesic::Position> read_position(const Row& row) {
    const std::optional<double> lat = row.number("lat"), lon = row.number("lon");
    if (lat.has_value() != lon.has_value()) row.fail("has only one of lat and lon; give both or neither");
    if (!lat) return std::nullopt;
    if (std::abs(*lat) > 90.0) row.fail(fmt::format("lat {} is outside -90..90", *lat));
    if (std::abs(*lon) > 180.0) row.fail(fmt::format("lon {} is outside -180..180", *lon));
    return geodesic::Position::deg(*lat, *lon);
}

Site read_site(const Row& row) {
    row.check_order("valid_from", "valid_to");
    Site site{.id = row.id("id"),
              .name = row.required("name"),
              .country = row.text("country"),
              .role = row.text("role"),
              .system = row.text("system"),
              .position = read_position(row),
              .precision = row.text("precision"),
              .valid_from = row.date("valid_from"),
              .valid_to = row.date("valid_to"),
              .source_id = row.required("source_id"),
              .position_source_id = row.text("position_source_id"),
              .note = row.text("note")};
    if (site.position && (site.precision.empty() || site.precision == "none")) {
        row.fail("precision is empty; say how exact the position is, such as site or town");
    }
    if (site.position && site.position_source_id.empty()) site.position_source_id = site.source_id;
    return site;
}

std::string key(const Claim& claim) { return full_id(claim); }
template <typename Value>
std::string key(const Value& value) {
    return value.id;
}

template <typename Value>
void read_rows(Rows<Value>& rows, const CsvTable& table, std::string_view file, Value (*read)(const Row&)) {
    std::unordered_map<std::string, std::string> seen;
    for (const CsvRow& csv_row : table.rows()) {
        const Row row(csv_row, file);
        Located<Value> read_row{read(row), row.where()};
        const auto [first, fresh] = seen.emplace(key(read_row.value), read_row.where);
        if (!fresh) row.fail(fmt::format("the id '{}' is taken already ({})", first->first, first->second));
        rows.push_back(std::move(read_row));
    }
}

template <typename Value>
void add_rows(Rows<Value>& base, Rows<Value>&& added) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < base.size(); ++i) index.emplace(key(base[i].value), i);
    for (Located<Value>& row : added) {
        const auto found = index.find(key(row.value));
        if (found != index.end()) {
            base[found->second] = std::move(row);
        } else {
            base.push_back(std::move(row));
        }
    }
}

using Ids = std::set<std::string, std::less<>>;

template <typename Value>
Ids ids_of(const Rows<Value>& rows) {
    Ids ids;
    for (const auto& row : rows) ids.insert(row.value.id);
    return ids;
}

void check_known(const Ids& ids, std::string_view what, std::string_view id, std::string_view where) {
    if (ids.contains(id)) return;
    const std::string near = nearest(id, {ids.begin(), ids.end()});
    throw Error::file(
        fmt::format("{}: unknown {} '{}'{}", where, what, id,
                    near.empty() ? fmt::format("; add it to {}s.csv", what) : fmt::format("; did you mean {}?", near)));
}

}  // namespace

std::string full_id(const Claim& claim) { return fmt::format("{}@{}", claim.system, claim.id); }

void read_table(Tables& tables, std::string_view name, std::string_view text, std::string_view file) {
    const CsvTable table = CsvTable::parse(text, file);
    if (name == "sources.csv") {
        check_columns(table, file, {"id", "title"}, {"publisher", "date", "url", "kind"});
        read_rows(tables.sources, table, file, read_source);
    } else if (name == "bands.csv") {
        check_columns(table, file,
                      {"id", "name", "regime", "lower_km", "lower_edge", "upper_km", "upper_edge", "source_id"},
                      {"provision", "applies_to", "wording", "note"});
        read_rows(tables.bands, table, file, read_band);
    } else if (name == "systems.csv") {
        check_columns(table, file, {"id", "name", "source_id"},
                      {"other_names", "country", "kind", "status", "valid_from", "valid_to", "note"});
        read_rows(tables.systems, table, file, read_system);
    } else if (name == "claims.csv") {
        check_columns(table, file, {"id", "system", "claimant", "qualifier", "min_km", "max_km", "source_id"},
                      {"claim_date", "basis", "as_printed", "note"});
        read_rows(tables.claims, table, file, read_claim);
    } else if (name == "sites.csv") {
        check_columns(table, file, {"id", "name", "lat", "lon", "precision", "source_id"},
                      {"party", "country", "country_1987", "role", "system", "as_printed", "position_source_id",
                       "valid_from", "valid_to", "note"});
        read_rows(tables.sites, table, file, read_site);
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
}

void check_references(const Tables& tables) {
    const Ids sources = ids_of(tables.sources);
    const Ids systems = ids_of(tables.systems);
    for (const auto& [band, where] : tables.bands) {
        check_known(sources, "source", band.source_id, where);
        if (!systems.contains(band.id)) continue;
        throw Error::file(
            fmt::format("{}: the band '{}' has the id of a system; a range must name one of them", where, band.id));
    }
    for (const auto& [system, where] : tables.systems) check_known(sources, "source", system.source_id, where);
    for (const auto& [claim, where] : tables.claims) {
        check_known(sources, "source", claim.source_id, where);
        check_known(systems, "system", claim.system, where);
    }
    for (const auto& [site, where] : tables.sites) {
        check_known(sources, "source", site.source_id, where);
        if (site.position) check_known(sources, "source", site.position_source_id, where);
        if (site.system.empty()) continue;
        for (const std::string_view system : split(site.system, ';'))
            check_known(systems, "system", trimmed(system), where);
    }
}

}  // namespace rangeband::catalog
