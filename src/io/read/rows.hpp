// SPDX-License-Identifier: MIT
/// The common interface of all readers of sites.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "io/read/input_source.hpp"
#include "io/read/records.hpp"
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
    virtual DecimalSign decimal_sign() const { return DecimalSign::point; }
    /// A format with numbers of its own says nothing of those that stand in text.
    virtual DecimalSign decimal_sign_of(std::size_t field) const {
        return fields()[field].type == FieldType::text ? DecimalSign::unknown : decimal_sign();
    }
    virtual std::string thousands_in_doubt(std::size_t /*field*/) const { return {}; }
    virtual std::vector<std::string> notes() const { return {}; }
};

/// A table of text cells: delimited text or a sheet.
std::unique_ptr<Rows> open_table_rows(std::unique_ptr<Records> records, const InputSource& source,
                                      const SitesRequest& request);

/// Whether one of the first records names coordinates, even twice.
bool has_site_header(Records& records);

}  // namespace rangeband::io
