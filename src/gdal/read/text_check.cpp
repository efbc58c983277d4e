// SPDX-License-Identifier: MIT
#include "gdal/read/text_check.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "gdal/read/packed.hpp"
#include "gdal/session.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

/// How such text is cut into words and numbers.
struct Syntax {
    enum class Kind { xml, json, lines } kind;
    std::string_view cuts, skipped;
};
constexpr Syntax xml{Syntax::Kind::xml, " \t\r\n<>\"'=", ""};
constexpr Syntax json{Syntax::Kind::json, "\"[]{}:", " \t\r\n"};
constexpr Syntax lines{Syntax::Kind::lines, "\n", " \t\r"};

const Syntax* syntax_of(std::string_view driver) {
    const auto is = [&](std::string_view name) { return name == driver; };
    if (std::ranges::any_of(std::array{"GPX", "OSM", "KML", "LIBKML", "GML", "GeoRSS"}, is)) return &xml;
    if (std::ranges::any_of(std::array{"GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON"}, is)) return &json;
    return driver == "DXF" ? &lines : nullptr;
}

/// The contents of an element, an attribute or a member of that name.
enum class Holds : char { nothing, number, numbers, tuples };

Holds meaning(std::string_view name) {
    if (name == "coordinates" || name == "gml:coordinates" || name == "kml:coordinates") return Holds::tuples;
    if (name == "gml:pos" || name == "gml:posList" || name == "pos" || name == "posList") return Holds::numbers;
    if (name == "georss:point" || name == "georss:line" || name == "georss:polygon") return Holds::numbers;
    return name == "lat" || name == "lon" || name == "geo:lat" || name == "geo:long" ? Holds::number : Holds::nothing;
}

bool starts_as_number(std::string_view text) { return is_digit(text.front()) || text.front() == '-'; }

/// `46.25`, `46.25,48.57`, not `46.25E,48.57N`.
bool all_numbers(std::string_view list) {
    const bool exponents = list.find("E,") == list.npos && list.find("e,") == list.npos && !is_letter(list.back());
    return exponents && list.find_first_not_of("0123456789+-.,eE") == list.npos;
}

bool all_whole(std::string_view list) { return list.find_first_not_of("0123456789+-,") == list.npos; }

/// `9223372036854775808` of `1,9223372036854775808`.
bool has_beyond_integers(std::string_view list) {
    constexpr std::string_view most = "9223372036854775807", least = "9223372036854775808";
    return std::ranges::any_of(split(list, ','), [&](std::string_view number) {
        const bool negative = number.starts_with('-');
        if (negative) number.remove_prefix(1);
        if (number.size() < most.size() || !std::ranges::all_of(number, is_digit)) return false;
        return number.size() > most.size() || number > (negative ? least : most);
    });
}

class Scanner {
  public:
    explicit Scanner(const Syntax& syntax) : kind_(syntax.kind) {
        for (const char c : syntax.cuts) what_[static_cast<unsigned char>(c)] = What::cut;
        for (const char c : syntax.skipped) what_[static_cast<unsigned char>(c)] = What::skipped;
    }

    void see(std::string_view text) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const What what = what_[static_cast<unsigned char>(text[i])];
            if (what == What::text) continue;
            const std::string_view piece = text.substr(begin, i - begin);
            begin = i + 1;
            if (what == What::skipped || !carried_.empty()) carry(piece);
            if (what == What::skipped) continue;
            take(carried_.empty() ? piece : std::string_view(carried_), text[i]);
            carried_.clear();
        }
        carry(text.substr(begin));
    }

    /// Where positions have four numbers with points, one of whole numbers has no decimal commas.
    TextCheck found() const { return {measured_ ? std::string() : bad_, beyond_integers_}; }

  private:
    enum class What : char { text, cut, skipped };

    void carry(std::string_view piece) {
        constexpr std::size_t longest = 256;
        carried_ += piece.substr(0, longest - std::min(longest, carried_.size()));
    }

    void take(std::string_view token, char cut) {
        if (kind_ == Syntax::Kind::lines) return take_line(token);
        const bool in_place = kind_ == Syntax::Kind::json ? cut == ']' : in_tag_ == in_quotes_;
        if (!token.empty() && starts_as_number(token)) take_number(token, in_place);
        const bool lacks_number = kind_ == Syntax::Kind::json && in_place && token.find("null") != token.npos;
        if (lacks_number && holds_ == Holds::tuples && bad_.empty()) bad_ = token;
        if (kind_ == Syntax::Kind::xml) return follow_tags(token, cut);
        if (cut == '"' && !token.empty()) holds_ = token == "coordinates" ? Holds::tuples : Holds::nothing;
    }

    void take_number(std::string_view token, bool in_place) {
        constexpr std::size_t shortest_beyond = 19;
        if (token.size() >= shortest_beyond) beyond_integers_ = beyond_integers_ || has_beyond_integers(token);
        if (holds_ != Holds::nothing && in_place) check(token);
    }

    void follow_tags(std::string_view token, char cut) {
        if (cut == '<') {
            in_tag_ = true;
            in_quotes_ = false;
            element_.clear();
            holds_ = Holds::nothing;
        }
        if (!in_tag_ || cut == '<') return;
        if (element_.empty() && !in_quotes_) element_ = token;
        if (cut == '=' && !in_quotes_) holds_ = meaning(token);
        if (cut == '"' || cut == '\'') in_quotes_ = !in_quotes_;
        if (cut != '>' || in_quotes_) return;
        in_tag_ = false;
        holds_ = meaning(element_);
        if (!element_.ends_with("Point")) return;
        in_point_ = !element_.starts_with('/');
        first_of_point_.clear();
    }

    /// In pairs: the code of a group, then its value. Those from 10 to 39 are coordinates.
    void take_line(std::string_view line) {
        const bool coordinate = code_.size() == 2 && code_[0] >= '1' && code_[0] <= '3' && is_digit(code_[1]);
        holds_ = is_value_ && coordinate ? Holds::number : Holds::nothing;
        if (!line.empty() && starts_as_number(line)) take_number(line, true);
        if (!is_value_) code_ = line;
        is_value_ = !is_value_;
    }

    void check(std::string_view token) {
        const auto commas = std::ranges::count(token, ',');
        const bool is_tuple = holds_ == Holds::tuples;
        const bool whole = commas > 0 && all_whole(token);
        measured_ = measured_ || (is_tuple && commas >= 3 && !whole && kind_ == Syntax::Kind::json);
        const bool comma = is_tuple ? commas >= 3 && whole : commas == 1 && (whole || holds_ == Holds::number);
        if (is_tuple && in_point_ && whole && commas <= 2) {  // `46,25 48,57`, or with a comma between
            const std::string pair(token.substr(0, token.size() - (token.ends_with(',') ? 1 : 0)));
            if (bad_.empty() && !first_of_point_.empty()) bad_ = first_of_point_ + " " + pair;
            if (std::ranges::count(pair, ',') == 1) first_of_point_ = pair;
        }
        if (bad_.empty() && (comma || (kind_ != Syntax::Kind::json && !all_numbers(token)))) bad_ = token;
    }

    Syntax::Kind kind_;
    std::array<What, 256> what_{};
    std::string carried_, element_, code_, bad_;
    std::string first_of_point_;  ///< a point has one
    Holds holds_ = Holds::nothing;
    bool in_tag_ = false, in_quotes_ = false, in_point_ = false, is_value_ = false, measured_ = false,
         beyond_integers_ = false;
};

/// Of an archive, its texts.
std::vector<std::string> texts_of(const InputSource& source) {
    if (source.extension() != "kmz") return {source.path()};
    auto files = files_in("/vsizip/{" + source.path() + "}");
    std::erase_if(files, [](const std::string& file) { return !lowered(file).ends_with(".kml"); });
    return files;
}

}  // namespace

TextCheck check_text(const InputSource& source, std::string_view driver) {
    const Syntax* const syntax = syntax_of(driver);
    if (syntax == nullptr) return {};
    const GdalMessages silence;
    Scanner scanner(*syntax);
    std::vector<char> buffer(1 << 18);
    for (const std::string& path : texts_of(source)) {
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        while (file) {
            const std::size_t got = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
            if (got == 0) break;
            scanner.see({buffer.data(), got});
        }
    }
    return scanner.found();
}

}  // namespace rangeband::gdal
