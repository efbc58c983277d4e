// SPDX-License-Identifier: MIT
/// The terminal's tables of `rangeband reach`, and its counts.
#pragma once

#include <vector>

#include "cli/options/reach_options.hpp"
#include "cli/terminal/table.hpp"
#include "rangeband/operations/reach.hpp"

namespace rangeband::cli {

/// One line for each site and place, sorted, with a column for each range; where these are too many, one for each
/// range.
class ReachTable {
  public:
    ReachTable(const operations::Reach& reach, ReachSort sort) : reach_(reach), sort_(sort) {}

    void add(operations::Reached&& reached) { sites_.push_back(std::move(reached)); }

    Table table() const;

  private:
    operations::Ranges ranges() const;
    std::vector<std::size_t> sorted(const operations::Reached& reached) const;

    const operations::Reach& reach_;
    ReachSort sort_;
    std::vector<operations::Reached> sites_;
};

/// How many places each site reaches, or how many sites reach each place.
class ReachCounts {
  public:
    ReachCounts(const operations::Reach& reach, ReachCount count, bool for_people)
        : reach_(reach), count_(count), for_people_(for_people) {}

    void add(const operations::Judged& judged);

    Table table() const;

  private:
    struct Tally {
        std::int64_t inside = 0, undecided = 0;
        void add(analysis::Inside one);
    };
    struct OfRange {
        std::shared_ptr<const catalog::Range> range;
        std::vector<Tally> places;
        std::int64_t sites = 0;  ///< that were asked about it
    };
    OfRange& of(const std::shared_ptr<const catalog::Range>& range);
    static io::Value id_of(const catalog::Range& range) { return {range.id}; }

    const operations::Reach& reach_;
    ReachCount count_;
    bool for_people_;
    std::vector<OfRange> ranges_;               ///< for `sites`
    std::vector<std::vector<io::Value>> rows_;  ///< for `places`
};

}  // namespace rangeband::cli
