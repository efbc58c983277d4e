#include "cli/destinations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "cli/asked.hpp"
#include "cli/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

enum class Cities { none, capitals, million, all };

Cities cities_of(const Values& values) {
    const auto given = values.one("cities");
    if (!given) return values.has("to") || values.has("places") ? Cities::none : Cities::million;
    if (given->text == "capitals") return Cities::capitals;
    if (given->text == "million") return Cities::million;
    if (given->text == "all") return Cities::all;
    throw Error::usage(fmt::format("{}: '{}' is none of capitals, million, all", given->where, given->text));
}

bool is_wanted(const catalog::City& city, Cities which) {
    constexpr std::int64_t million = 1'000'000;
    return which == Cities::all || city.capital || (which == Cities::million && city.population >= million);
}

void add_cities(Destinations& destinations, const catalog::Catalog& catalog, Cities which) {
    if (which == Cities::none) return;
    std::map<std::string, std::string> countries;
    for (catalog::Country& country : catalog.countries()) countries.emplace(country.iso_a2, std::move(country.name));
    std::set<std::string> sources;
    for (catalog::City& city : catalog.cities()) {
        if (!is_wanted(city, which)) continue;
        sources.insert(city.source_id);
        destinations.places.push_back({std::move(city.name), countries[city.country], city.position});
    }
    destinations.source_ids.assign(sources.begin(), sources.end());
}

void add_files(Destinations& destinations, const Values& values) {
    if (!values.has("places")) return;
    SiteFilesRequest request;
    request.files = values.many("places");
    const auto is_stdin = [](const Given& file) { return file.text == "-"; };
    if (std::ranges::any_of(request.files, is_stdin) && std::ranges::any_of(values.many("sites"), is_stdin)) {
        throw Error::usage("--places: standard input can be read only once, and --sites reads it");
    }
    request.allow_network = values.flag("allow-network");
    request.no_areas = "and --places takes points; lines and polygons go with --sites";
    std::optional<SiteFiles> files(std::move(request));
    destinations.rows = check_rows(files, values.flag("skip-bad"));
    const auto& names = files->kept_inputs();
    const auto country = std::ranges::find_if(names, [](const auto& name) { return same_name(name, "country"); });
    const auto column = static_cast<std::size_t>(country - names.begin());
    files->each([&](Item&& item) {
        const std::string in = column < names.size() ? text_of(item.place.kept[column]) : "";
        destinations.places.push_back({std::move(item.place.label), in, item.place.position});
    });
}

/// The name of a city in place of its position is the mistake that is made here.
geodesic::TypedPosition position_of(const std::string& text) {
    if (text.find(',') != text.npos) return geodesic::parse_position(text);
    throw Error::usage(
        fmt::format("'{}' is no position; write LAT,LON[,NAME] such as 52.52,13.41,Berlin; "
                    "'rangeband list cities' has the positions of cities",
                    text));
}

}  // namespace

Destinations destinations_of(const Values& values, const catalog::Catalog& catalog) {
    Destinations destinations;
    add_cities(destinations, catalog, cities_of(values));
    for (const Given& given : values.many("to")) {
        geodesic::TypedPosition typed = converted(given, position_of);
        destinations.places.push_back(
            {typed.name.empty() ? std::move(typed.coordinates) : std::move(typed.name), "", typed.position});
    }
    add_files(destinations, values);
    if (destinations.places.empty()) {
        throw Error::usage("nothing to do: no place to reach; give --to LAT,LON, --places FILE or --cities all");
    }
    return destinations;
}

}  // namespace rangeband::cli
