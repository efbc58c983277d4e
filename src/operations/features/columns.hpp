// SPDX-License-Identifier: MIT
/// The output's columns, each named once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/footprint/footprint.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// Every column, in the order of the output.
enum class Is : std::size_t {
    name,
    site_id,
    site,
    range_id,
    range,
    treaty_class,
    system,
    claimant,
    claim_date,
    qualifier,
    min_km,
    max_km,
    depth,
    n_sites,
    members,
    area_km2,
    perim_km,
    lat,
    lon,
    precision,
    label_lat,
    label_lon,
    tol_m,
    valid_from,
    valid_to,
    source,
};

/// Of the fields of footprints.
constexpr std::size_t number_of(Is column) { return static_cast<std::size_t>(column); }

/// What is known of a merged footprint as a whole. The row's place and range are those of its first member.
struct Merged {
    std::string name;
    std::string members;
    std::size_t sites = 0;
    std::optional<int> depth;
    const std::vector<bool>& differs;  ///< see `mark_differences`; what differs is null
    std::string heading = {};          ///< the value that all members share, where they are grouped by one
};

/// What one row of a layer tells of: a footprint, or in the layer of sites only a place.
struct Row {
    const Place& place;
    const catalog::Range* range = nullptr;
    const footprint::Footprint* footprint = nullptr;
    const Merged* merged = nullptr;
};

/// @{
/// What is known of the whole row: of a merged footprint what all of its members share.
std::string title_of(const Row& row);
bool is_shared(const Row& row, Is column);
/// @}

/// @{
/// The figures as the range states them: the lower one where a claim states it, else the lower edge that is drawn, 0
/// for a disc; none above where nothing is stated: 'at least 500 km' draws a disc of 500 km, but states no outer edge.
std::optional<Length> lower_figure(const catalog::Range& range);
std::optional<Length> upper_figure(const catalog::Range& range);
/// @}

/// What a column's value comes from.
enum class From {
    place,
    range,
    stated,  ///< the range, else the file of the place
    both,
    drawing,  ///< not known before the footprint is
};

struct Column {
    Is is;
    std::string_view name;   ///< at most 10 characters, which Shapefile allows
    std::string_view alias;  ///< what a program shows in its place
    io::FieldType type;
    std::string_view meaning;
    bool of_site;  ///< also in the layer of sites
    From from;
    io::Value (*value)(const Row& row);
    io::Role role = io::Role::none;
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

/// The name that an input column has in the output: at most so many bytes, and clashing (in any case) neither with our
/// columns, nor with `fid` and `geom`, which formats keep for themselves, nor with `taken`.
std::string output_name(std::string_view input_name, const std::vector<io::Field>& taken, std::size_t longest);

/// An ISO date, year-month or year; anything else is null.
io::Value date_value(std::string_view iso);

}  // namespace rangeband::operations
