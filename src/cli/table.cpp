#include "cli/table.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "cli/say.hpp"
#include "cli/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/json.hpp"

namespace rangeband::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t usual_width = 100;
constexpr std::size_t least_width = 80;

/// 15 significant digits, whatever the locale.
std::string number_text(double number) { return fmt::format("{:.15g}", number); }

std::string date_text(const io::Date& date) {
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool is_number(const io::Value& value) {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
}

std::string plain_text(const io::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    if (const auto* date = std::get_if<io::Date>(&value)) return date_text(*date);
    return "";
}

std::string rounded_text(double number) {
    constexpr double all_whole = 100.0;
    if (number < all_whole) return fmt::format("{:.3g}", number);
    return grouped(static_cast<unsigned long long>(std::llround(number)));
}

/// Only what is nothing or all says so.
std::string percent_text(double share) {
    const double percent = 100.0 * share;
    if (share == 0.0 || share == 1.0) return fmt::format("{:.0f} %", percent);
    if (percent < 0.1) return "< 0.1 %";
    if (percent > 99.9) return "> 99.9 %";
    return fmt::format("{:.1f} %", percent);
}

/// `-1,234.5`
std::string fixed_text(double number, int decimals) {
    std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string sign = number < 0.0 && digits.find_first_not_of("0.") != digits.npos ? "-" : "";
    return sign + grouped(std::strtoull(digits.c_str(), nullptr, 10)) + digits.substr(point);
}

std::string figure_text(double number, Figures figures) {
    switch (figures.as) {
        case Figures::As::exact:
            return number_text(number);
        case Figures::As::fixed:
            return fixed_text(number, figures.decimals);
        case Figures::As::rounded:
            return rounded_text(number);
        case Figures::As::percent:
            return percent_text(number);
    }
    return {};
}

/// One line without control characters, whatever a catalogue of the user's own holds.
std::string shown_text(const io::Value& value, const TableColumn& column) {
    if (const auto* real = std::get_if<double>(&value)) return figure_text(*real, column.figures);
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (whole != nullptr && *whole >= 0) return grouped(static_cast<unsigned long long>(*whole));
    std::string text = printable(plain_text(value), ' ');
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// A column of the text table while it is laid out.
struct Laid {
    std::size_t index = 0;            ///< in the table
    std::vector<std::size_t> widths;  ///< of its cells
    std::size_t widest = 0;
    std::size_t longest_word = 0;
    std::size_t width = 0;
    bool numbers = true;
    bool whole = false;
};

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, display_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

std::vector<Laid> measured(const Table& table) {
    std::vector<Laid> result;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Shown shown = table.columns[i].shown;
        if (shown != Shown::everywhere && shown != Shown::to_people) continue;
        Laid laid;
        laid.index = i;
        laid.widest = display_width(table.columns[i].name);
        laid.longest_word = longest_word(table.columns[i].name);
        for (const auto& row : table.rows) {
            const std::string text = shown_text(row[i], table.columns[i]);
            laid.widths.push_back(display_width(text));
            laid.widest = std::max(laid.widest, laid.widths.back());
            laid.longest_word = std::max(laid.longest_word, longest_word(text));
            laid.numbers = laid.numbers && (text.empty() || is_number(row[i]));
        }
        laid.width = laid.widest;
        laid.whole = table.columns[i].whole;
        result.push_back(std::move(laid));
    }
    return result;
}

std::size_t total_width(const std::vector<Laid>& columns) {
    std::size_t total = columns.empty() ? 0 : gap * (columns.size() - 1);
    for (const Laid& column : columns) total += column.width;
    return total;
}

/// About how many lines the rows take; a line that breaks at blanks is not quite full.
std::size_t height(const std::vector<Laid>& columns) {
    std::size_t total = 0;
    for (std::size_t row = 0; row < columns.front().widths.size(); ++row) {
        std::size_t lines = 1;
        for (const Laid& column : columns) {
            const std::size_t cell = column.widths[row];
            if (cell > column.width) lines = std::max(lines, 1 + cell * 11 / (column.width * 10));
        }
        total += lines;
    }
    return total;
}

/// Takes one column of letters at a time from where it costs the fewest lines, leaving words of up to `whole_words`
/// letters whole. Says whether that sufficed.
bool narrow(std::vector<Laid>& columns, std::size_t width, std::size_t whole_words) {
    while (total_width(columns) > width) {
        Laid* best = nullptr;
        std::pair<std::size_t, std::size_t> least{};  // lines, and where they are the same the narrower column
        for (Laid& column : columns) {
            if (column.whole || column.width <= std::min(column.longest_word, whole_words)) continue;
            --column.width;
            const std::pair cost{height(columns), usual_width - std::min(usual_width, column.width)};
            ++column.width;
            if (best != nullptr && least <= cost) continue;
            best = &column;
            least = cost;
        }
        if (best == nullptr) return false;
        --best->width;
    }
    return true;
}

std::vector<Laid> laid_out(const Table& table, std::size_t width) {
    std::vector<Laid> columns = measured(table);
    for (Laid& column : columns) column.width = std::min(column.width, width);
    constexpr std::size_t longest_whole = 34, shortest_whole = 4;
    for (std::size_t letters = longest_whole; !narrow(columns, width, letters) && letters > shortest_whole;) --letters;
    return columns;
}

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return to_the_right ? blanks + text : text + blanks;
}

void add_line(std::string& out, std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

/// One row of cells, in as many lines as its highest cell has.
void add_row(std::string& out, const std::vector<Laid>& columns, const std::vector<std::string>& cells,
             std::string_view indent) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        lines.push_back(wrapped_lines(cells[i], columns[i].width));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string line(indent);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) line.append(gap, ' ');
            line += padded(y < lines[i].size() ? lines[i][y] : "", columns[i].width, columns[i].numbers);
        }
        add_line(out, std::move(line));
    }
}

/// `-34.6,-58.4`, as coordinates are typed, and `+5`: they begin like formulas, and a spreadsheet computes nothing from
/// them; from `-1-1` it does.
bool is_numbers(std::string_view text) {
    while (!text.empty()) {
        if (text.starts_with('+')) text.remove_prefix(1);
        double number = 0.0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
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

/// The table's own, and what its rows add to them.
std::vector<std::string> notes_of(const Table& table) {
    std::set<std::string> added;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].shown != Shown::as_note) continue;
        for (const auto& row : table.rows) added.insert(shown_text(row[i], table.columns[i]));
    }
    added.erase("");
    std::vector<std::string> notes = table.notes;
    notes.insert(notes.end(), added.begin(), added.end());
    return notes;
}

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return usual_width;
    return std::clamp<std::size_t>(size.ws_col, least_width, usual_width);
}

}  // namespace

std::string as_text(const Table& table, std::size_t width) {
    const auto heading = std::ranges::find(table.columns, Shown::as_heading, &TableColumn::shown);
    const bool headed = heading != table.columns.end();
    const auto heading_index = static_cast<std::size_t>(heading - table.columns.begin());
    const std::string indent = headed ? "  " : "";
    const std::vector<Laid> columns = laid_out(table, width - indent.size());
    std::string out, last_heading;
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    for (const Laid& column : columns) cells.push_back(table.columns[column.index].name);
    if (!table.rows.empty()) add_row(out, columns, cells, indent);
    for (const auto& row : table.rows) {
        const std::string head = headed ? shown_text(row[heading_index], *heading) : "";
        if (head != last_heading) {
            out += '\n';
            for (const std::string& line : wrapped_lines(head, width)) add_line(out, line);
        }
        last_heading = head;
        cells.clear();
        for (const Laid& column : columns) cells.push_back(shown_text(row[column.index], table.columns[column.index]));
        add_row(out, columns, cells, indent);
    }
    const std::vector<std::string> notes = notes_of(table);
    if (!notes.empty() && !out.empty()) out += '\n';
    for (const std::string& note : notes) {
        for (const std::string& line : wrapped_lines(note, width)) add_line(out, line);
    }
    return out;
}

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
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));  // main looks for failures at the end
}

io::Value text_value(std::string_view text) { return text.empty() ? io::Value() : io::Value(std::string(text)); }

}  // namespace rangeband::cli
