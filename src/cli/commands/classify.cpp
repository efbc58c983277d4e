// SPDX-License-Identifier: MIT
/// `rangeband classify`: what a length, or what was claimed of a system, is under each treaty.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/class_summary.hpp"
#include "cli/terminal/table.hpp"
#include "rangeband/error.hpp"
#include "rangeband/operations/classify.hpp"

namespace rangeband::cli {
namespace {

using catalog::Answer;
using catalog::Band;
using catalog::Catalog;
using catalog::System;
using operations::Subject;
using operations::Subjects;

constexpr std::array<std::string_view, 4> option_names = {"catalog", "csv", "json", "help"};

constexpr std::string_view examples =
    "  rangeband classify 500km 1000km 1000.001km\n"
    "  rangeband classify 9m729\n"
    "  rangeband classify 9m729@us-2019 --json\n"
    "  rangeband classify '*' --csv\n";

/// For people, a subject in no class is a sentence in place of rows, and classes that apply to other kinds of
/// missile are named in a note.
void add_rows(const Catalog& catalog, const Subject& subject, bool for_people, Table& table) {
    std::vector<std::vector<io::Value>> rows;
    bool held = false;
    for (const auto& classified : operations::classify(catalog, subject)) {
        if (for_people && !classified.about) continue;
        held = held || classified.finding.answer != Answer::out;
        rows.push_back(operations::class_row(catalog, subject, classified));
    }
    if (for_people && !held) {
        table.notes.push_back(fmt::format("No treaty class in the catalogue contains {}.", subject.title));
        return;
    }
    std::ranges::move(rows, std::back_inserter(table.rows));
}

bool occurs(const Table& table, std::string_view column, const std::string& text) {
    const auto at = std::ranges::find(table.columns, column, &TableColumn::name) - table.columns.begin();
    const io::Value value = text;
    return std::ranges::any_of(table.rows, [&](const auto& row) { return row[static_cast<std::size_t>(at)] == value; });
}

/// What the classes are that occur, and when their regimes were in force.
void add_legend(const Catalog& catalog, Table& table) {
    for (const Band& band : catalog.bands()) {
        if (occurs(table, "band", band.id)) table.notes.push_back(explained(band));
    }
    for (const catalog::Regime& regime : catalog.regimes()) {
        if (!term_of(regime).empty() && occurs(table, "regime", regime.name)) table.notes.push_back(term_of(regime));
    }
}

/// `Not about 9M729, a GLCM: new-start-icbm, start-asbm`
void add_other_kinds(const Catalog& catalog, const Subjects& subjects, Table& table) {
    std::vector<const System*> seen;
    for (const Subject& subject : subjects.list) {
        if (subject.system == nullptr || std::ranges::find(seen, subject.system) != seen.end()) continue;
        seen.push_back(subject.system);
        std::vector<std::string> others;
        for (const Band& band : catalog.bands()) {
            if (covers(band, subject.system->kind) == catalog::Covers::no) others.push_back(band.id);
        }
        if (others.empty()) continue;
        table.notes.push_back(fmt::format("{} is of the kind {}, so these are not about it: {}", subject.system->name,
                                          subject.system->kind, fmt::join(others, ", ")));
    }
}

void add_notes(const Subjects& subjects, Table& table) {
    const auto any = [&](auto&& is) { return std::ranges::any_of(subjects.list, is); };
    std::ranges::copy(subjects.notes, std::back_inserter(table.notes));
    if (any([](const Subject& s) { return s.claim == nullptr; }) && !table.rows.empty()) {
        table.notes.emplace_back(
            "A length alone does not fix the type of missile; each class applies only to the types named.");
    }
    if (any([](const Subject& s) { return s.claim != nullptr && s.stated; })) {
        table.notes.emplace_back(
            "Each claim is taken at its word: in if the class contains every range that the statement allows, out if "
            "it contains none, otherwise undecided. Only the range counts, not the payload.");
    }
    if (any([](const Subject& s) {
            return s.stated && s.claim != nullptr && s.claim->basis == catalog::Basis::flight;
        })) {
        table.notes.emplace_back("A distance flown is not a maximum: it allows every longer range.");
    }
}

/// The answer in short, for systems; 'SYSTEM@*' has it in full.
void print_summary(const Catalog& catalog, const Subjects& subjects, const Values& values) {
    Table table = class_summary(catalog, subjects.list);
    std::ranges::copy(subjects.notes, std::back_inserter(table.notes));
    table.notes.push_back(
        fmt::format("Every class with its clause: 'rangeband classify \"{}@*\"', or --csv and --json.",
                    subjects.list.front().system->id));
    print_table(table, values);
}

void print_classes(const Catalog& catalog, const Subjects& subjects, bool for_people, const Values& values) {
    Table table = operations::classes_table();
    for (const Subject& subject : subjects.list) add_rows(catalog, subject, for_people, table);
    add_legend(catalog, table);
    add_other_kinds(catalog, subjects, table);
    add_notes(subjects, table);
    print_table(table, values);
}

int run_classify(const Values& values) {
    if (values.arguments().empty()) {
        throw Error::usage(
            "nothing to do: say what to classify, as in 'rangeband classify 480km' or 'rangeband classify 9m729'");
    }
    const operations::Data data = data_of(values);
    const Catalog& catalog = data.catalog;
    const Subjects subjects = operations::subjects_of(catalog, values.arguments());
    const bool for_people = !values.flag("csv") && !values.flag("json");
    Subjects whole, single;
    for (const Subject& subject : subjects.list)
        (for_people && subject.of_all ? whole : single).list.push_back(subject);
    (whole.list.empty() ? single : whole).notes = subjects.notes;
    if (!whole.list.empty()) print_summary(catalog, whole, values);
    if (!whole.list.empty() && !single.list.empty()) fmt::print("\n");
    if (whole.list.empty() || !single.list.empty()) print_classes(catalog, single, for_people, values);
    return 0;
}

}  // namespace

extern const Command classify_command;
const Command classify_command = {
    "classify",
    "LENGTH|SYSTEM|SYSTEM@CLAIM...",
    "show the class of a length, or of a system's claims, under each treaty",
    "Shows for each length, or for each claim about a system, which classes of which treaties contain it, with the "
    "clause. Limits are exact: 500 km and 1,000 km are shorter-range under the INF Treaty, 1,000.001 km is "
    "intermediate-range. Where a statement leaves the answer open, it is undecided.",
    option_names,
    examples,
    nullptr,
    run_classify,
};

}  // namespace rangeband::cli
