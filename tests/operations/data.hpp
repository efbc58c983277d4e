// SPDX-License-Identifier: MIT
#pragma once

#include "rangeband/operations/query.hpp"

/// The catalogue that is built in.
inline const rangeband::operations::Data& data() {
    static const auto embedded = rangeband::operations::Data::open();
    return embedded;
}
