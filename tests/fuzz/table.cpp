// SPDX-License-Identifier: MIT
// Tables of text: headers, hemispheres and minutes in columns of their own, decimal signs, pairs and their order.
#include <cmath>

#include "fuzz/fuzz.hpp"
#include "io/read/columns_by_value.hpp"
#include "io/read/csv_types.hpp"
#include "io/read/read_columns.hpp"
#include "rangeband/text.hpp"

using namespace rangeband;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    const auto lines = split(text, '\n');
    const auto cells_of = [](std::string_view line) { return split(line, ';'); };
    const auto first = cells_of(lines.front());
    const std::vector<std::string> headers(first.begin(), first.end());
    fuzz::answered_or_refused([&] {
        io::SiteColumns site = io::find_site_columns(headers, {});
        if (!site.positioned()) return;
        io::ColumnsByValue by_value(headers);
        for (std::size_t i = 1; i < lines.size(); ++i) by_value.see(cells_of(lines[i]), site);
        by_value.complete(site);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const auto cells = cells_of(lines[i]);
            const auto cell = [&](std::size_t column) {
                return column < cells.size() ? cells[column] : std::string_view();
            };
            const io::RowPosition row = io::position_in(site, cell);
            if (!row.good()) continue;
            fuzz::expect(std::abs(row.position.lat()) <= 90.0 && std::abs(row.position.lon()) <= 180.0, "a position");
            fuzz::expect(!row.coordinates.empty(), "coordinates of a position");
        }
    });
    for (const DecimalSign sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        io::ColumnType type;
        for (const std::string_view line : lines) type.see(line);
        for (const std::string_view line : lines) static_cast<void>(io::value_of(line, type.type(sign), sign));
    }
    return 0;
}
