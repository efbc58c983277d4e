#include "cli/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/suggest.hpp"
#include "cli/wrap.hpp"

namespace rangeband::cli {
namespace {

using io::FieldType;
using io::Value;

constexpr std::size_t longest_name = 10;

Value text(std::string_view value) { return value.empty() ? Value() : Value(std::string(value)); }
Value kilometres(const std::optional<Length>& length) { return length ? Value(length->km()) : Value(); }

/// A claim's lower figure where it states one, else the lower edge that is drawn: 0 for a disc, a solid band's too.
Value min_km(const Row& row) {
    const catalog::Range& range = *row.range;
    return kilometres(range.qualifier && range.stated_min ? *range.stated_min : range.min);
}

/// Null where nothing above is stated: 'at least 500 km' draws a disc of 500 km, but states no outer edge.
Value max_km(const Row& row) {
    const catalog::Range& range = *row.range;
    if (range.stated_max || range.qualifier == catalog::Qualifier::at_least) return kilometres(range.stated_max);
    return kilometres(range.max);
}

Value qualifier(const Row& row) { return row.range->qualifier ? text(name_of(*row.range->qualifier)) : Value(); }

Value label(const Row& row, double (geodesic::Position::*coordinate)() const) {
    if (!row.footprint->label) return {};
    return ((*row.footprint->label).*coordinate)();
}

/// ISO dates of any precision compare as text; an empty one limits nothing.
Value valid_from(const Row& row) { return date_value(std::max(row.range->valid_from, row.place.valid_from)); }
Value valid_to(const Row& row) {
    const auto& [a, b] = std::minmax(row.range->valid_to, row.place.valid_to);
    return date_value(a.empty() ? b : a);
}

Value source(const Row& row) {
    return text(row.range != nullptr && !row.range->source.empty() ? row.range->source : row.place.source);
}

Value name(const Row& row) {
    if (row.range == nullptr) return text(row.place.label);
    return text(fmt::format("{}: {}", row.place.label, row.range->title));
}

constexpr std::array table = {
    Column{"name", FieldType::text, "title for people: the site and the range", true, name},
    Column{"site_id", FieldType::text, "the site's id in the catalogue", true,
           [](const Row& row) { return text(row.place.id); }},
    Column{"site", FieldType::text, "the site's name, else its coordinates as given", true,
           [](const Row& row) { return text(row.place.label); }},
    Column{"range_id", FieldType::text, "the range as an id: 500km, inf, 9m729@CLAIM", false,
           [](const Row& row) { return text(row.range->id); }},
    Column{"range", FieldType::text, "the range for people", false,
           [](const Row& row) { return text(row.range->title); }},
    Column{"class", FieldType::text, "treaty class of the range", false,
           [](const Row& row) { return text(row.range->treaty_class); }},
    Column{"system", FieldType::text, "the missile system that the claim is about", false,
           [](const Row& row) { return text(row.range->system); }},
    Column{"claimant", FieldType::text, "who stated the range", false,
           [](const Row& row) { return text(row.range->claimant); }},
    Column{"claim_date", FieldType::text, "when, as precisely as the source has it", false,
           [](const Row& row) { return text(row.range->claim_date); }},
    Column{"qualifier", FieldType::text, "exactly, at most, at least, between", false, qualifier},
    Column{"min_km", FieldType::real, "lower figure as stated, km; 0 for a disc", false, min_km},
    Column{"max_km", FieldType::real, "upper figure as stated, km; null where it is open", false, max_km},
    Column{"depth", FieldType::integer, "how many sources hold the area; null unless merged by depth", false,
           [](const Row&) { return Value(); }},
    Column{"n_sites", FieldType::integer, "how many sites made this footprint", false,
           [](const Row&) { return Value(std::int64_t{1}); }},
    Column{"area_km2", FieldType::real, "area of the true region on WGS84, km²", false,
           [](const Row& row) { return Value(row.footprint->area.km2()); }},
    Column{"perim_km", FieldType::real, "length of the true boundary, km, without seam edges", false,
           [](const Row& row) { return Value(row.footprint->perimeter.km()); }},
    Column{"lat", FieldType::real, "the site's latitude, degrees, WGS84", true,
           [](const Row& row) { return Value(row.place.position.lat()); }},
    Column{"lon", FieldType::real, "the site's longitude, degrees, WGS84", true,
           [](const Row& row) { return Value(row.place.position.lon()); }},
    Column{"precision", FieldType::text, "how exact the catalogue's position is: site, town, …", true,
           [](const Row& row) { return text(row.place.precision); }},
    Column{"label_lat", FieldType::real, "a point on the outer edge, for a label: latitude", false,
           [](const Row& row) { return label(row, &geodesic::Position::lat); }},
    Column{"label_lon", FieldType::real, "its longitude", false,
           [](const Row& row) { return label(row, &geodesic::Position::lon); }},
    Column{"tol_m", FieldType::real, "drawn and true boundary are nowhere farther apart, metres", false,
           [](const Row& row) { return Value(row.footprint->tolerance.m()); }},
    Column{"valid_from", FieldType::date, "first day of the site and the range, where a source says", false,
           valid_from},
    Column{"valid_to", FieldType::date, "last day of the site and the range, where a source says", false, valid_to},
    Column{"source", FieldType::text, "where the range is stated; without a claim, where the position is", true,
           source},
};

std::vector<io::Field> fields(bool of_sites) {
    std::vector<io::Field> result;
    for (const Column& column : table) {
        if (of_sites && !column.of_site) continue;
        result.push_back({std::string(column.name), column.type, std::string(column.meaning)});
    }
    return result;
}

std::vector<Value> values(const Row& row, bool of_sites) {
    std::vector<Value> result;
    result.reserve(table.size() + row.place.kept.size());
    for (const Column& column : table) {
        if (!of_sites || column.of_site) result.push_back(column.value(row));
    }
    result.insert(result.end(), row.place.kept.begin(), row.place.kept.end());
    return result;
}

/// The first `bytes` of UTF-8 text, never half a character.
std::string_view shortened(std::string_view name, std::size_t bytes) {
    if (name.size() <= bytes) return name;
    while (bytes > 0 && (name[bytes] & 0xC0) == 0x80) --bytes;
    return name.substr(0, bytes);
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

std::string columns_help() {
    std::string help = "Columns of the output:\n";
    for (const Column& column : table) {
        const std::string indent(14, ' ');
        help += fmt::format("  {:<12}{}", column.name, wrap(column.meaning, indent).substr(indent.size()));
    }
    return help;
}

std::string output_name(std::string_view input_name, const std::vector<io::Field>& taken) {
    std::string name(shortened(input_name, longest_name));
    for (int number = 1; name.empty() || is_taken(name, taken); ++number) {
        const std::string suffix = fmt::format("_{}", number);
        name = std::string(shortened(input_name, longest_name - suffix.size())) + suffix;
    }
    return name;
}

Value date_value(std::string_view iso) {
    io::Date date;
    int* const parts[] = {&date.year, &date.month, &date.day};
    const char* at = iso.data();
    const char* const end = at + iso.size();
    for (int* part : parts) {
        const auto [next, failure] = std::from_chars(at, end, *part);
        if (failure != std::errc()) return {};
        at = next;
        if (at == end) return date;
        if (*at++ != '-') return {};
    }
    return {};
}

}  // namespace rangeband::cli
