// SPDX-License-Identifier: MIT
#include "cli/options/convert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <thread>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr int most_threads = 256;
constexpr int least_decimals = 7;  // 7 decimals are a centimetre, which every tolerance allows
constexpr int most_decimals = 12;  // 12 are a tenth of a micrometre: all that a double carries

Angle parse_azimuth(std::string_view text) {
    double degrees = 0.0;
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), degrees);
    if (failure != std::errc() || end != digits.data() + digits.size() || !std::isfinite(degrees)) {
        throw Error::usage(fmt::format("'{}' is not an azimuth in degrees; write FROM..TO, such as 300..60", text));
    }
    if (std::abs(degrees) > 360.0) throw Error::usage(fmt::format("azimuth {} is outside -360..360", text));
    return Angle::deg(degrees);
}

const io::Format& format_of(const Values& values, const std::string& target) {
    if (const auto name = values.one("format")) {
        const io::Format& format =
            converted(*name, [](const std::string& text) -> const io::Format& { return io::format_by_name(text); });
        io::must_fit(format, target);
        return format;
    }
    const Given output = values.one("output").value_or(Given{target, "--output"});
    for (const std::string_view picture : {".png", ".svg", ".pdf", ".jpg", ".jpeg"}) {
        if (!lowered(target).ends_with(picture)) continue;
        throw Error::usage(fmt::format("{}: {} is a picture; write it with 'rangeband map'", output.where, target));
    }
    return converted(output, [](const std::string& text) -> const io::Format& { return io::format_for(text); });
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

footprint::Sector parse_sector(const std::string& text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) {
        throw Error::usage(fmt::format("'{}' is not of the form FROM..TO, such as 300..60", text));
    }
    const std::string_view whole = text;
    const footprint::Sector sector{parse_azimuth(whole.substr(0, dots)), parse_azimuth(whole.substr(dots + 2))};
    if (std::fmod(sector.to.deg() - sector.from.deg(), 360.0) == 0.0) {
        throw Error::usage(fmt::format("'{}' begins where it ends; for all azimuths leave it out", text));
    }
    return sector;
}

double parse_meridian(const std::string& text) {
    double degrees = 0.0;
    const std::string_view digits = text.starts_with('+') ? std::string_view(text).substr(1) : std::string_view(text);
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), degrees);
    if (failure != std::errc() || end != digits.data() + digits.size() || !(std::abs(degrees) <= 360.0)) {
        throw Error::usage(fmt::format("'{}' is not a longitude from -360 to 360; write degrees, such as -30", text));
    }
    return std::round(degrees * 1e7) / 1e7;
}

int parse_count(const std::string& text, int least, int most) {
    int count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = end == text.data() + text.size();
    if (failure != std::errc() || !whole || count < least || count > most) {
        throw Error::usage(fmt::format("'{}' is not a whole number from {} to {}", text, least, most));
    }
    return count;
}

bool choice_of(const Values& values, std::string_view option, std::string_view yes_word, std::string_view no_word,
               bool fallback) {
    const auto given = values.one(option);
    if (!given) return fallback;
    if (given->text == yes_word) return true;
    if (given->text == no_word) return false;
    throw Error::usage(fmt::format("{}: '{}' is neither {} nor {}", given->where, given->text, yes_word, no_word));
}

int parse_decimals(const std::string& text) { return parse_count(text, least_decimals, most_decimals); }

void must_write_a_file(const Values& values) {
    for (const std::string_view option : {"title", "description", "overwrite", "geometry", "style"}) {
        const auto given = values.one(option);
        if (!given || given->where != fmt::format("--{}", option)) continue;
        throw Error::usage(fmt::format("--{} says something of a file; add -o FILE, or leave it out", option));
    }
}

std::optional<io::OutputRequest> boundaries_of(const Values& values, const io::OutputRequest& output) {
    const auto given = values.one("boundaries");
    if (!given) return std::nullopt;
    if (values.one("geometry") && values.one("geometry")->text == "line")
        throw Error::usage(
            fmt::format("{}: --geometry line writes the boundaries already; leave one out", given->where));
    if (given->text == "-" || given->text == output.target)
        throw Error::usage(fmt::format("{}: name another file, such as boundaries.geojson", given->where));
    io::OutputRequest boundaries;
    boundaries.target = given->text;
    boundaries.format =
        &converted(*given, [](const std::string& text) -> const io::Format& { return io::format_for(text); });
    if (!boundaries.format->geometry)
        throw Error::usage(fmt::format("{}: {} keeps no geometry", given->where, boundaries.format->name));
    boundaries.overwrite = output.overwrite;
    boundaries.styled = output.styled;
    return boundaries;
}

unsigned threads_of(const Values& values) {
    const auto given = values.one("threads");
    if (!given) return std::clamp(std::thread::hardware_concurrency(), 1U, static_cast<unsigned>(most_threads));
    return static_cast<unsigned>(
        converted(*given, [](const std::string& text) { return parse_count(text, 1, most_threads); }));
}

io::OutputRequest output_of(const Values& values) {
    io::OutputRequest output;
    if (const auto target = values.one("output")) output.target = target->text;
    output.format = &format_of(values, output.target);
    output.overwrite = values.flag("overwrite");
    output.styled = choice_of(values, "style", "default", "none", true);
    if (const auto project = values.one("qgis-project")) output.project.path = project->text;
    if (output.target == "-" && !output.format->to_stdout) {
        const std::string_view extension = output.format->extension;
        throw Error::usage(fmt::format(
            "{} cannot be written to standard output; name a {}", output.format->name,
            extension.empty() ? "database: -o PG:dbname=maps" : fmt::format("file: -o bands.{}", extension)));
    }
    return output;
}

}  // namespace rangeband::cli
