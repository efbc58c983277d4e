// SPDX-License-Identifier: MIT
/// How much of each country is covered by footprints, and which cities.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rangeband/io/write.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// A resolved request: all sites and ranges are found, and files are open.
class Coverage {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files of sites that cannot be read.
    /// The data must outlive this.
    Coverage(CoverageRequest request, const Data& data);
    ~Coverage();
    Coverage(Coverage&&) noexcept;
    Coverage& operator=(Coverage&&) noexcept;

    /// The columns that this request needs.
    CoverageColumns columns() const;

    /// Checks the rows of files. Throws Error(file) for bad ones that are not to be skipped.
    RowCheck check();

    /// Draws and measures every group; `sink` gets the blocks in order, after `check`. In a timeline each group comes
    /// as it was at first, and again for each day on which something of it changes, with zeros when nothing of it is
    /// there.
    void each(const std::function<void(CoverageBlock&&)>& sink, const Reports& reports = {});

    /// Notes for the reader of the rows: what is counted, unknown dates, sources, credits.
    std::vector<std::string> notes() const;

    /// Writes the covered part of each country and of the sea to a file, complete or not at all, after `check`; layers
    /// and texts are filled in. `arrange` may sort each block's rows. Returns how many areas.
    std::size_t write(io::OutputRequest output, const std::function<void(CoverageBlock&)>& arrange,
                      const Reports& reports = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::operations
