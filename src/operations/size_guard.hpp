// SPDX-License-Identifier: MIT
/// Estimates how much a request would write.
#pragma once

#include <atomic>
#include <cstddef>

#include "operations/run.hpp"
#include "rangeband/io/formats.hpp"

namespace rangeband::operations {

struct SizeEstimate {
    std::size_t footprints = 0;
    double vertices = 0.0;  ///< of one footprint, on average
    double bytes = 0.0;     ///< of all, with columns and every layer
};

/// What is not merged, from up to 256 footprints that are spread evenly over the request: each is drawn, more coarsely
/// where the tolerance is so fine that this would take long. `good_rows` is how many rows of files there are. Walks the
/// files once.
SizeEstimate estimate_size(Plan& plan, std::size_t good_rows, const Layers& layers, const io::Format& format);

/// Throws Error(usage) for what would write more than `limits::most_bytes`, unless it is forced. Merged footprints are
/// not looked at, since they are mostly far smaller than what they are made of: see `MergedSize`.
void must_not_be_huge(Plan& plan, const RowCheck& rows, const Layers& layers, const io::Format& format);

/// What merged footprints come to, which is known only once they are drawn.
class MergedSize {
  public:
    MergedSize(const Plan& plan, const io::Format& format)
        : counts_(plan.request.merging.merges() && !plan.request.force), format_(format) {}

    /// Throws Error(usage) when this and all before it are more than `limits::most_bytes`, unless they are forced or
    /// not merged. Safe to call from many threads.
    void add(const io::Feature& feature);

  private:
    bool counts_;
    const io::Format& format_;
    std::atomic<std::size_t> bytes_ = 0;
};

}  // namespace rangeband::operations
