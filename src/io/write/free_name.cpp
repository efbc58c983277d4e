// SPDX-License-Identifier: MIT
#include "io/write/free_name.hpp"

#include <algorithm>

#include "rangeband/text.hpp"

namespace rangeband::io {

std::string free_name(std::string name, const Layer& layer) {
    const auto taken = [&](const Field& field) { return lowered(field.name) == lowered(name); };
    while (std::any_of(layer.fields.begin(), layer.fields.end(), taken)) name += "_";
    return name;
}

}  // namespace rangeband::io
