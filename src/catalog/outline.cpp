#include "rangeband/catalog/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "catalog/text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {
namespace {

/// As much of JSON (RFC 8259) as GeoJSON needs: values are visited in their order, and nothing is kept.
class Json {
  public:
    Json(std::string_view text, std::string_view where) : text_(text), where_(where) {}

    [[noreturn]] void fail(std::string_view what) const {
        const auto line = 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
        throw Error::file(fmt::format("{}: line {}: {}", where_, line, what));
    }

    char peek() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    /// `member(key)` reads the value.
    template <typename Member>
    void object(Member member) {
        list('{', '}', [&] {
            const std::string key = string();
            take(':');
            member(key);
        });
    }

    template <typename Element>
    void array(Element element) {
        list('[', ']', element);
    }

    std::string string() {
        take('"');
        std::string value;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') fail("a text with a backslash; write the letter itself, in UTF-8");
            value += text_[at_++];
        }
        take('"');
        return value;
    }

    double number() {
        peek();
        double value = 0.0;
        const auto [end, failure] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (failure != std::errc()) fail("a number is missing");
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    void skip() {
        const char next = peek();
        if (next == '{') return object([&](const std::string&) { skip(); });
        if (next == '[') return array([&] { skip(); });
        if (next == '"') return static_cast<void>(string());
        const std::size_t start = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '-' ||
                                      text_[at_] == '+' || text_[at_] == '.')) {
            ++at_;
        }
        if (at_ == start) fail("a value is missing");
    }

  private:
    void take(char wanted) {
        if (peek() != wanted) fail(fmt::format("'{}' is missing", wanted));
        ++at_;
    }

    template <typename Element>
    void list(char open, char close, Element element) {
        take(open);
        if (++depth_ > deepest) fail("is nested too deeply");
        for (bool first = true; peek() != close; first = false) {
            if (!first) take(',');
            element();
        }
        take(close);
        --depth_;
    }

    static constexpr int deepest = 50;
    std::string_view text_;
    std::string_view where_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

Corner read_corner(Json& json) {
    std::vector<double> numbers;
    json.array([&] { numbers.push_back(json.number()); });
    if (numbers.size() < 2 || !(std::abs(numbers[0]) <= 180.0) || !(std::abs(numbers[1]) <= 90.0)) {
        json.fail("a corner is not a longitude in -180..180 and a latitude in -90..90");
    }
    return {numbers[0], numbers[1]};
}

Ring read_ring(Json& json) {
    Ring ring;
    json.array([&] { ring.push_back(read_corner(json)); });
    if (ring.size() < 4) json.fail("a ring has fewer than 4 corners");
    return ring;
}

std::vector<Ring> read_polygon(Json& json) {
    std::vector<Ring> rings;
    json.array([&] { rings.push_back(read_ring(json)); });
    return rings;
}

/// Members may stand in any order, but a geometry's `type` must come before its `coordinates`.
void read_geometry(Json& json, Outline& outline) {
    std::string type;
    json.object([&](const std::string& key) {
        if (key == "type") {
            type = json.string();
        } else if (key != "coordinates") {
            json.skip();
        } else if (type == "Polygon") {
            outline.polygons.push_back(read_polygon(json));
        } else if (type == "MultiPolygon") {
            json.array([&] { outline.polygons.push_back(read_polygon(json)); });
        } else {
            json.fail(fmt::format("'{}' is no Polygon or MultiPolygon", type));
        }
    });
}

void read_properties(Json& json, Outline& outline) {
    json.object([&](const std::string& key) {
        if (json.peek() != '"') return json.skip();
        const std::string value = json.string();
        if (key == "iso_a2") outline.iso_a2 = value;
        if (key == "iso_a3") outline.iso_a3 = value;
        if (key == "name") outline.name = value;
    });
}

Outline read_feature(Json& json) {
    Outline outline;
    json.object([&](const std::string& key) {
        if (key == "properties") return read_properties(json, outline);
        if (key == "geometry") return read_geometry(json, outline);
        json.skip();
    });
    return outline;
}

bool is_called(const auto& country, const std::string& wanted) {
    return lowered(country.iso_a2) == wanted || lowered(country.iso_a3) == wanted || lowered(country.name) == wanted;
}

/// Codes are too short for slips of the keyboard to be told: names only.
std::string nearest_name(std::string_view typed, const std::vector<Outline>& outlines) {
    std::vector<std::string> names;
    for (const Outline& outline : outlines) names.push_back(outline.name);
    return nearest(typed, names);
}

}  // namespace

std::vector<Outline> read_outlines(std::string_view text, std::string_view where) {
    Json json(text, where);
    std::vector<Outline> outlines;
    json.object([&](const std::string& key) {
        if (key != "features") return json.skip();
        json.array([&] { outlines.push_back(read_feature(json)); });
    });
    return outlines;
}

Outline outline_of(std::string_view country, const Catalog& catalog, const std::vector<DataSource>& sources) {
    const std::string wanted = lowered(trimmed(country));
    std::vector<Outline> outlines = read_outlines(outlines_text(Outlines::countries_50m, sources), "countries-50m");
    const auto found = std::ranges::find_if(outlines, [&](const auto& each) { return is_called(each, wanted); });
    if (!wanted.empty() && found != outlines.end()) return std::move(*found);
    for (const Country& known : catalog.countries()) {
        if (wanted.empty() || !is_called(known, wanted)) continue;
        throw Error::usage(
            fmt::format("{} has no outline of its own at 1:50 million; give one with --sites FILE", known.name));
    }
    const std::string near = nearest_name(country, outlines);
    throw Error::usage(fmt::format(
        "unknown country '{}'; {}", country,
        near.empty() ? "use a code or name of 'rangeband list countries'" : fmt::format("did you mean {}?", near)));
}

}  // namespace rangeband::catalog
