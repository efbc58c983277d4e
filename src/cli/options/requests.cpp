// SPDX-License-Identifier: MIT
#include "cli/options/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cli/options/convert.hpp"
#include "cli/options/environment.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/scenario.hpp"
#include "rangeband/operations/written.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

using operations::Merge;

/// Options that change where, how fast or how talkatively, but not what is drawn.
constexpr std::array<std::string_view, 15> left_out = {
    "boundaries", "output", "format", "overwrite", "dry-run", "force",       "style",        "qgis-project",
    "threads",    "quiet",  "help",   "progress",  "title",   "description", "allow-network"};

/// Options whose value is a path: only its last part is told.
constexpr std::array<std::string_view, 4> paths = {"sites", "places", "scenario", "catalog"};

bool is_in(std::string_view name, const auto& list) { return std::ranges::find(list, name) != list.end(); }

std::vector<std::string> texts_of(const Values& values, std::string_view option) {
    std::vector<std::string> texts;
    for (const Given& given : values.many(option)) texts.push_back(given.text);
    return texts;
}

std::optional<std::string> text_of(const Values& values, std::string_view option) {
    const auto given = values.one(option);
    return given ? std::optional(given->text) : std::nullopt;
}

/// `FROM,TO`
operations::SectorColumns sector_columns_of(const std::string& text) {
    const std::vector<std::string_view> names = split(text, ',');
    if (names.size() != 2 || trimmed(names[0]).empty() || trimmed(names[1]).empty()) {
        throw Error::usage(
            fmt::format("'{}' is not of the form FROM,TO or AZIMUTH,WIDTH: the names of two columns", text));
    }
    return {std::string(trimmed(names[0])), std::string(trimmed(names[1]))};
}

/// `all`, `none`, or names separated by commas.
operations::Keep keep_of(const std::string& text) {
    if (text == "all") return {};
    operations::Keep keep{false, {}};
    if (text == "none") return keep;
    for (const std::string_view name : split(text, ',')) {
        if (name.empty()) {
            throw Error::usage(fmt::format("'{}' contains an empty name; write all, none, or NAME,NAME", text));
        }
        keep.names.emplace_back(name);
    }
    return keep;
}

/// Bytes of a column's name there.
constexpr std::size_t longest_in_shapefile = 10;

bool writes_shapefile(const Values& values) {
    const auto format = values.one("format"), output = values.one("output");
    if (format) return same_name(format->text, "ESRI Shapefile");
    return output && lowered(output->text).ends_with(".shp");
}

}  // namespace

std::vector<catalog::DataSource> data_sources_for(const Values& values) {
    const auto folders = texts_of(values, "catalog");
    return catalog::data_sources({folders.begin(), folders.end()}, folder_in_environment());
}

operations::Data data_of(const Values& values) {
    const auto folders = texts_of(values, "catalog");
    return operations::Data::open({folders.begin(), folders.end()}, folder_in_environment());
}

void must_have_work(const Values& values, bool with_ranges) {
    const bool files = values.has("sites");
    const bool places = values.has("at") || values.has("site") || values.has("from-country");
    if (!files && !places && !values.has("pair")) {
        if (const auto country = values.one("country")) {
            throw Error::usage(fmt::format(
                "{0} only chooses what the answer shows; to measure from its outline write --from-country {1}",
                country->where, country->text));
        }
        throw Error::usage("nothing to do: say where, with --at LAT,LON, --site ID, --sites FILE or --scenario NAME");
    }
    if (!files) {
        for (const std::string_view option : {"range-column", "layer", "where", "keep", "skip-bad", "lat-column",
                                              "lon-column", "name-column", "encoding", "sector-columns"}) {
            const bool of_places = option == "skip-bad" || option == "encoding" || option.ends_with("-column");
            if (!values.has(option) || (of_places && option != "range-column" && values.has("places"))) continue;
            throw Error::usage(fmt::format("--{} needs a file: --sites FILE", option));
        }
    }
    if (with_ranges && !values.has("range") && places) {
        throw Error::usage(fmt::format("nothing to do: say how far, with --range 500km, --range inf{}",
                                       files ? " or --range-column NAME:km" : " or --scenario NAME"));
    }
}

operations::Query query_of(const Values& values) {
    operations::Query query;
    for (const Given& given : values.many("at")) {
        query.at.push_back(converted(given, [](const std::string& text) { return operations::parse_place(text); }));
    }
    query.site = texts_of(values, "site");
    query.from_country = texts_of(values, "from-country");
    for (const Given& given : values.many("pair")) query.pair.push_back(converted(given, operations::parse_pair));
    query.sites = texts_of(values, "sites");
    query.layer = texts_of(values, "layer");
    query.columns = {text_of(values, "lat-column"), text_of(values, "lon-column"), text_of(values, "name-column")};
    query.encoding = text_of(values, "encoding").value_or("");
    query.where = text_of(values, "where");
    if (const auto column = values.one("range-column"))
        query.range_column = operations::parse_range_column(column->text);
    if (const auto columns = values.one("sector-columns"))
        query.sector_columns = converted(*columns, sector_columns_of);
    if (const auto keep = values.one("keep")) query.keep = converted(*keep, keep_of);
    if (writes_shapefile(values)) query.keep.longest = longest_in_shapefile;
    query.allow_network = values.flag("allow-network");
    query.scratch.folder = temporary_folder();
    query.skip_bad = values.flag("skip-bad");
    for (std::string& spec : texts_of(values, "range")) query.range.emplace_back(std::move(spec));
    query.solid = values.flag("solid");
    if (const auto date = values.one("at-date")) query.at_date = converted(*date, parse_period);
    return query;
}

operations::Style style_of(const Values& values) {
    operations::Style style;
    if (const auto tolerance = values.one("tolerance"))
        style.tolerance = converted(*tolerance, operations::parse_tolerance);
    for (const Given& sector : values.many("sector"))
        style.sectors.push_back(converted(sector, operations::parse_sector));
    style.edges =
        choice_of(values, "edges", "lonlat", "geodesic", true) ? footprint::Edges::lonlat : footprint::Edges::geodesic;
    style.contested = values.flag("contested");
    style.lines = choice_of(values, "geometry", "line", "polygon", false);
    if (const auto decimals = values.one("decimals")) style.decimals = converted(*decimals, parse_decimals);
    style.clockwise = choice_of(values, "winding", "clockwise", "rfc7946", false);
    if (const auto meridian = values.one("cut-at")) style.cut_at = converted(*meridian, operations::parse_meridian);
    style.pieces = values.flag("pieces");
    if (const auto crs = values.one("crs")) style.crs = converted(*crs, io::ReferenceSystem::named);
    return style;
}

operations::Merging merging_of(const Values& values, Merge unless_given) {
    operations::Merging merging;
    merging.how = unless_given;
    if (const auto merge = values.one("merge")) merging.how = converted(*merge, operations::parse_merge);
    merging.group_by = text_of(values, "group-by");
    if (values.has("depth")) {
        const bool exact = choice_of(values, "depth", "exact", "at-least", true);
        merging.depth = exact ? footprint::Nesting::disjoint : footprint::Nesting::nested;
    }
    return merging;
}

operations::Wording wording_of(const Values& values) {
    operations::Wording wording;
    if (const auto title = values.one("title")) {
        (title->where == "--title" ? wording.title : wording.scenario_title) = title->text;
    }
    // A scenario's title speaks of its own date.
    if (const auto date = values.one("at-date"); date && date->where == "--at-date" && wording.scenario_title)
        *wording.scenario_title += fmt::format(" ({})", date->text);
    wording.description = text_of(values, "description").value_or("");
    for (const auto& [name, given] : values.all()) {
        if (is_in(name, left_out)) continue;
        std::vector<std::string> texts = texts_of(values, name);
        if (is_in(name, paths)) std::ranges::transform(texts, texts.begin(), operations::shown_file);
        wording.request.emplace_back(name, std::move(texts));
    }
    return wording;
}

operations::FootprintRequest footprint_request_of(const Values& values) {
    operations::FootprintRequest request;
    request.style = style_of(values);
    request.merging = merging_of(values);
    request.threads = threads_of(values);
    request.force = values.flag("force");
    must_have_work(values, true);
    request.query = query_of(values);
    request.wording = wording_of(values);
    return request;
}

}  // namespace rangeband::cli
