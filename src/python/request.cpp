// SPDX-License-Identifier: MIT
#include "python/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/operations/written.hpp"

namespace rangeband::python {
namespace {

constexpr int most_threads = 256;

std::string text_of(const py::handle& value) { return py::cast<std::string>(py::str(value)); }

/// What `convert` makes of a text; a failure has the parameter's name in front.
template <class Convert>
auto converted(const Given& given, const char* name, const Convert& convert) {
    try {
        return convert(given.text(name));
    } catch (const Error& error) {
        throw error.within(parameter(name));
    }
}

/// `48.57,46.25`, a name, or `(lat, lon)` and `(lat, lon, name)`.
operations::PlaceSpec place_of(const py::handle& value) {
    if (py::isinstance<py::str>(value)) return operations::parse_place(py::cast<std::string>(value));
    const auto parts = py::cast<py::tuple>(value);
    geodesic::TypedPosition typed;
    typed.position = geodesic::Position::deg(py::cast<double>(parts[0]), py::cast<double>(parts[1]));
    if (parts.size() > 2 && !parts[2].is_none()) typed.name = text_of(parts[2]);
    return typed;
}

bool choice(const Given& given, const char* name, std::string_view yes, std::string_view no) {
    const std::string text = given.text(name, std::string(no).c_str());
    if (text == yes || text == no) return text == yes;
    throw Error::usage(fmt::format("{}: '{}' is neither {} nor {}", parameter(name), text, yes, no));
}

constexpr std::array<std::string_view, 6> flags = {"skip_bad",      "solid",     "contested",
                                                   "allow_network", "overwrite", "force"};
constexpr std::array<std::string_view, 6> lists = {"at", "site", "from_country", "sites", "range", "sector"};

}  // namespace

Given::Given(py::dict values) : values_(std::move(values)) {
    given_.reserve(values_.size());
    for (const auto& [name, value] : values_) {
        if (!value.is_none()) given_.emplace_back(py::cast<std::string_view>(name), value);
    }
}

bool Given::has(const char* name) const { return !value(name).is_none(); }

bool Given::flag(const char* name) const {
    const py::handle given = value(name);
    return !given.is_none() && py::cast<bool>(given);
}

std::string Given::text(const char* name, const char* fallback) const {
    const py::handle given = value(name);
    return given.is_none() ? fallback : text_of(given);
}

std::vector<std::string> Given::texts(const char* name) const {
    std::vector<std::string> texts;
    const py::handle given = value(name);
    if (given.is_none()) return texts;
    for (const py::handle item : given) texts.push_back(text_of(item));
    return texts;
}

py::handle Given::value(const char* name) const {
    const auto found = std::ranges::find(given_, std::string_view(name), [](const auto& one) { return one.first; });
    return found == given_.end() ? py::handle(Py_None) : found->second;
}

std::string keyword(std::string_view words, std::optional<std::size_t> index) {
    if (index && std::ranges::find(lists, words) != lists.end()) return fmt::format("{}[{}]", words, *index);
    if (std::ranges::find(flags, words) != flags.end()) return fmt::format("{}=True", words);
    const std::size_t blank = words.find(' ');
    if (blank == words.npos) return std::string(words);
    std::string_view value = words.substr(blank + 1);
    if (words.starts_with("list ")) return fmt::format("rangeband.catalog.{}()", value.substr(0, value.find(' ')));
    if (value.size() > 1 && (value.front() == '\'' || value.front() == '"')) value = value.substr(1, value.size() - 2);
    return fmt::format("{}=\"{}\"", words.substr(0, blank), value);
}

unsigned threads_of(const Given& given) {
    if (!given.has("threads")) return std::clamp(std::thread::hardware_concurrency(), 1U, unsigned{most_threads});
    const int threads = py::cast<int>(given.value("threads"));
    if (threads >= 1 && threads <= most_threads) return static_cast<unsigned>(threads);
    throw Error::usage(fmt::format("{}: {} is not from 1 to {}", parameter("threads"), threads, most_threads));
}

operations::Query query_of(const Given& given, const Frames& frames) {
    operations::Query query;
    if (given.has("at")) {
        for (const py::handle place : given.value("at")) {
            try {
                query.at.push_back(place_of(place));
            } catch (const Error& error) {
                throw error.within(parameter("at", query.at.size()));
            }
        }
    }
    query.site = given.texts("site");
    query.from_country = given.texts("from_country");
    query.tables.assign(frames.begin(), frames.end());
    query.sites = given.texts("sites");
    query.layer = given.texts("layer");
    const auto optional = [&](const char* name) {
        return given.has(name) ? std::optional(given.text(name)) : std::nullopt;
    };
    query.where = optional("where");
    query.columns = {optional("lat_column"), optional("lon_column"), optional("name_column")};
    query.encoding = given.text("encoding");
    if (given.has("range_column")) query.range_column = operations::parse_range_column(given.text("range_column"));
    if (const auto columns = given.texts("sector_columns"); !columns.empty()) {
        if (columns.size() != 2) throw Error::usage(fmt::format("{}: name two columns", parameter("sector_columns")));
        query.sector_columns = {columns[0], columns[1]};
    }
    if (given.has("keep")) query.keep = {false, given.texts("keep")};
    query.allow_network = given.flag("allow_network");
    if (!query.sites.empty() || given.has("places")) query.scratch = scratch_of_host();
    query.skip_bad = given.flag("skip_bad");
    for (std::string& range : given.texts("range")) query.range.emplace_back(std::move(range));
    query.solid = given.flag("solid");
    if (given.has("at_date")) query.at_date = converted(given, "at_date", parse_period);
    return query;
}

operations::Style style_of(const Given& given) {
    operations::Style style;
    if (given.has("tolerance")) style.tolerance = converted(given, "tolerance", operations::parse_tolerance);
    for (const std::string& sector : given.texts("sector")) {
        try {
            style.sectors.push_back(operations::parse_sector(sector));
        } catch (const Error& error) {
            throw error.within(parameter("sector"));
        }
    }
    style.edges = choice(given, "edges", "geodesic", "lonlat") ? footprint::Edges::geodesic : footprint::Edges::lonlat;
    style.contested = given.flag("contested");
    style.lines = choice(given, "geometry", "line", "polygon");
    style.pieces = given.flag("pieces");
    if (given.has("cut_at")) style.cut_at = converted(given, "cut_at", operations::parse_meridian);
    return style;
}

operations::Merging merging_of(const Given& given, operations::Merge unless_given) {
    operations::Merging merging;
    merging.how = given.has("merge") ? converted(given, "merge", operations::parse_merge) : unless_given;
    if (given.has("group_by")) merging.group_by = given.text("group_by");
    if (given.has("depth")) {
        const bool nested = choice(given, "depth", "at-least", "exact");
        merging.depth = nested ? footprint::Nesting::nested : footprint::Nesting::disjoint;
    }
    return merging;
}

operations::Wording wording_of(const Given& given) {
    operations::Wording wording;
    if (given.has("title")) wording.title = given.text("title");
    wording.description = given.text("description");
    for (const char* name : {"at",       "site",         "from_country", "sites",   "layer",          "where",
                             "range",    "range_column", "solid",        "at_date", "merge",          "depth",
                             "group_by", "contested",    "tolerance",    "sector",  "sector_columns", "edges",
                             "geometry", "cut_at",       "pieces",       "keep"}) {
        const py::handle value = given.value(name);
        if (value.is_none() || value.is(py::bool_(false))) continue;
        std::vector<std::string> texts =
            py::isinstance<py::list>(value) ? given.texts(name) : std::vector<std::string>{given.text(name)};
        if (std::string_view(name) == "sites") std::ranges::transform(texts, texts.begin(), operations::shown_file);
        wording.request.emplace_back(name, std::move(texts));
    }
    return wording;
}

operations::FootprintRequest footprint_request_of(const Given& given, const Frames& frames) {
    operations::FootprintRequest request;
    request.query = query_of(given, frames);
    request.style = style_of(given);
    request.merging = merging_of(given, operations::Merge::none);
    request.threads = threads_of(given);
    return request;
}

io::Scratch scratch_of_host() {
    return {.folder = py::cast<std::string>(py::module_::import("tempfile").attr("gettempdir")())};
}

const operations::Data& data_of(const Given& given) {
    // Read once and kept: results of earlier calls refer to it.
    static std::map<std::vector<std::string>, std::unique_ptr<const operations::Data>> known;
    static std::mutex mutex;
    const std::vector<std::string> folders = given.texts("catalog");
    const py::gil_scoped_release others_may_run;
    const std::lock_guard lock(mutex);
    auto& data = known[folders];
    if (!data) {
        data = std::make_unique<const operations::Data>(operations::Data::open({folders.begin(), folders.end()}));
    }
    return *data;
}

}  // namespace rangeband::python
