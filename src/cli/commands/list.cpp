// SPDX-License-Identifier: MIT
/// `rangeband list`: what the catalogue and the program hold, as tables.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/command.hpp"
#include "cli/options/meanings.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/class_summary.hpp"
#include "cli/terminal/table.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/lists.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

using operations::list_kinds;
using operations::ListKind;

constexpr std::array<std::string_view, 7> option_names = {"catalog", "system", "country", "check",
                                                          "csv",     "json",   "help"};

constexpr std::string_view examples =
    "  rangeband list systems\n"
    "  rangeband list claims --system 9m729\n"
    "  rangeband list sites 'kapustin*'\n"
    "  rangeband list cities --country de --csv\n";

/// Below the rows of a kind, for people.
struct KindNote {
    std::string_view kind, note;
};
constexpr std::array kind_notes = {
    KindNote{"systems",
             "claims counts the figures that somebody stated: 'rangeband list claims --system ID' shows them side "
             "by side. GLBM, GLCM: ground-launched ballistic, cruise missile; GLBG: ground-launched boost-glide "
             "weapon; SLBM: sea-launched ballistic missile."},
    KindNote{"claims",
             "To draw a claim: --range SYSTEM@CLAIM. 'rangeband list sources ID' shows its source. Notes are shown "
             "with --system ID, and in --csv and --json."},
    KindNote{"bands", "Limits follow the text: 'over 1,000' excludes exactly 1,000 km, '1,000 to' includes it."},
    KindNote{"sites",
             "position: latitude, longitude and, in parentheses, its precision and source. Sites without a "
             "position are listed but not drawn."},
    KindNote{"sources", "Addresses are in --csv and --json."},
    KindNote{"scenarios", "Draw one: rangeband footprint --scenario ID -o FILE"},
    KindNote{"regimes", "A party is bound from the entry into force to the last day."},
    KindNote{"cities", "Populations are of different years."},
    KindNote{"countries", "Borders and names imply no position on their status."},
    KindNote{"formats", "Choose one by the file's extension or with -f ID. stdout: can be written to -o -"},
};

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const ListKind& kind : list_kinds()) names.emplace_back(kind.name);
    return names;
}

const ListKind& kind_named(const std::string& typed) {
    for (const ListKind& kind : list_kinds()) {
        if (same_name(kind.name, typed) || same_name(kind.one, typed)) return kind;
    }
    if (const std::string_view meant = value_meant("list", typed); !meant.empty()) {
        throw Error::usage(fmt::format("unknown kind '{}'; write rangeband list {}", typed, meant));
    }
    const std::vector<std::string> names = kind_names();
    const std::string nearest = did_you_mean(typed, names);
    throw Error::usage(fmt::format("unknown kind '{}'{}", typed,
                                   nearest.empty() ? fmt::format("; there are {}", fmt::join(names, ", ")) : nearest));
}

/// `USA; UK`, `pershing-2;pershing-1a`
std::vector<std::string> parts_of(const io::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    std::vector<std::string> parts;
    std::string_view rest = text != nullptr ? std::string_view(*text) : std::string_view();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view part = rest.substr(0, end);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        parts.emplace_back(part);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

/// What was typed, and how the tables may spell it: `SS-20` is `pioneer`, `de` is `Germany`.
struct Pattern {
    std::string typed;
    std::vector<std::string> spellings;

    /// An id may be typed without what follows its `@`: `9m729` for all claims about it.
    bool accepts(const std::string& part) const {
        return std::ranges::any_of(spellings, [&](const std::string& spelling) {
            return catalog::matches(spelling, part) || catalog::matches(spelling, part.substr(0, part.find('@')));
        });
    }
};

/// The rows in which one of some columns meets one of the patterns.
struct Filter {
    std::vector<std::size_t> columns;
    std::string what;  ///< for messages: `system`
    std::vector<Pattern> patterns;

    bool accepts(const std::vector<io::Value>& row, const Pattern& pattern) const {
        return std::ranges::any_of(columns, [&](std::size_t column) {
            return std::ranges::any_of(parts_of(row[column]),
                                       [&](const std::string& part) { return pattern.accepts(part); });
        });
    }

    bool accepts(const std::vector<io::Value>& row) const {
        return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return accepts(row, pattern); });
    }
};

std::vector<std::size_t> columns_named(const Table& table, std::initializer_list<std::string_view> names) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (std::ranges::find(names, table.columns[i].name) != names.end()) indices.push_back(i);
    }
    return indices;
}

/// The names and codes of a country of which one was typed.
std::vector<std::string> country_spellings(const catalog::Catalog& catalog, const std::string& typed) {
    const std::vector<catalog::Country> countries = catalog.countries();
    try {
        const catalog::Country& country = catalog::country_called(typed, countries);
        return {country.iso_a2, country.iso_a3, country.name};
    } catch (const Error&) {
        return {};  // a pattern, or a country of a table that is no more
    }
}

/// `list cities Congo`, `list claims SS-20`: a country or system where an id is expected.
std::string option_meant_by(const std::string& typed, const Table& table, const ListKind& kind,
                            const catalog::Catalog& catalog) {
    std::string advice;
    const auto add = [&](std::string_view option, const std::string& id, Pattern pattern) {
        Filter filter{option == "country" ? columns_named(table, {"country", "code"}) : columns_named(table, {option}),
                      std::string(option),
                      {}};
        if (kind.one == option) filter.columns = columns_named(table, {"id"});
        const auto met = [&](const auto& row) { return filter.accepts(row, pattern); };
        if (filter.columns.empty() || std::ranges::none_of(table.rows, met)) return;
        advice += fmt::format("{}{} {}", advice.empty() ? "; write rangeband list " : " or rangeband list ", kind.name,
                              kind.one == option ? id : fmt::format("--{} {}", option, id));
    };
    for (const std::string& code : catalog::countries_meant(typed, catalog.countries()))
        add("country", code, {code, country_spellings(catalog, code)});
    auto systems = catalog.systems_named(typed);
    if (systems.empty()) systems = {typed};
    for (const std::string& id : systems) add("system", id, {id, {id}});
    return advice;
}

/// Every pattern must be met by some row of the whole table, else it is a slip. Systems are checked by `must_be_known`.
void must_be_met(const Filter& filter, const Table& table, const ListKind& kind, const catalog::Catalog& catalog) {
    if (filter.what == "system") return;
    for (const Pattern& pattern : filter.patterns) {
        const auto met = [&](const auto& row) { return filter.accepts(row, pattern); };
        if (std::ranges::any_of(table.rows, met)) continue;
        std::vector<std::string> known;
        for (const auto& row : table.rows) {
            for (const std::size_t column : filter.columns)
                std::ranges::move(parts_of(row[column]), std::back_inserter(known));
        }
        const bool wild = pattern.typed.find('*') != std::string::npos;
        const std::string option =
            filter.what == "id" ? option_meant_by(pattern.typed, table, kind, catalog) : std::string();
        throw Error::usage(fmt::format("no {} has the {} '{}'{}", kind.one, filter.what, pattern.typed,
                                       !option.empty() ? option
                                       : wild          ? "; * is a wildcard"
                                                       : did_you_mean(pattern.typed, known)));
    }
}

std::vector<Pattern> patterns_of(const catalog::Catalog& catalog, std::string_view what,
                                 const std::vector<std::string>& typed) {
    std::vector<Pattern> patterns;
    for (const std::string& text : typed) {
        auto spellings = what == "system"    ? catalog.systems_named(text)
                         : what == "site"    ? catalog.sites_named(text)
                         : what == "city"    ? catalog::cities_named(text, catalog)
                         : what == "country" ? country_spellings(catalog, text)
                                             : std::vector<std::string>();
        if (spellings.empty()) spellings.push_back(text);
        patterns.push_back({text, std::move(spellings)});
    }
    return patterns;
}

std::vector<std::string> texts_of(const std::vector<Given>& given) {
    std::vector<std::string> texts;
    texts.reserve(given.size());
    for (const Given& value : given) texts.push_back(value.text);
    return texts;
}

/// `--system` or `--country`, where the kind has such a column.
Filter option_filter(const Table& table, const ListKind& kind, const Values& values, std::string_view option,
                     const catalog::Catalog& catalog) {
    const bool own_id = option == kind.one;  // `list systems --system 9m729`
    auto columns = option == "country" ? columns_named(table, {"country", "code"})
                   : own_id            ? columns_named(table, {"id"})
                                       : columns_named(table, {option});
    if (columns.empty()) {
        throw Error::usage(fmt::format("--{}: a {} has no {}; leave the option out", option, kind.one, option));
    }
    return {std::move(columns), std::string(option), patterns_of(catalog, option, texts_of(values.many(option)))};
}

std::vector<Filter> filters_of(const Table& table, const ListKind& kind, const Values& values,
                               const catalog::Catalog& catalog) {
    std::vector<Filter> filters;
    const std::vector<std::string> ids(values.arguments().begin() + 1, values.arguments().end());
    auto own = columns_named(table, {"id"});
    if (own.empty()) own = {0};  // a regime is known by its name, an event by its day
    if (!ids.empty()) filters.push_back({std::move(own), "id", patterns_of(catalog, kind.one, ids)});
    for (const std::string_view option : {"system", "country"}) {
        if (values.has(option)) filters.push_back(option_filter(table, kind, values, option, catalog));
    }
    return filters;
}

/// Each filter is checked against the whole table, so that a slip in one is not taken for what another left out.
void keep_only(Table& table, const std::vector<Filter>& filters, const ListKind& kind,
               const catalog::Catalog& catalog) {
    for (const Filter& filter : filters) must_be_met(filter, table, kind, catalog);
    std::erase_if(table.rows, [&](const auto& row) {
        return !std::ranges::all_of(filters, [&](const Filter& filter) { return filter.accepts(row); });
    });
    if (!table.rows.empty()) return;
    const std::string_view why = filters.empty() ? "is in the catalogue" : "matches";
    fmt::print(stderr, "rangeband: no {} {}\n", kind.one, why);
    table.notes.clear();
}

/// A system without sites is known all the same: only one that is in no table is a slip.
void must_be_known(const catalog::Catalog& catalog, const Values& values) {
    for (const Given& system : values.many("system")) {
        if (system.text.find('*') != std::string::npos) continue;
        converted(system, [&](const std::string& id) { catalog.system(id); });
    }
}

/// Sources that lack what a reader needs to find them again once the page is gone.
void keep_incomplete(Table& table, const ListKind& kind) {
    constexpr std::array<std::string_view, 3> wanted = {"date", "publisher", "archive"};
    if (kind.one != "source") throw Error::usage(fmt::format("--check is for 'list sources', not for {}", kind.name));
    table.columns.push_back({"missing"});
    std::array<std::size_t, wanted.size()> lacking{};
    for (auto& row : table.rows) {
        std::string missing;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto found = std::ranges::find(table.columns, wanted.at(i), &TableColumn::name);
            const auto& value = row[static_cast<std::size_t>(found - table.columns.begin())];
            if (!std::holds_alternative<std::monostate>(value)) continue;
            ++lacking.at(i);
            missing += fmt::format("{}{}", missing.empty() ? "" : ", ", wanted.at(i));
        }
        row.emplace_back(io::text_value(missing));
    }
    table.notes.push_back(
        fmt::format("Of {} sources {} have no date, {} no publisher and {} no archive address, as far as is known.",
                    table.rows.size(), lacking[0], lacking[1], lacking[2]));
    std::erase_if(table.rows, [](const auto& row) { return std::holds_alternative<std::monostate>(row.back()); });
    if (table.rows.empty())
        fmt::print(stderr, "rangeband: every source has a date, a publisher and an archive address\n");
}

/// What must be known to read one row.
void add_note(Table& table) {
    const std::vector<std::size_t> at = columns_named(table, {"note"});
    if (table.rows.size() != 1 || at.empty() || table.columns[at.front()].shown != Shown::to_programs) return;
    if (const std::string note = io::text_of(table.rows.front()[at.front()]); !note.empty())
        table.notes.push_back(note + ".");
}

/// The same of the claims about one system; those about many would be a book.
void add_notes_of_claims(const catalog::Catalog& catalog, Table& table) {
    const std::vector<std::size_t> at = columns_named(table, {"system", "claim", "confidence", "note"});
    if (table.rows.empty()) return;
    const std::string system = io::text_of(table.rows.front()[at[0]]);
    if (std::ranges::any_of(table.rows, [&](const auto& row) { return io::text_of(row[at[0]]) != system; })) return;
    if (const std::string& note = catalog.system(system).note; !note.empty()) table.notes.push_back(note + ".");
    for (const auto& row : table.rows) {
        const std::string note = io::text_of(row[at[3]]), confidence = io::text_of(row[at[2]]);
        if (note.empty()) continue;
        table.notes.push_back(
            fmt::format("{}{}: {}.", io::text_of(row[at[1]]), confidence.empty() ? "" : ", " + confidence, note));
    }
}

/// When the treaties were in force whose classes are shown.
void add_terms(const catalog::Catalog& catalog, Table& table) {
    const std::size_t at = columns_named(table, {"regime"}).front();
    for (const catalog::Regime& regime : catalog.regimes()) {
        const auto is_of_it = [&](const auto& row) { return io::text_of(row[at]) == regime.name; };
        if (!term_of(regime).empty() && std::ranges::any_of(table.rows, is_of_it))
            table.notes.push_back(term_of(regime));
    }
}

int run_list(const Values& values) {
    if (values.arguments().empty()) {
        throw Error::usage(fmt::format("nothing to do: say which kind, as in 'rangeband list systems'; there are {}",
                                       fmt::join(kind_names(), ", ")));
    }
    const ListKind& kind = kind_named(values.arguments().front());
    const operations::Data data = data_of(values);
    must_be_known(data.catalog, values);
    Table table = kind.table(data.catalog, data.sources);
    const auto* const note = std::ranges::find(kind_notes, kind.name, &KindNote::kind);
    if (note != kind_notes.end()) table.notes.emplace_back(note->note);
    keep_only(table, filters_of(table, kind, values, data.catalog), kind, data.catalog);
    if (values.flag("check")) keep_incomplete(table, kind);
    if (kind.one == "claim")
        add_notes_of_claims(data.catalog, table);
    else
        add_note(table);
    if (kind.one == "band") add_terms(data.catalog, table);
    print_table(table, values);
    return 0;
}

std::string kinds_help() {
    std::string help = "Kinds:\n";
    for (const ListKind& kind : list_kinds()) help += fmt::format("  {:<12}{}\n", kind.name, kind.meaning);
    return help;
}

}  // namespace

extern const Command list_command;
const Command list_command = {
    "list",
    "KIND [ID...]",
    "show systems, claims, bands, sites and more: table, CSV or JSON",
    "Lists the contents of the catalogue and of the program. With an ID, only the rows that have it; * is a wildcard. "
    "Claims of different sources about one system are shown side by side, and no row says which one is correct.",
    option_names,
    examples,
    kinds_help,
    run_list,
};

}  // namespace rangeband::cli
