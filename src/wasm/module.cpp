// SPDX-License-Identifier: MIT
// The module's functions: a request as JSON text in, an answer as text out. `npm/rangeband.js` calls them.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text/json_text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/formats.hpp"
#include "rangeband/json.hpp"
#include "rangeband/operations/classify.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/operations/lists.hpp"
#include "rangeband/operations/reach.hpp"
#include "rangeband/version.hpp"
#include "wasm/memory.hpp"
#include "wasm/request.hpp"

/// Told to the surroundings after each footprint: `rangeband.progress`.
extern "C" __attribute__((import_module("rangeband"), import_name("progress"))) void rangeband_progress(double done,
                                                                                                        double total);

namespace rangeband::wasm {
namespace {

/// What the last request gave: its text, and what there is to say of it.
std::string answer, report;

/// The catalogue, read at the first request and kept.
const operations::Data& data() {
    static const operations::Data read = operations::Data::open();
    return read;
}

/// Sentences, as they come.
class Notes {
  public:
    operations::Reports reports() {
        return {[this](const std::string& sentence) { add(sentence); },
                [](std::size_t done, std::size_t total) {
                    rangeband_progress(static_cast<double>(done), static_cast<double>(total));
                }};
    }
    void add(std::string_view sentence) { texts_.push_back(worded(sentence, member)); }
    std::string json() const { return json_list(texts_); }

  private:
    std::vector<std::string> texts_;
};

/// Objects by the names of columns.
class Rows {
  public:
    explicit Rows(std::vector<std::string> names) : names_(std::move(names)) {}

    void add(const std::vector<io::Value>& values) {
        text_.append(first_ ? "{" : ",\n{");
        first_ = false;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (i > 0) text_.append(',');
            append_json_string(text_, names_[i]);
            text_.append(':');
            io::append_json_value(text_, values[i]);
        }
        text_.append('}');
    }
    std::string take() && { return fmt::format("[{}]", text_.view()); }

  private:
    std::vector<std::string> names_;
    TextBuffer text_;
    bool first_ = true;
};

std::string rows_of(const operations::Table& table) {
    std::vector<std::size_t> shown;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const operations::TableColumn& column = table.columns[i];
        if (column.shown != operations::Shown::everywhere && column.shown != operations::Shown::to_programs) continue;
        shown.push_back(i);
        names.push_back(column.name);
    }
    Rows rows(std::move(names));
    for (const auto& row : table.rows) {
        std::vector<io::Value> values;
        for (const std::size_t i : shown) values.push_back(row[i]);
        rows.add(values);
    }
    return std::move(rows).take();
}

/// By the name of a range, and `title`.
std::string captions_json(const operations::Captions& captions) {
    std::vector<std::pair<std::string, std::string>> ranges;
    for (const auto& [id, text] : captions.ranges) ranges.emplace_back(id, json_text(text));
    return json_object({{"title", json_text(captions.title)}, {"ranges", json_object(ranges)}});
}

picture::Language language_of(std::string_view code) {
    for (const auto language : {picture::Language::de, picture::Language::ru}) {
        if (code == picture::code_of(language)) return language;
    }
    return picture::Language::en;
}

void write_footprints(const Given& given, std::string_view format, std::string_view language) {
    Notes notes;
    io::OutputRequest output;
    output.format = &io::format_by_name(format);
    operations::Footprints footprints(footprint_request_of(given), data());
    const std::string captions = captions_json(footprints.captions(language_of(language)));
    const operations::Tally tally = footprints.write(std::move(output), notes.reports());
    answer = std::exchange(written(), {});
    report = json_object({{"footprints", fmt::format("{}", tally.footprints)},
                          {"empty", fmt::format("{}", tally.empties)},
                          {"firstEmpty", json_list(tally.empty)},
                          {"bad", fmt::format("{}", tally.rows.bad)},
                          {"badRows", json_text(tally.rows.list())},
                          {"notes", notes.json()},
                          {"captions", captions}});
}

void tell_reach(const Given& given) {
    Notes notes;
    operations::Reach reach(reach_request_of(given), data());
    reach.check();
    std::vector<std::string> names;
    for (const io::Field& field : operations::reach_fields()) names.push_back(field.name);
    Rows rows(std::move(names));
    reach.each(
        [&](operations::Reached&& reached) {
            operations::each_row(reached, reach.request().only_inside, [&](std::size_t pair, auto range) {
                rows.add(operations::reach_values(reached, reach.places()[reached.pairs[pair].place], pair, range));
            });
        },
        notes.reports());
    for (const std::string& note : reach.notes()) notes.add(note);
    answer = std::move(rows).take();
    report = json_object({{"notes", notes.json()}});
}

void tell_list(const std::string& kind) {
    for (const operations::ListKind& each : operations::list_kinds()) {
        if (each.name != kind) continue;
        answer = rows_of(each.table(data().catalog, data().sources));
        return;
    }
    throw Error::usage("there is no list of " + kind);
}

void tell_classes(const std::vector<std::string>& specs) {
    Notes notes;
    const operations::Subjects subjects = operations::subjects_of(data().catalog, specs);
    operations::Table table = operations::classes_table();
    for (const operations::Subject& subject : subjects.list) {
        for (const auto& classified : operations::classify(data().catalog, subject))
            table.rows.push_back(operations::class_row(data().catalog, subject, classified));
    }
    for (const std::string& note : subjects.notes) notes.add(note);
    answer = rows_of(table);
    report = json_object({{"notes", notes.json()}});
}

/// Files of a request are gone after it; those of the catalogue stay. These come with the first request.
class RequestFiles {
  public:
    explicit RequestFiles(const nlohmann::ordered_json& files) {
        for (const auto& [name, text] : files.items()) memory_files()[name] = text.get<std::string>();
    }
    RequestFiles(const RequestFiles&) = delete;
    RequestFiles& operator=(const RequestFiles&) = delete;
    ~RequestFiles() {
        std::erase_if(memory_files(), [](const auto& file) { return !file.first.starts_with("geodata/"); });
    }
};

void run(std::string_view text) {
    const nlohmann::ordered_json request = nlohmann::ordered_json::parse(text);
    const std::string command = request.at("command").get<std::string>();
    const RequestFiles files(request.value("files", nlohmann::ordered_json::object()));
    if (command == "version") {
        answer = json_text(version());
        return;
    }
    if (command == "list") return tell_list(request.at("kind").get<std::string>());
    if (command == "classify") return tell_classes(request.at("specs").get<std::vector<std::string>>());
    const Given given(request.at("options"));
    if (command == "footprint")
        return write_footprints(given, request.value("format", "GeoJSON"), request.value("language", "en"));
    if (command == "reach") return tell_reach(given);
    throw Error::internal("no such command: " + command);
}

std::string_view name_of(ErrorKind kind) {
    return kind == ErrorKind::usage ? "usage" : kind == ErrorKind::file ? "file" : "internal";
}

void fail(std::string_view kind, std::string_view sentence) {
    answer.clear();
    written().clear();
    report = json_object({{"error", json_text(sentence)}, {"kind", json_text(kind)}});
}

}  // namespace
}  // namespace rangeband::wasm

extern "C" {

/// Room for a request of so many bytes.
char* rangeband_room(std::size_t size);
/// Takes the request in that room. 0 for an answer, 1 for an error.
int rangeband_run();
/// @{
/// The texts that the last request gave.
const char* rangeband_answer();
std::size_t rangeband_answer_size();
const char* rangeband_report();
std::size_t rangeband_report_size();
/// @}

static std::string request_text;

char* rangeband_room(std::size_t size) {
    request_text.resize(size);
    return request_text.data();
}

int rangeband_run() {
    using namespace rangeband;
    wasm::answer.clear();
    wasm::report = "{}";
    try {
        wasm::run(std::exchange(request_text, {}));
        return 0;
    } catch (const Error& error) {
        wasm::fail(wasm::name_of(error.kind()), error.worded(wasm::member));
    } catch (const std::bad_alloc&) {
        wasm::fail("internal", "out of memory; ask for less at once, or for a coarser tolerance");
    } catch (const std::exception& error) {
        wasm::fail("internal", error.what());
    }
    return 1;
}

const char* rangeband_answer() { return rangeband::wasm::answer.data(); }
std::size_t rangeband_answer_size() { return rangeband::wasm::answer.size(); }
const char* rangeband_report() { return rangeband::wasm::report.data(); }
std::size_t rangeband_report_size() { return rangeband::wasm::report.size(); }

}  // extern "C"
