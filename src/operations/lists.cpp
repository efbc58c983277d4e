// SPDX-License-Identifier: MIT
#include "rangeband/operations/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "rangeband/io/formats.hpp"
#include "rangeband/operations/scenario.hpp"

namespace rangeband::operations {
namespace {

using catalog::Catalog;
using Sources = std::vector<catalog::DataSource>;

constexpr Shown to_people = Shown::to_people;
constexpr Shown to_programs = Shown::to_programs;

io::Value km_value(const std::optional<Length>& length) { return length ? io::Value(length->km()) : io::Value(); }

io::Value edge_km(const std::optional<catalog::Limit>& edge) { return edge ? km_value(edge->at) : io::Value(); }

std::string_view inclusion(bool inclusive) { return inclusive ? "inclusive" : "exclusive"; }

io::Value edge_word(const std::optional<catalog::Limit>& edge) {
    return edge ? io::text_value(inclusion(edge->inclusive)) : io::Value();
}

std::string joined(std::string_view a, std::string_view b) {
    return fmt::format("{}{}{}", a, a.empty() || b.empty() ? "" : ", ", b);
}

/// `, not a figure` where a row only repeats a class.
std::string stated_text(const catalog::Claim& claim) {
    if (!claim.classification) return figures(claim);
    return claim.band.empty() ? "names a class, no figure" : fmt::format("the class {}, no figure", claim.band);
}

/// `RSD-10; NATO: SS-20, Saber; ru: РСД-10, Пионер`
std::string with_translations(const catalog::System& system, const std::vector<catalog::Name>& names) {
    std::string text = system.other_names, language;
    for (const catalog::Name& name : names) {
        if (!name.of_system || name.id != system.id) continue;
        const bool follows = name.language == language;
        text += fmt::format("{}{}{}",
                            text.empty() ? ""
                            : follows    ? ", "
                                         : "; ",
                            follows ? "" : name.language + ": ", name.name);
        language = name.language;
    }
    return text;
}

Table systems_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", Shown::everywhere, true},
                 {"name"},
                 {"other_names", to_programs},
                 {"other names", to_people},
                 {"country"},
                 {"kind"},
                 {"status"},
                 {"claims"},
                 {"valid_from", to_programs},
                 {"valid_to", to_programs},
                 {"source", to_programs},
                 {"note", to_programs}},
                {},
                {}};
    std::map<std::string, std::int64_t> claims;
    for (const catalog::Claim& claim : catalog.claims()) claims[claim.system] += claim.classification ? 0 : 1;
    for (const catalog::System& system : catalog.systems()) {
        const std::string others = with_translations(system, catalog.names());
        table.rows.push_back({system.id, system.name, io::text_value(others), io::text_value(others),
                              io::text_value(system.country), io::text_value(system.kind),
                              io::text_value(system.status), claims[system.id], io::text_value(system.valid_from),
                              io::text_value(system.valid_to), citation(catalog.source(system.source_id)),
                              io::text_value(system.note)});
    }
    return table;
}

/// As in the column of footprints: the disc of a claim with an upper figure alone begins at 0.
io::Value least_value(const catalog::Claim& claim) {
    return km_value(claim.min || claim.classification || !claim.max ? claim.min : Length());
}

Table claims_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", to_programs},
                 {"about", Shown::as_heading},
                 {"system", to_programs},
                 {"claim", to_people, true},
                 {"claimant"},
                 {"claim_date", to_programs},
                 {"date", to_people, true},
                 {"stated", to_people},
                 {"qualifier", to_programs},
                 {"basis", to_programs},
                 {"min_km", to_programs},
                 {"min_edge", to_programs},
                 {"max_km", to_programs},
                 {"max_edge", to_programs},
                 {"as printed", to_people},
                 {"as_printed", to_programs},
                 {"band", to_programs},
                 {"confidence", to_programs},
                 {"source id", to_people},
                 {"source", to_programs},
                 {"note", to_programs}},
                {},
                {}};
    for (const catalog::Claim& claim : catalog.claims()) {
        const catalog::System& system = catalog.system(claim.system);
        const io::Value date = io::text_value(claim.date);
        const bool figure = !claim.classification;
        table.rows.push_back({full_id(claim),
                              fmt::format("{} ({})", system.name, system.id),
                              claim.system,
                              claim.id,
                              claim.claimant,
                              date,
                              date,
                              stated_text(claim),
                              io::text_value(figure ? name_of(claim.qualifier) : "classification"),
                              figure ? io::text_value(name_of(claim.basis)) : io::Value(),
                              least_value(claim),
                              claim.min ? io::text_value(inclusion(claim.min_inclusive)) : io::Value(),
                              km_value(claim.max),
                              claim.max ? io::text_value(inclusion(claim.max_inclusive)) : io::Value(),
                              io::text_value(claim.as_printed),
                              io::text_value(claim.as_printed),
                              io::text_value(claim.band),
                              io::text_value(claim.confidence),
                              claim.source_id,
                              citation(catalog.source(claim.source_id)),
                              io::text_value(claim.note)});
    }
    return table;
}

Table bands_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", Shown::everywhere, true},
                 {"name"},
                 {"regime", to_programs},
                 {"provision", to_programs},
                 {"treaty", to_people},
                 {"range", to_people},
                 {"lower_km", to_programs},
                 {"lower_edge", to_programs},
                 {"upper_km", to_programs},
                 {"upper_edge", to_programs},
                 {"for", to_people},
                 {"applies_to", to_programs},
                 {"kinds", to_programs},
                 {"wording"},
                 {"source", to_programs}},
                {},
                {}};
    for (const catalog::Band& band : catalog.bands()) {
        table.rows.push_back(
            {band.id, band.name, band.regime, io::text_value(band.provision), joined(band.regime, band.provision),
             figures(band), edge_km(band.lower), edge_word(band.lower), edge_km(band.upper), edge_word(band.upper),
             io::text_value(band.applies_to), io::text_value(band.applies_to), io::text_value(band.kinds),
             io::text_value(band.wording), citation(catalog.source(band.source_id))});
    }
    return table;
}

/// As `--at` takes it, and how exact it is.
std::string position_text(const catalog::Site& site) {
    if (!site.corners.empty()) return fmt::format("{} corners", site.corners.size());
    if (!site.position) return "unknown";
    return fmt::format("{:.4f},{:.4f} ({}, {})", site.position->lat(), site.position->lon(), site.precision,
                       site.position_source_id);
}

/// `55.2,27; 54.9,26.7; …`
std::string corners_text(const catalog::Site& site) {
    std::string text;
    for (const geodesic::Position& corner : site.corners) {
        text += fmt::format("{}{},{}", text.empty() ? "" : "; ", corner.lat(), corner.lon());
    }
    return text;
}

/// `temp-s;oka` with a blank, where a line may be broken.
std::string spaced(std::string text) {
    for (std::size_t at = text.find(';'); at != std::string::npos; at = text.find(';', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] != ' ') text.insert(at + 1, 1, ' ');
    }
    return text;
}

Table sites_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", Shown::everywhere, true},
                 {"name"},
                 {"country"},
                 {"role"},
                 {"system", to_programs},
                 {"systems", to_people},
                 {"position", to_people},
                 {"lat", to_programs},
                 {"lon", to_programs},
                 {"corners", to_programs},
                 {"precision", to_programs},
                 {"valid_from", to_programs},
                 {"valid_to", to_programs},
                 {"source", to_programs},
                 {"position_source", to_programs},
                 {"note", to_programs},
                 {"attribution", Shown::as_note}},
                {},
                {}};
    for (const catalog::Site& site : catalog.sites()) {
        const bool placed = site.position.has_value();
        const catalog::Source* const position_source =
            site.can_be_drawn() ? &catalog.source(site.position_source_id) : nullptr;
        table.rows.push_back({site.id, site.name, io::text_value(site.country), io::text_value(site.role),
                              io::text_value(site.system), io::text_value(spaced(site.system)), position_text(site),
                              placed ? io::Value(site.position->lat()) : io::Value(),
                              placed ? io::Value(site.position->lon()) : io::Value(),
                              io::text_value(corners_text(site)), io::text_value(site.precision),
                              io::text_value(site.valid_from), io::text_value(site.valid_to),
                              citation(catalog.source(site.source_id)),
                              position_source != nullptr ? io::Value(citation(*position_source)) : io::Value(),
                              io::text_value(site.note),
                              position_source != nullptr ? io::text_value(position_source->attribution) : io::Value()});
    }
    return table;
}

Table sources_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", Shown::everywhere, true},
                 {"title"},
                 {"publisher"},
                 {"date"},
                 {"retrieved", to_programs},
                 {"kind"},
                 {"url", to_programs},
                 {"archive", to_programs},
                 {"attribution", to_programs}},
                {},
                {}};
    for (const catalog::Source& source : catalog.sources()) {
        table.rows.push_back({source.id, source.title, io::text_value(source.publisher), io::text_value(source.date),
                              io::text_value(source.retrieved), io::text_value(source.kind), io::text_value(source.url),
                              io::text_value(source.archive), io::text_value(source.attribution)});
    }
    return table;
}

Table scenarios_table(const Catalog&, const Sources& sources) {
    Table table{{{"id", Shown::everywhere, true}, {"title"}, {"description"}}, {}, {}};
    for (const std::string& name : catalog::scenario_names(sources)) {
        const auto settings = read_settings(catalog::scenario_text(name, sources), "scenario " + name);
        const auto text = [&](std::string_view key) {
            const auto found = std::ranges::find_if(
                settings, [&](const auto& setting) { return setting.key == key && setting.language.empty(); });
            return found == settings.end() ? io::Value() : io::text_value(found->value);
        };
        table.rows.push_back({name, text("title"), text("description")});
    }
    return table;
}

Table regimes_table(const Catalog& catalog, const Sources&) {
    Table table{{{"regime", Shown::everywhere, true},
                 {"parties"},
                 {"valid_from"},
                 {"valid_to"},
                 {"source id", to_people},
                 {"source", to_programs},
                 {"note", to_programs}},
                {},
                {}};
    for (const catalog::Regime& regime : catalog.regimes()) {
        table.rows.push_back({regime.name, io::text_value(spaced(regime.parties)), io::text_value(regime.valid_from),
                              io::text_value(regime.valid_to), regime.source_id,
                              citation(catalog.source(regime.source_id)), io::text_value(regime.note)});
    }
    return table;
}

Table cities_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", Shown::everywhere, true},
                 {"name"},
                 {"country"},
                 {"code"},
                 {"capital"},
                 {"population"},
                 {"lat"},
                 {"lon"},
                 {"source", to_programs},
                 {"attribution", Shown::as_note}},
                {},
                {}};
    std::map<std::string, std::string> names;
    for (const catalog::Country& country : catalog.countries()) names[country.iso_a2] = country.name;
    for (const catalog::City& city : catalog.cities()) {
        const catalog::Source& source = catalog.source(city.source_id);
        table.rows.push_back({city.id, city.name, names[city.country], city.country,
                              city.capital ? io::Value("yes") : io::Value(),
                              city.population > 0 ? io::Value(city.population) : io::Value(), city.position.lat(),
                              city.position.lon(), citation(source), io::text_value(source.attribution)});
    }
    return table;
}

Table countries_table(const Catalog& catalog, const Sources&) {
    Table table{{{"id", to_programs}, {"code", to_people}, {"iso_a3"}, {"name"}, {"source", to_programs}}, {}, {}};
    for (const catalog::Country& country : catalog.countries()) {
        table.rows.push_back({country.iso_a2, country.iso_a2, country.iso_a3, country.name,
                              citation(catalog.source(country.source_id))});
    }
    return table;
}

Table timeline_table(const Catalog& catalog, const Sources&) {
    Table table{{{"date", Shown::everywhere, true},
                 {"event"},
                 {"source id", to_people},
                 {"source", to_programs},
                 {"note", to_programs}},
                {},
                {}};
    for (const catalog::Event& event : catalog.timeline()) {
        table.rows.push_back({event.date, event.text, event.source_id, citation(catalog.source(event.source_id)),
                              io::text_value(event.note)});
    }
    return table;
}

Table formats_table(const Catalog&, const Sources&) {
    Table table{{{"of", Shown::as_heading},
                 {"id", Shown::everywhere, true},
                 {"extension"},
                 {"layers"},
                 {"geometry", to_programs},
                 {"stdout"},
                 {"tested", to_programs},
                 {"note"}},
                {},
                {}};
    const auto yes = [](bool is) { return is ? io::Value("yes") : io::Value(); };
    const auto add = [&](const io::Format& format, std::string_view heading, bool tested) {
        table.rows.push_back({std::string(heading), std::string(format.name), io::text_value(format.extension),
                              std::string(format.several_layers ? "several" : "one"), yes(format.geometry),
                              yes(format.to_stdout), yes(tested),
                              fmt::format("{}{}", format.summary, format.geometry ? "" : ", columns only")});
    };
    for (const io::Format& format : io::formats()) add(format, "Tested formats", true);
    for (const io::Format& format : io::further_formats()) {
        add(format, "Other formats of this GDAL, written by its drivers", false);
    }
    return table;
}

constexpr std::array table_of_kinds = {
    ListKind{"systems", "system", "missile systems, with the number of stated figures", systems_table},
    ListKind{"claims", "claim", "who stated which range of a system, when and where", claims_table},
    ListKind{"bands", "band", "range classes of treaties", bands_table},
    ListKind{"regimes", "regime", "treaties and arrangements: whom they bound, and when", regimes_table},
    ListKind{"sites", "site", "sites, with the precision of their position", sites_table},
    ListKind{"sources", "source", "the sources of all tables", sources_table},
    ListKind{"timeline", "event", "events of the INF Treaty and after it, from 1979 on", timeline_table},
    ListKind{"scenarios", "scenario", "named sets of options", scenarios_table},
    ListKind{"cities", "city", "capitals and cities of 100,000 people or more", cities_table},
    ListKind{"countries", "country", "countries and territories with their codes", countries_table},
    ListKind{"formats", "format", "output formats", formats_table},
};

}  // namespace

std::span<const ListKind> list_kinds() { return table_of_kinds; }

}  // namespace rangeband::operations
