// SPDX-License-Identifier: MIT
#include "cli/terminal/table.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/terminal/say.hpp"
#include "cli/terminal/table_cells.hpp"
#include "rangeband/error.hpp"
#include "rangeband/json.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::cli {
namespace {

constexpr std::size_t usual_width = 100;
constexpr std::size_t least_width = 80;

/// `-34.6,-58.4`, as coordinates are typed, and `+5`: they begin like formulas, and a spreadsheet computes nothing from
/// them; from `-1-1` it does.
bool is_numbers(std::string_view text) {
    while (!text.empty()) {
        if (text.starts_with('+')) text.remove_prefix(1);
        double number = 0.0;
        const auto [end, failure] = read_number(text.data(), text.data() + text.size(), number);
        if (failure != std::errc()) return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty()) return true;
        if (!text.starts_with(',')) return false;
        text.remove_prefix(1);
    }
    return false;
}

bool is_like_a_formula(std::string_view text) {
    // A spreadsheet takes the wide signs of East Asian keyboards for the others.
    constexpr std::array<std::string_view, 10> beginnings = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(beginnings, [&](std::string_view each) { return text.starts_with(each); }) &&
           !is_numbers(text);
}

std::string csv_cell(const io::Value& value) {
    std::string text = plain_text(value);
    if (std::holds_alternative<std::string>(value) && is_like_a_formula(text)) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string json_value(const io::Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return "null";
    return is_number(value) ? plain_text(value) : json_text(plain_text(value));
}

std::vector<std::size_t> columns_for_programs(const Table& table) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Shown shown = table.columns[i].shown;
        if (shown == Shown::everywhere || shown == Shown::to_programs) indices.push_back(i);
    }
    return indices;
}

std::vector<io::Value> chosen(const std::vector<io::Value>& row, const std::vector<std::size_t>& indices) {
    std::vector<io::Value> values;
    values.reserve(indices.size());
    for (const std::size_t i : indices) values.push_back(row[i]);
    return values;
}

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return usual_width;
    return std::clamp<std::size_t>(size.ws_col, least_width, usual_width);
}

}  // namespace

std::string csv_line(const std::vector<io::Value>& row) {
    std::string line;
    for (const io::Value& value : row) line += (&value == row.data() ? "" : ",") + csv_cell(value);
    return line + "\r\n";
}

std::string json_line(const std::vector<std::string>& names, const std::vector<io::Value>& row) {
    std::vector<std::pair<std::string, std::string>> members;
    members.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) members.emplace_back(names[i], json_value(row[i]));
    return json_object(members);
}

std::string as_csv(const Table& table) {
    const std::vector<std::size_t> indices = columns_for_programs(table);
    std::vector<io::Value> cells;
    for (const std::size_t i : indices) cells.emplace_back(table.columns[i].name);
    std::string out = csv_line(cells);
    for (const auto& row : table.rows) out += csv_line(chosen(row, indices));
    return out;
}

std::string as_json(const Table& table) {
    const std::vector<std::size_t> indices = columns_for_programs(table);
    std::vector<std::string> names;
    for (const std::size_t i : indices) names.push_back(table.columns[i].name);
    std::string out = "[";
    for (const auto& row : table.rows) out += (out.size() > 1 ? ",\n" : "\n") + json_line(names, chosen(row, indices));
    return out + (table.rows.empty() ? "]\n" : "\n]\n");
}

void print_table(const Table& table, const Values& values) {
    const bool csv = values.flag("csv");
    const bool json = values.flag("json");
    if (csv && json) throw Error::usage("--csv and --json exclude each other; keep one");
    const std::string text = csv ? as_csv(table) : json ? as_json(table) : as_text(table, terminal_width());
    TextOutput output(values);
    output.put(text);
    output.complete(table.rows.size());
}

TextOutput::TextOutput(const Values& values) {
    if (!values.flag("csv") || !values.has("output") || values.one("output")->text == "-") return;
    file_.emplace(values.one("output")->text, values.flag("overwrite"));
    if (!values.flag("quiet")) shown_ = values.one("output")->text;
    file_->put(byte_order_mark);
}

void TextOutput::put(std::string_view text) {
    if (file_) {
        file_->put(text);
    } else {
        static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));  // main looks for failures at the end
    }
}

void TextOutput::complete(std::size_t rows) {
    if (!file_) return;
    file_->complete();
    if (!shown_.empty()) say(fmt::format("wrote {} to {}", counted(rows, "row"), shown_));
}

}  // namespace rangeband::cli
