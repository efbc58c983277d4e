// SPDX-License-Identifier: MIT
/// The extension module `rangeband._rangeband`: values in, the requests of `operations`, values out. What people call,
/// with its documentation, is in `rangeband/*.py`.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <chrono>
#include <utility>

#include "python/frame.hpp"
#include "python/request.hpp"
#include "python/results.hpp"
#include "python/wkb.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/io/read.hpp"
#include "rangeband/operations/classify.hpp"
#include "rangeband/operations/coverage.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/operations/lists.hpp"
#include "rangeband/operations/points.hpp"
#include "rangeband/operations/reach.hpp"
#include "rangeband/version.hpp"

namespace rangeband::python {
namespace {

/// `ValueError` for a request that is wrong, `OSError` for a file, with the program's sentence. A table in memory is no
/// file.
template <class Work>
auto answered(bool with_files, const Work& work) {
    try {
        return work();
    } catch (const Error& error) {
        const std::string sentence = error.worded(keyword);
        if (error.kind() == ErrorKind::internal)
            throw std::runtime_error("internal error, please report it: " + sentence);
        PyErr_SetString(error.kind() == ErrorKind::file && with_files ? PyExc_OSError : PyExc_ValueError,
                        sentence.c_str());
        throw py::error_already_set();
    }
}

/// What a run reports: messages are collected, and Ctrl-C gets through.
class Watch {
  public:
    operations::Reports reports() {
        return {[this](const std::string& sentence) { notes_.push_back(worded(sentence, keyword)); },
                [this](std::size_t, std::size_t) { look_for_signals(); }};
    }

    const std::vector<std::string>& notes() const { return notes_; }

  private:
    void look_for_signals() {
        using Clock = std::chrono::steady_clock;
        constexpr std::chrono::milliseconds often(100);
        const auto now = Clock::now();
        if (now - last_ < often) return;
        last_ = now;
        const py::gil_scoped_acquire lock;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    }

    std::vector<std::string> notes_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

void add_tally(py::dict& result, const operations::Tally& tally, const Watch& watch) {
    result["notes"] = watch.notes();
    result["empty"] = tally.empties;
    result["first_empty"] = tally.empty;
    result["bad"] = tally.rows.bad;
    result["bad_rows"] = tally.rows.list();
}

/// @{
/// What a request's footprints go into.
void start(std::optional<Rows>& rows, operations::Footprints& footprints) {
    rows.emplace(footprints.layers(false).front().fields);
}
void start(std::optional<Records>& records, operations::Footprints& footprints) {
    records.emplace(footprints.columns());
}
/// @}

/// As `Rows` or as `Records`.
template <class Collected>
py::dict footprints(py::dict options, const Frames& frames) {
    const Given given(std::move(options));
    return answered(given.has("sites"), [&] {
        const operations::Data& data = data_of(given);
        operations::FootprintRequest request = footprint_request_of(given, frames);
        Watch watch;
        std::optional<Collected> collected;
        operations::Tally tally;
        {
            const py::gil_scoped_release others_may_run;
            operations::Footprints footprints(std::move(request), data);
            start(collected, footprints);
            tally = footprints.draw(
                false,
                [&](std::size_t, const io::Feature& feature) {
                    collected->add(feature.values, wkb_of(feature.geometry));
                },
                watch.reports());
        }
        py::dict result = std::move(*collected).take();
        add_tally(result, tally, watch);
        return result;
    });
}

py::dict write(py::dict options, const Frames& frames, const std::string& target, const std::string& format,
               bool overwrite, bool styled) {
    const Given given(std::move(options));
    return answered(true, [&] {
        const operations::Data& data = data_of(given);
        operations::FootprintRequest request = footprint_request_of(given, frames);
        request.wording = wording_of(given);
        request.force = given.flag("force");
        const Date date = day_of_epoch(given.text("date"));
        const std::string scratch = scratch_of_host().folder;
        Watch watch;
        operations::Tally tally;
        {
            const py::gil_scoped_release others_may_run;
            io::OutputRequest output;
            output.target = target;
            output.format = format.empty() ? &io::format_for(target) : &io::format_by_name(format);
            if (!format.empty()) io::must_fit(*output.format, target);
            output.overwrite = overwrite;
            output.styled = styled;
            output.date = date;
            output.scratch = scratch;
            tally = operations::Footprints(std::move(request), data).write(std::move(output), watch.reports());
        }
        py::dict result;
        result["footprints"] = tally.footprints;
        add_tally(result, tally, watch);
        return result;
    });
}

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;

/// @{
/// An array of places × points, filled in place.
template <class Out, class Fill>
py::tuple of_points(py::dict options, const Frames& frames, const Doubles& lat, const Doubles& lon, const Fill& fill) {
    const Given given(std::move(options));
    return answered(given.has("sites"), [&] {
        const operations::Data& data = data_of(given);
        operations::PointsRequest request{query_of(given, frames), style_of(given).edges, threads_of(given)};
        Watch watch;
        std::optional<operations::PointQuery> query;
        {
            const py::gil_scoped_release others_may_run;
            query.emplace(std::move(request), data, watch.reports());
        }
        py::array_t<Out> out({static_cast<py::ssize_t>(query->places()), lat.size()});
        const operations::PointArrays points{{lat.data(), static_cast<std::size_t>(lat.size())},
                                             {lon.data(), static_cast<std::size_t>(lon.size())}};
        Out* const begin = out.mutable_data();
        const auto size = static_cast<std::size_t>(out.size());
        {
            const py::gil_scoped_release others_may_run;
            fill(*query, points, std::span(begin, size), watch.reports());
        }
        return py::make_tuple(out, watch.notes());
    });
}

py::tuple inside(py::dict options, const Frames& frames, const Doubles& lat, const Doubles& lon) {
    return of_points<bool>(std::move(options), frames, lat, lon,
                           [](const auto& query, const auto& points, std::span<bool> out, const auto& reports) {
                               static_assert(sizeof(bool) == sizeof(std::uint8_t));
                               query.inside(points, {reinterpret_cast<std::uint8_t*>(out.data()), out.size()}, reports);
                           });
}

py::tuple distance(py::dict options, const Frames& frames, const Doubles& lat, const Doubles& lon) {
    return of_points<double>(std::move(options), frames, lat, lon,
                             [](const auto& query, const auto& points, std::span<double> out, const auto& reports) {
                                 query.distances(points, out, reports);
                                 for (double& metres : out) metres = Length::m(metres).km();
                             });
}
/// @}

py::dict coverage(py::dict options, const Frames& frames) {
    const Given given(std::move(options));
    return answered(given.has("sites"), [&] {
        const operations::Data& data = data_of(given);
        operations::CoverageRequest request;
        request.query = query_of(given, frames);
        request.style = style_of(given);
        if (!given.has("tolerance")) request.style.area_error = operations::CoverageRequest::usual_area_error;
        request.merging = merging_of(given, operations::Merge::any);
        request.country = given.texts("country");
        request.timeline = given.flag("timeline");
        request.threads = threads_of(given);
        Watch watch;
        std::optional<Rows> rows;
        std::vector<std::string> about;
        {
            const py::gil_scoped_release others_may_run;
            operations::Coverage coverage(std::move(request), data);
            const operations::CoverageColumns columns = coverage.columns();
            rows.emplace(operations::coverage_fields(columns));
            coverage.check();
            coverage.each(
                [&](operations::CoverageBlock&& block) {
                    for (const auto& row : block.rows) rows->add(operations::coverage_values(block, row, columns));
                },
                watch.reports());
            about = coverage.notes();
        }
        py::dict result = std::move(*rows).take();
        result["notes"] = watch.notes();
        result["about"] = about;
        return result;
    });
}

operations::Cities cities_of(const Given& given) {
    using operations::Cities;
    const bool others = given.has("to") || given.has("places");
    const std::string text = given.text("cities", others ? "none" : given.has("country") ? "all" : "million");
    constexpr std::pair<std::string_view, Cities> words[] = {
        {"none", Cities::none}, {"capitals", Cities::capitals}, {"million", Cities::million}, {"all", Cities::all}};
    for (const auto& [word, cities] : words) {
        if (text == word) return cities;
    }
    throw Error::usage(parameter("cities") + ": '" + text + "' is none of none, capitals, million and all");
}

py::dict reach(py::dict options, const Frames& frames) {
    const Given given(std::move(options));
    return answered(given.has("sites") || given.has("places"), [&] {
        const operations::Data& data = data_of(given);
        operations::ReachRequest request;
        request.query = query_of(given, frames);
        request.cities = cities_of(given);
        request.country = given.texts("country");
        for (const std::string& place : given.texts("to")) request.to.push_back(operations::parse_place(place));
        request.places = given.texts("places");
        request.edges = style_of(given).edges;
        request.only_inside = given.flag("only_inside");
        if (given.has("limit")) request.limit = py::cast<int>(given.value("limit"));
        request.threads = threads_of(given);
        Watch watch;
        Rows rows(operations::reach_fields());
        std::vector<std::string> about;
        {
            const py::gil_scoped_release others_may_run;
            operations::Reach reach(std::move(request), data);
            reach.check();
            reach.each(
                [&](operations::Reached&& reached) {
                    operations::each_row(reached, reach.request().only_inside, [&](std::size_t pair, auto range) {
                        const auto& place = reach.places()[reached.pairs[pair].place];
                        rows.add(operations::reach_values(reached, place, pair, range));
                    });
                },
                watch.reports());
            about = reach.notes();
        }
        py::dict result = std::move(rows).take();
        result["notes"] = watch.notes();
        result["about"] = about;
        return result;
    });
}

/// What programs see of a table: `{name: [values]}`.
py::dict columns_of(const operations::Table& table) {
    py::dict columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const operations::TableColumn& column = table.columns[i];
        if (column.shown != operations::Shown::everywhere && column.shown != operations::Shown::to_programs) continue;
        py::list values(table.rows.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row) values[row] = object_of(table.rows[row][i]);
        columns[py::str(column.name)] = std::move(values);
    }
    return columns;
}

py::dict list(const std::string& kind, py::dict options) {
    const Given given(std::move(options));
    return answered(true, [&] {
        const operations::Data& data = data_of(given);
        for (const operations::ListKind& each : operations::list_kinds()) {
            if (each.name == kind) return columns_of(each.table(data.catalog, data.sources));
        }
        throw Error::usage("there is no list of " + kind);
    });
}

py::tuple classify(const std::vector<std::string>& specs, py::dict options) {
    const Given given(std::move(options));
    return answered(false, [&] {
        const catalog::Catalog& catalog = data_of(given).catalog;
        const operations::Subjects subjects = operations::subjects_of(catalog, specs);
        operations::Table table = operations::classes_table();
        for (const operations::Subject& subject : subjects.list) {
            for (const auto& classified : operations::classify(catalog, subject))
                table.rows.push_back(operations::class_row(catalog, subject, classified));
        }
        return py::make_tuple(columns_of(table), subjects.notes);
    });
}

/// Sites and launch areas of a file, each with its name, its columns and its geometry.
py::dict read(const std::string& path, py::dict options) {
    const Given given(std::move(options));
    return answered(true, [&] {
        io::SitesRequest request;
        request.path = path;
        if (given.has("layer")) request.layer = given.text("layer");
        if (given.has("where")) request.where = given.text("where");
        request.columns = {given.has("lat_column") ? std::optional(given.text("lat_column")) : std::nullopt,
                           given.has("lon_column") ? std::optional(given.text("lon_column")) : std::nullopt,
                           given.has("name_column") ? std::optional(given.text("name_column")) : std::nullopt};
        request.encoding = given.text("encoding");
        request.allow_network = given.flag("allow_network");
        request.scratch = scratch_of_host();
        const bool skip_bad = given.flag("skip_bad");
        std::optional<Rows> rows;
        operations::RowCheck check;
        std::vector<std::string> notes;
        {
            const py::gil_scoped_release others_may_run;
            io::SiteTable table(request);
            notes = table.notes();
            std::vector<io::Field> fields = table.fields();
            fields.insert(fields.begin(), {"name", io::FieldType::text, {}});
            rows.emplace(fields);
            table.each(
                [&](io::SiteRow&& row) {
                    std::vector<io::Value> values = std::move(row.values);
                    values.insert(values.begin(), io::text_value(row.name));
                    const LonLat point{row.position.lon(), row.position.lat()};
                    rows->add(values, row.area ? wkb_of(*row.area) : wkb_of(io::Geometry(point)));
                },
                [&](io::BadRow&& row) {
                    if (!row.unlocated) check.add_bad(io::shown_source(path), row.where, row.reason);
                });
            if (check.bad > 0 && !skip_bad) {
                throw Error::file(check.count() + "; correct " + (check.bad == 1 ? "it" : "them") + " or add " +
                                  parameter("skip_bad") + check.list());
            }
        }
        py::dict result = std::move(*rows).take();
        result["notes"] = notes;
        result["bad"] = check.bad;
        result["bad_rows"] = check.list();
        return result;
    });
}

/// Outlines for maps, as GeoJSON.
std::string outlines(const std::string& what) {
    return answered(true, [&] {
        using catalog::Outlines;
        constexpr std::pair<std::string_view, Outlines> words[] = {
            {"land", Outlines::land}, {"countries", Outlines::countries}, {"countries_50m", Outlines::countries_50m}};
        for (const auto& [word, outlines] : words) {
            if (what == word) return catalog::outlines_text(outlines, data_of(Given(py::dict())).sources);
        }
        throw Error::usage("outlines: '" + what + "' is none of land, countries and countries_50m");
    });
}

}  // namespace
}  // namespace rangeband::python

PYBIND11_MODULE(_rangeband, module) {
    namespace here = rangeband::python;
    namespace py = pybind11;
    module.doc() = "The engine of rangeband; what people call is in the package rangeband.";
    module.attr("version") = std::string(rangeband::version());
    py::list columns;
    for (const auto& field : rangeband::operations::footprint_fields()) columns.append(field.name);
    module.attr("columns") = columns;  // of footprints, before those that go along
    py::class_<here::Frame, std::shared_ptr<here::Frame>>(module, "Frame")
        .def(py::init<std::string>())
        .def("add_reals", &here::Frame::add_reals)
        .def("add_integers", &here::Frame::add_integers, py::arg("name"), py::arg("values"),
             py::arg("mask") = py::none())
        .def("add_texts", &here::Frame::add_texts)
        .def("add_days", &here::Frame::add_days)
        .def("set_geometry", &here::Frame::set_geometry)
        .def("__len__", &here::Frame::rows);
    module.def("footprints", &here::footprints<here::Rows>);
    module.def("records", &here::footprints<here::Records>);
    module.def("write", &here::write);
    module.def("inside", &here::inside);
    module.def("distance", &here::distance);
    module.def("coverage", &here::coverage);
    module.def("reach", &here::reach);
    module.def("list", &here::list);
    module.def("classify", &here::classify);
    module.def("read", &here::read);
    module.def("outlines", &here::outlines);
}
