// SPDX-License-Identifier: MIT
#include "operations/features/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::operations {
namespace {

using io::FieldType;
using io::Role;
using io::text_value;
using io::Value;

Value kilometres(const std::optional<Length>& length) { return length ? Value(length->km()) : Value(); }

Value min_km(const Row& row) { return kilometres(lower_figure(*row.range)); }
Value max_km(const Row& row) { return kilometres(upper_figure(*row.range)); }

Value qualifier(const Row& row) { return row.range->qualifier ? text_value(name_of(*row.range->qualifier)) : Value(); }

Value label(const Row& row, double (geodesic::Position::*coordinate)() const) {
    if (!row.footprint->label) return {};
    constexpr double nothing = 1e-12;  // what rounding leaves of 0 would be a number too long for a Shapefile
    const double degrees = ((*row.footprint->label).*coordinate)();
    return std::abs(degrees) < nothing ? 0.0 : degrees;
}

/// Whole days, whatever the source names: formats with dates, and QGIS's temporal controller, know nothing else.
Value day_value(const std::optional<Day>& day) { return day ? Value(date_of(*day)) : Value(); }

Value valid_from(const Row& row) {
    return day_value(period_of(later_start(row.range->valid_from, row.place.valid_from), "").first);
}
Value valid_to(const Row& row) {
    return day_value(period_of("", earlier_end(row.range->valid_to, row.place.valid_to)).last);
}

Value source(const Row& row) {
    return text_value(row.range != nullptr && !row.range->source.empty() ? row.range->source : row.place.source);
}

Value first_of(const std::string& stated, const std::string& of_place) {
    return text_value(stated.empty() ? of_place : stated);
}

Value name(const Row& row) { return text_value(title_of(row)); }

constexpr std::array table = {
    Column{Is::name, "name", "Title", FieldType::text, "title: the site and the range", true, From::drawing, name,
           Role::title},
    Column{Is::site_id, "site_id", "Site id", FieldType::text, "the site's id in the catalogue", true, From::place,
           [](const Row& row) { return text_value(row.place.id); }, Role::identifier},
    Column{Is::site, "site", "Site", FieldType::text,
           "the site's name, else its coordinates as given; for an unnamed area its number", true, From::place,
           [](const Row& row) { return text_value(row.place.label); }},
    Column{Is::range_id, "range_id", "Range id", FieldType::text, "the range as an id: 500km, inf, 9m729@CLAIM", false,
           From::range, [](const Row& row) { return text_value(row.range->id); }, Role::identifier},
    Column{Is::range, "range", "Range", FieldType::text, "the range in words", false, From::range,
           [](const Row& row) { return text_value(row.range->title); }},
    Column{Is::treaty_class, "class", "Treaty class", FieldType::text, "treaty class of the range", false, From::range,
           [](const Row& row) { return text_value(row.range->treaty_class); }},
    Column{Is::system, "system", "System", FieldType::text, "the missile system that the claim is about", false,
           From::stated, [](const Row& row) { return first_of(row.range->system, row.place.system); }, Role::subject},
    Column{Is::claimant, "claimant", "Stated by", FieldType::text, "who stated the range", false, From::stated,
           [](const Row& row) { return first_of(row.range->claimant, row.place.claimant); }},
    Column{Is::claim_date, "claim_date", "Stated on", FieldType::text,
           "when it was stated, as precisely as the source says", false, From::stated,
           [](const Row& row) { return first_of(row.range->claim_date, row.place.claim_date); }},
    Column{Is::qualifier, "qualifier", "Stated as", FieldType::text, "exactly, at most, at least, between", false,
           From::range, qualifier, Role::qualifier},
    Column{Is::min_km, "min_km", "Lower figure (km)", FieldType::real, "lower figure as stated, km; 0 for a disc",
           false, From::range, min_km, Role::lower_km},
    Column{Is::max_km, "max_km", "Upper figure (km)", FieldType::real,
           "upper figure as stated, km; null if there is none", false, From::range, max_km, Role::upper_km},
    Column{Is::depth, "depth", "Depth (footprints)", FieldType::integer,
           "number of footprints that cover the area; null unless merged by depth", false, From::drawing,
           [](const Row& row) {
               return row.merged != nullptr && row.merged->depth ? Value(std::int64_t{*row.merged->depth}) : Value();
           },
           Role::depth},
    Column{Is::n_sites, "n_sites", "Sites (number)", FieldType::integer, "number of sites merged into this footprint",
           false, From::drawing,
           [](const Row& row) {
               return Value(row.merged == nullptr ? std::int64_t{1} : static_cast<std::int64_t>(row.merged->sites));
           }},
    Column{Is::members, "members", "Merged sites", FieldType::text,
           "their names if several are merged, up to 254 bytes", false, From::drawing,
           [](const Row& row) { return row.merged == nullptr ? Value() : text_value(row.merged->members); }},
    Column{Is::area_km2, "area_km2", "Area (km²)", FieldType::real, "area of the true region on WGS84, km²", false,
           From::drawing, [](const Row& row) { return Value(row.footprint->area.km2()); }, Role::area_km2},
    Column{Is::perim_km, "perim_km", "Boundary (km)", FieldType::real,
           "length of the true boundary, km, without seam edges", false, From::drawing,
           [](const Row& row) { return Value(row.footprint->perimeter.km()); }},
    Column{Is::lat, "lat", "Site latitude (°)", FieldType::real,
           "the site's latitude, degrees, WGS84; null for an area", true, From::place,
           [](const Row& row) { return row.place.area ? Value() : Value(row.place.position.lat()); }, Role::latitude},
    Column{Is::lon, "lon", "Site longitude (°)", FieldType::real, "the site's longitude, degrees, WGS84", true,
           From::place, [](const Row& row) { return row.place.area ? Value() : Value(row.place.position.lon()); },
           Role::longitude},
    Column{Is::precision, "precision", "Precision of the position", FieldType::text,
           "what the catalogue's position stands for: site, town, …", true, From::place,
           [](const Row& row) { return text_value(row.place.precision); }},
    Column{Is::label_lat, "label_lat", "Label latitude (°)", FieldType::real,
           "latitude of a point on the outer boundary, for a label", false, From::drawing,
           [](const Row& row) { return label(row, &geodesic::Position::lat); }, Role::label_latitude},
    Column{Is::label_lon, "label_lon", "Label longitude (°)", FieldType::real, "longitude of that point", false,
           From::drawing, [](const Row& row) { return label(row, &geodesic::Position::lon); }, Role::label_longitude},
    Column{Is::tol_m, "tol_m", "Tolerance (m)", FieldType::real, "maximum distance between drawn and true boundary, m",
           false, From::drawing, [](const Row& row) { return Value(row.footprint->tolerance.m()); }},
    Column{Is::valid_from, "valid_from", "Valid from", FieldType::date,
           "first day of the site and the range, if a source gives it", false, From::both, valid_from, Role::first_day},
    Column{Is::valid_to, "valid_to", "Valid to", FieldType::date,
           "last day of the site and the range, if a source gives it", false, From::both, valid_to, Role::last_day},
    Column{Is::source, "source", "Source", FieldType::text, "source of the range; without a claim, of the position",
           true, From::both, source},
};

static_assert(std::ranges::all_of(table, [i = std::size_t{0}](const Column& column) mutable {
    return number_of(column.is) == i++;
}));

std::vector<io::Field> fields(bool of_sites) {
    std::vector<io::Field> result;
    result.reserve(table.size());
    for (const Column& column : table) {
        if (of_sites && !column.of_site) continue;
        result.push_back({std::string(column.name), column.type, std::string(column.meaning), std::string(column.alias),
                          column.role});
    }
    return result;
}

std::vector<Value> values(const Row& row, bool of_sites) {
    std::vector<Value> result;
    result.reserve(table.size() + row.place.kept.size());
    const auto differs = [&](std::size_t i) { return row.merged != nullptr && row.merged->differs[i]; };
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (of_sites && !table[i].of_site) continue;
        result.push_back(differs(i) ? Value() : table[i].value(row));
    }
    for (std::size_t i = 0; i < row.place.kept.size(); ++i) {
        result.push_back(differs(table.size() + i) ? Value() : row.place.kept[i]);
    }
    return result;
}

bool is_taken(std::string_view name, const std::vector<io::Field>& taken) {
    const auto is_same = [&](std::string_view other) { return same_name(name, other); };
    return is_same("fid") || is_same("geom") || std::ranges::any_of(table, is_same, &Column::name) ||
           std::ranges::any_of(taken, is_same, &io::Field::name);
}

}  // namespace

std::span<const Column> columns() { return table; }

std::vector<io::Field> fields_of_footprints() { return fields(false); }
std::vector<io::Field> fields_of_sites() { return fields(true); }
std::vector<Value> values_of_footprint(const Row& row) { return values(row, false); }
std::vector<Value> values_of_site(const Row& row) { return values(row, true); }

void mark_differences(const Row& first, const Row& other, std::vector<bool>& differs) {
    const std::vector<Value>&kept = first.place.kept, &others = other.place.kept;
    differs.resize(table.size() + kept.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        const Column& column = table[i];
        if (differs[i] || column.from == From::drawing) continue;
        if (column.from == From::range && first.range == other.range) continue;  // thousands of rows share it
        differs[i] = column.value(first) != column.value(other);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (!differs[table.size() + i]) differs[table.size() + i] = kept[i] != others[i];
    }
}

std::string title_of(const Row& row) {
    if (row.merged != nullptr) return row.merged->name;
    if (row.range == nullptr) return row.place.label;
    return fmt::format("{}: {}", row.place.label, row.range->title);
}

bool is_shared(const Row& row, Is column) { return row.merged == nullptr || !row.merged->differs[number_of(column)]; }

std::optional<Length> lower_figure(const catalog::Range& range) {
    return range.qualifier && range.stated_min ? *range.stated_min : range.min;
}

std::optional<Length> upper_figure(const catalog::Range& range) {
    if (range.stated_max || range.qualifier == catalog::Qualifier::at_least) return range.stated_max;
    return range.max;
}

std::string output_name(std::string_view input_name, const std::vector<io::Field>& taken, std::size_t longest) {
    std::string name(first_bytes(input_name, longest));
    for (int number = 1; name.empty() || is_taken(name, taken); ++number) {
        const std::string suffix = fmt::format("_{}", number);
        name =
            std::string(first_bytes(input_name, std::min(longest, input_name.size() + suffix.size()) - suffix.size())) +
            suffix;
    }
    return name;
}

Value date_value(std::string_view iso) {
    const auto date = read_date(iso);
    return date ? Value(*date) : Value();
}

}  // namespace rangeband::operations
