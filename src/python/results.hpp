// SPDX-License-Identifier: MIT
/// Rows with their geometries as columns of Python.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::python {

namespace py = pybind11;

/// One column, collected without the interpreter's lock. Texts are kept once each.
class ColumnOf {
  public:
    explicit ColumnOf(const io::Field& field) : field_(field) {}

    void add(const io::Value& value);

    const std::string& name() const { return field_.name; }

    /// Reals are an array with NaN for null; integers an array, and where one is null a list; dates an array of
    /// `datetime64[D]`; texts a list. Null is `None` in a list.
    py::object take() &&;

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    static constexpr std::int64_t null = std::numeric_limits<std::int64_t>::min();

    std::int64_t number_of(const std::string& text);

    io::Field field_;
    std::vector<double> reals_;
    std::vector<std::int64_t> integers_;  ///< whole numbers, days, or numbers of texts
    bool has_null_ = false;
    std::vector<std::string> texts_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
    bool is_repetitive_ = true;
};

/// Features one by one.
class Records {
  public:
    explicit Records(std::vector<std::string> names) : names_(std::move(names)) {}

    void add(const std::vector<io::Value>& values, std::string wkb) { records_.emplace_back(values, std::move(wkb)); }

    /// `{'records': [(bytes, {name: value})]}`
    py::dict take() &&;

  private:
    std::vector<std::string> names_;
    std::vector<std::pair<std::vector<io::Value>, std::string>> records_;
};

/// All columns of a layer, and geometries as well-known binary.
class Rows {
  public:
    explicit Rows(const std::vector<io::Field>& fields);

    void add(const std::vector<io::Value>& values);
    void add(const std::vector<io::Value>& values, std::string wkb);

    /// `{'columns': {name: values}, 'wkb': [bytes]}`
    py::dict take() &&;

  private:
    std::vector<ColumnOf> columns_;
    std::vector<std::string> wkb_;
};

/// A value alone: `None`, `str`, `float`, `int`, `datetime.date`; a date that is less precise than a day is text.
py::object object_of(const io::Value& value);

/// The vector's own memory as an array.
template <class T>
py::array_t<T> array_of(std::vector<T>&& values) {
    auto* const kept = new std::vector<T>(std::move(values));
    const py::capsule owner(kept, [](void* memory) { delete static_cast<std::vector<T>*>(memory); });
    return py::array_t<T>(static_cast<py::ssize_t>(kept->size()), kept->data(), owner);
}

}  // namespace rangeband::python
