// SPDX-License-Identifier: MIT
#include "rangeband/operations/written.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::operations {
namespace {

std::optional<double> degrees_in(std::string_view text) {
    return as_number<double>(text.starts_with('+') ? text.substr(1) : text);
}

Angle parse_azimuth(std::string_view text) {
    const auto degrees = degrees_in(text);
    if (!degrees || !std::isfinite(*degrees)) {
        throw Error::usage(fmt::format("'{}' is not an azimuth in degrees; write FROM..TO, such as 300..60", text));
    }
    if (std::abs(*degrees) > 360.0) throw Error::usage(fmt::format("azimuth {} is outside -360..360", text));
    return Angle::deg(*degrees);
}

}  // namespace

Tolerance parse_tolerance(const std::string& text) {
    const bool has_unit = !text.empty() && (text.back() < '0' || text.back() > '9');
    if (!text.empty() && !has_unit) throw Error::usage(fmt::format("'{}' has no unit; write {}m", text, text));
    const Length length = geodesic::parse_length(text, "tolerance");
    if (length < Length::m(1e-6) || length > Length::km(1000)) {
        throw Error::usage(fmt::format("tolerance '{}' is outside 0.000001m..1000km; 100m is usual", text));
    }
    return Tolerance::of(length);
}

namespace {

/// `0-90`, `0 to 90`, `0,90`: for the advice.
std::string sector_meant(std::string_view text) {
    const std::string plain = plain_text(text);
    for (const std::string_view between : {" to ", " bis ", ",", ";", ":", "-", "/", " "}) {
        const auto at = plain.find(between, 1);
        if (at == plain.npos) continue;
        const std::string from(trimmed(std::string_view(plain).substr(0, at))),
            to(trimmed(std::string_view(plain).substr(at + between.size())));
        try {
            parse_azimuth(from);
            parse_azimuth(to);
        } catch (const Error&) {
            continue;
        }
        if (from != to) return fmt::format("; write {}..{}", from, to);
    }
    return ", such as 300..60";
}

}  // namespace

footprint::Sector parse_sector(const std::string& text) {
    const std::size_t dots = text.find("..");
    const std::string_view whole = text;
    if (dots == std::string::npos) {
        throw Error::usage(fmt::format("'{}' is not of the form FROM..TO{}", text, sector_meant(whole)));
    }
    const footprint::Sector sector{parse_azimuth(whole.substr(0, dots)), parse_azimuth(whole.substr(dots + 2))};
    if (std::fmod(sector.to.deg() - sector.from.deg(), 360.0) == 0.0) {
        throw Error::usage(fmt::format("'{}' begins where it ends; for all azimuths leave it out", text));
    }
    return sector;
}

double parse_meridian(const std::string& text) {
    const auto degrees = degrees_in(text);
    if (!degrees || !(std::abs(*degrees) <= 360.0)) {
        throw Error::usage(fmt::format("'{}' is not a longitude from -360 to 360; write degrees, such as -30", text));
    }
    return std::round(*degrees * 1e7) / 1e7;
}

Merge parse_merge(const std::string& text) {
    std::vector<std::string> words;
    for (const Merge way : {Merge::none, Merge::any, Merge::all, Merge::depth}) {
        if (name_of(way) == text) return way;
        words.emplace_back(name_of(way));
    }
    const std::string near = did_you_mean(text, words);
    throw Error::usage(fmt::format("unknown value '{}'{}", text,
                                   near.empty() ? fmt::format("; there are {}", fmt::join(words, ", ")) : near));
}

RangeColumn parse_range_column(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    const LengthUnit* const unit = colon == text.npos ? nullptr : length_unit(text.substr(colon + 1));
    if (unit == nullptr) return {std::string(text), ""};
    return {std::string(text.substr(0, colon)), std::string(unit->name)};
}

}  // namespace rangeband::operations
