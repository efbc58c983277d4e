/// What `rangeband reach` shows to people, and its counts.
#pragma once

#include <vector>

#include "cli/reach_request.hpp"
#include "cli/table.hpp"

namespace rangeband::cli {

/// One line for each site and place, sorted, with a column for each range; where these are too many, one for each
/// range.
class ReachTable {
  public:
    explicit ReachTable(const ReachRequest& request) : request_(request) {}

    void add(Reached&& reached) { sites_.push_back(std::move(reached)); }

    Table table() const;

  private:
    Ranges ranges() const;
    std::vector<std::size_t> sorted(const Reached& reached) const;

    const ReachRequest& request_;
    std::vector<Reached> sites_;
};

/// How many places each site reaches, or how many sites reach each place.
class ReachCounts {
  public:
    explicit ReachCounts(const ReachRequest& request);

    /// `[range * places + place]` of the item's ranges.
    void add(const Item& item, const std::vector<analysis::Inside>& insides);

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

    const ReachRequest& request_;
    std::vector<OfRange> ranges_;               ///< for `sites`
    std::vector<std::vector<io::Value>> rows_;  ///< for `places`
};

}  // namespace rangeband::cli
