// SPDX-License-Identifier: MIT
/// Which places are within which range of which sites: distances, azimuths and verdicts.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rangeband/analysis/verdict.hpp"
#include "rangeband/io/write.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

/// A site and one of the places.
struct PairReached {
    std::size_t place = 0;         ///< index of the destination
    geodesic::Position from;       ///< the site, or the nearest point of the area
    Length distance;               ///< 0 within an area
    std::optional<Angle> azimuth;  ///< at `from`, in [0°, 360°); none at distance 0
};

/// A site with its pairs in the order of the places, and for each the verdicts in the order of the ranges.
struct Reached {
    std::string site;
    Length uncertainty;  ///< of its position: see `uncertainty_of`
    Ranges ranges;
    std::vector<PairReached> pairs;
    std::vector<analysis::Verdict> verdicts;  ///< pairs × ranges

    /// Whether to show the pair's row of that range.
    bool shows(std::size_t pair, std::size_t range, bool only_inside) const {
        return !only_inside || verdicts[pair * ranges.size() + range].inside == analysis::Inside::yes;
    }
};

/// Whether the place is closer to the limit of the range than the two positions are precise.
bool is_close(const Reached& reached, const Destination& place, std::size_t pair, std::size_t range);

/// Verdicts alone: `[range * places + place]`.
struct Judged {
    std::string site;
    Ranges ranges;
    std::vector<analysis::Inside> insides;
};

/// What was found in files.
struct ReachTally {
    RowCheck places, sites;
};

/// A resolved request: all sites, ranges and places are found.
class Reach {
  public:
    /// Throws Error(usage) for what makes no sense or is not known, Error(file) for files that cannot be read. The data
    /// must outlive this.
    Reach(ReachRequest request, const Data& data);
    ~Reach();
    Reach(Reach&&) noexcept;
    Reach& operator=(Reach&&) noexcept;

    /// @{
    /// The request, and the places that are tested.
    const ReachRequest& request() const;
    const std::vector<Destination>& places() const;
    /// @}

    /// Notes for the reader of the rows: what is undecided and why, sources, credits.
    const std::vector<std::string>& notes() const;

    /// The one on capitals that the source of the cities lacks, which counts without rows, too; or empty.
    const std::string& on_capitals() const;

    /// Checks the rows of the files of sites. Throws Error(file) for bad ones that are not to be skipped.
    ReachTally check();

    /// How many answers so far were closer to a limit than the positions are precise, as a message; empty
    /// for none.
    std::string close_answers() const;

    /// The number of rows that `each` gives, after `check`; none if not known beforehand.
    std::optional<double> rows() const;

    /// Computes every site and hands the results over in order, after `check`. `prepare` runs on many threads and makes
    /// of one site's results what `sink` then gets, on this one.
    void each(const std::function<std::string(const Reached&)>& prepare, const std::function<void(std::string&&)>& sink,
              const Reports& reports = {});
    /// The same without preparation.
    void each(const std::function<void(Reached&&)>& sink, const Reports& reports = {});

    /// The same with verdicts only, which need few distances.
    void judge(const std::function<void(Judged&&)>& sink, const Reports& reports = {});

    /// Writes lines or points to a file, complete or not at all, after `check`; layers and texts are filled in.
    /// Returns how many.
    std::size_t write(io::OutputRequest output, const Reports& reports = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The output's columns: of every row, in every format.
std::vector<io::Field> reach_fields();

/// One row. Without a range, its columns are null.
std::vector<io::Value> reach_values(const Reached& reached, const Destination& place, std::size_t pair,
                                    std::optional<std::size_t> range);

/// Calls `visit(pair, range)` for each row in order: pairs × ranges, or pairs alone where there is no range.
template <typename Visit>
void each_row(const Reached& reached, bool only_inside, const Visit& visit) {
    for (std::size_t pair = 0; pair < reached.pairs.size(); ++pair) {
        if (reached.ranges.empty()) visit(pair, std::optional<std::size_t>());
        for (std::size_t range = 0; range < reached.ranges.size(); ++range) {
            if (reached.shows(pair, range, only_inside)) visit(pair, std::optional(range));
        }
    }
}

}  // namespace rangeband::operations
