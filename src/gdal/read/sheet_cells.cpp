// SPDX-License-Identifier: MIT
#include "gdal/read/sheet_cells.hpp"

#include <cpl_vsi.h>
#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <string_view>

#include "gdal/session.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::gdal {
namespace {

/// Of one element; names are without their namespace's prefix.
class Attributes {
  public:
    explicit Attributes(const XML_Char** pairs) : pairs_(pairs) {}

    std::string_view operator[](std::string_view name) const {
        for (const XML_Char** pair = pairs_; *pair != nullptr; pair += 2) {
            if (local(pair[0]) == name) return pair[1];
        }
        return {};
    }

    static std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

  private:
    const XML_Char** pairs_;
};

/// What is done with a part's elements as they come.
class Reader {
  public:
    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    virtual ~Reader() = default;

    /// Whether the file is there; what is not XML ends where it stops being that, as GDAL's own reading does.
    bool read(const std::string& path) {
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        if (!file) return false;
        const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                                  &XML_ParserFree);
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(
            parser.get(),
            [](void* self, const XML_Char* name, const XML_Char** pairs) {
                static_cast<Reader*>(self)->begin(Attributes::local(name), Attributes(pairs));
            },
            [](void* self, const XML_Char* name) { static_cast<Reader*>(self)->end(Attributes::local(name)); });
        XML_SetCharacterDataHandler(parser.get(), [](void* self, const XML_Char* text, int size) {
            static_cast<Reader*>(self)->text({text, static_cast<std::size_t>(size)});
        });
        std::string piece(65'536, '\0');
        for (;;) {
            const std::size_t got = VSIFReadL(piece.data(), 1, piece.size(), file.get());
            const bool last = got < piece.size();
            if (XML_Parse(parser.get(), piece.data(), static_cast<int>(got), last) != XML_STATUS_OK || last)
                return true;
        }
    }

  private:
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view) {}
    virtual void text(std::string_view) {}
};

/// One attribute of the elements of a name, by another.
class Pairs final : public Reader {
  public:
    Pairs(std::string_view element, std::string_view key, std::string_view value)
        : element_(element), key_(key), value_(value) {}

    std::map<std::string, std::string, std::less<>> found;

  private:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == element_) found.emplace(attributes[key_], attributes[value_]);
    }

    std::string_view element_, key_, value_;
};

/// The part of an Excel package with the sheet, from the workbook's list of names and its relationships.
std::string part_of(const std::string& package, const std::string& sheet) {
    Pairs sheets("sheet", "name", "id");
    Pairs targets("Relationship", "Id", "Target");
    if (!sheets.read(package + "/xl/workbook.xml") || !targets.read(package + "/xl/_rels/workbook.xml.rels")) return {};
    const auto id = sheets.found.find(sheet);
    const auto target = id == sheets.found.end() ? targets.found.end() : targets.found.find(id->second);
    if (target == targets.found.end()) return {};
    return package + (target->second.starts_with('/') ? target->second : "/xl/" + target->second);
}

/// `AB12` → row 12, column 27
SheetCell cell_of(std::string_view reference) {
    SheetCell cell{0, 0};
    std::size_t letters = 0;
    while (letters < reference.size() && is_letter(reference[letters])) {
        cell.second = cell.second * 26 + (lower(reference[letters++]) - 'a' + 1);
        if (cell.second > 100'000) return {0, 0};
    }
    std::from_chars(reference.data() + letters, reference.data() + reference.size(), cell.first);
    --cell.second;
    return cell;
}

/// Whether a number format shows a time: `[h]:mm:ss`, not `"Stück" [Red]0`.
bool shows_time(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = lower(format[i]);
        if (c == 'h' || c == 's') return true;
        if (c == '\\' || c == '_' || c == '*') ++i;  // and a character as it is
        const bool elapsed = c == '[' && i + 1 < format.size() &&
                             std::string_view("hms").find(lower(format[i + 1])) != std::string_view::npos &&
                             format.substr(i + 1, 3).find(']') != format.npos;
        if (elapsed) return true;
        if (c == '"' || c == '[') i = std::min(format.find(c == '"' ? '"' : ']', i + 1), format.size());
    }
    return false;
}

/// Cell styles of an Excel workbook, by the numbers that cells have, whose numbers are shown as times.
class TimeStyles final : public Reader {
  public:
    std::set<std::string, std::less<>> styles;

  private:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt" && shows_time(attributes["formatCode"])) formats_.emplace(attributes["numFmtId"]);
        if (name == "cellXfs") listed_ = true;
        if (name != "xf" || !listed_) return;
        if (formats_.contains(attributes["numFmtId"])) styles.insert(std::to_string(number_));
        ++number_;
    }

    void end(std::string_view name) override {
        if (name == "cellXfs") listed_ = false;
    }

    /// Those that Excel has without a code.
    std::set<std::string, std::less<>> formats_ = {"18", "19", "20", "21", "32", "33", "34",
                                                   "35", "45", "46", "47", "55", "56"};
    int number_ = 0;
    bool listed_ = false;
};

bool has_three_decimals(std::string_view number) { return may_part_thousands(number, number.find('.')); }

/// A worksheet of Excel: `<c r="B2" s="1" t="b"><v>480.125</v></c>`.
class ExcelCells final : public Reader {
  public:
    ExcelCells(std::set<std::string, std::less<>> times, SheetCells& cells) : times_(std::move(times)), cells_(cells) {}

  private:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "v") value_ = {};
        if (name != "c") return;
        cell_ = cell_of(attributes["r"]);
        const std::string_view type = attributes["t"];
        if (type == "b") cells_.booleans.insert(cell_);
        number_ = type.empty() || type == "n";
        time_ = number_ && times_.contains(attributes["s"]);
        value_ = {};
    }

    void text(std::string_view piece) override {
        if (number_ && value_.size() < longest_number) value_ += piece;
    }

    void end(std::string_view name) override {
        if (name != "v" || !number_) return;
        if (time_) cells_.times.insert(cell_);
        if (has_three_decimals(value_)) cells_.numbers.insert(cell_);
        number_ = false;
    }

    static constexpr std::size_t longest_number = 400;
    std::set<std::string, std::less<>> times_;
    SheetCells& cells_;
    SheetCell cell_{0, 0};
    std::string value_;
    bool number_ = false, time_ = false;
};

/// A table of OpenDocument: `<table-cell value-type="float" value="480.125" number-columns-repeated="2"/>`.
class OpenDocumentCells final : public Reader {
  public:
    OpenDocumentCells(const std::string& sheet, SheetCells& cells) : sheet_(sheet), cells_(cells) {}

  private:
    /// How often a row or cell stands there.
    static long long times(std::string_view repeated) {
        long long count = 1;
        std::from_chars(repeated.data(), repeated.data() + repeated.size(), count);
        return std::clamp(count, 1LL, most_repeated);
    }

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "table") here_ = attributes["name"] == sheet_;
        if (!here_) return;
        if (name == "table-row") {
            rows_ = times(attributes["number-rows-repeated"]);
            column_ = 0;
        }
        if (name != "table-cell" && name != "covered-table-cell") return;
        const auto columns = times(attributes["number-columns-repeated"]);
        const bool number = attributes["value-type"] != "string" && has_three_decimals(attributes["value"]);
        if (number && rows_ * columns <= most_repeated) {
            for (long long i = 0; i < rows_ * columns; ++i) {
                cells_.numbers.insert({row_ + i / columns, static_cast<int>(column_ + i % columns)});
            }
        }
        column_ += columns;
    }

    void end(std::string_view name) override {
        if (!here_) return;
        if (name == "table-row") row_ += rows_;
        if (name == "table") here_ = false;
    }

    /// A sheet has 1,048,576 rows. A number that fills more cells than this is left out, and asked about like text.
    static constexpr long long most_repeated = 2'000'000;
    const std::string& sheet_;
    SheetCells& cells_;
    bool here_ = false;
    long long row_ = 1, rows_ = 1, column_ = 0;
};

}  // namespace

SheetCells special_cells(const std::string& workbook, const std::string& sheet) {
    SheetCells cells;
    const GdalMessages quiet;
    const std::string package = fmt::format("/vsizip/{{{}}}", workbook);
    if (const std::string part = part_of(package, sheet); !part.empty()) {
        TimeStyles times;
        times.read(package + "/xl/styles.xml");
        cells.known = ExcelCells(std::move(times.styles), cells).read(part);
    } else {
        cells.known = OpenDocumentCells(sheet, cells).read(package + "/content.xml");
    }
    return cells;
}

}  // namespace rangeband::gdal
