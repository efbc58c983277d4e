// SPDX-License-Identifier: MIT
#include "rangeband/catalog/catalog.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "catalog/drawn.hpp"
#include "catalog/files.hpp"
#include "catalog/names.hpp"
#include "catalog/places.hpp"
#include "catalog/tables.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace fs = std::filesystem;

namespace rangeband::catalog {
namespace {

Tables embedded_tables() {
    Tables tables;
    for (const std::string_view name : table_files) {
        const auto text = embedded_text(name);
        if (!text) throw Error::internal(fmt::format("the table {} is not embedded", name));
        read_table(tables, name, *text, fmt::format("embedded {}", name));
    }
    for (const std::string_view name : further_files) {
        if (const auto text = embedded_text(name)) read_table(tables, name, *text, fmt::format("embedded {}", name));
    }
    return tables;
}

Tables tables_of(const fs::path& folder) {
    Tables tables;
    check_table_names(folder);
    if (!holds_any_table(folder)) {
        throw Error::file(
            fmt::format("{}: has no catalogue table; expected {}", folder.string(), fmt::join(table_names(), ", ")));
    }
    const auto read = [&](std::string_view name) {
        const fs::path file = folder / name;
        if (const auto text = read_file(file)) read_table(tables, name, *text, file.string());
    };
    std::ranges::for_each(table_files, read);
    std::ranges::for_each(further_files, read);
    return tables;
}

/// The first folder with all tables is the base, else the embedded copy (an empty path); the other folders follow.
std::vector<fs::path> in_order_of_reading(std::vector<fs::path> folders) {
    const auto base = std::find_if(folders.begin(), folders.end(), holds_all_tables);
    if (base == folders.end()) {
        folders.insert(folders.begin(), fs::path());
    } else {
        std::rotate(folders.begin(), base, base + 1);
    }
    return folders;
}

Tables merged_tables(const std::vector<fs::path>& folders) {
    Tables tables;
    for (const fs::path& folder : folders) add_tables(tables, folder.empty() ? embedded_tables() : tables_of(folder));
    return tables;
}

template <typename Value>
std::vector<std::string> ids_of(const std::vector<Value>& values) {
    std::vector<std::string> ids;
    for (const Value& value : values) ids.push_back(value.id);
    return ids;
}

/// Ids are lower case; what is typed may be in any case.
template <typename Value>
const Value* find(const std::vector<Value>& values, std::string_view id) {
    const std::string wanted = lowered(id);
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const Value& value) { return value.id == wanted; });
    return found == values.end() ? nullptr : &*found;
}

/// `unknown system '9m792'; did you mean 9m729?`, or all that are known where none is near.
Error unknown(std::string_view what, std::string_view id, const std::vector<std::string>& known) {
    const std::string_view near = nearest(id, known);
    return Error::usage(fmt::format("unknown {} '{}'; {}", what, id,
                                    near.empty() ? fmt::format("known {}s: {}", what, fmt::join(known, ", "))
                                                 : fmt::format("did you mean {}?", near)));
}

/// `'Tomahawk' is a name of the systems gryphon and tomahawk-ground; write one of these`
Error several(std::string_view what, std::string_view name, const std::vector<std::string>& ids) {
    return Error::usage(fmt::format("'{}' is the name of {} {}s: {}; write one of these", name, ids.size(), what,
                                    fmt::join(ids, ", ")));
}

/// Is the text meant as a length, an interval or a list, whether or not it is a good one?
bool looks_plain(std::string_view spec) {
    if (spec.find("..") != spec.npos || spec.find(',') != spec.npos) return true;
    const std::string word = lowered(spec);
    if (word.starts_with("nan") || word.starts_with("infinity") || word == "infkm" || word == "-inf" ||
        word == "-infkm")
        return true;
    if (!is_digit(spec.front()) && std::string_view("+-.").find(spec.front()) == std::string_view::npos) return false;
    const std::size_t digits = spec.find_last_of("0123456789") + 1;
    if (is_digit(spec.front()) && length_unit(spec.substr(digits)) != nullptr) return true;
    const std::string_view number = trimmed(spec.substr(0, digits));
    return !number.empty() && number.find_first_not_of("0123456789.+-eE ") == number.npos;
}

/// `500km`, `500,1000km`, `500..5500km`: no id reads as a length, so that no table is needed to tell.
bool has_lengths_alone(std::string_view spec) {
    const auto is_figure = [](std::string_view piece) {
        const std::string_view figure = trimmed(piece);
        return !figure.empty() && is_digit(figure.front()) && figure.find_first_not_of("0123456789.") == figure.npos;
    };
    const std::size_t unit = spec.find_last_of("0123456789") + 1;
    if (length_unit(trimmed(spec.substr(unit))) == nullptr) return false;
    return std::ranges::all_of(split(spec.substr(0, unit), ','), is_figure);
}

/// `SM-6=460km`: what stands before the sign is what the range is to be called.
std::vector<Range> labelled(std::string_view label, std::string_view spec, std::vector<Range> ranges) {
    if (label.empty()) {
        throw Error::usage(fmt::format("range '={}' has no label; write 'NAME={}', or '{}' alone", spec, spec, spec));
    }
    if (is_digit(label.front()) && length_unit(label.substr(label.find_last_of("0123456789") + 1)) != nullptr) {
        throw Error::usage(
            fmt::format("range '{0}={1}' has its label after the length; write '{1}={0}'", label, trimmed(spec)));
    }
    for (Range& range : ranges) {
        range.id = fmt::format("{}={}", label, range.id);
        range.label = label;
        range.title = fmt::format("{}: {}", label, range.title);
    }
    return ranges;
}

/// `example-base` and `example-depot`, both called Example, are shown as `Example (example-base)`, …
void tell_apart(std::vector<Site>& sites) {
    std::map<std::string, int> counts;
    for (const Site& site : sites) ++counts[site.name];
    for (Site& site : sites) {
        if (counts[site.name] > 1) site.name = fmt::format("{} ({})", site.name, site.id);
    }
}

Range claim_range(const Catalog& catalog, const Claim& claim) {
    return drawn_claim(claim, catalog.system(claim.system), catalog.source(claim.source_id), catalog.bands(),
                       catalog.regimes());
}

/// All claims of the system that have a figure of their own.
std::vector<Range> claim_ranges(const Catalog& catalog, const System& system) {
    std::vector<Range> ranges;
    for (const Claim& claim : catalog.claims()) {
        if (claim.system == system.id && !claim.classification) ranges.push_back(claim_range(catalog, claim));
    }
    if (ranges.empty()) {
        throw Error::usage(
            fmt::format("no source in the catalogue gives a figure for the range of {}, so '{}' cannot be drawn; "
                        "write a length such as 480km",
                        system.name, system.id));
    }
    return ranges;
}

/// `9m729@russia-2019-01-23`
Range claim_range(const Catalog& catalog, const System& system, std::string_view id) {
    const std::string wanted = lowered(id);
    std::vector<std::string> known;
    for (const Claim& claim : catalog.claims()) {
        if (claim.system != system.id) continue;
        if (claim.id == wanted && claim.classification) {
            throw Error::usage(
                fmt::format("claim '{}@{}' only repeats a treaty class, which is listed but not drawn; "
                            "draw a band such as inf-shorter",
                            system.id, claim.id));
        }
        if (claim.id == wanted) return claim_range(catalog, claim);
        if (!claim.classification) known.push_back(full_id(claim));
    }
    if (known.empty()) claim_ranges(catalog, system);  // says that there is no figure
    throw unknown("claim", fmt::format("{}@{}", system.id, id), known);
}

/// `unknown system 'Oreshnick'; did you mean oreshnik, 'Орешник'?` for what is like a name, and no id.
void refuse_misspelt_name(const Catalog& catalog, std::string_view spec) {
    std::vector<std::string> names;
    std::map<std::string, std::string> ids;
    for (const System& system : catalog.systems()) {
        for (std::string& name : names_of(system, catalog.names())) {
            ids.emplace(name, system.id);
            names.push_back(std::move(name));
        }
    }
    const std::string near(nearest(spec, names));
    if (near.empty()) return;
    throw Error::usage(fmt::format("unknown system '{}'; did you mean {}, also called {}?", spec, ids.at(near), near));
}

/// `SM-6: 460 km`, `SM-6 460 km`
void refuse_label_without_sign(std::string_view spec) {
    auto at = spec.find_first_of("0123456789");
    while (at != spec.npos && at > 0 && spec[at - 1] != ' ' && spec[at - 1] != ':') {
        at = spec.find_first_of("0123456789", at + 1);
    }
    if (at == spec.npos || at == 0 || length_unit(spec.substr(spec.find_last_of("0123456789") + 1)) == nullptr) return;
    std::string_view label = trimmed(spec.substr(0, at));
    while (label.ends_with(':')) label = trimmed(label.substr(0, label.size() - 1));
    throw Error::usage(fmt::format("range '{}' has a label without '='; write '{}={}'", spec, label, spec.substr(at)));
}

[[noreturn]] void fail_unknown_range(const Catalog& catalog, std::string_view spec) {
    const std::vector<std::string> bands = ids_of(catalog.bands()), systems = ids_of(catalog.systems());
    std::vector<std::string> all = systems;
    all.insert(all.end(), bands.begin(), bands.end());
    const std::string_view near = nearest(spec, all);
    if (!near.empty())
        throw unknown(find(catalog.bands(), near) != nullptr ? "band" : "system", spec, {std::string(near)});
    refuse_misspelt_name(catalog, spec);
    refuse_label_without_sign(spec);
    if (is_digit(spec.front()) || spec.front() == '-' || spec.front() == '+' || spec.front() == '.')
        parse_plain_range(spec);
    throw Error::usage(
        fmt::format("range '{}' is neither a length such as 480km, nor a band ({}), nor one of the {} systems "
                    "({} shows their names)",
                    spec, fmt::join(bands, ", "), systems.size(), parameter("list systems")));
}

/// `480km,9m729`: a list has one unit for all its figures, so it holds no ids.
void must_list_lengths_alone(const Catalog& catalog, std::string_view spec) {
    const std::vector<std::string_view> pieces = split(spec, ',');
    if (pieces.size() < 2) return;
    for (const std::string_view piece : pieces) {
        const std::string_view id = trimmed(piece.substr(0, piece.find('@')));
        if (find(catalog.bands(), id) == nullptr && find(catalog.systems(), id) == nullptr) continue;
        throw Error::usage(fmt::format("range '{}' is a list, and lists contain only lengths; give {} a {} of its own",
                                       spec, trimmed(piece), parameter("range")));
    }
}

}  // namespace

bool Band::contains(Length range) const {
    if (lower && (lower->inclusive ? range < lower->at : range <= lower->at)) return false;
    return !upper || (upper->inclusive ? range <= upper->at : range < upper->at);
}

/// Folders and, once they are read, what they contain.
class Catalog::Reading {
  public:
    explicit Reading(const std::vector<fs::path>& given) : folders(in_order_of_reading(given)) {}

    const Contents& contents() {
        std::call_once(once_, [this] { contents_ = contents_of(folders); });
        return contents_;
    }

    const std::vector<fs::path> folders;  ///< in the order of reading; an empty path is the embedded copy

  private:
    static Contents contents_of(const std::vector<fs::path>& folders) {
        Tables tables = merged_tables(folders);
        check_references(tables);
        Contents contents{.bands = values_of(std::move(tables.bands)),
                          .systems = values_of(std::move(tables.systems)),
                          .claims = values_of(std::move(tables.claims)),
                          .sites = values_of(std::move(tables.sites)),
                          .sources = values_of(std::move(tables.sources)),
                          .regimes = values_of(std::move(tables.regimes)),
                          .names = values_of(std::move(tables.names))};
        for (Site& area : values_of(std::move(tables.areas))) contents.sites.push_back(std::move(area));
        tell_apart(contents.sites);
        return contents;
    }

    std::once_flag once_;
    Contents contents_;
};

Catalog Catalog::load(const std::vector<fs::path>& folders) {
    Catalog catalog = when_asked(folders);
    catalog.read();
    return catalog;
}

Catalog Catalog::when_asked(const std::vector<fs::path>& folders) {
    return Catalog(std::make_shared<Reading>(folders));
}

const Catalog::Contents& Catalog::read() const { return reading_->contents(); }

std::vector<Country> Catalog::countries() const { return values_of(read_countries(reading_->folders, sources())); }

std::vector<City> Catalog::cities() const {
    const Ids known = ids_of(read_countries(reading_->folders, sources()));
    return values_of(read_cities(reading_->folders, sources(), known));
}

std::vector<Event> Catalog::timeline() const { return values_of(read_timeline(reading_->folders, sources())); }

const System& Catalog::system(std::string_view id) const {
    if (const System* found = find(systems(), id)) return *found;
    const std::vector<std::string> named = systems_named(id);
    if (named.size() == 1) return *find(systems(), named.front());
    if (named.size() > 1) throw several("system", id, named);
    const std::vector<std::string> ids = ids_of(systems());
    if (nearest(id, ids).empty()) refuse_misspelt_name(*this, id);
    throw unknown("system", id, ids);
}

std::vector<std::string> Catalog::systems_named(std::string_view name) const {
    std::vector<std::string> ids;
    for (const System& system : systems()) {
        if (has_name(names_of(system, names()), name)) ids.push_back(system.id);
    }
    return ids;
}

std::vector<std::string> Catalog::sites_named(std::string_view name) const {
    std::vector<std::string> ids;
    for (const Site& site : sites()) {
        if (has_name(names_of(site, names()), name)) ids.push_back(site.id);
    }
    return ids;
}

const Source& Catalog::source(std::string_view id) const {
    if (const Source* found = find(sources(), id)) return *found;
    const std::string near(nearest(id, ids_of(sources())));
    throw Error::usage(
        fmt::format("unknown source '{}'{}", id, near.empty() ? "" : fmt::format("; did you mean {}?", near)));
}

std::vector<Site> Catalog::sites_matching(std::string_view pattern) const {
    std::vector<Site> found;
    bool any = false;
    for (const Site& site : sites()) {
        if (!matches(pattern, site.id)) continue;
        any = true;
        if (site.can_be_drawn()) found.push_back(site);
    }
    if (!found.empty()) return found;
    if (!any) {
        const std::vector<std::string> named = sites_named(pattern);
        if (named.size() == 1) return sites_matching(named.front());
        if (named.size() > 1) throw several("site", pattern, named);
    }
    const bool wild = pattern.find('*') != pattern.npos;
    if (any) {
        throw Error::usage(fmt::format("site '{}' has no position in the catalogue; give one with {}", pattern,
                                       parameter("at LAT,LON")));
    }
    if (wild) throw Error::usage(fmt::format("no site matches '{}'; '*' stands for any run of characters", pattern));
    const std::string near(nearest(pattern, ids_of(sites())));
    throw Error::usage(fmt::format("unknown site '{}'; {}", pattern,
                                   near.empty() ? "use the id of a catalogue site, or " + parameter("at LAT,LON")
                                                : fmt::format("did you mean {}?", near)));
}

std::vector<Range> Catalog::ranges(std::string_view typed, bool solid, DecimalSign sign) const {
    const std::string plain = without_range_words(typed);
    const std::string_view spec = plain;
    if (const std::size_t equals = spec.find('='); equals != spec.npos) {
        const std::string_view rest = spec.substr(equals + 1);
        if (rest.find('=') != rest.npos) {
            throw Error::usage(
                fmt::format("range '{}' has two labels; give each a {} of its own", spec, parameter("range")));
        }
        return labelled(trimmed(spec.substr(0, equals)), rest, ranges(rest, solid, sign));
    }
    if (has_lengths_alone(spec)) return parse_plain_range(spec, sign);
    if (const Band* band = find(bands(), spec)) return {drawn_band(*band, source(band->source_id), solid)};
    must_list_lengths_alone(*this, spec);
    if (const std::size_t at = spec.find('@'); at != spec.npos) {
        const std::string_view id = trimmed(spec.substr(0, at));
        if (find(bands(), id) != nullptr) {
            throw Error::usage(fmt::format("'{0}' is a band, and only systems have claims; write {0} alone", id));
        }
        return {claim_range(*this, system(id), trimmed(spec.substr(at + 1)))};
    }
    if (const System* known = find(systems(), spec)) return claim_ranges(*this, *known);
    if (spec.empty() || looks_plain(spec)) return parse_plain_range(spec, sign);
    if (!systems_named(spec).empty()) return claim_ranges(*this, system(spec));
    fail_unknown_range(*this, spec);
}

}  // namespace rangeband::catalog
