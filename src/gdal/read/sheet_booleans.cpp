// SPDX-License-Identifier: MIT
#include "gdal/read/sheet_booleans.hpp"

#include <cpl_minixml.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <memory>
#include <string_view>

#include "gdal/session.hpp"
#include "rangeband/text.hpp"

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

}  // namespace

std::set<SheetCell> boolean_cells(const std::string& workbook, const std::string& sheet) {
    std::set<SheetCell> cells;
    GdalMessages quiet;
    const std::string part = part_of(fmt::format("/vsizip/{{{}}}", workbook), sheet);
    const File file(part.empty() ? nullptr : VSIFOpenL(part.c_str(), "rb"));
    if (!file) return cells;
    constexpr std::size_t piece = 65'536;
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
            if (attribute(element, "t") == "b") cells.insert(cell_of(attribute(element, "r")));
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
