// SPDX-License-Identifier: MIT
#include "python/results.hpp"

#include <chrono>
#include <limits>
#include <utility>

#include "rangeband/dates.hpp"

namespace rangeband::python {
namespace {

std::int64_t days_since_1970(const Date& date) {
    const std::chrono::year_month_day day{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    return std::chrono::sys_days(day).time_since_epoch().count();
}

py::object text_object(const std::string& text) {
    return py::reinterpret_steal<py::object>(
        PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

/// Names of columns as objects: nearly always those of the last call, which are kept.
std::vector<py::str> name_objects(const std::vector<std::string>& names) {
    struct Known {
        std::vector<std::string> names;
        std::vector<py::str> objects;
    };
    static auto& last = *new Known;  // never destroyed: the interpreter ends earlier
    if (last.names != names) last = {names, {names.begin(), names.end()}};
    return last.objects;
}

/// After so many new texts in a row, the rest are not looked up either.
constexpr std::size_t looked_at = 1'000;

}  // namespace

std::int64_t ColumnOf::number_of(const std::string& text) {
    const auto next = static_cast<std::int64_t>(texts_.size());
    if (!texts_.empty() && texts_.back() == text) return next - 1;
    if (is_repetitive_) {
        const auto [at, fresh] = numbers_.try_emplace(text, next);
        if (!fresh) return at->second;
        if (texts_.size() == looked_at && integers_.size() == looked_at) is_repetitive_ = false;
    }
    texts_.push_back(text);
    return next;
}

void ColumnOf::add(const io::Value& value) {
    const bool is_null = std::holds_alternative<std::monostate>(value);
    has_null_ = has_null_ || is_null;
    if (field_.type == io::FieldType::real) {
        const auto* const real = std::get_if<double>(&value);
        reals_.push_back(real != nullptr ? *real : std::numeric_limits<double>::quiet_NaN());
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        integers_.push_back(number_of(*text));
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        integers_.push_back(*whole);
    } else if (const auto* date = std::get_if<Date>(&value); date != nullptr && date->day != 0) {
        integers_.push_back(field_.type == io::FieldType::date ? days_since_1970(*date) : number_of(iso_text(*date)));
    } else {
        integers_.push_back(null);
    }
}

py::object ColumnOf::take() && {
    if (field_.type == io::FieldType::real) return array_of(std::move(reals_));
    if (field_.type == io::FieldType::date)
        return array_of(std::move(integers_)).attr("view")("datetime64[D]");  // the smallest number is NaT
    if (field_.type == io::FieldType::integer && !has_null_) return array_of(std::move(integers_));
    std::vector<py::object> texts;
    texts.reserve(texts_.size());
    for (std::string& text : texts_) {
        texts.push_back(text_object(text));
        std::string().swap(text);
    }
    py::list values(integers_.size());
    for (std::size_t i = 0; i < integers_.size(); ++i) {
        if (integers_[i] == null) {
            values[i] = py::none();
        } else if (field_.type == io::FieldType::integer) {
            values[i] = py::int_(integers_[i]);
        } else {
            values[i] = texts[static_cast<std::size_t>(integers_[i])];
        }
    }
    return values;
}

py::dict Records::take() && {
    const std::vector<py::str> names = name_objects(names_);
    py::list records(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
        auto& [values, wkb] = records_[i];
        py::dict properties;
        for (std::size_t k = 0; k < names.size(); ++k) {
            if (PyDict_SetItem(properties.ptr(), names[k].ptr(), object_of(values[k]).ptr()) != 0)
                throw py::error_already_set();
        }
        records[i] = py::make_tuple(py::bytes(wkb), std::move(properties));
        std::string().swap(wkb);
    }
    py::dict result;
    result["records"] = std::move(records);
    return result;
}

Rows::Rows(const std::vector<io::Field>& fields) : columns_(fields.begin(), fields.end()) {}

void Rows::add(const std::vector<io::Value>& values) {
    for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].add(values[i]);
}

void Rows::add(const std::vector<io::Value>& values, std::string wkb) {
    add(values);
    wkb_.push_back(std::move(wkb));
}

py::dict Rows::take() && {
    py::dict columns;
    for (ColumnOf& column : columns_) columns[py::str(column.name())] = std::move(column).take();
    py::list wkb(wkb_.size());
    for (std::size_t i = 0; i < wkb_.size(); ++i) {
        wkb[i] = py::bytes(wkb_[i]);
        std::string().swap(wkb_[i]);
    }
    py::dict result;
    result["columns"] = std::move(columns);
    result["wkb"] = std::move(wkb);
    return result;
}

py::object object_of(const io::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return text_object(*text);
    if (const auto* real = std::get_if<double>(&value)) return py::float_(*real);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return py::int_(*whole);
    const auto* const date = std::get_if<Date>(&value);
    if (date == nullptr) return py::none();
    if (date->day == 0) return text_object(iso_text(*date));
    return py::module_::import("datetime").attr("date")(date->year, date->month, date->day);
}

}  // namespace rangeband::python
