// SPDX-License-Identifier: MIT
#include "python/frame.hpp"

#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

namespace rangeband::python {
namespace {

std::string_view view_of(const py::handle& value) {
    Py_ssize_t size = 0;
    const char* const text = PyUnicode_AsUTF8AndSize(value.ptr(), &size);
    if (text == nullptr) throw py::error_already_set();
    return {text, static_cast<std::size_t>(size)};
}

std::string_view bytes_of(const py::handle& value) {
    char* bytes = nullptr;
    Py_ssize_t size = 0;
    if (PyBytes_AsStringAndSize(value.ptr(), &bytes, &size) != 0) throw py::error_already_set();
    return {bytes, static_cast<std::size_t>(size)};
}

io::Value date_of(std::int64_t day) {
    if (day == std::numeric_limits<std::int64_t>::min()) return {};
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    return Date{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace

void Frame::add(std::string name, io::FieldType type, Column column, std::size_t rows, py::object owner) {
    if (!owners_.empty() && rows != rows_) throw py::value_error("columns differ in length");
    rows_ = rows;
    fields_.push_back({std::move(name), type, {}});
    columns_.push_back(std::move(column));
    owners_.push_back(std::move(owner));
}

void Frame::add_reals(std::string name, py::array_t<double, py::array::c_style | py::array::forcecast> values) {
    add(std::move(name), io::FieldType::real, Reals{values.data()}, static_cast<std::size_t>(values.size()), values);
}

void Frame::add_integers(std::string name, py::array_t<std::int64_t, py::array::c_style | py::array::forcecast> values,
                         std::optional<py::array_t<bool, py::array::c_style | py::array::forcecast>> mask) {
    if (mask && mask->size() != values.size()) throw py::value_error("a mask differs from its column in length");
    const Integers column{values.data(), mask ? mask->data() : nullptr};
    add(std::move(name), io::FieldType::integer, column, static_cast<std::size_t>(values.size()),
        py::make_tuple(values, mask ? py::object(*mask) : py::none()));
}

void Frame::add_texts(std::string name, py::list values) {
    Texts texts;
    texts.reserve(values.size());
    for (const py::handle value : values) texts.push_back(value.is_none() ? std::string_view() : view_of(value));
    add(std::move(name), io::FieldType::text, std::move(texts), values.size(), values);
}

void Frame::add_days(std::string name, py::array_t<std::int64_t, py::array::c_style | py::array::forcecast> values) {
    add(std::move(name), io::FieldType::date, Days{values.data()}, static_cast<std::size_t>(values.size()), values);
}

void Frame::set_geometry(py::list wkb, std::string crs) {
    if (!owners_.empty() && wkb.size() != rows_) throw py::value_error("columns differ in length");
    rows_ = wkb.size();
    geometry_.emplace();
    geometry_->reserve(rows_);
    for (const py::handle value : wkb) geometry_->push_back(value.is_none() ? std::string_view() : bytes_of(value));
    crs_ = std::move(crs);
    owners_.push_back(wkb);
}

io::Value Frame::value(std::size_t row, std::size_t column) const {
    const Column& values = columns_[column];
    if (const auto* reals = std::get_if<Reals>(&values)) {
        const double value = reals->values[row];
        return std::isnan(value) ? io::Value() : io::Value(value);
    }
    if (const auto* integers = std::get_if<Integers>(&values)) {
        const bool is_null = integers->mask != nullptr && integers->mask[row];
        return is_null ? io::Value() : io::Value(integers->values[row]);
    }
    if (const auto* days = std::get_if<Days>(&values)) return date_of(days->values[row]);
    const std::string_view text = std::get<Texts>(values)[row];
    return text.data() == nullptr ? io::Value() : io::Value(std::string(text));
}

}  // namespace rangeband::python
