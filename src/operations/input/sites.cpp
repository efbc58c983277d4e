// SPDX-License-Identifier: MIT
#include "operations/input/sites.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "operations/features/drawing.hpp"
#include "operations/input/areas.hpp"
#include "operations/input/parameters.hpp"
#include "operations/input/periods.hpp"
#include "operations/input/range_column.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/catalog/outline.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

struct FarPart {
    geodesic::Position at;
    Length distance;
};

/// Of the parts of a country the one whose first corner is farthest from the largest part, to some tens of kilometres.
FarPart farthest_part(const MultiPolygon& parts) {
    constexpr std::size_t corners_looked_at = 64;
    const auto size = [](const Polygon& part) {
        double twice = 0.0;
        for (std::size_t i = 1; i < part.exterior.size(); ++i) {
            const LonLat &a = part.exterior[i - 1], &b = part.exterior[i];
            twice += (a.lon * b.lat - b.lon * a.lat) * std::cos(Angle::deg(a.lat).rad());
        }
        return std::abs(twice);
    };
    const auto largest = std::ranges::max_element(parts, {}, size);
    const std::size_t step = 1 + largest->exterior.size() / corners_looked_at;
    FarPart farthest{geodesic::Position::deg(0.0, 0.0), Length()};
    for (const Polygon& part : parts) {
        const auto at = geodesic::Position::deg(part.exterior.front().lat, part.exterior.front().lon);
        Length nearest = Length::km(30'000);
        for (std::size_t i = 0; i < largest->exterior.size(); i += step) {
            const LonLat& corner = largest->exterior[i];
            const auto there = geodesic::Position::deg(corner.lat, corner.lon);
            nearest = std::min(nearest, geodesic::inverse(at, there).distance);
        }
        if (nearest > farthest.distance) farthest = {at, nearest};
    }
    return farthest;
}

/// Finds places and ranges with the help of one catalogue.
class Finder {
  public:
    Finder(const Query& query, const Style& style, const Data& data) : query_(query), style_(style), data_(data) {}

    Ranges common_ranges() const {
        Ranges ranges;
        for (std::size_t i = 0; i < query_.range.size(); ++i) {
            const Ranges more = of_parameter("range", i, [&] { return ranges_of(query_.range[i]); });
            ranges.insert(ranges.end(), more.begin(), more.end());
            if (ranges.size() > limits::most_ranges) throw too_many_ranges(i);
        }
        return ranges;
    }

    std::vector<std::string> notes;  ///< what must be said of the items

    std::vector<Item> items(const Ranges& common) {
        for (const auto& range : common) {
            std::string note = beyond_the_earth(*range);
            if (note.empty()) continue;
            notes.push_back(std::move(note));
            break;
        }
        for (std::size_t i = 0; i < query_.at.size(); ++i) {
            add({of_parameter("at", i, [&] { return place_at(query_.at[i]); }), common});
            if (const auto* const name = std::get_if<std::string>(&query_.at[i])) {
                note_namesakes(*name, items_.back().place.id);
            }
            if (std::string note = note_of_view(query_.at[i]); !note.empty()) notes.push_back(std::move(note));
        }
        for (std::size_t i = 0; i < query_.site.size(); ++i) {
            auto places = of_parameter("site", i, [&] { return sites(query_.site[i]); });
            if (places.size() == 1) note_namesakes(query_.site[i], places.front().id);
            add_all(std::move(places), common);
        }
        for (std::size_t i = 0; i < query_.from_country.size(); ++i) {
            add({of_parameter("from_country", i, [&] { return country(query_.from_country[i]); }), common});
        }
        for (std::size_t i = 0; i < query_.pair.size(); ++i) {
            const Ranges own = of_parameter("pair", i, [&] { return ranges_of(query_.pair[i].range); });
            auto places = of_parameter("pair", i, [&] { return sites(query_.pair[i].site); });
            if (places.size() == 1) note_namesakes(query_.pair[i].site, places.front().id);
            add_all(std::move(places), own);
        }
        std::set<std::string> marked;
        for (Item& item : items_) {
            if (!item.place.id.empty()) item.marks_site = marked.insert(item.place.id).second;
        }
        return std::move(items_);
    }

  private:
    static Error too_many_ranges(std::size_t index) {
        return Error::usage(fmt::format(
            "{}: more than {} ranges in one request; split it, or put each range into a row of {} with {}",
            parameter("range", index), grouped(limits::most_ranges), parameter("sites"), parameter("range_column")));
    }

    /// A list of places is held as a whole, with the ranges of each.
    void add(Item item) {
        footprints_ += item.ranges.size();
        if (footprints_ > limits::most_listed_footprints) {
            throw Error::usage(
                fmt::format("more than {} footprints of places given one by one; put the places into a file for {}",
                            grouped(limits::most_listed_footprints), parameter("sites")));
        }
        items_.push_back(std::move(item));
    }

    void add_all(std::vector<Place>&& places, const Ranges& ranges) {
        for (Place& place : places) add({std::move(place), ranges});
    }

    Ranges ranges_of(const RangeSpec& spec) const {
        std::vector<catalog::Range> found;
        if (const auto* range = std::get_if<catalog::Range>(&spec)) {
            found.push_back(*range);
        } else if (style_.contested) {
            found.push_back(data_.catalog.contested(std::get<std::string>(spec)));
        } else {
            found = data_.catalog.ranges(std::get<std::string>(spec), query_.solid);
        }
        Ranges ranges;
        for (catalog::Range& range : found) {
            must_be_drawable(range, style_);
            ranges.push_back(std::make_shared<const catalog::Range>(std::move(range)));
        }
        return ranges;
    }

    Place place_at(const PlaceSpec& spec) const {
        if (const auto* name = std::get_if<std::string>(&spec)) {
            const catalog::KnownPlace known = catalog::place_called(*name, data_.catalog);
            if (!known.site.empty()) return sites(known.site).front();
            Place place;
            place.position = known.position;
            place.label = known.name;
            place.city = known.city;
            place.precision = "town";
            return place;
        }
        const auto& at = std::get<geodesic::TypedPosition>(spec);
        Place place;
        place.position = at.position;
        place.label = at.name.empty() ? at.coordinates : at.name;
        place.is_named = !at.name.empty();
        if (place.label.empty()) place.label = fmt::format("{},{}", at.position.lat(), at.position.lon());
        return place;
    }

    std::vector<Place> sites(const std::string& pattern) const {
        std::vector<Place> places;
        for (const catalog::Site& site : data_.catalog.sites_matching(pattern)) {
            if (!site.position) must_take_areas(site.name);
            places.push_back(place_of(site));
        }
        return places;
    }

    void note_namesakes(const std::string& given, const std::string& site) {
        if (std::string note = note_of_namesakes(given, site, data_.catalog); !note.empty()) add_note(std::move(note));
    }

    void add_note(std::string&& note) {
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    }

    Place country(const std::string& name) {
        must_take_areas(name);
        const catalog::Outline outline = catalog::outline_of(name, data_.catalog, data_.sources);
        if (const auto far = farthest_part(outline.polygons); far.distance > Length::km(700)) {
            notes.push_back(fmt::format(
                "the outline of {} has parts up to {} km from its largest one (at {:.1f},{:.1f}); the range is "
                "measured from them, too",
                outline.name, grouped(static_cast<unsigned long long>(far.distance.km())), far.at.lat(), far.at.lon()));
        }
        return place_of_country(outline);
    }

    void must_take_areas(const std::string& name) const {
        if (style_.sectors.empty()) return;
        throw Error::usage(
            fmt::format("'{}' is not a point, and a sector needs one; leave {} out", name, parameter("sector")));
    }

    Place place_of(const catalog::Site& site) const {
        const std::string& source_id = site.position_source_id.empty() ? site.source_id : site.position_source_id;
        Place place;
        if (site.position) place.position = *site.position;
        if (!site.position) place.area = launch_area_of(site.corners);
        place.id = site.id;
        place.label = site.name;
        place.precision = site.precision;
        place.source = source_id.empty() ? "" : catalog::citation(data_.catalog.source(source_id));
        place.valid_from = site.valid_from;
        place.valid_to = site.valid_to;
        return place;
    }

    const Query& query_;
    const Style& style_;
    const Data& data_;
    std::vector<Item> items_;
    std::size_t footprints_ = 0;
};

/// What of the tolerance goes into edges that are straight in the file's own projection.
constexpr double edge_share = 100.0;

SiteFiles open_files(const Query& query, const Ranges& ranges, const Style& style) {
    SiteFilesRequest request;
    request.files = query.sites;
    request.tables = query.tables;
    request.layers = query.layer;
    request.where = query.where;
    request.range_column = query.range_column;
    request.allow_network = query.allow_network;
    request.scratch = query.scratch;
    request.columns = query.columns;
    request.sector_columns = query.sector_columns;
    request.encoding = query.encoding;
    request.keep = query.keep;
    request.ranges = ranges;
    if (style.edges == footprint::Edges::geodesic) {
        request.edges.reset();
    } else {
        request.edges = Tolerance::m(style.tolerance.m() / edge_share);
    }
    if (!style.sectors.empty() || query.sector_columns)
        request.no_areas = fmt::format("and a sector needs one; leave {} out", parameter("sector"));
    Style checked = style;
    if (query.sector_columns) checked.sectors.push_back({});  // any sector has a farthest range
    request.must_be_drawable = [checked](const catalog::Range& range) { must_be_drawable(range, checked); };
    return SiteFiles(std::move(request));
}

/// `reach:km`, as the option for it is written: the column of the files that is called like a range.
std::string column_of_ranges(Query query) {
    query.keep = {};
    std::string found = column_called_like_ranges(open_files(query, {}, Style()).kept_inputs());
    return found.empty() ? "NAME:km" : found;
}

/// Leaves of an item what was there on the date; false where nothing is left.
bool was_there(Item& item, const Period& date) {
    if (item.ranges.empty()) return validity_of(item.place).meets(date);
    item = valid_in(std::move(item), date);
    return !item.ranges.empty();
}

}  // namespace

Length uncertainty_of(std::string_view precision) {
    struct Known {
        std::string_view precision;
        Length uncertainty;
    };
    static constexpr std::array known = {Known{"site", Length::m(200)},    Known{"minute", Length::km(1)},
                                         Known{"airfield", Length::km(2)}, Known{"installation", Length::km(5)},
                                         Known{"village", Length::km(1)},  Known{"town", Length::km(2)},
                                         Known{"city", Length::km(2)},     Known{"corners", Length::km(1)},
                                         Known{"outline", Length::km(2)},  Known{"country", Length::km(500)}};
    const auto* const found = std::ranges::find(known, precision, &Known::precision);
    return found == known.end() ? Length() : found->uncertainty;
}

PlaceSpec parse_place(std::string_view text) {
    const bool is_address = text.find("://") != text.npos;
    if (!trimmed(text).empty() && !is_address && std::ranges::none_of(text, is_digit))
        return std::string(trimmed(text));
    return geodesic::parse_position(text);
}

bool has_decimal_comma(const PlaceSpec& spec) {
    const auto* const typed = std::get_if<geodesic::TypedPosition>(&spec);
    return typed != nullptr && typed->decimal_comma;
}

std::string note_of_namesakes(std::string_view given, std::string_view site, const catalog::Catalog& catalog) {
    constexpr Length one_place = Length::km(5);
    const auto plain = [](std::string_view name) { return trimmed(name.substr(0, name.find('('))); };
    const auto& all = catalog.sites();
    const auto found = std::ranges::find(all, site, &catalog::Site::id);
    if (found == all.end() || !found->position || given == site) return {};
    for (const catalog::Site& other : all) {
        if (!other.position || &other == &*found || plain(other.name) != plain(found->name)) continue;
        const Length apart = geodesic::inverse(*found->position, *other.position).distance;
        if (apart < one_place) continue;
        return fmt::format("'{}' is the site {} ({:.4f},{:.4f}); {} is {:.0f} km away", given, found->id,
                           found->position->lat(), found->position->lon(), other.id, apart.km());
    }
    return {};
}

std::vector<std::string> notes_of_place(const PlaceSpec& spec, const catalog::Catalog& catalog) {
    std::vector<std::string> notes = {note_of_view(spec)};
    if (const auto* const name = std::get_if<std::string>(&spec))
        notes.push_back(note_of_namesakes(*name, catalog::place_called(*name, catalog).site, catalog));
    std::erase(notes, "");
    return notes;
}

std::string note_of_view(const PlaceSpec& spec) {
    const auto* const typed = std::get_if<geodesic::TypedPosition>(&spec);
    if (typed == nullptr || !typed->is_view) return {};
    return fmt::format("{},{} is the middle of the map that the address shows", typed->position.lat(),
                       typed->position.lon());
}

catalog::KnownPlace known_place(const PlaceSpec& spec, const catalog::Catalog& catalog) {
    if (const auto* name = std::get_if<std::string>(&spec)) return catalog::place_called(*name, catalog);
    const auto& typed = std::get<geodesic::TypedPosition>(spec);
    return {typed.name, "", typed.position, "", ""};
}

Data Data::open(const std::vector<std::filesystem::path>& added, const std::filesystem::path& instead) {
    std::vector<catalog::DataSource> sources = catalog::data_sources(added, instead);
    std::vector<std::filesystem::path> in_use;
    for (const catalog::DataSource& source : sources) {
        if (source.in_use && !source.folder.empty()) in_use.push_back(source.folder);
    }
    // What is wrong with tables of one's own must be said whether or not they are needed.
    const bool as_shipped = added.empty() && instead.empty();
    return {std::move(sources), as_shipped ? catalog::Catalog::when_asked(in_use) : catalog::Catalog::load(in_use)};
}

std::vector<io::Field> Found::kept_fields() const { return files ? files->kept_fields() : std::vector<io::Field>(); }

std::vector<std::string> Found::kept_inputs() const {
    return files ? files->kept_inputs() : std::vector<std::string>();
}

std::string Found::on_dates() const {
    std::size_t all = 0, unknown = 0;
    for (const Item& item : items) {
        for (const auto& range : item.ranges) {
            const Period period = both(validity_of(item.place), validity_of(*range));
            ++all;
            unknown += period.first && period.last ? 0 : 1;
        }
    }
    std::string text;
    if (files && !files->have_dates()) {
        text = fmt::format("The files of {} have no column valid_from or valid_to: their rows are kept for every date.",
                           parameter("sites"));
    }
    if (unknown == 0) return text;
    return fmt::format(
        "{}{}For {} of {} footprints no source gives both a beginning and an end: on an unknown side they are kept for "
        "every date.",
        text, text.empty() ? "" : " ", unknown, all);
}

std::size_t Found::footprints(std::size_t good_rows) const {
    std::size_t count = good_rows * ranges_per_row;
    for (const Item& item : items) count += item.ranges.size();
    return count * std::max<std::size_t>(sectors.size(), 1);
}

void must_have_work(const Query& query, bool with_ranges) {
    const bool places = !query.at.empty() || !query.site.empty() || !query.from_country.empty();
    const bool tables = !query.sites.empty() || !query.tables.empty();
    if (!places && query.pair.empty() && !tables) throw Error::usage("nothing to do: no place is given");
    if (!with_ranges || !query.range.empty() || (!places && (!tables || query.range_column))) return;
    if (!tables || query.range_column) throw Error::usage("nothing to do: no range is given");
    throw Error::usage(fmt::format("nothing to do: say how far, with {}, {} or {}", parameter("range 500km"),
                                   parameter("range inf"), parameter("range_column " + column_of_ranges(query))));
}

Found find(const Query& query, const Style& style, const Data& data) {
    Finder finder(query, style, data);
    Found found;
    found.ranges = finder.common_ranges();
    found.items = finder.items(found.ranges);
    found.notes = std::move(finder.notes);
    found.date = query.at_date;
    found.sectors = style.sectors;
    if (query.sector_columns && !style.sectors.empty()) {
        throw Error::usage(
            fmt::format("{} and {} exclude each other; keep one", parameter("sector"), parameter("sector_columns")));
    }
    if (found.date) {
        std::erase_if(found.ranges, [&](const auto& range) { return !validity_of(*range).meets(*found.date); });
        std::erase_if(found.items, [&](Item& item) { return !was_there(item, *found.date); });
    }
    if (!query.sites.empty() || !query.tables.empty()) {
        found.files.emplace(open_files(query, found.ranges, style));
        found.ranges_per_row = found.ranges.size() + (query.range_column ? 1 : 0);
        for (Item& item : found.items) item.place.kept.resize(found.files->kept_fields().size());
    }
    const bool commas = std::ranges::any_of(query.at, has_decimal_comma);
    if (commas || (found.files && found.files->have_decimal_commas())) must_be_clear_beside_commas(query, data);
    return found;
}

void must_be_clear_beside_commas(const Query& query, const Data& data) {
    const auto read = [&](const RangeSpec& spec) {
        const auto* const text = std::get_if<std::string>(&spec);
        if (text != nullptr) data.catalog.ranges(*text, query.solid, DecimalSign::comma);
    };
    for (std::size_t i = 0; i < query.range.size(); ++i) of_parameter("range", i, [&] { read(query.range[i]); });
    for (std::size_t i = 0; i < query.pair.size(); ++i) of_parameter("pair", i, [&] { read(query.pair[i].range); });
}

std::vector<std::string> position_sources(const catalog::Catalog& catalog, const Query& query,
                                          const std::vector<Item>& items) {
    std::set<std::string> shown;
    for (const Item& item : items) shown.insert(item.place.id);
    shown.erase("");  // places that are not of the catalogue
    std::vector<std::string> sources;
    if (!shown.empty()) {
        for (const catalog::Site& site : catalog.sites()) {
            if (site.can_be_drawn() && shown.contains(site.id)) sources.push_back(site.position_source_id);
        }
    }
    if (!query.from_country.empty()) sources.emplace_back(catalog::outlines_source_id);
    return sources;
}

std::vector<std::string> attributions(const catalog::Catalog& catalog, const std::vector<std::string>& source_ids) {
    std::set<std::string> texts;
    for (const std::string& id : source_ids) texts.insert(catalog.source(id).attribution);
    texts.erase("");
    return {texts.begin(), texts.end()};
}

RowCheck check_rows(Found& found, bool skip_bad) {
    RowCheck rows = check_rows(found.files, skip_bad);
    rows.notes.insert(rows.notes.begin(), found.notes.begin(), found.notes.end());
    return rows;
}

RowCheck check_rows(std::optional<SiteFiles>& files, bool skip_bad) {
    if (!files) return {};
    RowCheck rows = files->check();
    if (rows.bad == 0) return rows;
    if (!skip_bad) {
        throw Error::file(fmt::format("{}, so nothing is written; correct {} or add {}{}", rows.count(),
                                      rows.bad == 1 ? "it" : "them", parameter("skip_bad"), rows.list()));
    }
    if (rows.good == 0)
        throw Error::file(fmt::format("{} and no good one, so nothing is written{}", rows.count(), rows.list()));
    return rows;
}

void each_item(Found& found, const std::function<void(Item&&)>& visit) {
    const auto visit_sectors = [&](Item&& item) {
        if (found.sectors.empty()) return visit(std::move(item));
        for (std::size_t i = 0; i < found.sectors.size(); ++i) {
            Item sector(item);
            sector.place.sector = found.sectors[i];
            sector.marks_site = item.marks_site && i == 0;
            visit(std::move(sector));
        }
    };
    for (const Item& item : found.items) visit_sectors(Item(item));
    if (!found.files) return;
    found.files->each([&](Item&& item) {
        if (!found.date || was_there(item, *found.date)) visit_sectors(std::move(item));
    });
}

}  // namespace rangeband::operations
