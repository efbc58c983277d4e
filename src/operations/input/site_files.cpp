// SPDX-License-Identifier: MIT
#include "operations/input/site_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <variant>

#include "operations/features/columns.hpp"
#include "operations/input/range_column.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

constexpr std::size_t dropped = std::numeric_limits<std::size_t>::max();

/// For a column that is text in the output because two files differ about its type.
io::Value as_text(const io::Value& value) {
    return std::holds_alternative<std::monostate>(value) ? io::Value() : io::Value(io::text_of(value));
}

std::optional<std::size_t> field_named(const io::SiteTable& table, std::string_view name, bool must_be_one = false) {
    const auto& fields = table.fields();
    const auto is_it = [&](const io::Field& field) { return same_name(field.name, name); };
    const auto found = std::ranges::find_if(fields, is_it);
    if (found == fields.end()) return std::nullopt;
    if (must_be_one && std::ranges::count_if(fields, is_it) > 1) {
        throw Error::file(fmt::format("two columns are called '{}'; rename one of them", found->name));
    }
    return static_cast<std::size_t>(found - fields.begin());
}

std::vector<std::string> names_of(const io::SiteTable& table) {
    std::vector<std::string> names;
    for (const io::Field& field : table.fields()) names.push_back(field.name);
    return names;
}

/// `1.6.1988` → `1988-06-01`; what is written otherwise stays as it is.
std::string iso_date(std::string text) {
    const auto parts = split(text, '.');
    const auto is_number = [](std::string_view part, std::size_t most) {
        return !part.empty() && part.size() <= most && std::ranges::all_of(part, is_digit);
    };
    if (parts.size() != 3 || !is_number(parts[0], 2) || !is_number(parts[1], 2)) return text;
    if (parts[2].size() != 4 || !is_number(parts[2], 4)) return text;
    return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
}

/// `1988-06-01`, `1988-06` or `1988`, of a date, a year or text; a time of day is left out. Empty for an empty cell.
std::string iso_date_in(const io::Value& value, std::string_view column) {
    std::string text = iso_date(io::text_of(value));
    constexpr std::size_t day = 10;
    if (text.size() > day && (text[day] == 'T' || text[day] == ' ')) text.resize(day);
    if (text.empty()) return {};
    try {
        parse_period(text);
    } catch (const Error& error) {
        throw error.within(std::string(column));
    }
    return text;
}

/// Of a header: `Beam width (deg)` and `beam_width` are `beamwidth`.
std::string plain_header(std::string_view header) {
    std::string word = small_letters(header.substr(0, header.find_first_of("([")));
    std::erase_if(word, [](char c) { return is_blank(c) || c == '_' || c == '-' || c == '.'; });
    for (const std::string_view unit : {"degrees", "deg"}) {
        if (word.ends_with(unit)) word.resize(word.size() - unit.size());
    }
    return word;
}

bool says_width(std::string_view header) {
    constexpr std::array<std::string_view, 19> words = {
        "width",   "beamwidth", "sectorwidth",    "hpbw",         "opening",  "breite", "sektorbreite",
        "öffnung", "ширина",    "öffnungswinkel", "openingangle", "aperture", "spread", "span",
        "ancho",   "anchura",   "largeur",        "sectorangle",  "hbw"};
    return std::ranges::find(words, plain_header(header)) != words.end();
}

/// The middle of a beam, and so no limit of a sector.
bool says_middle(std::string_view header) {
    constexpr std::array<std::string_view, 10> words = {"azimuth", "azimut",    "азимут",   "bearing",   "heading",
                                                        "peilung", "direction", "richtung", "boresight", "centre"};
    return std::ranges::find(words, plain_header(header)) != words.end();
}

bool says_limit(std::string_view header) {
    constexpr std::array<std::string_view, 12> words = {
        "to", "bis", "до", "end", "ende", "hasta", "until", "stop", "azimuthto", "azimutbis", "azimuth2", "azimut2"};
    return std::ranges::find(words, plain_header(header)) != words.end();
}

/// `azimuth,width` is a beam around the azimuth, `from,to` two azimuths; anything else beside an azimuth could be both.
bool is_beam(const SectorColumns& columns) {
    if (says_width(columns.to)) return true;
    if (says_width(columns.from)) {
        throw Error::usage(fmt::format("{}: the width comes second; write {}", parameter("sector_columns", 0),
                                       parameter(fmt::format("sector_columns {},{}", columns.to, columns.from))));
    }
    if (!says_middle(columns.from) || says_limit(columns.to) || says_middle(columns.to)) return false;
    throw Error::usage(
        fmt::format("{}: '{}' beside '{}' can be the width of a sector or where it ends; call it width or to",
                    parameter("sector_columns", 0), columns.to, columns.from));
}

Error no_such_column(const std::string& where, const std::string& file, const std::string& name,
                     const std::vector<std::string>& known) {
    std::string tip = did_you_mean(name, known);
    if (tip.empty() && known.empty()) tip = " besides name and position";
    if (tip.empty()) tip = fmt::format("; besides name and position it has {}", fmt::join(known, ", "));
    return Error::usage(fmt::format("{}: {} has no column '{}'{}", where, file, name, tip));
}

/// Bad rows of one kind that are listed one by one.
constexpr std::size_t most_apart = 3;

/// `latitude '9x' is not …` → `latitude '' is not …`: what rows have in common.
std::string without_values(std::string_view reason) {
    std::string kind;
    bool quoted = false;
    for (const char c : reason) {
        if (c == '\'') quoted = !quoted;
        if (!quoted && !is_digit(c)) kind += c;
    }
    return kind;
}

}  // namespace

std::string RowCheck::count() const { return bad == 1 ? "1 bad row" : grouped(bad) + " bad rows"; }

std::string RowCheck::list() const {
    std::string text;
    std::size_t told = 0;
    for (const Alike& alike : listed) {
        told += alike.count;
        if (alike.count <= most_apart) {
            for (const std::string& row : alike.rows) text += "\n  " + row;
            continue;
        }
        text += fmt::format("\n  {}; and {} more like it: {}{}", alike.rows.front(), grouped(alike.count - 1),
                            fmt::join(alike.where, ", "), alike.count > alike.where.size() + 1 ? ", …" : "");
    }
    if (bad > told) text += fmt::format("\n  and {} more", grouped(bad - told));
    return text;
}

void RowCheck::add_bad(const std::string& file, const std::string& where, std::string_view reason) {
    constexpr std::size_t most_kinds = 20, most_wheres = 8;
    ++bad;
    std::string kind = fmt::format("{}: {}", file, without_values(reason));
    auto alike = std::ranges::find(listed, kind, &Alike::kind);
    if (alike == listed.end()) {
        if (listed.size() == most_kinds) return;
        alike = listed.insert(listed.end(), {std::move(kind), {}, {}, 0});
    }
    if (alike->count < most_apart) alike->rows.push_back(fmt::format("{}: {}: {}", file, where, reason));
    if (alike->count > 0 && alike->where.size() < most_wheres) alike->where.push_back(where);
    ++alike->count;
}

SiteFiles::SiteFiles(SiteFilesRequest request) : request_(std::move(request)) {
    if (std::ranges::count(request_.files, "-") > 1) {
        throw Error::usage(parameter(request_.of) + ": standard input can be read only once");
    }
    for (const auto& table : request_.tables) {
        add({table->name(), io::SiteTable(table, request_for("")), "", {}});
    }
    for (auto file = request_.files.begin(); file != request_.files.end(); ++file) {
        // `--sites A --layer x --sites A --layer y` reads both layers of one file.
        if (several_layers() && std::find(request_.files.begin(), file, *file) != file) continue;
        open(*file);
    }
    for (std::size_t i = 0; i < layers_met_.size(); ++i) {
        if (layers_met_[i]) continue;
        throw Error::file(
            fmt::format("{}: none of the files has a layer '{}'", parameter("layer", i), request_.layers[i]));
    }
    check_names();
}

io::SitesRequest SiteFiles::request_for(const std::string& path) const {
    return {path,
            {},
            request_.where,
            request_.edges,
            request_.allow_network,
            request_.columns,
            request_.encoding,
            request_.scratch};
}

void SiteFiles::open(const std::string& file) {
    io::SitesRequest source = request_for(file);
    if (request_.layers.empty()) return open(source);
    for (std::string& layer : layers_in(source)) {
        if (!layer.empty()) source.layer = std::move(layer);
        open(source);
    }
}

bool SiteFiles::several_layers() const {
    const auto& layers = request_.layers;
    return layers.size() > 1 || (layers.size() == 1 && layers.front().find('*') != std::string::npos);
}

/// Those of the file that the request names, or an empty name of a file that is one table; every name must be met in
/// one of the files.
std::vector<std::string> SiteFiles::layers_in(const io::SitesRequest& source) {
    if (!several_layers()) return request_.layers;
    std::vector<std::string> found;
    const std::vector<std::string> there = io::layers_of(source);
    layers_met_.resize(request_.layers.size());
    for (std::size_t i = 0; there.empty() && i < request_.layers.size(); ++i) {
        if (!catalog::matches(request_.layers[i], "")) continue;
        layers_met_[i] = true;
        return {""};
    }
    for (const std::string& layer : there) {
        bool wanted = false;
        for (std::size_t i = 0; i < request_.layers.size(); ++i) {
            if (!catalog::matches(request_.layers[i], layer)) continue;
            wanted = layers_met_[i] = true;
        }
        if (wanted) found.push_back(layer);
    }
    if (!found.empty()) return found;
    throw Error::file(fmt::format("{}: has no layer '{}'; it has {}", io::shown_source(source.path),
                                  fmt::join(request_.layers, "' or '"),
                                  there.empty() ? "no named layers" : fmt::format("'{}'", fmt::join(there, "', '"))));
}

void SiteFiles::open(const io::SitesRequest& source) {
    const std::string layer = several_layers() ? source.layer.value_or("") : "";
    std::string shown = io::shown_source(source.path);
    if (!layer.empty()) shown += fmt::format(": layer '{}'", layer);
    add({std::move(shown), io::SiteTable(source), layer, {}});
}

void SiteFiles::add(File&& file) {
    files_.push_back(std::move(file));
    File& opened = files_.back();
    if (request_.range_column) {
        const RangeColumn& column = *request_.range_column;
        opened.range_field = field_named(opened.table, column.name, true);
        // `Reichweite: km` may be all of a header.
        for (const std::string_view between : {":", ": "}) {
            if (opened.range_field || column.unit.empty()) break;
            opened.range_field =
                field_named(opened.table, fmt::format("{}{}{}", column.name, between, column.unit), true);
        }
        const std::size_t colon = column.name.rfind(':');
        const bool has_unit = colon != std::string::npos && field_named(opened.table, column.name.substr(0, colon));
        if (!opened.range_field && !has_unit)
            throw no_such_column(parameter("range_column", 0), opened.shown, column.name, names_of(opened.table));
        try {
            if (!opened.range_field) refuse_unknown_unit(std::string_view(column.name).substr(colon + 1));
            opened.range_column = with_unit_of_header(column, opened.table.fields()[*opened.range_field].name);
            refuse_thousands_in_doubt(opened.table.thousands_in_doubt(*opened.range_field), opened.range_column);
        } catch (const Error& error) {
            throw error.within(fmt::format("{}: {}", parameter("range_column", 0), opened.shown));
        }
    }
    if (request_.sector_columns) {
        const auto column = [&](const std::string& name) {
            const auto found = field_named(opened.table, name, true);
            if (found) return found;
            throw no_such_column(parameter("sector_columns", 0), opened.shown, name, names_of(opened.table));
        };
        opened.sector_from = column(request_.sector_columns->from);
        opened.sector_to = column(request_.sector_columns->to);
        opened.sector_width = is_beam(*request_.sector_columns);
    }
    opened.valid_from = field_named(opened.table, "valid_from");
    opened.valid_to = field_named(opened.table, "valid_to");
    const auto unless_stated = [&](std::string_view name, std::string catalog::Range::*stated) {
        const auto says = [&](const auto& range) { return !((*range).*stated).empty(); };
        return std::ranges::any_of(request_.ranges, says) ? std::nullopt : field_named(opened.table, name);
    };
    opened.system = unless_stated("system", &catalog::Range::system);
    opened.claimant = unless_stated("claimant", &catalog::Range::claimant);
    opened.claim_date = unless_stated("claim_date", &catalog::Range::claim_date);
    if (!opened.claim_date) opened.claim_date = unless_stated("date", &catalog::Range::claim_date);
    opened.source = unless_stated("source", &catalog::Range::source);
    keep_columns_of(opened);
}

bool SiteFiles::File::fills(std::size_t column) const {
    return column == valid_from || column == valid_to || column == system || column == claimant ||
           column == claim_date || column == source;
}

bool SiteFiles::have_dates() const {
    return std::ranges::any_of(files_, [](const File& file) { return file.valid_from || file.valid_to; });
}

bool SiteFiles::have_decimal_commas() const {
    return std::ranges::any_of(files_,
                               [](const File& file) { return file.table.decimal_sign() == DecimalSign::comma; });
}

void SiteFiles::keep_columns_of(File& file) {
    const std::size_t of_earlier_files = kept_inputs_.size();
    for (const io::Field& field : file.table.fields()) {
        if (file.fills(file.target.size())) {
            file.target.push_back(dropped);  // the output has columns of that name and meaning
            continue;
        }
        const bool wanted = request_.keep.all || std::ranges::any_of(request_.keep.names, [&](const std::string& name) {
                                return same_name(name, field.name);
                            });
        file.target.push_back(wanted ? kept_column(field, file.shown, of_earlier_files) : dropped);
    }
    if (!file.layer.empty()) {
        file.target.push_back(kept_column({"layer", io::FieldType::text, {}}, file.shown, of_earlier_files));
    }
}

/// A column of the same name in an earlier file is the same column; within one file it is another.
std::size_t SiteFiles::kept_column(const io::Field& field, const std::string& file, std::size_t of_earlier_files) {
    for (std::size_t i = 0; i < of_earlier_files; ++i) {
        if (!same_name(kept_inputs_[i], field.name)) continue;
        if (kept_[i].type != field.type) kept_[i].type = io::FieldType::text;
        return i;
    }
    if (kept_.size() == limits::most_kept_columns) {
        throw Error::file(
            fmt::format("{}: at most {} columns can be copied; choose them with {}, or remove the others from the file",
                        file, grouped(limits::most_kept_columns), parameter("keep NAME,NAME")));
    }
    kept_inputs_.push_back(field.name);
    const std::string name = output_name(field.name, kept_, request_.keep.longest);
    if (name != field.name) {
        renames_.push_back(fmt::format("column '{}' of {} is renamed to '{}' in the output", field.name, file, name));
    }
    kept_.push_back({name, field.type, fmt::format("column '{}' of the input", field.name)});
    return kept_.size() - 1;
}

void SiteFiles::check_names() const {
    for (const std::string& name : request_.keep.names) {
        std::vector<std::string> known;
        for (const File& file : files_) std::ranges::copy(names_of(file.table), std::back_inserter(known));
        if (several_layers()) known.emplace_back("layer");
        if (std::ranges::any_of(known, [&](const std::string& other) { return same_name(name, other); })) continue;
        throw no_such_column(parameter("keep", 0), files_.front().shown, name, known);
    }
}

std::optional<footprint::Sector> SiteFiles::sector_in(const io::Value& from, const io::Value& to, const File& file) {
    const auto degrees = [&](const io::Value& value) {
        const bool is_text = std::holds_alternative<std::string>(value);
        const std::string text =
            is_text ? with_decimal_point(io::text_of(value), file.table.decimal_sign()) : io::text_of(value);
        if (const auto number = as_number<double>(text); number && std::abs(*number) <= 360.0) return *number;
        throw Error::usage(fmt::format("'{}' is not an azimuth or width in degrees from -360 to 360", text));
    };
    double first = degrees(from), second = degrees(to);
    if (file.sector_width) {
        if (second < 0.0) throw Error::usage(fmt::format("the width {} of a sector is negative", second));
        first -= second / 2.0;
        second += first;
    }
    if (first == second) throw Error::usage("has a sector that ends where it begins; for all azimuths write 0 and 360");
    if (std::fmod(second - first, 360.0) == 0.0) return std::nullopt;
    return footprint::Sector{Angle::deg(first), Angle::deg(second)};
}

Item SiteFiles::item_of(const File& file, io::SiteRow&& row) const {
    Item item;
    if (file.range_field) {
        const auto range =
            range_in(row.values[*file.range_field], file.range_column, file.table.decimal_sign_of(*file.range_field));
        request_.must_be_drawable(*range);
        item.ranges.push_back(range);
    }
    item.ranges.insert(item.ranges.end(), request_.ranges.begin(), request_.ranges.end());
    if (row.area && !request_.no_areas.empty()) throw Error::usage("is not a point, " + request_.no_areas);
    item.place.position = row.position;
    item.place.is_named = !row.name.empty() || row.area;
    item.place.label = !row.name.empty() ? std::move(row.name)
                       : row.area        ? std::move(row.where)
                                         : std::move(row.coordinates);
    item.place.area = std::move(row.area);
    if (file.valid_from) item.place.valid_from = iso_date_in(row.values[*file.valid_from], "valid_from");
    if (file.valid_to) item.place.valid_to = iso_date_in(row.values[*file.valid_to], "valid_to");
    if (period_of(item.place.valid_from, item.place.valid_to).empty()) {
        throw Error::usage(fmt::format("ends before it begins: valid_from {}, valid_to {}", item.place.valid_from,
                                       item.place.valid_to));
    }
    if (file.sector_from) {
        item.place.sector = sector_in(row.values[*file.sector_from], row.values[*file.sector_to], file);
    }
    const auto text_in = [&](std::optional<std::size_t> column) {
        return column ? io::text_of(row.values[*column]) : "";
    };
    item.place.system = text_in(file.system);
    item.place.claimant = text_in(file.claimant);
    item.place.claim_date = iso_date(text_in(file.claim_date));
    item.place.source = text_in(file.source);
    item.place.kept.resize(kept_.size());
    if (!file.layer.empty()) item.place.kept[file.target.back()] = file.layer;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (file.target[i] == dropped) continue;
        const bool differs = kept_[file.target[i]].type != file.table.fields()[i].type;
        item.place.kept[file.target[i]] = differs ? as_text(row.values[i]) : std::move(row.values[i]);
    }
    return item;
}

void SiteFiles::walk(const std::function<void(Item&&)>& good, RowCheck* check) {
    for (File& file : files_) {
        std::size_t noted = 0, first_note = 0;
        bool beyond_noted = check == nullptr;
        const auto refuse = [&](const std::string& where, std::string_view reason) {
            if (check != nullptr) check->add_bad(file.shown, where, reason);
        };
        file.table.each(
            [&](io::SiteRow&& row) {
                const std::string where = row.where;
                if (check != nullptr && !row.note.empty() && noted++ == 0) {
                    first_note = check->notes.size();
                    check->notes.push_back(fmt::format("{}: {}: {}", file.shown, where, row.note));
                }
                std::optional<Item> item;
                try {
                    item = item_of(file, std::move(row));
                } catch (const Error& error) {
                    refuse(where, error.sentence());
                }
                if (item && file.range_field && !beyond_noted) {
                    if (const std::string note = beyond_the_earth(*item->ranges.front()); !note.empty()) {
                        check->notes.push_back(fmt::format("{}: {}: {}", file.shown, where, note));
                        beyond_noted = true;
                    }
                }
                if (item) good(std::move(*item));
            },
            [&](io::BadRow&& row) {
                if (!row.unlocated) return refuse(row.where, row.reason);
                if (check != nullptr) ++check->unlocated;
            });
        if (noted > 1) check->notes.at(first_note) += fmt::format(", and {} more like it", grouped(noted - 1));
    }
}

RowCheck SiteFiles::check() {
    RowCheck check;
    for (const File& file : files_) {
        for (const std::string& note : file.table.notes()) {
            if (std::ranges::find(check.notes, note) == check.notes.end()) check.notes.push_back(note);
        }
    }
    const auto count = [&](Item&& item) {
        ++check.good;
        check.areas += item.place.area ? 1 : 0;
    };
    walk(count, &check);
    if (check.good == 0 && check.bad == 0 && check.unlocated > 0) {
        throw Error::file(fmt::format("{}: no feature has a geometry, so nothing is written", files_.front().shown));
    }
    if (check.unlocated > 0) {
        check.notes.push_back(counted(check.unlocated, "feature") + " without a geometry left out");
    }
    return check;
}

void SiteFiles::each(const std::function<void(Item&&)>& visit) { walk(visit, nullptr); }

}  // namespace rangeband::operations
