// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "io/gdal_module.hpp"
#include "io/read/columns_by_value.hpp"
#include "io/read/csv_types.hpp"
#include "io/read/known_headers.hpp"
#include "io/read/read_columns.hpp"
#include "io/read/read_position.hpp"
#include "io/read/row_filter.hpp"
#include "io/read/rows.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

/// Titles and notes stand above the header of many spreadsheets.
constexpr int deepest_header = 10;

std::string_view cell_at(const std::vector<std::string_view>& cells, std::size_t column) {
    return column < cells.size() ? cells[column] : std::string_view();
}

class TableRows final : public Rows {
  public:
    TableRows(std::unique_ptr<Records> records, const InputSource& source, const SitesRequest& request)
        : shown_(source.shown()), records_(std::move(records)) {
        read_header(request.columns);
        learn_types();
        if (request.where) {
            filter_ = gdal(fmt::format("{}: {}", shown_, parameter("where"))).filter(*request.where, columns_, shown_);
            if (!any_row())
                throw Error::file(
                    fmt::format("{}: no row is selected by {} \"{}\"", shown_, parameter("where"), *request.where));
        }
    }

    const std::vector<Field>& fields() const override { return fields_; }
    DecimalSign decimal_sign() const override { return sign_; }
    DecimalSign decimal_sign_of(std::size_t field) const override { return signs_[kept_[field]]; }

    std::string thousands_in_doubt(std::size_t field) const override { return in_doubt_[kept_[field]]; }

    std::vector<std::string> notes() const override {
        std::vector<std::string> notes;
        if (header_record_ != 1) {
            const bool in_two = header_where_.find(" and ") != header_where_.npos;
            notes.push_back(fmt::format("{}: its header is in {}{}", shown_, header_where_,
                                        in_two && header_record_ == 2 ? "" : "; the lines above it are ignored"));
        }
        if (footer_ != 0) {
            notes.push_back(fmt::format("{}: {} and what follows it are not places and are ignored{}", shown_,
                                        footer_where_,
                                        footer_text_.empty() ? "" : fmt::format(": '{}'", footer_text_)));
        }
        if (!site_.not_parts.empty()) notes.push_back(sentence_on(site_.not_parts, shown_));
        if (site_.may_be_sizes || site_.may_be_plane) {
            notes.push_back(sentence_on_axes(columns_[*site_.longitude.degrees].name,
                                             columns_[*site_.latitude.degrees].name, shown_));
        }
        if (!pairs_by_order_) return notes;
        notes.push_back(fmt::format("{}: column '{}' is read as latitude and longitude, in this order", shown_,
                                    columns_[*site_.pair].name));
        return notes;
    }

    void each(const Good& good, const Bad& bad) override {
        start();
        for (int record = header_record_ + 1; records_->next() && record != footer_; ++record) {
            if (filtered_out()) continue;
            SiteRow row;
            auto reason = read_row(row);
            row.where = records_->where();
            if (reason.empty()) {
                good(std::move(row));
            } else {
                bad({std::move(row.where), std::move(reason), is_unlocated()});
            }
        }
    }

  private:
    void start() {
        records_->rewind();
        for (int i = 0; i < header_record_; ++i) records_->next();
    }

    /// As a feature without a geometry is: an empty cell, or `POINT EMPTY`.
    bool is_unlocated() const {
        if (site_.positioned()) return false;
        const std::string geometry = lowered(trimmed(cell_at(records_->cells(), *site_.geometry)));
        return geometry.empty() || geometry.ends_with("empty");
    }

    bool is_place_or_name(std::size_t i) const { return i == site_.name || site_.is_place(i); }

    RowPosition place_in(const std::vector<std::string_view>& cells) const {
        if (!site_.positioned()) return gdal(shown_).place_of_geometry_text(cell_at(cells, *site_.geometry));
        return position_in(site_, [&](std::size_t column) { return cell_at(cells, column); });
    }

    /// The cells of the record. A header of several lines in one cell is one that can be typed.
    std::vector<std::string> headers_in_record() const {
        std::vector<std::string> headers(records_->cells().begin(), records_->cells().end());
        for (std::string& header : headers) {
            std::erase(header, '\r');
            std::ranges::replace(header, '\n', ' ');
        }
        return headers;
    }

    /// From the first record on, with each delimiter in turn: whether `take` takes one of the first records as the
    /// header.
    template <typename Take>
    bool find_header(int deepest, const Take& take) {
        static constexpr char settled = '\0';
        records_->rewind();
        const auto possible = records_->delimiters();
        for (const char delimiter : possible.empty() ? std::span(&settled, 1) : possible) {
            if (delimiter != settled) records_->set_delimiter(delimiter);
            records_->rewind();
            for (header_record_ = 1; header_record_ <= deepest && records_->next(); ++header_record_) {
                if (take()) return true;
            }
        }
        return false;
    }

    /// Excel's merged cells: two lines of headers, of which neither says everything.
    bool goes_on_in_next(const std::vector<std::string>& above, const std::string& above_where,
                         const ColumnChoice& choice) {
        if (above.empty() || !take_two_lines(above, headers_in_record(), choice)) return false;
        header_where_ = fmt::format("{} and {}, read together", above_where, records_->where());
        return true;
    }

    bool find_header_in_two(const ColumnChoice& choice) {
        std::vector<std::string> above;
        std::string above_where;
        return find_header(deepest_header, [&] {
            if (header_record_ == 1) above.clear();
            if (goes_on_in_next(above, above_where, choice)) return true;
            above = headers_in_record();
            above_where = records_->where();
            return false;
        });
    }

    /// The header is the first record that names coordinates, under the first delimiter under which one does.
    void read_header(const ColumnChoice& choice) {
        std::vector<std::string> seen;
        const auto found = [&](int deepest, std::size_t fewest_cells) {
            return find_header(deepest, [&] {
                const std::vector<std::string> headers = headers_in_record();
                if (header_record_ == 1 && headers.size() > seen.size()) seen = headers;
                return headers.size() >= fewest_cells && take_header(headers, choice);
            });
        };
        // `lat,lon` are two columns under a comma before they are one, of pairs, under another delimiter.
        const bool chosen = choice.latitude || choice.longitude || choice.name;
        for (const int deepest : {1, deepest_header}) {
            if (deepest > 1 && find_header_in_two(choice)) return;
            if (found(deepest, 2) || found(deepest, 1)) {
                const std::vector<std::string> above = headers_;
                const std::string above_where = header_where_;
                if (records_->next() && goes_on_in_next(above, above_where, choice)) ++header_record_;
                return;
            }
            if (!refused_.empty() && !chosen) break;  // a header in doubt is one, and no row below it takes its place
        }
        refuse_header(std::move(seen));
    }

    /// `seen`: the first record.
    [[noreturn]] void refuse_header(std::vector<std::string> seen) const {
        if (seen.empty()) throw Error::file(fmt::format("{}: has no header and no rows", shown_));
        if (looks_like_place(seen)) throw Error::file(fmt::format("{}: {}", shown_, no_header));
        if (!refused_.empty()) throw Error::file(fmt::format("{}: {}", shown_, refused_));
        refuse_blanks(seen);
        for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = name_of(seen[i], i);
        for (const std::string& header : seen) {
            const std::string reason = why_no_degrees(header);
            if (!is_on_another_datum(header) && reason != of_a_grid) continue;
            throw Error::file(
                fmt::format("{}: column '{}' {}; convert it to degrees on WGS84", shown_, header, reason));
        }
        throw Error::file(fmt::format(
            "{}: has no columns whose headers are recognized as coordinates (such as lat and lon, Breitengrad and "
            "Längengrad, широта and долгота, coordinates, wkt); it has {}; name them with {} and {}",
            shown_, list_names(seen), parameter("lat_column NAME"), parameter("lon_column NAME")));
    }

    /// `name lat lon`, aligned by blanks.
    void refuse_blanks(const std::vector<std::string>& seen) const {
        if (seen.size() != 1) return;
        std::vector<std::string> words;
        for (const std::string_view word : split(seen.front(), ' ')) {
            if (!trimmed(word).empty()) words.emplace_back(trimmed(word));
        }
        bool place = looks_like_place(words);
        try {
            place = place || find_site_columns(words, {}).positioned();
        } catch (const Error&) {
            place = true;  // twice
        }
        if (words.size() < 2 || !place) return;
        throw Error::file(fmt::format(
            "{}: its columns are separated by spaces; separate them with commas, semicolons or tabs", shown_));
    }

    std::string name_of(std::string_view header, std::size_t column) const {
        const auto name = trimmed(checked_text(header));
        return name.empty() ? fmt::format("column_{}", column + 1) : std::string(name);
    }

    /// `Ort;Koordinaten;` above `;Breite;Länge`, or `Breite;;;Länge;;` above `Grad;Min;Sek;Grad;Min;Sek`: a cell over
    /// several columns is that of the first of them, and one over two lines that of the upper one.
    bool take_two_lines(const std::vector<std::string>& upper, const std::vector<std::string>& lower,
                        const ColumnChoice& choice) {
        const auto is_empty = [](const std::string& cell) { return trimmed(cell).empty(); };
        const auto has_digit = [](const std::string& cell) { return std::ranges::any_of(cell, is_digit); };
        if (std::ranges::any_of(lower, has_digit)) return false;
        const std::size_t count = std::max(upper.size(), lower.size());
        const auto at = [&](const std::vector<std::string>& line, std::size_t i) {
            return i < line.size() ? std::string(trimmed(line[i])) : std::string();
        };
        std::vector<std::string> filled(count), joined(count);
        bool wide = false, tall = false;
        std::string over;  // which cell of the upper line is that of the column
        for (std::size_t i = 0; i < count; ++i) {
            const std::string top = at(upper, i), below = at(lower, i);
            over = !is_empty(top) ? top : is_empty(below) ? "" : over;
            wide = wide || (is_empty(top) && !is_empty(below) && !over.empty());
            tall = tall || (!is_empty(top) && is_empty(below));
            filled[i] = is_empty(below) ? top : below;
            joined[i] = is_empty(below) ? top : is_empty(over) ? below : fmt::format("{} {}", over, below);
        }
        const auto cells = std::ranges::count_if(upper, [&](const std::string& cell) { return !is_empty(cell); });
        if (cells < 2 || (!wide && !tall)) return false;  // one cell is a title
        const auto take = [&](const std::vector<std::string>& headers) {
            try {
                const SiteColumns site = find_site_columns(headers, choice);
                if (!site.latitude.degrees || !site.longitude.degrees) return false;
                const bool uses_lower =
                    !at(lower, *site.latitude.degrees).empty() && !at(lower, *site.longitude.degrees).empty();
                return uses_lower && take_header(headers, choice);
            } catch (const Error&) {
                return false;  // who reads single lines says so
            }
        };
        return take(joined) || take(filled);
    }

    bool take_header(const std::vector<std::string>& headers, const ColumnChoice& choice) {
        SiteColumns site;
        try {
            site = find_site_columns(headers, choice);
        } catch (const Error& error) {
            // A column that is chosen may stand under another delimiter or in another record.
            if (headers.size() > refused_cells_) refused_ = error.sentence();
            refused_cells_ = std::max(refused_cells_, headers.size());
            return false;
        }
        if (!site.says_where()) return false;
        site_ = site;
        header_where_ = records_->where();
        headers_ = headers;
        columns_.clear();
        for (std::size_t i = 0; i < headers.size(); ++i)
            columns_.push_back({name_of(headers[i], i), FieldType::text, {}});
        return true;
    }

    /// One walk over all rows: the types are those of every cell, not of the first thousand.
    void learn_types() {
        start();
        std::vector<ColumnType> types(columns_.size());
        ColumnsByValue by_value(headers_);
        bool rows = false, points = false, commas = false;
        for (int record = header_record_ + 1; records_->next(); ++record) {
            rows = true;
            const auto& cells = records_->cells();
            see_footer(cells, record);
            const auto count = std::min(columns_.size(), cells.size());
            by_value.see(cells, site_);
            for (std::size_t i = 0; i < count; ++i) {
                types[i].see(checked_text(cells[i]));
                if (i == site_.pair && !pairs_by_order_) {
                    pairs_by_order_ = site_.order == geodesic::Order::unknown && depends_on_order(cells[i]);
                }
                if (!site_.is_place(i)) continue;
                const bool point = cells[i].find('.') != cells[i].npos, comma = cells[i].find(',') != cells[i].npos;
                points = points || (point && !comma);
                commas = commas || (comma && !point && i != site_.pair);
            }
        }
        if (!rows) throw Error::file(fmt::format("{}: has a header but no rows", shown_));
        if (footer_ == header_record_ + 1) footer_ = 0;  // below no place
        try {
            by_value.complete(site_);
        } catch (const Error& error) {
            throw error.within(shown_);
        }
        sign_ = points == commas ? (points ? DecimalSign::unknown : records_->usual_sign())
                : points         ? DecimalSign::point
                                 : DecimalSign::comma;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            // Numbers of a spreadsheet have no sign that somebody wrote; beside them text tells nothing.
            signs_.push_back(records_->shows_signs() ? types[i].sign_beside(sign_) : DecimalSign::unknown);
            columns_[i].type = types[i].type(signs_[i]);
            in_doubt_.push_back(signs_[i] == DecimalSign::point ? types[i].thousands_in_doubt() : "");
            const bool empty_column = !types[i].seen() && columns_[i].name == fmt::format("column_{}", i + 1);
            if (is_place_or_name(i) || empty_column) continue;
            fields_.push_back(columns_[i]);
            kept_.push_back(i);
        }
    }

    /// Totals and notes below the last place: one cell alone, or a word for a total, and no coordinates.
    void see_footer(const std::vector<std::string_view>& cells, int record) {
        if (!is_footer(cells)) {
            footer_ = 0;
        } else if (footer_ == 0) {
            footer_ = record;
            footer_where_ = records_->where();
            const auto text = std::ranges::find_if(cells, [](auto cell) { return !trimmed(cell).empty(); });
            constexpr std::size_t longest = 60;
            footer_text_ = with_codes(trimmed(*text));
            if (footer_text_.size() > longest) footer_text_.clear();
        }
    }

    bool is_footer(const std::vector<std::string_view>& cells) const {
        if (!site_.positioned()) return false;
        const auto has_digits = [&](std::optional<std::size_t> column) {
            return column && std::ranges::any_of(cell_at(cells, *column), is_digit);
        };
        const bool latitude = has_digits(site_.latitude.degrees), longitude = has_digits(site_.longitude.degrees);
        if (site_.pair ? has_digits(site_.pair) : latitude && longitude) return false;  // a place
        const auto is_filled = [](std::string_view cell) { return !trimmed(cell).empty(); };
        if (std::ranges::count_if(cells, is_filled) == 1 && is_note(cells)) return true;
        return !site_.pair && !latitude && !longitude && std::ranges::any_of(cells, begins_with_total);
    }

    static bool begins_with_total(std::string_view cell) {
        static constexpr std::string_view totals =
            " summe gesamt gesamtsumme insgesamt total totals totale sum anzahl count average mean mittelwert "
            "durchschnitt median итого всего сумма среднее somme moyenne suma promedio σ ";
        const std::string_view text = trimmed(cell);
        const std::string word = small_letters(text.substr(0, text.find_first_of(" :(")));
        return !word.empty() && totals.find(fmt::format(" {} ", word)) != totals.npos;
    }

    /// `Quelle: Ministerium`, `* geschätzt`, and not the name of a place whose coordinates are missing.
    static bool is_note(const std::vector<std::string_view>& cells) {
        const auto text = trimmed(*std::ranges::find_if(cells, [](auto cell) { return !trimmed(cell).empty(); }));
        static constexpr std::string_view beginnings =
            " stand quelle quellen anmerkung hinweis source sources note notes footnote fuente fuentes nota notas "
            "remarque источник источники примечание ";
        constexpr std::size_t words = 4;
        const std::string first = fmt::format(" {} ", small_letters(text.substr(0, text.find(' '))));
        return text.find(':') != text.npos || beginnings.find(first) != beginnings.npos || text.front() == '*' ||
               text.front() == '(' || text.front() == '#' ||
               static_cast<std::size_t>(std::ranges::count(text, ' ')) >= words;
    }

    /// Names in another encoding would be garbage in every output.
    std::string_view checked_text(std::string_view cell) const {
        if (is_utf8(cell)) return cell;
        throw Error::file(fmt::format("{}: {}: is not UTF-8 text; name its encoding with {}, such as windows-1252",
                                      shown_, records_->where(), parameter("encoding NAME")));
    }

    bool any_row() {
        start();
        while (records_->next()) {
            if (!filtered_out()) return true;
        }
        return false;
    }

    bool filtered_out() {
        if (!filter_) return false;
        std::vector<Value> values;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            values.push_back(value_of(cell_at(records_->cells(), i), columns_[i].type, signs_[i]));
        }
        return !filter_->matches(values);
    }

    /// The reason why the row cannot be used, or empty.
    std::string read_row(SiteRow& row) const {
        const auto& cells = records_->cells();
        const auto beyond = std::span(cells).subspan(std::min(columns_.size(), cells.size()));
        if (std::ranges::any_of(beyond, [](auto cell) { return !trimmed(cell).empty(); })) {
            return fmt::format("has {} cells where the header has {}; put cells that hold the separator in quotes",
                               cells.size(), columns_.size());
        }
        auto place = place_in(cells);
        if (!place.good()) return std::move(place.reason);
        row.position = place.position;
        row.area = std::move(place.area);
        row.coordinates = std::move(place.coordinates);
        row.note = std::move(place.note);
        if (auto reason = why_second_differs(cells, row); !reason.empty()) return reason;
        if (site_.name) row.name = trimmed(cell_at(cells, *site_.name));
        row.values.reserve(kept_.size());
        for (const auto i : kept_) row.values.push_back(value_of(cell_at(cells, i), columns_[i].type, signs_[i]));
        return {};
    }

    /// Beside columns of coordinates there may be one of pairs or points; it must say the same. An area is another
    /// thing than its position, and its being left out is said.
    std::string why_second_differs(const std::vector<std::string_view>& cells, SiteRow& row) const {
        if (site_.chosen || !site_.latitude.degrees || !site_.longitude.degrees) return {};
        const auto differs = [&](const RowPosition& other, std::size_t column) -> std::string {
            constexpr double same = 0.001;  // degrees: one of them may be rounded
            const auto apart = [](double a, double b) { return std::abs(a - b) > same; };
            const auto& a = row.position;
            const auto& b = other.position;
            const bool equal = !apart(a.lat(), b.lat()) && !apart(std::remainder(a.lon() - b.lon(), 360.0), 0.0);
            const bool swapped = !apart(a.lat(), b.lon()) && !apart(a.lon(), b.lat());
            if (!other.good() || other.area || equal || swapped) return {};
            return fmt::format("has two positions: {} in '{}' and '{}', and '{}' in '{}'; choose with {}",
                               row.coordinates, columns_[*site_.latitude.degrees].name,
                               columns_[*site_.longitude.degrees].name, trimmed(cell_at(cells, column)),
                               columns_[column].name, parameter("lat_column NAME"));
        };
        if (site_.second_pair) {
            auto reason =
                differs(position_from_pair(cell_at(cells, *site_.second_pair), site_.order), *site_.second_pair);
            if (!reason.empty()) return reason;
        }
        if (site_.second_latitude.degrees && site_.second_longitude.degrees) {
            const std::size_t lat = *site_.second_latitude.degrees, lon = *site_.second_longitude.degrees;
            auto reason = differs(position_from_text(cell_at(cells, lat), cell_at(cells, lon)), lat);
            const bool often_something_else = small_letters(columns_[lat].name) == "y";
            if (!reason.empty() && !often_something_else) return reason;
            if (!reason.empty()) {
                row.note = fmt::format("'{}' and '{}' give another place; '{}' and '{}' are read", columns_[lon].name,
                                       columns_[lat].name, columns_[*site_.latitude.degrees].name,
                                       columns_[*site_.longitude.degrees].name);
            }
        }
        if (!site_.geometry) return {};
        const std::string_view geometry = trimmed(cell_at(cells, *site_.geometry));
        const std::string kind = small_letters(geometry.substr(0, geometry.find('(')));
        if (kind.find("polygon") != kind.npos || kind.find("line") != kind.npos) {
            row.note = fmt::format("'{}' has an area or line too; '{}' and '{}' are read in its place",
                                   columns_[*site_.geometry].name, columns_[*site_.latitude.degrees].name,
                                   columns_[*site_.longitude.degrees].name);
        }
        if (!kind.starts_with("point")) return {};
        return differs(gdal(shown_).place_of_geometry_text(geometry), *site_.geometry);
    }

    std::string shown_;
    std::unique_ptr<Records> records_;
    SiteColumns site_;
    int header_record_ = 1;     ///< counted from 1
    std::string header_where_;  ///< for messages
    int footer_ = 0;            ///< the record with which totals and notes begin, or 0
    std::string footer_where_, footer_text_;
    std::string refused_;  ///< why a record that looks like a header is none
    std::size_t refused_cells_ = 0;
    bool pairs_by_order_ = false;  ///< whether a pair would be another position with the longitude first
    DecimalSign sign_ = DecimalSign::point;
    std::vector<DecimalSign> signs_;     ///< of `columns_`
    std::vector<std::string> in_doubt_;  ///< of `columns_`, what may have thousands marks
    std::vector<std::string> headers_;
    std::vector<Field> columns_;     ///< all, as in the file
    std::vector<Field> fields_;      ///< those that are not position or name
    std::vector<std::size_t> kept_;  ///< their places in the file
    std::unique_ptr<RowFilter> filter_;
};

}  // namespace

bool has_site_header(Records& records) {
    records.rewind();
    for (int i = 0; i < deepest_header && records.next(); ++i) {
        try {
            const std::vector<std::string> headers(records.cells().begin(), records.cells().end());
            if (find_site_columns(headers, {}).says_where()) return true;
        } catch (const Error&) {
            return true;
        }
    }
    return false;
}

std::unique_ptr<Rows> open_table_rows(std::unique_ptr<Records> records, const InputSource& source,
                                      const SitesRequest& request) {
    return std::make_unique<TableRows>(std::move(records), source, request);
}

}  // namespace rangeband::io
