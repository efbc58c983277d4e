#include "rangeband/footprint/merge.hpp"

#include "rangeband/error.hpp"

namespace rangeband::footprint {

Footprint merge(std::span<const Source> /*sources*/, Depth /*depth*/, Tolerance /*tolerance*/) {
    throw Error::internal("merging is being built");
}

Footprint difference(std::span<const Source> /*sources*/, std::span<const Source> /*without*/,
                     Tolerance /*tolerance*/) {
    throw Error::internal("merging is being built");
}

std::vector<DepthFootprint> depths(std::span<const Source> /*sources*/, Nesting /*nesting*/, Tolerance /*tolerance*/) {
    throw Error::internal("merging is being built");
}

}  // namespace rangeband::footprint
