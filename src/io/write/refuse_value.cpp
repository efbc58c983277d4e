// SPDX-License-Identifier: MIT
#include "io/write/refuse_value.hpp"

#include <fmt/format.h>

#include "rangeband/error.hpp"

namespace rangeband::io {

void refuse_value(const OutputPlace& place, const Field& field, const std::string& why) {
    throw Error::file(fmt::format("{}: column '{}': {}; write a GeoPackage ({} leaves columns of the input out)",
                                  place.shown, field.name, why, parameter("keep")));
}

}  // namespace rangeband::io
