// SPDX-License-Identifier: MIT
#include "io/style/legend.hpp"

#include <algorithm>
#include <numeric>

#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

double number_of(const Value& value) {
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
    return 0.0;
}

/// A month or a year alone is null in a field of dates.
void widen(Legend::Days& days, const Value& value) {
    const auto* date = std::get_if<Date>(&value);
    if (date == nullptr || date->day == 0) return;
    if (!days.first || *date < *days.first) days.first = *date;
    if (!days.last || *date > *days.last) days.last = *date;
}

}  // namespace

Legend::Legend(const Layer& layer)
    : style_(layer.style),
      text_(style_.legend ? style_.legend : style_.by),
      subject_(layer.column(Role::subject)),
      area_(layer.column(Role::area_km2)),
      from_(layer.column(Role::first_day)),
      to_(layer.column(Role::last_day)) {
    for (const auto& column : {style_.by, text_}) {
        if (column && *column >= layer.fields.size()) throw Error::internal("a style by a column that is not there");
    }
}

/// Null is told from an empty text.
std::string Legend::key_of(const Feature& feature) const {
    const Value& value = feature.values[*style_.by];
    return std::holds_alternative<std::monostate>(value) ? std::string() : "=" + io::text_of(value);
}

std::string Legend::text_of(const Feature& feature) const {
    std::string text = text_ ? io::text_of(feature.values[*text_]) : std::string();
    if (text.empty()) text = io::text_of(feature.values[*style_.by]);
    if (text.empty()) return "other";
    if (const auto at = style_.words.find("{}"); at != std::string::npos) {
        return style_.words.substr(0, at) + text + style_.words.substr(at + 2);
    }
    return text;
}

void Legend::update(LegendEntry& entry, const Feature& feature) const {
    if (area_) entry.extent = std::max(entry.extent, number_of(feature.values[*area_]));
    if (feature.dash != entry.dash) entry.dash = Dash::none;
}

void Legend::add(const Feature& feature) {
    if (from_) widen(begins_, feature.values[*from_]);
    if (to_) widen(ends_, feature.values[*to_]);
    if (!style_.by || overflows_) return;
    const auto [at, fresh] = index_.try_emplace(key_of(feature), entries_.size());
    if (!fresh) return update(entries_[at->second], feature);
    if (entries_.size() == most_colours) {
        overflows_ = true;
        return;
    }
    LegendEntry entry;
    const Value& value = feature.values[*style_.by];
    if (!std::holds_alternative<std::monostate>(value)) entry.value = io::text_of(value);
    entry.text = text_of(feature);
    entry.dash = feature.dash;
    entry.number = number_of(value);
    update(entry, feature);
    entries_.push_back(std::move(entry));
    if (!subject_) return;
    const std::string subject = io::text_of(feature.values[*subject_]);
    if (!subject.empty()) ++values_about_[subject];
}

bool Legend::overlaps() const {
    constexpr std::size_t most_filled = 3;
    return tells_apart() &&
           std::ranges::any_of(values_about_, [](const auto& each) { return each.second > most_filled; });
}

/// What stands where in the legend, by the order of appearance.
std::vector<std::size_t> Legend::order() const {
    std::vector<std::size_t> order(entries_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!style_.ordered) return order;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries_[a].number < entries_[b].number; });
    return order;
}

std::vector<LegendEntry> Legend::entries() const {
    const auto colour = colours();
    std::vector<LegendEntry> sorted;
    for (const std::size_t i : order()) {
        sorted.push_back(entries_[i]);
        sorted.back().colour = colour[i];
    }
    return sorted;
}

std::size_t Legend::index_of(const Feature& feature) const {
    if (!style_.by) return 0;
    const auto found = index_.find(key_of(feature));
    return found == index_.end() || found->second >= most_colours ? 0 : found->second;
}

std::vector<Colour> Legend::colours() const {
    const std::size_t count = entries_.size();
    std::vector<Colour> colours(std::max<std::size_t>(count, 1), distinct_colour(0, 1));
    if (!tells_apart()) return colours;
    const auto sorted = order();
    for (std::size_t rank = 0; rank < count; ++rank) {
        colours[sorted[rank]] = style_.ordered ? ordered_colour(rank, count) : distinct_colour(sorted[rank], count);
    }
    return colours;
}

Legends legends_of(const OutputRequest& request) {
    Legends legends;
    for (const auto& layer : request.layers) legends.emplace_back(layer);
    return legends;
}

}  // namespace rangeband::io
