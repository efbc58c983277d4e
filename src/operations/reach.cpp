// SPDX-License-Identifier: MIT
#include "rangeband/operations/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "operations/about.hpp"
#include "operations/input/destinations.hpp"
#include "operations/input/sites.hpp"
#include "operations/measure.hpp"
#include "operations/pipeline.hpp"
#include "rangeband/analysis/geodesic_line.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

using analysis::Inside;
using analysis::RangeCriterion;

constexpr std::string_view no_opinion = "Borders and country names imply no position on their status.";

std::vector<geodesic::Position> positions_of(const std::vector<Destination>& places) {
    std::vector<geodesic::Position> positions;
    positions.reserve(places.size());
    for (const Destination& place : places) positions.push_back(place.position);
    return positions;
}

std::vector<RangeCriterion> criteria_of(const Item& item) {
    std::vector<RangeCriterion> criteria;
    for (const auto& range : item.ranges) criteria.emplace_back(*range);
    return criteria;
}

/// Of these pairs the nearest; where several are as near, those that come first.
void keep_nearest(std::vector<PairReached>& pairs, std::size_t limit) {
    if (pairs.size() <= limit) return;
    std::ranges::stable_sort(pairs, {}, [](const PairReached& pair) { return pair.distance; });
    pairs.resize(limit);
    std::ranges::sort(pairs, {}, [](const PairReached& pair) { return pair.place; });
}

/// Distances and verdicts of one site after another. Safe to use from many threads.
class Judge {
  public:
    Judge(const std::vector<Destination>& places, const ReachRequest& request, std::atomic<std::size_t>& close_answers)
        : places_(places), request_(request), positions_(positions_of(places)), close_answers_(close_answers) {}

    /// Throws what `analysis::LaunchAreaDistance` does, with the place's name.
    Reached reach(const Item& item) const;

    /// Verdicts alone, without a distance where none is needed: `[range * places + place]`.
    std::vector<Inside> judge(const Item& item) const;

  private:
    std::vector<Inside> judge_point(const Item& item, const std::vector<RangeCriterion>& asked) const;
    std::vector<std::size_t> candidates(const Item& item) const;

    const std::vector<Destination>& places_;
    const ReachRequest& request_;
    analysis::Points positions_;
    std::atomic<std::size_t>& close_answers_;
};

std::vector<Inside> Judge::judge_point(const Item& item, const std::vector<RangeCriterion>& asked) const {
    const std::size_t count = places_.size();
    std::vector<analysis::Interval> intervals;
    for (const RangeCriterion& criterion : asked) intervals.push_back(criterion.certain());
    for (const RangeCriterion& criterion : asked) intervals.push_back(criterion.possible());
    std::vector<std::uint8_t> in(intervals.size() * count);
    analysis::Within(positions_, intervals).decide(item.place.position, in);
    std::vector<Inside> insides(asked.size() * count);
    const std::span<const std::uint8_t> yes = std::span(in).first(insides.size());
    const std::span<const std::uint8_t> possible = std::span(in).last(insides.size());
    for (std::size_t i = 0; i < insides.size(); ++i) {
        insides[i] = yes[i] != 0 ? Inside::yes : possible[i] != 0 ? Inside::undecided : Inside::no;
    }
    return insides;
}

std::vector<Inside> Judge::judge(const Item& item) const {
    const std::vector<RangeCriterion> asked = criteria_of(item);
    if (!item.place.area) return judge_point(item, asked);
    const Measure measure(item.place, request_.edges);
    std::vector<Inside> insides(asked.size() * places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const geodesic::Position& place = places_[i].position;
        const Length distance = measure.to(i, place).distance;
        for (std::size_t k = 0; k < asked.size(); ++k)
            insides[k * places_.size() + i] = measure.evaluate(asked[k], place, distance).inside;
    }
    return insides;
}

/// The places of which a distance is wanted.
std::vector<std::size_t> Judge::candidates(const Item& item) const {
    std::vector<std::size_t> places(places_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (!request_.only_inside) return places;
    const std::vector<Inside> insides = judge(item);
    std::erase_if(places, [&](std::size_t place) {
        for (std::size_t k = 0; k < item.ranges.size(); ++k) {
            if (insides[k * places_.size() + place] == Inside::yes) return false;
        }
        return true;
    });
    return places;
}

Reached Judge::reach(const Item& item) const {
    const Measure measure(item.place, request_.edges);
    Reached reached{item.place.label, uncertainty_of(item.place.precision), item.ranges, {}, {}};
    for (const std::size_t place : candidates(item))
        reached.pairs.push_back(measure.to(place, places_[place].position));
    if (request_.limit) keep_nearest(reached.pairs, static_cast<std::size_t>(*request_.limit));
    const std::vector<RangeCriterion> asked = criteria_of(item);
    reached.verdicts.reserve(reached.pairs.size() * asked.size());
    for (const PairReached& pair : reached.pairs) {
        const geodesic::Position& place = places_[pair.place].position;
        for (const RangeCriterion& criterion : asked)
            reached.verdicts.push_back(measure.evaluate(criterion, place, pair.distance));
    }
    for (std::size_t pair = 0; pair < reached.pairs.size(); ++pair) {
        for (std::size_t range = 0; range < reached.ranges.size(); ++range) {
            const bool shown = reached.shows(pair, range, request_.only_inside);
            if (shown && is_close(reached, places_[reached.pairs[pair].place], pair, range)) ++close_answers_;
        }
    }
    return reached;
}

/// How what is not decided comes about, where it can.
std::vector<std::string> notes_of(const Found& found) {
    std::set<catalog::Qualifier> qualifiers;
    const auto add = [&](const Ranges& ranges) {
        for (const auto& range : ranges) {
            if (range->qualifier) qualifiers.insert(*range->qualifier);
        }
    };
    add(found.ranges);
    for (const Item& item : found.items) add(item.ranges);
    std::vector<std::string> notes;
    if (qualifiers.contains(catalog::Qualifier::at_least)) {
        notes.emplace_back("Undecided beyond an 'at least' claim, which says nothing about longer distances.");
    }
    if (qualifiers.contains(catalog::Qualifier::between)) {
        notes.emplace_back("Undecided between the two figures of a claim, which leaves open which one applies.");
    }
    return notes;
}

}  // namespace

struct Reach::Impl {
    ReachRequest request;
    const Data& data;
    Found found;
    Destinations to;
    std::vector<std::string> credits, notes;
    std::string without_capital;
    std::size_t sites = 0;  ///< good rows of files
    std::atomic<std::size_t> close_answers = 0;

    Impl(ReachRequest&& asked, const Data& in_use) : request(std::move(asked)), data(in_use) {
        must_have_work(request.query, false);
        Style style;
        style.tolerance = request.tolerance;
        style.edges = request.edges;
        request.query.keep = {false, {}};
        found = find(request.query, style, data);
        to = destinations_of(request, data.catalog);
        std::erase_if(to.rows.notes, [&](const std::string& note) {  // said of a site already
            return std::ranges::find(found.notes, note) != found.notes.end();
        });
        if (to.decimal_commas) must_be_clear_beside_commas(request.query, data);
        std::vector<std::string> shown = position_sources(data.catalog, request.query, found.items);
        shown.insert(shown.end(), to.source_ids.begin(), to.source_ids.end());
        credits = attributions(data.catalog, shown);
        note();
    }

    void note() {
        notes = notes_of(found);
        if (std::string dates = found.date ? found.on_dates() : ""; !dates.empty()) notes.push_back(std::move(dates));
        const auto add_source = [&](std::string_view of, std::string_view id) {
            notes.push_back(fmt::format("{}: {}.", of, catalog::citation(data.catalog.source(id))));
        };
        for (const std::string& id : to.source_ids) add_source("Cities", id);
        const bool countries = !request.query.from_country.empty();
        if (countries) add_source("Outlines", catalog::outlines_source_id);
        if (!to.without_capital.empty()) {
            without_capital = fmt::format("The source of the cities names no capital of {}.", to.without_capital);
            notes.push_back(without_capital);
        }
        for (const std::string& credit : credits) notes.push_back(credit + ".");
        if (countries || !to.source_ids.empty()) notes.emplace_back(no_opinion);
    }

    std::string description() const {
        std::string text = request.wording.description.empty() ? "" : request.wording.description + " ";
        text += request.points ? "Places, with their geodesic distance from a site on the WGS84 ellipsoid. "
                               : fmt::format(
                                     "Geodesics from a site to places on the WGS84 ellipsoid; the drawn line is at "
                                     "most {} m from the true one. ",
                                     request.tolerance.m());
        text += "Ranges are stated figures. That a place is in range is not evidence of capability or deployment.";
        for (const std::string& note : notes) text += " " + plain(note);
        return text;
    }

    /// Computes every site and hands the results to `sink` in order.
    template <typename Result>
    void each(const std::function<Result(const Judge&, const Item&)>& work, const std::function<void(Result&&)>& sink,
              const Reports& reports) {
        const Judge judge(to.places, request, close_answers);
        const std::size_t total = sites + found.items.size();
        std::size_t done = 0;
        OrderedPipeline<Item, Result> pipeline(
            static_cast<unsigned>(std::min<std::size_t>(request.threads, std::max<std::size_t>(total, 1))),
            [&](Item&& item) {
                const Item used_up = std::move(item);
                return work(judge, used_up);
            },
            [&](Result&& result) {
                sink(std::move(result));
                if (reports.progress) reports.progress(++done, total);
            });
        each_item(found, [&](Item&& item) { pipeline.push(std::move(item)); });
        pipeline.finish();
    }

    /// The lines or points of one site; lines are the same for all ranges.
    std::vector<io::Feature> features_of(const Reached& reached) const {
        std::vector<io::Feature> features;
        std::optional<std::size_t> drawn;
        io::Geometry geometry;
        each_row(reached, request.only_inside, [&](std::size_t pair, std::optional<std::size_t> range) {
            const Destination& place = to.places[reached.pairs[pair].place];
            if (drawn != pair && request.points) {
                geometry = footprint::LonLat{place.position.lon(), place.position.lat()};
            } else if (drawn != pair) {
                geometry = analysis::geodesic_line(reached.pairs[pair].from, place.position, request.tolerance);
            }
            drawn = pair;
            features.push_back({reach_values(reached, place, pair, range), geometry, 7});
        });
        return features;
    }
};

Reach::Reach(ReachRequest request, const Data& data) : impl_(std::make_unique<Impl>(std::move(request), data)) {}
Reach::~Reach() = default;
Reach::Reach(Reach&&) noexcept = default;
Reach& Reach::operator=(Reach&&) noexcept = default;

const ReachRequest& Reach::request() const { return impl_->request; }
const std::vector<Destination>& Reach::places() const { return impl_->to.places; }
const std::vector<std::string>& Reach::notes() const { return impl_->notes; }
const std::string& Reach::on_capitals() const { return impl_->without_capital; }

std::string Reach::close_answers() const {
    const std::size_t count = impl_->close_answers;
    if (count == 0) return {};
    return fmt::format(
        "{} closer to the limit than the positions are accurate (2 km for a town or city): see margin_km.",
        count == 1 ? "1 answer is" : grouped(count) + " answers are");
}

ReachTally Reach::check() {
    const RowCheck rows = check_rows(impl_->found, impl_->request.query.skip_bad);
    impl_->sites = rows.good;
    return {impl_->to.rows, rows};
}

std::optional<double> Reach::rows() const {
    const ReachRequest& request = impl_->request;
    if (request.only_inside) return std::nullopt;
    const auto rows_of = [](std::size_t ranges) { return static_cast<double>(std::max<std::size_t>(ranges, 1)); };
    double rows = static_cast<double>(impl_->sites) * rows_of(impl_->found.ranges_per_row);
    for (const Item& item : impl_->found.items) rows += rows_of(item.ranges.size());
    const std::size_t count = impl_->to.places.size();
    return rows *
           static_cast<double>(request.limit ? std::min(count, static_cast<std::size_t>(*request.limit)) : count);
}

void Reach::each(const std::function<std::string(const Reached&)>& prepare,
                 const std::function<void(std::string&&)>& sink, const Reports& reports) {
    impl_->each<std::string>([&](const Judge& judge, const Item& item) { return prepare(judge.reach(item)); }, sink,
                             reports);
}

void Reach::each(const std::function<void(Reached&&)>& sink, const Reports& reports) {
    impl_->each<Reached>([](const Judge& judge, const Item& item) { return judge.reach(item); }, sink, reports);
}

void Reach::judge(const std::function<void(Judged&&)>& sink, const Reports& reports) {
    impl_->each<Judged>(
        [](const Judge& judge, const Item& item) {
            return Judged{item.place.label, item.ranges, judge.judge(item)};
        },
        sink, reports);
}

std::size_t Reach::write(io::OutputRequest output, const Reports& reports) {
    const ReachRequest& request = impl_->request;
    io::Layer layer = {"reach", "Which places are in range",
                       request.points ? io::GeometryKind::point : io::GeometryKind::line, reach_fields()};
    layer.style = {.by = layer.column(io::Role::verdict), .words = "in range: {}"};
    output.layers = {std::move(layer)};
    const auto& title = request.wording.title ? request.wording.title : request.wording.scenario_title;
    output.title = title ? *title
                         : "Reach: " + title_of(impl_->found.items, impl_->found.ranges, names_of_files(request.query),
                                                Merge::none);
    output.description = impl_->description();
    output.provenance = provenance_of("reach", request.wording, request.query, impl_->found, impl_->data.sources,
                                      request.tolerance, impl_->credits);
    const auto writer = io::Writer::open(std::move(output));
    std::size_t count = 0;
    using Features = std::vector<io::Feature>;
    impl_->each<Features>([&](const Judge& judge, const Item& item) { return impl_->features_of(judge.reach(item)); },
                          [&](Features&& features) {
                              for (const io::Feature& feature : features) writer->write(0, feature);
                              count += features.size();
                          },
                          reports);
    writer->finish();
    return count;
}

namespace {

constexpr std::size_t of_range = 4;  ///< columns that say something of a range

}  // namespace

bool is_close(const Reached& reached, const Destination& place, std::size_t pair, std::size_t range) {
    const auto& margin = reached.verdicts[pair * reached.ranges.size() + range].margin;
    return margin && std::abs(margin->m()) < (reached.uncertainty + place.uncertainty).m();
}

std::vector<io::Field> reach_fields() {
    using io::FieldType;
    return {
        {"site", FieldType::text, "the site", "Site"},
        {"place", FieldType::text, "the place", "Place", io::Role::title},
        {"country", FieldType::text, "country of the place; names imply no position on their status", "Country"},
        {"dist_km", FieldType::real, "length of the geodesic in km; for an area from its nearest point, 0 inside",
         "Distance (km)"},
        {"azimuth", FieldType::real, "at the site, in degrees clockwise from north", "Azimuth at the site (°)"},
        {"range_id", FieldType::text, "the range in question", "Range (id)", io::Role::identifier},
        {"inside", FieldType::text, "yes, no, or undecided if the claim leaves it open", "In range", io::Role::verdict},
        {"margin_km", FieldType::real, "distance to the deciding limit in km; zero or positive inside", "Margin (km)"},
        {"claimant", FieldType::text, "who stated the range", "Stated by"}};
}

std::vector<io::Value> reach_values(const Reached& reached, const Destination& place, std::size_t pair,
                                    std::optional<std::size_t> range) {
    const PairReached& one = reached.pairs[pair];
    std::vector<io::Value> values{io::text_value(reached.site), io::text_value(place.name),
                                  io::text_value(place.country), io::Value(one.distance.km()),
                                  one.azimuth ? io::Value(one.azimuth->deg()) : io::Value()};
    if (!range) {
        values.insert(values.end(), of_range, io::Value());
        return values;
    }
    const catalog::Range& asked = *reached.ranges[*range];
    const analysis::Verdict& verdict = reached.verdicts[pair * reached.ranges.size() + *range];
    values.push_back(io::text_value(asked.id));
    values.push_back(io::text_value(name_of(verdict.inside)));
    values.push_back(verdict.margin ? io::Value(verdict.margin->km()) : io::Value());
    values.push_back(io::text_value(asked.claimant));
    return values;
}

}  // namespace rangeband::operations
