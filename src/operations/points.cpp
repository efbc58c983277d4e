// SPDX-License-Identifier: MIT
#include "rangeband/operations/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "operations/input/sites.hpp"
#include "operations/measure.hpp"
#include "operations/pipeline.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/furthest_longitude.hpp"

namespace rangeband::operations {
namespace {

/// So many points are prepared at once: enough that neighbours are decided together, few enough for the caches.
constexpr std::size_t at_once = 16'384;

void check(PointArrays points) {
    for (std::size_t i = 0; i < points.lat.size(); ++i) {
        const double lat = points.lat[i], lon = points.lon[i];
        if (std::abs(lat) <= 90.0 && std::abs(lon) <= geodesic::furthest_longitude) continue;  // false for no number
        if (!std::isfinite(lat) || !std::isfinite(lon))
            throw Error::usage(fmt::format("point {}: its coordinates are not finite numbers", i));
        const bool latitude = std::abs(lat) > 90.0;
        throw Error::usage(fmt::format("point {}: {} {} is outside -{}..{}", i, latitude ? "latitude" : "longitude",
                                       latitude ? lat : lon, latitude ? 90.0 : geodesic::furthest_longitude,
                                       latitude ? 90.0 : geodesic::furthest_longitude));
    }
}

std::vector<geodesic::Position> positions_of(PointArrays points, std::size_t first, std::size_t count) {
    std::vector<geodesic::Position> positions;
    positions.reserve(count);
    for (std::size_t i = first; i < first + count; ++i)
        positions.push_back(geodesic::Position::deg(points.lat[i], points.lon[i]));
    return positions;
}

/// Every run of points on some thread.
void each_run(std::size_t points, unsigned threads, const Reports& reports,
              const std::function<void(std::size_t first, std::size_t count)>& work) {
    const std::size_t runs = (points + at_once - 1) / at_once;
    std::size_t done = 0;
    OrderedPipeline<std::size_t, std::size_t> pipeline(
        static_cast<unsigned>(std::min<std::size_t>(threads, runs)),
        [&](std::size_t&& first) {
            const std::size_t count = std::min(at_once, points - first);
            work(first, count);
            return count;
        },
        [&](std::size_t&& count) {
            done += count;
            if (reports.progress) reports.progress(done, points);
        });
    for (std::size_t first = 0; first < points; first += at_once) pipeline.push(std::size_t{first});
    pipeline.finish();
}

}  // namespace

struct PointQuery::Impl {
    footprint::Edges edges;
    unsigned threads;
    std::vector<Item> items;
    std::vector<Measure> measures;  ///< of each

    Impl(PointsRequest&& request, const Data& data, const Reports& reports)
        : edges(request.edges), threads(request.threads) {
        must_have_work(request.query, false);
        Style style;
        style.edges = edges;
        request.query.keep = {false, {}};
        Found found = find(request.query, style, data);
        const RowCheck rows = check_rows(found, request.query.skip_bad);
        if (reports.say) std::ranges::for_each(rows.notes, reports.say);
        each_item(found, [&](Item&& item) { items.push_back(std::move(item)); });
        measures.reserve(items.size());
        for (const Item& item : items) measures.emplace_back(item.place, edges);
    }

    std::vector<analysis::RangeCriterion> criteria() const {
        std::vector<analysis::RangeCriterion> asked;
        for (const Item& item : items) {
            if (item.ranges.empty()) throw Error::usage("nothing to do: no range is given");
            if (item.ranges.size() > 1) {
                throw Error::usage(fmt::format("one range is needed, and there are {}: {}, {}{}; name one",
                                               item.ranges.size(), item.ranges[0]->id, item.ranges[1]->id,
                                               item.ranges.size() > 2 ? ", …" : ""));
            }
            asked.emplace_back(*item.ranges.front());
        }
        return asked;
    }
};

PointQuery::PointQuery(PointsRequest request, const Data& data, const Reports& reports)
    : impl_(std::make_unique<Impl>(std::move(request), data, reports)) {}
PointQuery::~PointQuery() = default;
PointQuery::PointQuery(PointQuery&&) noexcept = default;
PointQuery& PointQuery::operator=(PointQuery&&) noexcept = default;

std::size_t PointQuery::places() const { return impl_->items.size(); }

void PointQuery::distances(PointArrays points, std::span<double> metres, const Reports& reports) const {
    check(points);
    each_run(points.lat.size(), impl_->threads, reports, [&](std::size_t first, std::size_t count) {
        const auto positions = positions_of(points, first, count);
        for (std::size_t k = 0; k < impl_->items.size(); ++k) {
            double* const out = &metres[k * points.lat.size() + first];
            for (std::size_t i = 0; i < count; ++i) out[i] = impl_->measures[k].distance_to(positions[i]).m();
        }
    });
}

void PointQuery::inside(PointArrays points, std::span<std::uint8_t> inside, const Reports& reports) const {
    const std::vector<analysis::RangeCriterion> asked = impl_->criteria();
    check(points);
    each_run(points.lat.size(), impl_->threads, reports, [&](std::size_t first, std::size_t count) {
        const analysis::Points run(positions_of(points, first, count));
        for (std::size_t k = 0; k < impl_->items.size(); ++k) {
            const std::span<std::uint8_t> out = inside.subspan(k * points.lat.size() + first, count);
            const Measure& measure = impl_->measures[k];
            if (!measure.from_area()) {
                analysis::Within(run, std::span(&asked[k].certain(), 1)).decide(impl_->items[k].place.position, out);
                continue;
            }
            for (std::size_t i = 0; i < count; ++i) {
                const auto verdict = measure.evaluate(asked[k], run[i], measure.distance_to(run[i]));
                out[i] = verdict.inside == analysis::Inside::yes ? 1 : 0;
            }
        }
    });
}

}  // namespace rangeband::operations
