// SPDX-License-Identifier: MIT
/// Columns of Python as a table of sites, without copying them.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rangeband/io/own_table.hpp"

namespace rangeband::python {

namespace py = pybind11;

/// Reads arrays and texts in place, without the interpreter's lock: Python keeps the frame while a request runs.
class Frame final : public io::OwnTable {
  public:
    explicit Frame(std::string name) : name_(std::move(name)) {}

    /// @{
    /// A column; null is NaN, `None`, or what `mask` marks. Days are counted from 1970-01-01, and the smallest number
    /// is null. Columns are of equal length.
    void add_reals(std::string name, py::array_t<double, py::array::c_style | py::array::forcecast> values);
    void add_integers(std::string name, py::array_t<std::int64_t, py::array::c_style | py::array::forcecast> values,
                      std::optional<py::array_t<bool, py::array::c_style | py::array::forcecast>> mask);
    void add_texts(std::string name, py::list values);
    void add_days(std::string name, py::array_t<std::int64_t, py::array::c_style | py::array::forcecast> values);
    /// @}

    /// Well-known binary or `None`, and its coordinate reference system as `OwnTable` has it.
    void set_geometry(py::list wkb, std::string crs);

    std::string name() const override { return name_; }
    std::size_t rows() const override { return rows_; }
    const std::vector<io::Field>& columns() const override { return fields_; }
    io::Value value(std::size_t row, std::size_t column) const override;
    bool has_geometry() const override { return geometry_.has_value(); }
    std::string_view geometry(std::size_t row) const override { return (*geometry_)[row]; }
    std::string crs() const override { return crs_; }

  private:
    struct Reals {
        const double* values;
    };
    struct Integers {
        const std::int64_t* values;
        const bool* mask;  ///< or null
    };
    struct Days {
        const std::int64_t* values;
    };
    /// A null text has no address.
    using Texts = std::vector<std::string_view>;
    using Column = std::variant<Reals, Integers, Days, Texts>;

    void add(std::string name, io::FieldType type, Column column, std::size_t rows, py::object owner);

    std::string name_;
    std::size_t rows_ = 0;
    std::vector<io::Field> fields_;
    std::vector<Column> columns_;
    std::optional<Texts> geometry_;
    std::string crs_;
    std::vector<py::object> owners_;  ///< of the memory that is read
};

}  // namespace rangeband::python
