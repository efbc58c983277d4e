// SPDX-License-Identifier: MIT
/// Errors that name the parameter of a request.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "rangeband/error.hpp"

namespace rangeband::operations {

/// What `convert` returns; a failure has the parameter's name in front.
template <class Convert>
std::invoke_result_t<Convert> of_parameter(std::string_view name, std::size_t index, const Convert& convert) {
    try {
        return convert();
    } catch (const Error& error) {
        throw error.within(parameter(name, index));
    }
}

}  // namespace rangeband::operations
