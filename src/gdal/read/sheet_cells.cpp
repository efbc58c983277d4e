// SPDX-License-Identifier: MIT
#include "gdal/read/sheet_cells.hpp"

#include <cpl_minixml.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>

#include "gdal/session.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::gdal {
namespace {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

struct DestroyXml {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, DestroyXml>;

Xml parsed(const std::string& path) {
    Xml xml(CPLParseXMLFile(path.c_str()));
    if (xml) CPLStripXMLNamespace(xml.get(), nullptr, TRUE);
    return xml;
}

/// The part of the package with the sheet, from the workbook's list of names and its relationships.
std::string part_of(const std::string& package, const std::string& sheet) {
    const Xml workbook = parsed(package + "/xl/workbook.xml");
    const Xml relations = parsed(package + "/xl/_rels/workbook.xml.rels");
    const CPLXMLNode* const sheets = workbook ? CPLGetXMLNode(workbook.get(), "=workbook.sheets") : nullptr;
    const CPLXMLNode* const targets = relations ? CPLGetXMLNode(relations.get(), "=Relationships") : nullptr;
    if (sheets == nullptr || targets == nullptr) return {};
    std::string id;
    for (const CPLXMLNode* node = sheets->psChild; node != nullptr; node = node->psNext) {
        if (sheet == CPLGetXMLValue(node, "name", "")) id = CPLGetXMLValue(node, "id", "");
    }
    for (const CPLXMLNode* node = targets->psChild; node != nullptr; node = node->psNext) {
        if (id.empty() || id != CPLGetXMLValue(node, "Id", "")) continue;
        const std::string target = CPLGetXMLValue(node, "Target", "");
        return package + (target.starts_with('/') ? target : "/xl/" + target);
    }
    return {};
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

/// From `<c r="B2" s="1" t="b">`.
std::string_view attribute(std::string_view element, std::string_view name) {
    const auto at = element.find(fmt::format(" {}=\"", name));
    if (at == element.npos) return {};
    const auto begin = at + name.size() + 3;
    return element.substr(begin, element.find('"', begin) - begin);
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

/// Of what a cell holds: `><v>480.125</v>`.
bool has_three_decimals(std::string_view content) {
    const auto value = content.find("<v>");
    if (value == content.npos) return false;
    const std::string_view number = content.substr(value + 3, content.find("</v>") - value - 3);
    return may_part_thousands(number, number.find('.'));
}

/// Cell styles, by the numbers that cells have, whose numbers are shown as times.
std::set<std::string> time_styles(const std::string& package) {
    std::set<std::string> formats = {"18", "19", "20", "21", "32", "33", "34", "35", "45", "46", "47", "55", "56"};
    std::set<std::string> styles;
    const Xml xml = parsed(package + "/xl/styles.xml");
    const auto each = [&](const char* list, const auto& see) {
        const CPLXMLNode* node = xml ? CPLGetXMLNode(xml.get(), list) : nullptr;
        for (node = node != nullptr ? node->psChild : nullptr; node != nullptr; node = node->psNext) {
            if (node->eType == CXT_Element) see(node);
        }
    };
    each("=styleSheet.numFmts", [&](const CPLXMLNode* format) {
        if (shows_time(CPLGetXMLValue(format, "formatCode", "")))
            formats.insert(CPLGetXMLValue(format, "numFmtId", ""));
    });
    int number = 0;
    each("=styleSheet.cellXfs", [&](const CPLXMLNode* style) {
        if (formats.contains(CPLGetXMLValue(style, "numFmtId", ""))) styles.insert(std::to_string(number));
        ++number;
    });
    return styles;
}

}  // namespace

SheetCells special_cells(const std::string& workbook, const std::string& sheet) {
    SheetCells cells;
    const GdalMessages quiet;
    const std::string package = fmt::format("/vsizip/{{{}}}", workbook);
    const std::string part = part_of(package, sheet);
    const File file(part.empty() ? nullptr : VSIFOpenL(part.c_str(), "rb"));
    if (!file) return cells;
    cells.known = true;
    constexpr std::size_t piece = 65'536;
    const std::set<std::string> times = time_styles(package);
    std::string text;
    for (;;) {
        const std::size_t old = text.size();
        text.resize(old + piece);
        const std::size_t got = VSIFReadL(text.data() + old, 1, piece, file.get());
        text.resize(old + got);
        std::size_t done = 0;
        for (std::size_t at = text.find("<c "); at != text.npos; at = text.find("<c ", done)) {
            const std::size_t end = text.find('>', at);
            if (end == text.npos) break;
            const std::string_view element = std::string_view(text).substr(at, end - at);
            const std::string_view type = attribute(element, "t");
            if (type == "b") cells.booleans.insert(cell_of(attribute(element, "r")));
            const bool number = (type.empty() || type == "n") && text[end - 1] != '/';
            const std::size_t close = number ? text.find("</c>", end) : end;
            if (close == text.npos) break;
            if (number && times.contains(std::string(attribute(element, "s")))) {
                cells.times.insert(cell_of(attribute(element, "r")));
            }
            if (number && has_three_decimals(std::string_view(text).substr(end, close - end))) {
                cells.numbers.insert(cell_of(attribute(element, "r")));
            }
            done = end;
        }
        if (got < piece) return cells;
        // What is left may be the beginning of an element.
        const std::size_t keep = text.find("<c ", done) == text.npos
                                     ? text.size() - std::min<std::size_t>(text.size() - done, 2)
                                     : text.find("<c ", done);
        text.erase(0, keep);
    }
}

}  // namespace rangeband::gdal
