// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/position.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>

#include "geodesic/text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
double normalise_longitude(double degrees) {
    if (degrees >= -180.0 && degrees <= 180.0) return degrees;
    return std::remainder(degrees, 360.0);
}

Position Position::at(Angle latitude, Angle longitude) {
    if (!(latitude.deg() >= -90.0 && latitude.deg() <= 90.0)) {
        throw Error::usage(fmt::format("latitude {} is outside -90..90", latitude.deg()));
    }
    if (!std::isfinite(longitude.deg())) throw Error::usage("longitude is not a finite number");
    return {latitude, Angle::deg(normalise_longitude(longitude.deg()))};
}

namespace {

/// `1,5km`, and `1,500km` and `1.500km`, which are 1,500 or 1.5 km: nobody writes zeros behind a decimal point.
void refuse_marks(std::string_view length, std::string_view what) {
    const std::string_view figures = length.substr(0, length.find_first_not_of("0123456789.,"));
    const auto mark = figures.find_first_of(".,");
    if (mark == 0 || mark == figures.npos || figures.find_first_of(".,", mark + 1) != figures.npos) return;
    const std::string_view whole = figures.substr(0, mark), unit = trimmed(length.substr(figures.size()));
    std::string_view fraction = figures.substr(mark + 1);
    const LengthUnit* const known = length_unit(unit);
    if (fraction.empty() || known == nullptr) return;
    const bool thousands = may_part_thousands(figures, mark);
    if (figures[mark] == '.') {
        const bool likely = thousands && fraction.ends_with("00");
        if (!likely || std::stod(fmt::format("{}{}", whole, fraction)) * known->one > half_meridian()) return;
    }
    if (!thousands) {
        throw Error::usage(
            fmt::format("{} '{}' has a decimal comma; write {}.{}{}", what, length, whole, fraction, unit));
    }
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    throw Error::usage(fmt::format("{0} '{1}' can be {2}{3}{6} or {2}{4}{5}{6}; write which", what, length, whole,
                                   figures.substr(mark + 1), fraction.empty() ? "" : ".", fraction, unit));
}

}  // namespace

Length parse_length(std::string_view text, std::string_view what) {
    const std::string plain = plain_text(text);
    const std::string_view whole = trimmed(plain);
    std::string_view rest = whole;
    const std::optional<double> number = take_number(rest);
    if (!number) {
        throw Error::usage(
            fmt::format("{} '{}' is not a length; write a number and a unit, such as 500km", what, with_codes(whole)));
    }
    const std::string_view written = trimmed(whole.substr(0, whole.size() - rest.size()));
    refuse_marks(whole, what);
    rest = trimmed(rest);
    if (rest.empty()) throw Error::usage(fmt::format("{} '{}' has no unit; write {}km", what, whole, written));
    if (const auto units = units_in_doubt(rest); !units.empty()) {
        throw Error::usage(fmt::format("{} '{}' can be in {}statute or in nautical miles; write {}{}mi or {}nmi", what,
                                       with_codes(whole), units.size() > 2 ? "metres, in " : "",
                                       units.size() > 2 ? fmt::format("{}m, ", written) : "", written, written));
    }
    const LengthUnit* const unit = length_unit(rest);
    if (unit == nullptr) {
        throw Error::usage(fmt::format("{} '{}' has an unknown unit; use {}, such as {}km", what, with_codes(whole),
                                       length_units, written));
    }
    const Length length = *number * unit->one;
    if (!std::isfinite(length.m())) throw Error::usage(fmt::format("{} '{}' is not finite", what, whole));
    if (std::signbit(*number)) {
        throw Error::usage(fmt::format("{} '{}' is negative; write a positive length", what, whole));
    }
    return length;
}

}  // namespace rangeband::geodesic
