// SPDX-License-Identifier: MIT
#include "rangeband/catalog/range.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "catalog/text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {
namespace {

/// A figure as the user wrote it, with the unit that applies to it, and how long that is.
struct Measured : Figure {
    Length length;

    std::string id() const { return plain_number(number) + unit; }
    std::string title() const { return grouped_number(number) + " " + unit; }
};

template <typename... Parts>
[[noreturn]] void fail(std::string_view spec, fmt::format_string<Parts...> why, Parts&&... parts) {
    throw Error::usage(fmt::format("range '{}' {}", spec, fmt::format(why, std::forward<Parts>(parts)...)));
}

/// What follows the last digit. An exponent always ends with digits, so `1e3` has no unit and `1e3km` has one.
std::string_view unit_of(std::string_view text) {
    const std::size_t last = text.find_last_of("0123456789");
    std::string_view unit = last == text.npos ? text : text.substr(last + 1);
    if (unit.starts_with('.')) unit.remove_prefix(1);  // `480.km`
    return trimmed(unit);
}

/// By the unit's own short name where it is known.
std::string_view short_name(std::string_view unit) {
    const LengthUnit* const known = length_unit(unit);
    return known == nullptr ? unit : known->name;
}

/// `nan` and `inf` in their spellings, with or without sign and unit.
bool is_no_finite_number(std::string_view text) {
    std::string word = lowered(text);
    if (word.starts_with('-') || word.starts_with('+')) word.erase(0, 1);
    return word.starts_with("nan") || word == "infinity" || word == "inf" ||
           (word.starts_with("inf") && (word.ends_with("km") || word.ends_with("mi") || word == "infm"));
}

Measured read_figure(std::string_view text, std::string_view unit, std::string_view spec) {
    text = trimmed(text);
    if (text.empty()) fail(spec, "has an empty figure; write a length such as 480km");
    if (is_no_finite_number(text)) fail(spec, "is not a finite length; write a length such as 480km");
    const std::string_view own = unit_of(text);
    const std::string_view digits = trimmed(text.substr(0, text.size() - own.size()));
    const std::string whole = fmt::format("{}{}", digits, own.empty() ? unit : own);
    Measured figure;
    figure.unit = std::string(short_name(own.empty() ? unit : own));
    const std::string_view unsigned_digits = digits.starts_with('+') ? digits.substr(1) : digits;
    const char* const end = unsigned_digits.data() + unsigned_digits.size();
    if (read_number(unsigned_digits.data(), end, figure.number).ec == std::errc::result_out_of_range) {
        fail(spec, "has a number too large or too small to read; write a length such as 480km");
    }
    try {
        figure.length = geodesic::parse_length(whole, "range");
    } catch (const Error& error) {
        if (text == spec) throw;  // the sentence already names the whole range
        throw error.within(fmt::format("range '{}'", spec));
    }
    return figure;
}

/// For messages: that of the last figure, or kilometres where it has none.
std::string_view unit_in_advice(std::string_view last) {
    const std::string_view unit = short_name(unit_of(last));
    return unit.empty() ? "km" : unit;
}

/// Without the unit behind it.
std::string_view figures_of(std::string_view piece) {
    return trimmed(piece.substr(0, piece.find_last_of("0123456789") + 1));
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// `5.480`: the figure without its point, where that may part thousands; empty where it cannot.
std::string without_point(std::string_view figures) {
    const auto point = figures.find('.');
    if (point == figures.npos || !may_part_thousands(figures, point)) return {};
    return fmt::format("{}{}", figures.substr(0, point), figures.substr(point + 1));
}

[[noreturn]] void refuse_point(std::string_view figures, std::string_view unit, std::string_view spec) {
    fail(spec, "can be {0}{1} or {2}{1}; write which", without_point(figures), unit, with_sure_decimals(figures));
}

bool is_on_the_earth(const std::string& number, std::string_view unit) {
    const LengthUnit* const known = length_unit(unit.empty() ? "km" : unit);
    const auto value = as_number<double>(number);
    return known == nullptr || (value && *value * known->one <= geodesic::half_meridian());
}

/// Whole hundreds, and whole tens below ten thousand, as ranges are stated (`5.500km`, `2.350km`), within the Earth.
bool is_likely_range(const std::string& thousands, std::string_view unit) {
    const bool round = thousands.ends_with("00") || (thousands.ends_with("0") && thousands.size() == 4);
    return round && is_on_the_earth(thousands, unit);
}

/// A point and three decimals, as scripts print them, are a number; they are refused where something speaks for
/// thousands: a round figure, a unit's word in a language with decimal commas, or decimal commas elsewhere in the
/// request.
void refuse_likely_thousands(std::string_view piece, std::string_view last, std::string_view spec, DecimalSign sign) {
    const std::string_view figures = figures_of(piece);
    const std::string thousands = without_point(figures);
    if (thousands.empty()) return;
    const std::string_view own = unit_of(piece);
    const std::string_view unit = own.empty() ? unit_of(last) : own;
    if (is_likely_range(thousands, unit) || is_unit_with_comma(unit) || sign == DecimalSign::comma) {
        refuse_point(figures, unit_in_advice(last), spec);
    }
}

/// Before anything is said of commas, since advice with that unit would fail.
void must_be_unit(std::string_view unit, std::string_view figures, std::string_view spec) {
    if (figures.empty() || !is_digit(figures.front()) || unit.empty() || length_unit(unit) != nullptr ||
        unit.find_first_of("0123456789") != unit.npos)
        return;
    if (const auto units = units_in_doubt(unit); !units.empty()) {
        fail(spec, "is in '{}', which can be {}; write the unit as one of these", unit, fmt::join(units, " or "));
    }
    fail(spec, "has the unit '{}', which is not known; use {}", unit, length_units);
}

/// Whether advice would be taken. What is wrong with it nobody sees, so it needs no advice of its own: that might be
/// the same text again, without end.
bool is_read(const std::string& spec) {
    thread_local bool trying = false;
    if (trying) return false;
    struct Trying {
        Trying() { trying = true; }
        Trying(const Trying&) = delete;
        Trying& operator=(const Trying&) = delete;
        ~Trying() { trying = false; }
    } const now;
    try {
        return !parse_plain_range(spec).empty();
    } catch (const Error&) {
        return false;
    }
}

/// What the pieces between commas can be, each reading as a list that the grammar takes.
class Readings {
  public:
    Readings(std::span<const std::string_view> pieces, std::string_view unit) : unit_(unit) {
        for (const std::string_view piece : pieces) figures_.emplace_back(figures_of(piece));
    }

    /// `write 1500,2500km or 1km,500km,2km,500km`, of those that can be read.
    std::string advice() const {
        const std::string as_list = list_of(figures_);
        std::vector<std::string> good;
        const std::string thousands = with_thousands();
        const std::string numbers = thousands == as_list ? with_decimals() : thousands;
        if (numbers != as_list && is_read(numbers)) good.push_back(numbers);
        if (is_read(as_list)) good.push_back(as_list);
        if (good.empty()) return fmt::format("write no commas in numbers, such as 480.5{}", unit_);
        const std::string last = good.back();
        good.pop_back();
        return good.empty() ? "write " + last : fmt::format("write {} or {}", fmt::join(good, ", "), last);
    }

  private:
    /// Each with its unit, so that no comma can be part of a number, and with no point that can part thousands.
    std::string list_of(const std::vector<std::string>& numbers) const {
        std::string list;
        for (const std::string& number : numbers)
            list += fmt::format("{}{}{}", list.empty() ? "" : ",", with_sure_decimals(number), unit_);
        return list;
    }

    /// `1`, `500`, `2`, `500.5` → `1500`, `2500.5`
    std::string with_thousands() const {
        std::vector<std::string> numbers;
        bool open = false;
        for (const std::string& figure : figures_) {
            const std::string whole = figure.substr(0, figure.find('.'));
            if (open && whole.size() == 3 && all_digits(whole) && is_on_the_earth(numbers.back() + figure, unit_)) {
                numbers.back() += figure;
                open = whole.size() == figure.size();
            } else {
                numbers.push_back(figure);
                open = all_digits(figure) && figure.size() <= 3 && figure.front() != '0';
            }
        }
        return list_of(numbers);
    }

    /// `1.500`, `5`, `480`, `5` → `1500.5`, `480.5`
    std::string with_decimals() const {
        std::vector<std::string> numbers;
        bool open = false;
        for (const std::string& figure : figures_) {
            const bool beyond = open && !is_on_the_earth(numbers.back() + figure, unit_);
            if (open && all_digits(figure) &&
                (figure.size() < 3 || figure.front() == '0' || beyond || !all_digits(numbers.back()))) {
                const std::string whole = without_point(numbers.back());
                numbers.back() = fmt::format("{}.{}", whole.empty() ? numbers.back() : whole, figure);
                open = false;
            } else {
                numbers.push_back(figure);
                open = all_digits(figure) || !without_point(figure).empty();
            }
        }
        return list_of(numbers);
    }

    std::string_view unit_;
    std::vector<std::string> figures_;
};

/// `5,500.5km`, `1,234,567m`, `500,000m` and `5.480,5km` are other lengths to those who group digits by three.
void refuse_thousands(const std::vector<std::string_view>& pieces, std::string_view spec, DecimalSign sign) {
    const std::string_view unit = unit_in_advice(pieces.back());
    const auto fail_with_readings = [&] {
        fail(spec, "is a list or has commas in its numbers; {}", Readings(pieces, unit).advice());
    };
    if (pieces.size() == 2 && !without_point(figures_of(pieces[0])).empty() && all_digits(figures_of(pieces[1])) &&
        unit_of(pieces[0]).empty()) {
        fail_with_readings();
    }
    for (const std::string_view piece : pieces) refuse_likely_thousands(piece, pieces.back(), spec, sign);
    const std::string_view first = trimmed(pieces.front());
    if (pieces.size() < 2 || !all_digits(first) || first.size() > 3 || first[0] == '0') return;
    std::string joined(first);
    bool groups = true, leading_zero = false, fraction = false;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const std::string_view figures = figures_of(pieces[i]);
        const std::string_view whole = figures.substr(0, figures.find('.'));
        fraction = fraction || whole.size() < figures.size();
        groups = groups && whole.size() == 3 && all_digits(whole) && (i + 1 == pieces.size() || !fraction);
        leading_zero = leading_zero || whole.starts_with('0');
        joined += figures;
    }
    const bool likely = leading_zero || (first.size() <= 2 && (pieces.size() > 2 || fraction));
    if (groups && likely && is_on_the_earth(joined, unit)) fail_with_readings();
}

/// `1,500,2,500km` and `480,5,1000km`: of a list with one unit, some neighbours may be one number. Who lists lengths
/// lets them ascend, and has no three digits behind one or two.
void refuse_numbers_in_list(const std::vector<std::string_view>& pieces, std::string_view spec) {
    const std::string_view unit = unit_in_advice(pieces.back());
    std::vector<std::string> figures;
    if (pieces.size() < 3) return;
    for (const std::string_view piece : pieces) figures.emplace_back(figures_of(piece));
    const bool own_units =
        std::any_of(pieces.begin(), pieces.end() - 1, [](auto piece) { return !unit_of(piece).empty(); });
    if (own_units || !std::ranges::all_of(figures, all_digits)) return;
    const auto less = [](const std::string& a, const std::string& b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    };
    const bool ascending = std::ranges::is_sorted(figures, less);
    for (std::size_t i = 1; i < figures.size(); ++i) {
        const std::string &first = figures[i - 1], &second = figures[i];
        const bool thousands = may_part_thousands(fmt::format("{},{}", first, second), first.size()) &&
                               is_on_the_earth(first + second, unit);
        if (!(thousands && first.size() < 3) && (ascending || (!thousands && second.size() > 2))) continue;
        fail(spec, "is a list or has commas in its numbers; {}", Readings(pieces, unit).advice());
    }
}

/// `5,500km` and `480,5km` are lists by the grammar, but most people mean 5,500 km and 480.5 km: refused rather
/// than guessed. Thousands beyond the Earth, and three decimals where nobody writes commas, are a list: `100,500km`.
void refuse_one_number(const std::vector<std::string_view>& pieces, std::string_view spec, DecimalSign sign) {
    refuse_thousands(pieces, spec, sign);
    refuse_numbers_in_list(pieces, spec);
    if (pieces.size() != 2) return;
    const std::string_view first = trimmed(pieces[0]);
    const std::string_view unit = unit_in_advice(pieces[1]);
    const std::string_view second = trimmed(pieces[1].substr(0, pieces[1].find_last_of("0123456789") + 1));
    const bool exponent =
        second.find_first_of("eE") != second.npos && all_digits(second.substr(0, second.find_first_of("eE")));
    if (!all_digits(first) || (!all_digits(second) && !exponent)) return;
    if (first == "0") fail(spec, "has a decimal comma; write 0.{}{}", second, unit);
    const bool thousands = may_part_thousands(fmt::format("{},{}", first, second), first.size());
    if (thousands && (first.size() <= 2 || is_on_the_earth(fmt::format("{}{}", first, second), unit))) {
        fail(spec, "is a list or a number with a thousands separator; {}", Readings(pieces, unit).advice());
    }
    if (second.size() <= 2 || exponent || sign == DecimalSign::comma) {
        if (!exponent) fail(spec, "is a list or has a decimal comma; {}", Readings(pieces, unit).advice());
        fail(spec, "is a list or has a decimal comma; write {0}{2},{1}{2} or {0}.{1}{2}", first, second, unit);
    }
}

/// The unit of the last figure serves all that have none.
std::string_view last_unit(std::string_view spec) {
    const std::string_view unit = unit_of(trimmed(spec));
    if (unit.empty() && !spec.empty()) {
        const auto dots = spec.rfind("..");
        const std::string_view last =
            spec.substr(std::max(spec.find_last_of(",;") + 1, dots == spec.npos ? 0 : dots + 2));
        const bool words = std::ranges::any_of(last, [](char c) { return is_letter(c) && lower(c) != 'e'; });
        if (words) fail(spec, "has words after its length; write the name in front: NAME=480km");
        const std::string with_unit = fmt::format("{}km", trimmed(spec));
        if (is_digit(trimmed(spec).back()) && is_read(with_unit)) fail(spec, "has no unit; write {}", with_unit);
        if (is_digit(trimmed(spec).back())) fail(spec, "has no unit; write one after the number, such as 480km");
    }
    return unit;
}

/// `500 1000km`, `500 km & 1000 km`, `500/1000km`: a list without commas.
void refuse_other_separators(std::string_view spec) {
    std::string plain(spec);
    std::ranges::replace_if(
        plain, [](char c) { return std::string_view("&/+|").find(c) != std::string_view::npos; }, ' ');
    std::vector<std::string> lengths;
    for (const std::string_view word : split(plain, ' ')) {
        if (word.empty()) continue;
        if (is_digit(word.front())) {
            lengths.emplace_back(word);
        } else if (!lengths.empty()) {
            lengths.back() += word;
        } else {
            return;
        }
    }
    if (lengths.size() < 2) return;
    const std::string_view unit = unit_in_advice(lengths.back());
    for (std::string& length : lengths) {
        if (unit_of(length).empty()) length += unit;
    }
    const std::string list = fmt::format("{}", fmt::join(lengths, ","));
    if (is_read(list)) fail(spec, "has no commas between its lengths; write {}", list);
}

Range disc(const Measured& figure, std::string_view spec) {
    if (figure.length == Length()) fail(spec, "is zero; write a length above zero, such as 480km");
    Range range;
    range.id = figure.id();
    range.title = figure.title();
    range.max = range.stated_max = figure.length;
    range.stated_min = Length();
    range.written_max = figure;
    return range;
}

Range annulus(const Measured& lower, const Measured& upper, std::string_view spec) {
    const bool same_unit = lower.unit == upper.unit;
    const auto written = [&](const Measured& from, const Measured& to) {
        return fmt::format("{}..{}", same_unit ? plain_number(from.number) : from.id(), to.id());
    };
    if (upper.length < lower.length) fail(spec, "has its limits in reverse order; write {}", written(upper, lower));
    if (upper.length == lower.length) {
        fail(spec, "has two equal limits, a band of no width; write {} for the disc", upper.id());
    }
    Range range;
    range.id = written(lower, upper);
    range.title = fmt::format("{}–{}", same_unit ? grouped_number(lower.number) : lower.title(), upper.title());
    range.min = lower.length;
    range.stated_min = lower.length;
    range.max = range.stated_max = upper.length;
    range.written_min = lower;
    range.written_max = upper;
    return range;
}

/// For advice: `1,500` and `1.500` → `1500`, `1,5` and `1 500,5` with a point; empty for what is no number so.
std::string number_meant(std::string_view figures) {
    std::string number(trimmed(figures));
    const auto mark = number.find_first_of(".,");
    if (mark != number.npos && may_part_thousands(number, mark)) {
        number.erase(mark, 1);
    } else {
        number = with_decimal_point(number, DecimalSign::comma);
    }
    const bool is_number = !number.empty() && number.find_first_not_of("0123456789.") == number.npos;
    return is_number ? number : std::string();
}

/// `1,500` and `2,500km` → `1500..2500km`, the smaller edge first; empty where that is not read.
std::string interval_meant(std::string_view lower, std::string_view upper) {
    const std::string from = number_meant(figures_of(lower)), to = number_meant(figures_of(upper));
    if (from.empty() || to.empty()) return {};
    const std::string_view from_unit = short_name(unit_of(lower)), to_unit = unit_in_advice(upper);
    const auto list = [](std::string_view edge) {  // three digits behind the comma are thousands, more a list
        const auto comma = edge.find(',');
        return comma != edge.npos && figures_of(edge).size() - comma > 4;
    };
    if (list(trimmed(lower)) || list(trimmed(upper))) return {};
    for (const std::string& text : {fmt::format("{}{}..{}{}", from, from_unit, to, to_unit),
                                    fmt::format("{}{}..{}{}", to, from_unit.empty() ? "" : to_unit, from,
                                                from_unit.empty() ? to_unit : from_unit)}) {
        if (is_read(text)) return text;
    }
    return {};
}

/// `1,500..2,500km`, unless what stands there is a list and an interval: `500,1000..5500km`.
[[noreturn]] void refuse_comma(std::string_view lower, std::string_view upper, std::string_view spec) {
    const std::string advice = interval_meant(lower, upper);
    if (advice.empty()) fail(spec, "mixes a list and an interval; give each a {} of its own", parameter("range"));
    fail(spec, "has commas in its numbers; write {}", advice);
}

Range interval(std::string_view lower, std::string_view upper, std::string_view spec, DecimalSign sign) {
    if (upper.find("..") != upper.npos)
        fail(spec, "has more than one '..'; give each interval a {} of its own", parameter("range"));
    if (trimmed(lower).empty()) fail(spec, "has no lower limit; write both, such as 500..5500km");
    if (trimmed(upper).empty()) fail(spec, "has no upper limit; write both, such as 500..5500km");
    const std::string_view unit = last_unit(spec);
    if (spec.find(',') != spec.npos) refuse_comma(lower, upper, spec);
    for (const std::string_view edge : {lower, upper}) refuse_likely_thousands(edge, upper, spec, sign);
    const Measured most = read_figure(upper, unit, spec);  // of two faults this one is said, whatever the compiler
    const Measured least = read_figure(lower, unit, spec);
    const std::string_view figures = figures_of(upper);
    if (most.length < least.length && !without_point(figures).empty()) refuse_point(figures, most.unit, spec);
    return annulus(least, most, spec);
}

/// Thousands parted by blanks or apostrophes, `5 500km`, or by several points; beside semicolons, which part lists,
/// commas are decimal.
std::string without_groups(std::string_view piece, bool semicolons) {
    const std::string_view figures = figures_of(piece);
    const bool comma = semicolons && figures.find(',') != figures.npos;
    const bool several_points = std::ranges::count(figures, '.') > 1;  // `1.500.000m` has one reading
    if (!comma && !several_points && figures.find_first_of(" '") == figures.npos) return std::string(piece);
    const std::string plain = with_decimal_point(figures, comma ? DecimalSign::comma : DecimalSign::point);
    const std::string_view unit = unit_of(piece);
    const LengthUnit* const known = length_unit(unit.empty() ? "km" : unit);
    const auto number = as_number<double>(plain);
    if (comma && number && may_part_thousands(figures, figures.find(','))) {
        std::string point(figures);
        std::ranges::replace(point, ',', '.');
        refuse_point(point, known == nullptr ? unit : known->name, trimmed(piece));
    }
    if (number && !comma && known != nullptr && *number * known->one > geodesic::half_meridian()) {
        fail(trimmed(piece), "is farther than anything on the Earth; separate a list with commas: 500,1000km");
    }
    return plain + std::string(unit);
}

/// `500-5500km`, `500 - 1,000 km`
void refuse_hyphen(std::string_view spec) {
    const auto dash = spec.find('-', 1);
    if (dash == spec.npos || spec.find("..") != spec.npos) return;
    const std::string_view before = trimmed(spec.substr(0, dash)), behind = trimmed(spec.substr(dash + 1));
    if (before.empty() || behind.empty() || !is_digit(behind.front())) return;
    const bool is_number = is_digit(before.back()) || length_unit(unit_of(before)) != nullptr;
    if (!is_number || before.find_first_not_of("0123456789., ") < before.size() - unit_of(before).size()) return;
    const std::string advice = interval_meant(before, behind);
    fail(spec, "has a hyphen between its limits; write {}", advice.empty() ? "such as 500..5500km" : advice);
}

}  // namespace

std::string_view name_of(Qualifier qualifier) {
    static constexpr std::array<std::string_view, 4> names{"exactly", "at most", "at least", "between"};
    return names.at(static_cast<std::size_t>(qualifier));
}

std::vector<Range> parse_plain_range(std::string_view text, DecimalSign sign) {
    const std::string plain = without_range_words(text);
    const std::string_view spec = plain;
    if (spec.empty()) throw Error::usage("range is empty; write a length such as 480km");
    const std::string_view all_figures = figures_of(spec);
    if (!all_digits(all_figures)) must_be_unit(unit_of(spec), all_figures, spec);
    refuse_hyphen(spec);
    if (const std::size_t dots = spec.find("..."); dots != spec.npos) {
        std::string_view upper = spec.substr(dots + 3);
        while (upper.ends_with('.')) upper.remove_suffix(1);
        fail(spec, "has three dots; write {}..{}", spec.substr(0, dots), upper.empty() ? "5500km" : upper);
    }
    if (const std::size_t dots = spec.find(".."); dots != spec.npos) {
        const std::string lower = without_groups(spec.substr(0, dots), false);
        const std::string upper = without_groups(spec.substr(dots + 2), false);
        return {interval(lower, upper, spec, sign)};
    }
    const bool semicolons = spec.find(';') != spec.npos;
    std::vector<std::string> texts;
    for (const std::string_view piece : split(spec, semicolons ? ';' : ',')) {
        texts.push_back(without_groups(trimmed(piece), semicolons));
    }
    const std::vector<std::string_view> pieces(texts.begin(), texts.end());
    if (is_no_finite_number(spec)) fail(spec, "is not a finite length; write a length such as 480km");
    if (!semicolons) refuse_one_number(pieces, spec, sign);
    if (pieces.size() == 1) refuse_other_separators(pieces.front());
    const std::string_view unit = last_unit(spec);
    std::vector<Range> ranges;
    for (const std::string_view piece : pieces) ranges.push_back(disc(read_figure(piece, unit, spec), spec));
    return ranges;
}

}  // namespace rangeband::catalog
