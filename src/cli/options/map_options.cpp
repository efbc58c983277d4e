// SPDX-License-Identifier: MIT
#include "cli/options/map_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <span>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

using picture::Picture;

template <class Value>
using Choices = std::span<const std::pair<std::string_view, Value>>;

constexpr std::pair<std::string_view, picture::ProjectionKind> projections[] = {
    {"aeqd", picture::ProjectionKind::equidistant},        {"ortho", picture::ProjectionKind::orthographic},
    {"laea", picture::ProjectionKind::equal_area},         {"mercator", picture::ProjectionKind::mercator},
    {"equal-earth", picture::ProjectionKind::equal_earth},
};

constexpr std::pair<std::string_view, picture::Theme> themes[] = {
    {"light", picture::Theme::light}, {"dark", picture::Theme::dark}, {"print", picture::Theme::print}};

constexpr std::pair<std::string_view, picture::Language> languages[] = {
    {"en", picture::Language::en}, {"de", picture::Language::de}, {"ru", picture::Language::ru}};

constexpr std::pair<std::string_view, picture::Cities> city_choices[] = {
    {"auto", picture::Cities::by_scale},   {"none", picture::Cities::none}, {"capitals", picture::Cities::capitals},
    {"million", picture::Cities::million}, {"all", picture::Cities::all},
};

constexpr std::pair<std::string_view, picture::FileKind> kinds[] = {
    {".png", picture::FileKind::png}, {".svg", picture::FileKind::svg}, {".pdf", picture::FileKind::pdf}};

template <class Value>
std::string names_of(Choices<Value> choices) {
    std::string names;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        names += i == 0 ? "" : i + 1 == choices.size() ? " and " : ", ";
        names += choices[i].first;
    }
    return names;
}

template <class Value>
const Value* find(Choices<Value> choices, std::string_view name) {
    for (const auto& [word, value] : choices) {
        if (same_name(word, name)) return &value;
    }
    return nullptr;
}

template <class Value>
void choose(const Values& values, std::string_view option, Choices<Value> choices, Value& chosen) {
    const auto given = values.one(option);
    if (!given) return;
    const Value* found = find(choices, given->text);
    if (found == nullptr) {
        throw Error::usage(
            fmt::format("{}: there is no '{}'; there are {}", given->where, given->text, names_of(choices)));
    }
    chosen = *found;
}

double positive(std::string_view text, std::string_view whole, std::string_view form) {
    const auto number = as_number<double>(text);
    if (!number || !std::isfinite(*number) || *number <= 0.0)
        throw Error::usage(fmt::format("'{}' is not {}", whole, form));
    return *number;
}

double parse_dpi(const std::string& text) {
    const double dpi = positive(text, text, "a number of pixels per inch, such as 150");
    if (dpi < Picture::least_dpi || dpi > Picture::most_dpi) {
        throw Error::usage(
            fmt::format("{} pixels per inch are outside {} to {}", text, Picture::least_dpi, Picture::most_dpi));
    }
    return dpi;
}

int pixels(double number, std::string_view whole) {
    if (number < Picture::least_side || number > Picture::most_side) {
        throw Error::usage(
            fmt::format("'{}' is outside {} to {} pixels on a side", whole, Picture::least_side, Picture::most_side));
    }
    return static_cast<int>(std::lround(number));
}

/// `1600x1200` or `297x210mm`; millimetres become pixels by the resolution.
void set_size(Picture& picture, const std::string& text) {
    constexpr std::string_view form = "a size; write pixels as 1600x1200 or millimetres as 297x210mm";
    constexpr double mm_per_inch = 25.4, usual_dpi = 150.0;
    std::string_view rest = text;
    const bool millimetres = rest.ends_with("mm");
    if (millimetres) rest.remove_suffix(2);
    const std::size_t x = rest.find('x');
    if (x == std::string_view::npos) throw Error::usage(fmt::format("'{}' is not {}", text, form));
    double width = positive(rest.substr(0, x), text, form), height = positive(rest.substr(x + 1), text, form);
    if (millimetres) {
        if (picture.dpi == 0.0) picture.dpi = usual_dpi;
        width *= picture.dpi / mm_per_inch;
        height *= picture.dpi / mm_per_inch;
    }
    picture.width = pixels(width, text);
    picture.height = pixels(height, text);
    if (width * height > Picture::most_pixels) {
        throw Error::usage(fmt::format("'{}' is more than {:.0f} million pixels", text, Picture::most_pixels / 1e6));
    }
}

Length parse_radius(const std::string& text) {
    const Length radius = geodesic::parse_length(text, "radius");
    if (radius < Length::km(1) || radius > Length::km(20'000)) {
        throw Error::usage(fmt::format("radius '{}' is outside 1km..20000km", text));
    }
    return radius;
}

/// Whether options of the command line change what a scenario's description speaks of.
bool is_changed(const Values& values) {
    constexpr std::array<std::string_view, 12> about = {"at",        "site",   "from-country", "pair",
                                                        "sites",     "range",  "solid",        "merge",
                                                        "contested", "sector", "range-column", "at-date"};
    return std::ranges::any_of(about, [&](std::string_view option) {
        const auto given = values.many(option);
        return std::ranges::any_of(given, [](const Given& one) { return one.where.starts_with("--"); });
    });
}

}  // namespace

Picture picture_of(const Values& values) {
    Picture picture;
    choose(values, "projection", Choices<picture::ProjectionKind>(projections), picture.projection);
    choose(values, "theme", Choices<picture::Theme>(themes), picture.theme);
    choose(values, "language", Choices<picture::Language>(languages), picture.language);
    choose(values, "cities", Choices<picture::Cities>(city_choices), picture.show_cities);
    picture.borders = values.flag("borders");
    if (const auto dpi = values.one("dpi")) picture.dpi = converted(*dpi, parse_dpi);
    if (const auto size = values.one("size"))
        converted(*size, [&](const std::string& text) { set_size(picture, text); });
    if (const auto radius = values.one("radius")) picture.radius = converted(*radius, parse_radius);
    const auto description = values.one("description");
    if (description && (description->where == "--description" || !is_changed(values)))
        picture.description = description->text;
    return picture;
}

picture::FileKind file_kind_of(const Values& values) {
    const auto output = values.one("output");
    if (!output || output->text == "-")
        throw Error::usage("missing -o: name the picture, -o picture.png, .svg or .pdf");
    const std::string extension = std::filesystem::path(output->text).extension().string();
    const auto* kind = find(Choices<picture::FileKind>(kinds), extension);
    if (kind == nullptr) {
        const bool is_data = std::ranges::any_of(
            io::formats(), [&](const io::Format& format) { return extension == fmt::format(".{}", format.extension); });
        throw Error::usage(
            fmt::format("{}: '{}' does not name a picture format; write picture.png, picture.svg or "
                        "picture.pdf{}",
                        output->where, output->text, is_data ? ", or the file with 'rangeband footprint'" : ""));
    }
    return *kind;
}

}  // namespace rangeband::cli
