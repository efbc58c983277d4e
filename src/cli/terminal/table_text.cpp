// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "cli/terminal/table.hpp"
#include "cli/terminal/table_cells.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::cli {
namespace {

constexpr std::size_t gap = 2;

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
        longest = std::max(longest, utf8_characters(text.substr(0, end)));
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
        laid.widest = utf8_characters(table.columns[i].name);
        laid.longest_word = longest_word(table.columns[i].name);
        for (const auto& row : table.rows) {
            const std::string text = shown_text(row[i], table.columns[i]);
            laid.widths.push_back(utf8_characters(text));
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
        std::pair<std::size_t, std::ptrdiff_t> least{};  // lines, and where they are the same the wider column first
        for (Laid& column : columns) {
            if (column.whole || column.width <= std::min(column.longest_word, whole_words)) continue;
            --column.width;
            const std::pair cost{height(columns), -static_cast<std::ptrdiff_t>(column.width)};
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
    const std::string blanks(width - std::min(width, utf8_characters(text)), ' ');
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

}  // namespace rangeband::cli
