// SPDX-License-Identifier: MIT
#include "rangeband/io/write.hpp"

#include <fmt/format.h>

#include <utility>

#include "io/text/connection_string.hpp"
#include "io/write/format_table.hpp"
#include "io/write/styled_writer.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

void Writer::encode(std::size_t /*layer*/, Feature& /*feature*/) const {}

std::unique_ptr<Writer> Writer::open(OutputRequest request) {
    if (request.format == nullptr || request.layers.empty())
        throw Error::internal("an output without format or layers");
    const auto& row = row_of(*request.format);
    if (request.layers.size() > 1 && !row.format.several_layers) {
        throw Error::internal(fmt::format("{} holds one layer", row.format.name));
    }
    const bool in_database = row.format.name == "PostgreSQL";
    if (in_database && !is_database(request.target)) {
        throw Error::usage(fmt::format("{}: a database is named PG:dbname=NAME host=HOST user=NAME", request.target));
    }
    if (!in_database && is_database(request.target)) {
        throw Error::usage(fmt::format("{} is a database; leave {} out", redacted_connection_string(request.target),
                                       parameter(fmt::format("format {}", row.format.name))));
    }
    return open_styled(std::move(request), row);
}

}  // namespace rangeband::io
