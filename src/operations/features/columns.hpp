/// The output's columns, each named once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/place.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// What is known of a merged footprint as a whole. The row's place and range are those of its first member.
struct Merged {
    std::string name;
    std::string members;
    std::size_t sites = 0;
    std::optional<int> depth;
    const std::vector<bool>& differs;  ///< see `mark_differences`; what differs is null
};

/// What one row of a layer tells of: a footprint, or in the layer of sites only a place.
struct Row {
    const Place& place;
    const catalog::Range* range = nullptr;
    const footprint::Footprint* footprint = nullptr;
    const Merged* merged = nullptr;
};

/// What a column's value comes from.
enum class From {
    place,
    range,
    both,
    drawing,  ///< not known before the footprint is
};

struct Column {
    std::string_view name;   ///< at most 10 characters, which Shapefile allows
    std::string_view alias;  ///< what a program shows in its place
    io::FieldType type;
    std::string_view meaning;
    bool of_site;  ///< also in the layer of sites
    From from;
    io::Value (*value)(const Row& row);
};

std::span<const Column> columns();

/// The fields and values of a layer before the kept columns.
std::vector<io::Field> fields_of_footprints();
std::vector<io::Field> fields_of_sites();
std::vector<io::Value> values_of_footprint(const Row& row);
std::vector<io::Value> values_of_site(const Row& row);

/// Marks the columns in which `other` is not like `first`: those of `columns()`, then the kept ones. `differs` is empty
/// or from an earlier call.
void mark_differences(const Row& first, const Row& other, std::vector<bool>& differs);

/// For `--help`: every column with its meaning; of footprints, or these.
std::string columns_help();
std::string help_of_fields(const std::vector<io::Field>& fields);

/// The name that an input column has in the output: at most 10 bytes, and clashing (in any case) neither with our
/// columns, nor with `fid` and `geom`, which formats keep for themselves, nor with `taken`.
std::string output_name(std::string_view input_name, const std::vector<io::Field>& taken);

/// As text: `480`, `2019-01-23`; nothing for null.
std::string text_of(const io::Value& value);

/// An ISO date, year-month or year; anything else is null.
io::Value date_value(std::string_view iso);

}  // namespace rangeband::cli
