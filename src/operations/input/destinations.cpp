// SPDX-License-Identifier: MIT
#include "operations/input/destinations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "operations/features/columns.hpp"
#include "operations/input/parameters.hpp"
#include "operations/input/sites.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

bool is_wanted(const catalog::City& city, Cities which) {
    constexpr std::int64_t million = 1'000'000;
    return which == Cities::all || city.capital || (which == Cities::million && city.population >= million);
}

void add_cities(Destinations& destinations, const catalog::Catalog& catalog, const ReachRequest& request) {
    if (request.cities == Cities::none) return;
    std::map<std::string, std::string> countries;
    const std::vector<catalog::Country> known = catalog.countries();
    for (const catalog::Country& country : known) countries.emplace(country.iso_a2, country.name);
    const std::set<std::string> wanted = codes_of(request.country, known);
    std::set<std::string> sources;
    std::map<std::string, bool> has_capital;
    for (catalog::City& city : catalog.cities()) {
        has_capital[city.country] |= city.capital;
        if (!is_wanted(city, request.cities) || (!wanted.empty() && !wanted.contains(city.country))) continue;
        sources.insert(city.source_id);
        destinations.places.push_back(
            {std::move(city.name), countries[city.country], city.position, uncertainty_of("town")});
    }
    for (const auto& [code, has] : has_capital) {
        if (has || (!wanted.empty() && !wanted.contains(code))) continue;
        destinations.without_capital += (destinations.without_capital.empty() ? "" : ", ") + countries[code];
    }
    destinations.source_ids.assign(sources.begin(), sources.end());
}

void add_files(Destinations& destinations, const ReachRequest& request) {
    if (request.places.empty()) return;
    const auto reads_stdin = [](const std::vector<std::string>& files) {
        return std::ranges::find(files, "-") != files.end();
    };
    if (reads_stdin(request.places) && reads_stdin(request.query.sites)) {
        throw Error::usage(parameter("places") + ": standard input can be read only once, and " + parameter("sites") +
                           " reads it");
    }
    SiteFilesRequest wanted;
    wanted.files = request.places;
    wanted.of = "places";
    wanted.allow_network = request.query.allow_network;
    wanted.scratch = request.query.scratch;
    wanted.columns = request.query.columns;
    wanted.encoding = request.query.encoding;
    wanted.no_areas =
        "and " + parameter("places") + " takes only points; give lines and polygons with " + parameter("sites");
    std::optional<SiteFiles> files(std::move(wanted));
    destinations.rows = check_rows(files, request.query.skip_bad);
    destinations.decimal_commas = files->have_decimal_commas();
    const auto& names = files->kept_inputs();
    const auto country = std::ranges::find_if(names, [](const auto& name) { return same_name(name, "country"); });
    const auto column = static_cast<std::size_t>(country - names.begin());
    files->each([&](Item&& item) {
        const std::string in = column < names.size() ? io::text_of(item.place.kept[column]) : "";
        destinations.places.push_back({std::move(item.place.label), in, item.place.position, Length()});
    });
}

Destination destination(const PlaceSpec& spec, const catalog::Catalog& catalog) {
    catalog::KnownPlace known = known_place(spec, catalog);
    const auto* const typed = std::get_if<geodesic::TypedPosition>(&spec);
    return {known.name.empty() && typed ? typed->coordinates : std::move(known.name), std::move(known.country),
            known.position, typed != nullptr ? Length() : uncertainty_of("town")};
}

}  // namespace

std::set<std::string> codes_of(const std::vector<std::string>& given, const std::vector<catalog::Country>& countries) {
    std::set<std::string> codes;
    for (std::size_t i = 0; i < given.size(); ++i) {
        codes.insert(of_parameter("country", i, [&] { return catalog::country_called(given[i], countries).iso_a2; }));
    }
    return codes;
}

Destinations destinations_of(const ReachRequest& request, const catalog::Catalog& catalog) {
    Destinations destinations;
    add_cities(destinations, catalog, request);
    for (std::size_t i = 0; i < request.to.size(); ++i) {
        destinations.places.push_back(of_parameter("to", i, [&] { return destination(request.to[i], catalog); }));
    }
    add_files(destinations, request);
    for (const PlaceSpec& spec : request.to) {
        for (std::string& note : notes_of_place(spec, catalog)) destinations.rows.notes.push_back(std::move(note));
        destinations.decimal_commas |= has_decimal_comma(spec);
    }
    if (destinations.places.empty()) {
        throw Error::usage(destinations.without_capital.empty()
                               ? "nothing to do: no place to reach"
                               : fmt::format("no place to reach: the source of the cities names no capital of {}",
                                             destinations.without_capital));
    }
    return destinations;
}

}  // namespace rangeband::operations
