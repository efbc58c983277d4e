// SPDX-License-Identifier: MIT
#include "rangeband/operations/map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "operations/about.hpp"
#include "operations/features/map_shapes.hpp"
#include "operations/input/parameters.hpp"
#include "operations/run.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/footprint/geodesic_path.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::operations {
namespace {

/// Fine enough that no picture of these footprints shows it.
Tolerance tolerance_of(const picture::Picture& picture, const Plan& plan) {
    constexpr double share = 20'000.0;  // a tenth of a pixel of a picture 4,000 pixels wide
    constexpr Length of_files = Length::km(200);
    Length shown = picture.radius.value_or(Length::km(20'000));
    if (!picture.radius && !plan.found.files) {
        Length widest;
        for (const Item& item : plan.found.items) {
            for (const auto& range : item.ranges) widest = std::max(widest, range->max.value_or(shown));
        }
        shown = widest;
    }
    if (plan.found.files && !picture.radius) shown = of_files;
    return Tolerance::of(std::clamp(shown / share, Length::m(0.01), plan.request.style.tolerance.length()));
}

/// Of every range, without addresses: the small print has little room, and `list sources` has them.
std::vector<std::string> sources_of(const std::vector<Item>& items) {
    std::vector<std::string> sources;
    for (const Item& item : items) {
        for (const auto& range : item.ranges) {
            for (const auto& [work, url] : range->references) {
                if (std::ranges::find(sources, work) == sources.end()) sources.push_back(work);
            }
        }
    }
    return sources;
}

/// Of what is shown besides the picture's own land and cities.
picture::Credits credits_of(const Plan& plan) {
    constexpr std::string_view geonames = "GeoNames";
    const catalog::Catalog& catalog = plan.data.catalog;
    picture::Credits credits;
    for (const std::string& id : position_sources(catalog, plan.request.query, plan.found.items)) {
        const catalog::Source& source = catalog.source(id);
        if (source.attribution.empty()) continue;
        if (source.id == catalog::outlines_source_id) {
            credits.natural_earth = true;
        } else if (source.publisher == geonames) {
            credits.geonames = true;
        } else {
            credits.others.insert(source.attribution);
        }
    }
    return credits;
}

/// What the language calls a city or site of the catalogue; empty for other places, and where it has no name for it.
std::string local_name(const std::string& site, const std::string& city, const catalog::Catalog& catalog,
                       picture::Language language) {
    const std::string_view code = picture::code_of(language);
    if (site.empty()) return std::string(catalog::city_name(city, code));
    for (const catalog::Name& name : catalog.names()) {
        if (!name.of_system && name.id == site && name.language == code) return name.name;
    }
    return std::string(catalog::site_name(site, code));
}

/// In the language, where the catalogue knows it. A name that was typed with a position stays as it is.
std::string name_of(const Place& place, const catalog::Catalog& catalog, picture::Language language) {
    const std::string own = place.area ? std::string(catalog::country_name(place.id, picture::code_of(language)))
                                       : local_name(place.id, place.city, catalog, language);
    return own.empty() ? place.label : own;
}

/// Ranges whose systems are named in the language; the others are shared as before.
class LocalSystems {
  public:
    LocalSystems(const catalog::Catalog& catalog, picture::Language language) {
        const std::string_view code = picture::code_of(language);
        for (const catalog::System& system : catalog.systems()) {
            const auto own = std::ranges::find_if(catalog.names(), [&](const catalog::Name& name) {
                return name.of_system && name.id == system.id && name.language == code;
            });
            const std::string_view spelled = catalog::system_name(system.id, code);
            if (own != catalog.names().end() || !spelled.empty())
                names_.emplace(system.name, own != catalog.names().end() ? own->name : std::string(spelled));
        }
    }

    void name(Ranges& ranges) {
        for (auto& range : ranges) {
            const auto local = names_.find(range->system);
            if (local == names_.end()) continue;
            auto& own = made_[range.get()];
            if (!own) {
                catalog::Range copy = *range;
                copy.system = local->second;
                own = {range, std::make_shared<const catalog::Range>(std::move(copy))};
            }
            range = own->second;
        }
    }

  private:
    using Pair = std::pair<std::shared_ptr<const catalog::Range>, std::shared_ptr<const catalog::Range>>;
    std::map<std::string, std::string> names_;
    std::map<const catalog::Range*, std::optional<Pair>> made_;  ///< with the original, so that no address comes again
};

std::string name_of(const catalog::KnownPlace& mark, const catalog::Catalog& catalog, picture::Language language) {
    const std::string own = local_name(mark.site, mark.city, catalog, language);
    if (own.empty() && mark.name.empty()) return picture::coordinates(mark.position, language);
    const std::string& name = own.empty() ? mark.name : own;
    return mark.site.empty() ? name : short_name(name);
}

/// Of what the ranges are typed or stated in; the catalogue's are in km.
std::vector<std::string> units_of(const Found& found, const std::vector<picture::Series>& series) {
    std::set<std::string> units;
    const auto add = [&](const std::optional<catalog::Figure>& written) {
        const bool metric = !written || written->unit == "km" || written->unit == "m";
        units.insert(metric ? "km" : written->unit);
    };
    const auto add_range = [&](const catalog::Range& range) {
        if (range.min > Length()) add(range.written_min);
        if (range.max) add(range.written_max);
    };
    for (const auto& range : found.ranges) add_range(*range);
    for (const Item& item : found.items) {
        for (const auto& range : item.ranges) add_range(*range);
    }
    for (const picture::Series& one : series) {
        if (one.outer_written) add(one.outer_written);
    }
    std::vector<std::string> list(units.begin(), units.end());
    std::ranges::stable_partition(list, [](const std::string& unit) { return unit == "km"; });
    return list;
}

/// From the nearest site to the mark.
picture::Route route_to(const geodesic::Position& mark, const std::vector<picture::Site>& sites) {
    constexpr Tolerance off = Tolerance::m(100);
    picture::Route route;
    const picture::Site* nearest = nullptr;
    for (const picture::Site& site : sites) {
        const Length distance = geodesic::inverse(site.position, mark).distance;
        if (nearest == nullptr || distance < route.length) nearest = &site, route.length = distance;
    }
    route.path =
        footprint::geodesic_path({nearest->position.lon(), nearest->position.lat()}, {mark.lon(), mark.lat()}, off);
    return route;
}

/// A picture names the places and lengths that a file has, since the file is not before its readers.
std::string title_of(const Plan& plan, const MapShapes& shapes, picture::Language language) {
    const Merging& merging = plan.request.merging;
    picture::Subject subject = subject_of(plan.found.items, plan.found.ranges, {}, merging.how);
    subject.places = shapes.places();
    if (plan.found.files) subject.ranges = shapes.ranges();
    return title_in(language, plan.request.wording, plan.request.style, std::move(subject), merging);
}

}  // namespace

struct Map::Impl : Plan {
    Impl(MapRequest&& asked, const Data& in_use)
        : Plan(std::move(asked.footprints), in_use),
          picture(std::move(asked.picture)),
          marks(std::move(asked.marks)),
          routes(asked.routes) {
        if (asked.center) {
            picture.centre =
                of_parameter("center", 0, [&] { return known_place(*asked.center, in_use.catalog).position; });
            add_notes_of(*asked.center, in_use);
        }
        for (std::size_t i = 0; i < marks.size(); ++i) {
            of_parameter("mark", i, [&] { return add_notes_of(marks[i], in_use), true; });
        }
        if (std::ranges::any_of(marks, has_decimal_comma)) must_be_clear_beside_commas(request.query, in_use);
        LocalSystems systems(in_use.catalog, picture.language);
        systems.name(found.ranges);
        for (Item& item : found.items) {
            item.place.label = name_of(item.place, in_use.catalog, picture.language);
            systems.name(item.ranges);
        }
        if (asked.fit_tolerance) request.style.tolerance = tolerance_of(picture, *this);
    }

    /// Those that are not said of the places in the middle.
    void add_notes_of(const PlaceSpec& spec, const Data& in_use) {
        for (std::string& note : notes_of_place(spec, in_use.catalog)) {
            const auto is_said = [&](const std::vector<std::string>& said) {
                return std::ranges::find(said, note) != said.end();
            };
            if (!is_said(notes) && !is_said(found.notes)) notes.push_back(std::move(note));
        }
    }

    picture::Picture picture;
    std::vector<PlaceSpec> marks;
    bool routes;
    std::vector<std::string> notes;  ///< on marks and centre
};

Map::Map(MapRequest request, const Data& data) : impl_(std::make_unique<Impl>(std::move(request), data)) {}
Map::~Map() = default;
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(Map&&) noexcept = default;

std::string Map::render(picture::FileKind kind, Tally& tally, const Reports& reports) {
    return picture::render(compose(tally, reports), kind);
}

picture::Picture Map::compose(Tally& tally, const Reports& reports) {
    Plan& plan = *impl_;
    const Style& style = plan.request.style;
    picture::Picture picture = impl_->picture;
    const RowCheck rows = check_rows(plan, reports);
    if (reports.say) std::ranges::for_each(impl_->notes, reports.say);
    picture.sources = sources_of(plan.found.items);
    picture.credits = credits_of(plan);
    picture.say = reports.say;
    const Wording& wording = plan.request.wording;
    picture.provenance =
        provenance_of("map", wording, plan.request.query, plan.found, plan.data.sources, style.tolerance, plan.credits);

    MapShapes shapes(plan.request.merging.how);
    const Maker<MapPiece> maker = {[&](const Item& item) { return piece_of(item, picture.language); },
                                   [&](const Row& row, footprint::Footprint&& footprint, std::vector<MapPiece>& made) {
                                       made.push_back(piece_of(row, std::move(footprint), style, picture.language));
                                   }};
    tally = run<MapPiece>(plan, rows, maker, reports, [&](MapPiece&& piece) { shapes.put(std::move(piece)); });
    picture.title = title_of(plan, shapes, picture.language);
    std::move(shapes).fill(picture);
    picture.units = units_of(plan.found, picture.series);
    const std::vector<picture::Site> sites = picture.sites;
    for (std::size_t i = 0; i < impl_->marks.size(); ++i) {
        const auto mark = of_parameter("mark", i, [&] { return known_place(impl_->marks[i], plan.data.catalog); });
        if (impl_->routes && !sites.empty()) picture.routes.push_back(route_to(mark.position, sites));
        picture.sites.push_back({mark.position, name_of(mark, plan.data.catalog, picture.language), false});
    }

    picture.outlines = [&plan](catalog::Outlines which) {
        return catalog::read_outlines(catalog::outlines_text(which, plan.data.sources), "outlines");
    };
    if (picture.show_cities != picture::Cities::none) picture.cities = plan.data.catalog.cities();
    return picture;
}

}  // namespace rangeband::operations
