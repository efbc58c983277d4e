#include "cli/reaching.hpp"

#include <algorithm>
#include <numeric>

#include "rangeband/analysis/area.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::cli {
namespace {

using analysis::Inside;
using analysis::Question;

std::vector<geodesic::Position> positions_of(const std::vector<Destination>& places) {
    std::vector<geodesic::Position> positions;
    positions.reserve(places.size());
    for (const Destination& place : places) positions.push_back(place.position);
    return positions;
}

std::vector<Question> questions_of(const Item& item) {
    std::vector<Question> questions;
    for (const auto& range : item.ranges) questions.emplace_back(*range);
    return questions;
}

struct Measured {
    Pair pair;
    analysis::Away away;
};

/// In [0°, 360°).
Angle clockwise(Angle azimuth) {
    const double degrees = azimuth.deg() < 0.0 ? azimuth.deg() + 360.0 : azimuth.deg();
    return Angle::deg(degrees < 360.0 ? degrees + 0.0 : 0.0);
}

/// Measures from a site, or from an area.
class Measure {
  public:
    Measure(const Item& item, footprint::Edges edges) : site_(item.place.position) {
        if (!item.place.area) return;
        try {
            area_.emplace(*item.place.area, edges);
        } catch (const Error& error) {
            throw error.within(item.place.label);
        }
    }

    analysis::Away away(const geodesic::Position& place) const { return to(0, place).away; }

    Measured to(std::size_t index, const geodesic::Position& place) const {
        Measured measured{{index, site_, Length(), std::nullopt}, {}};
        if (area_) {
            const analysis::LaunchAreaDistance::Nearest nearest = area_->from(place);
            measured.pair.from = nearest.from;
            measured.away = nearest.away;
            measured.pair.distance = nearest.away.nearest;
            if (nearest.away.nearest == Length()) return measured;
        }
        const geodesic::Inverse way = geodesic::inverse(measured.pair.from, place);
        if (!area_) {
            measured.away = {way.distance, way.distance};
            measured.pair.distance = way.distance;
        }
        if (way.distance > Length()) measured.pair.azimuth = clockwise(way.azimuth);
        return measured;
    }

  private:
    geodesic::Position site_;
    std::optional<analysis::LaunchAreaDistance> area_;
};

/// Of these pairs the nearest; where several are as near, those that come first.
void keep_nearest(std::vector<Measured>& pairs, std::size_t limit) {
    if (pairs.size() <= limit) return;
    std::ranges::stable_sort(pairs, {}, [](const Measured& one) { return one.pair.distance; });
    pairs.resize(limit);
    std::ranges::sort(pairs, {}, [](const Measured& one) { return one.pair.place; });
}

constexpr std::size_t of_range = 4;  ///< columns that say something of a range

io::Value text(std::string_view value) { return value.empty() ? io::Value() : io::Value(std::string(value)); }

}  // namespace

Reach::Reach(const std::vector<Destination>& places, Choice choice)
    : places_(places), choice_(choice), positions_(positions_of(places)) {}

std::vector<Inside> Reach::judge_point(const Item& item, const std::vector<Question>& asked) const {
    const std::size_t count = places_.size();
    std::vector<analysis::Interval> intervals;
    for (const Question& question : asked) intervals.push_back(question.yes());
    for (const Question& question : asked) intervals.push_back(question.not_no());
    std::vector<std::uint8_t> in(intervals.size() * count);
    analysis::Within(positions_, intervals).decide(item.place.position, in);
    std::vector<Inside> insides(asked.size() * count);
    const std::span<const std::uint8_t> yes = std::span(in).first(insides.size());
    const std::span<const std::uint8_t> not_no = std::span(in).last(insides.size());
    for (std::size_t i = 0; i < insides.size(); ++i) {
        insides[i] = yes[i] != 0 ? Inside::yes : not_no[i] != 0 ? Inside::undecided : Inside::no;
    }
    return insides;
}

std::vector<Inside> Reach::judge(const Item& item) const {
    const std::vector<Question> asked = questions_of(item);
    if (!item.place.area) return judge_point(item, asked);
    const Measure measure(item, choice_.edges);
    std::vector<Inside> insides(asked.size() * places_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const analysis::Away away = measure.away(places_[i].position);
        for (std::size_t k = 0; k < asked.size(); ++k) insides[k * places_.size() + i] = asked[k].ask(away).inside;
    }
    return insides;
}

/// The places of which a distance is wanted.
std::vector<std::size_t> Reach::candidates(const Item& item) const {
    std::vector<std::size_t> places(places_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (!choice_.only_inside) return places;
    const std::vector<Inside> insides = judge(item);
    std::erase_if(places, [&](std::size_t place) {
        for (std::size_t k = 0; k < item.ranges.size(); ++k) {
            if (insides[k * places_.size() + place] == Inside::yes) return false;
        }
        return true;
    });
    return places;
}

Reached Reach::reach(const Item& item) const {
    const Measure measure(item, choice_.edges);
    std::vector<Measured> measured;
    for (const std::size_t place : candidates(item)) measured.push_back(measure.to(place, places_[place].position));
    if (choice_.limit) keep_nearest(measured, static_cast<std::size_t>(*choice_.limit));
    const std::vector<Question> asked = questions_of(item);
    Reached reached{item.place.label, item.ranges, {}, {}, {}};
    reached.pairs.reserve(measured.size());
    reached.verdicts.reserve(measured.size() * asked.size());
    for (const Measured& one : measured) {
        reached.pairs.push_back(one.pair);
        for (const Question& question : asked) reached.verdicts.push_back(question.ask(one.away));
    }
    return reached;
}

std::vector<io::Field> reach_fields() {
    using io::FieldType;
    return {
        {"site", FieldType::text, "the site", "Site"},
        {"place", FieldType::text, "the place", "Place"},
        {"country", FieldType::text, "of the place; names imply no opinion", "Country"},
        {"dist_km", FieldType::real, "length of the geodesic in km; from an area its nearest point, 0 within it",
         "Distance (km)"},
        {"azimuth", FieldType::real, "at the site, in degrees clockwise from north", "Azimuth at the site (°)"},
        {"range_id", FieldType::text, "the range that is asked about", "Range (id)"},
        {"inside", FieldType::text, "yes, no, or undecided by what is claimed", "In range"},
        {"margin_km", FieldType::real, "distance to the edge that decides in km: not negative inside", "Margin (km)"},
        {"claimant", FieldType::text, "who stated the range", "Stated by"}};
}

std::vector<io::Value> reach_values(const Reached& reached, const Destination& place, std::size_t pair,
                                    std::optional<std::size_t> range) {
    const Pair& one = reached.pairs[pair];
    std::vector<io::Value> values{text(reached.site), text(place.name), text(place.country),
                                  io::Value(one.distance.km()),
                                  one.azimuth ? io::Value(one.azimuth->deg()) : io::Value()};
    if (!range) {
        values.insert(values.end(), of_range, io::Value());
        return values;
    }
    const catalog::Range& asked = *reached.ranges[*range];
    const analysis::Verdict& verdict = reached.verdicts[pair * reached.ranges.size() + *range];
    values.push_back(text(asked.id));
    values.push_back(text(name_of(verdict.inside)));
    values.push_back(verdict.margin ? io::Value(verdict.margin->km()) : io::Value());
    values.push_back(text(asked.claimant));
    return values;
}

}  // namespace rangeband::cli
