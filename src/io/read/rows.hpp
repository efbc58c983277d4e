// SPDX-License-Identifier: MIT
/// The ways of reading sites, behind one door.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "io/read/input_source.hpp"
#include "rangeband/io/read.hpp"

namespace rangeband::io {

/// Rows of an opened and understood source; the contract is that of `SiteTable`.
class Rows {
  public:
    using Good = std::function<void(SiteRow&&)>;
    using Bad = std::function<void(BadRow&&)>;

    virtual ~Rows() = default;
    virtual const std::vector<Field>& fields() const = 0;
    virtual void each(const Good& good, const Bad& bad) = 0;
};

/// Delimited text.
std::unique_ptr<Rows> open_csv_rows(const InputSource& source, const SitesRequest& request);

}  // namespace rangeband::io
