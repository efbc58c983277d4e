// SPDX-License-Identifier: MIT
/// Keyword arguments of Python as requests.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python/frame.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::python {

namespace py = pybind11;

/// Keyword arguments by the names of the fields of requests; `None` is not given.
class Given {
  public:
    explicit Given(py::dict values);

    bool has(const char* name) const;
    bool flag(const char* name) const;
    std::string text(const char* name, const char* fallback = "") const;
    std::vector<std::string> texts(const char* name) const;  ///< of a list
    py::handle value(const char* name) const;                ///< `None` where it is not given

  private:
    py::dict values_;
    std::vector<std::pair<std::string_view, py::handle>> given_;  ///< those that are: few, so that looking is cheap
};

/// A frame, as many requests want it.
using Frames = std::vector<std::shared_ptr<Frame>>;

/// @{
/// Each throws Error(usage) with the parameter's name in front.
operations::Query query_of(const Given& given, const Frames& frames);
operations::Style style_of(const Given& given);
operations::Merging merging_of(const Given& given, operations::Merge unless_given);
operations::Wording wording_of(const Given& given);
operations::FootprintRequest footprint_request_of(const Given& given, const Frames& frames);
unsigned threads_of(const Given& given);
/// @}

/// The catalogue, read once for each list of folders.
const operations::Data& data_of(const Given& given);

/// Temporary files go where Python's do.
io::Scratch scratch_of_host();

/// How a parameter is written in Python: `range_column="reach:km"`, `skip_bad=True`, `at[2]`.
std::string keyword(std::string_view words, std::optional<std::size_t> index);

}  // namespace rangeband::python
