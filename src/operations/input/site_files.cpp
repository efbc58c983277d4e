// SPDX-License-Identifier: MIT
#include "operations/input/site_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <variant>

#include "operations/features/columns.hpp"
#include "operations/input/range_column.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

constexpr std::size_t dropped = std::numeric_limits<std::size_t>::max();

/// For a column that is text in the output because two files differ about its type.
io::Value as_text(const io::Value& value) {
    return std::holds_alternative<std::monostate>(value) ? io::Value() : io::Value(text_of(value));
}

std::optional<std::size_t> field_named(const io::SiteTable& table, std::string_view name) {
    const auto& fields = table.fields();
    const auto found =
        std::ranges::find_if(fields, [&](const io::Field& field) { return same_name(field.name, name); });
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
}

std::vector<std::string> names_of(const io::SiteTable& table) {
    std::vector<std::string> names;
    for (const io::Field& field : table.fields()) names.push_back(field.name);
    return names;
}

/// `1988-06-01`, `1988-06` or `1988`, of a date, a year or text; a time of day is left out. Empty for an empty cell.
std::string iso_date_in(const io::Value& value, std::string_view column) {
    std::string text = text_of(value);
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

Error no_such_column(const std::string& where, const std::string& file, const std::string& name,
                     const std::vector<std::string>& known) {
    std::string tip = did_you_mean(name, known);
    if (tip.empty() && known.empty()) tip = " besides name and position";
    if (tip.empty()) tip = fmt::format("; it has {}", fmt::join(known, ", "));
    return Error::usage(fmt::format("{}: {} has no column '{}'{}", where, file, name, tip));
}

}  // namespace

std::string RowCheck::count() const { return bad == 1 ? "1 bad row" : grouped(bad) + " bad rows"; }

std::string RowCheck::list() const {
    std::string text;
    for (const std::string& row : listed) text += "\n  " + row;
    if (bad > listed.size()) text += fmt::format("\n  and {} more", grouped(bad - listed.size()));
    return text;
}

SiteFiles::SiteFiles(SiteFilesRequest request) : request_(std::move(request)) {
    if (std::ranges::count(request_.files, "-") > 1) {
        throw Error::usage(parameter(request_.of) + ": standard input can be read only once");
    }
    for (const std::string& file : request_.files) open(file);
    check_names();
}

void SiteFiles::open(const std::string& file) {
    files_.push_back({io::shown_source(file),
                      io::SiteTable({file, request_.layer, request_.where, request_.edges, request_.allow_network}),
                      {}});
    File& opened = files_.back();
    if (request_.range_column) {
        const RangeColumn& column = *request_.range_column;
        opened.range_field = field_named(opened.table, column.name);
        if (!opened.range_field)
            throw no_such_column(parameter("range_column", 0), opened.shown, column.name, names_of(opened.table));
    }
    opened.valid_from = field_named(opened.table, "valid_from");
    opened.valid_to = field_named(opened.table, "valid_to");
    keep_columns_of(opened);
}

bool SiteFiles::have_dates() const {
    return std::ranges::any_of(files_, [](const File& file) { return file.valid_from || file.valid_to; });
}

void SiteFiles::keep_columns_of(File& file) {
    const std::size_t of_earlier_files = kept_inputs_.size();
    for (const io::Field& field : file.table.fields()) {
        const std::optional<std::size_t> number = file.target.size();
        if (number == file.valid_from || number == file.valid_to) {
            file.target.push_back(dropped);  // the output has columns of that name and meaning
            continue;
        }
        const bool wanted = request_.keep.all || std::ranges::any_of(request_.keep.names, [&](const std::string& name) {
                                return same_name(name, field.name);
                            });
        file.target.push_back(wanted ? kept_column(field, file.shown, of_earlier_files) : dropped);
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
            fmt::format("{}: more than {} columns cannot go along; name those wanted with {}, or "
                        "leave the others out of the file",
                        file, grouped(limits::most_kept_columns), parameter("keep NAME,NAME")));
    }
    kept_inputs_.push_back(field.name);
    const std::string name = output_name(field.name, kept_);
    if (name != field.name) {
        renames_.push_back(fmt::format("column '{}' of {} is written as '{}'", field.name, file, name));
    }
    kept_.push_back({name, field.type, fmt::format("column '{}' of the input", field.name)});
    return kept_.size() - 1;
}

void SiteFiles::check_names() const {
    for (const std::string& name : request_.keep.names) {
        std::vector<std::string> known;
        for (const File& file : files_) std::ranges::copy(names_of(file.table), std::back_inserter(known));
        if (std::ranges::any_of(known, [&](const std::string& other) { return same_name(name, other); })) continue;
        throw no_such_column(parameter("keep", 0), files_.front().shown, name, known);
    }
}

Item SiteFiles::item_of(const File& file, io::SiteRow&& row) const {
    Item item;
    if (file.range_field) {
        const auto range = range_in(row.values[*file.range_field], *request_.range_column);
        request_.must_be_drawable(*range);
        item.ranges.push_back(range);
    }
    item.ranges.insert(item.ranges.end(), request_.ranges.begin(), request_.ranges.end());
    if (row.area && !request_.no_areas.empty()) throw Error::usage("is no point, " + request_.no_areas);
    item.place.position = row.position;
    item.place.label = !row.name.empty() ? std::move(row.name)
                       : row.area        ? std::move(row.where)
                                         : std::move(row.coordinates);
    item.place.area = std::move(row.area);
    if (file.valid_from) item.place.valid_from = iso_date_in(row.values[*file.valid_from], "valid_from");
    if (file.valid_to) item.place.valid_to = iso_date_in(row.values[*file.valid_to], "valid_to");
    item.place.kept.resize(kept_.size());
    for (std::size_t i = 0; i < file.target.size(); ++i) {
        if (file.target[i] == dropped) continue;
        const bool differs = kept_[file.target[i]].type != file.table.fields()[i].type;
        item.place.kept[file.target[i]] = differs ? as_text(row.values[i]) : std::move(row.values[i]);
    }
    return item;
}

void SiteFiles::walk(const std::function<void(Item&&)>& good, const std::function<void(std::string&&)>& bad) {
    for (File& file : files_) {
        const auto refuse = [&](const std::string& where, std::string_view reason) {
            bad(fmt::format("{}: {}: {}", file.shown, where, reason));
        };
        file.table.each(
            [&](io::SiteRow&& row) {
                const std::string where = row.where;
                std::optional<Item> item;
                try {
                    item = item_of(file, std::move(row));
                } catch (const Error& error) {
                    refuse(where, error.sentence());
                }
                if (item) good(std::move(*item));
            },
            [&](io::BadRow&& row) { refuse(row.where, row.reason); });
    }
}

RowCheck SiteFiles::check() {
    RowCheck check;
    walk([&](Item&&) { ++check.good; },
         [&](std::string&& row) {
             if (++check.bad <= RowCheck::most_listed) check.listed.push_back(std::move(row));
         });
    return check;
}

void SiteFiles::each(const std::function<void(Item&&)>& visit) {
    walk(visit, [](std::string&&) {});
}

}  // namespace rangeband::operations
