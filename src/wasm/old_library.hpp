// SPDX-License-Identifier: MIT
/// What the standard library of Emscripten 3.1.6 (libc++ 14) lacks of C++20, as far as the rooms use it. Included
/// before every file of the WebAssembly module, and nowhere else, so that the rooms are written for the standard alone.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <functional>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000

_LIBCPP_BEGIN_NAMESPACE_STD

template <class To, class From>
    requires(sizeof(To) == sizeof(From))
To bit_cast(const From& from) noexcept {
    To to;
    memcpy(&to, &from, sizeof(To));
    return to;
}

template <class T>
unique_ptr<T> make_unique_for_overwrite(size_t count) {
    return unique_ptr<T>(new remove_extent_t<T>[count]);
}

/// `%.*g`, and the shortest such text that reads back as the same number.
inline to_chars_result to_chars(char* first, char* last, double number, chars_format, int precision) {
    const auto end = fmt::format_to_n(first, last - first, "{:.{}g}", number, precision);
    return {end.out, errc()};
}
inline to_chars_result to_chars(char* first, char* last, double number) {
    const auto end = fmt::format_to_n(first, last - first, "{}", number);
    return {end.out, errc()};
}

namespace ranges {

template <class Compare, class Projection>
constexpr auto by_projection(Compare& compare, Projection& projection) {
    return [&](const auto& a, const auto& b) constexpr {
        return bool(std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b)));
    };
}
template <class Predicate, class Projection>
constexpr auto of_projection(Predicate& predicate, Projection& projection) {
    return [&](auto&& a) constexpr -> bool { return std::invoke(predicate, std::invoke(projection, a)); };
}

template <class R, class P, class Projection = identity>
constexpr auto find_if(R&& range, P predicate, Projection projection = {}) {
    return std::find_if(std::begin(range), std::end(range), of_projection(predicate, projection));
}
template <class R, class T, class Projection = identity>
constexpr auto find(R&& range, const T& value, Projection projection = {}) {
    return ranges::find_if(
        range, [&](const auto& one) { return one == value; }, projection);
}
template <class R, class P, class Projection = identity>
constexpr bool any_of(R&& range, P predicate, Projection projection = {}) {
    return std::any_of(std::begin(range), std::end(range), of_projection(predicate, projection));
}
template <class R, class P, class Projection = identity>
constexpr bool all_of(R&& range, P predicate, Projection projection = {}) {
    return std::all_of(std::begin(range), std::end(range), of_projection(predicate, projection));
}
template <class R, class P, class Projection = identity>
constexpr bool none_of(R&& range, P predicate, Projection projection = {}) {
    return std::none_of(std::begin(range), std::end(range), of_projection(predicate, projection));
}
template <class R, class P, class Projection = identity>
constexpr auto count_if(R&& range, P predicate, Projection projection = {}) {
    return std::count_if(std::begin(range), std::end(range), of_projection(predicate, projection));
}
template <class R, class T>
constexpr auto count(R&& range, const T& value) {
    return std::count(std::begin(range), std::end(range), value);
}
template <class R, class F>
constexpr void for_each(R&& range, F&& visit) {
    for (auto&& one : range) std::invoke(visit, std::forward<decltype(one)>(one));
}
template <class R, class Out>
constexpr void move(R&& range, Out out) {
    std::move(std::begin(range), std::end(range), out);
}
template <class R, class Out>
constexpr void copy(R&& range, Out out) {
    std::copy(std::begin(range), std::end(range), out);
}
template <class R, class Out, class P>
constexpr void copy_if(R&& range, Out out, P predicate) {
    std::copy_if(std::begin(range), std::end(range), out, predicate);
}
template <class R, class Out, class F>
constexpr void transform(R&& range, Out out, F change) {
    for (auto&& one : range) *out++ = std::invoke(change, one);
}
template <class R, class T>
constexpr void replace(R&& range, const T& old, const T& by) {
    std::replace(std::begin(range), std::end(range), old, by);
}
template <class R, class P, class T>
constexpr void replace_if(R&& range, P predicate, const T& by) {
    std::replace_if(std::begin(range), std::end(range), predicate, by);
}
template <class R>
constexpr void reverse(R&& range) {
    std::reverse(std::begin(range), std::end(range));
}
template <class R, class T, class Compare = less, class Projection = identity>
constexpr auto lower_bound(R&& range, const T& value, Compare compare = {}, Projection projection = {}) {
    return std::lower_bound(std::begin(range), std::end(range), value, [&](const auto& one, const T& other) {
        return compare(std::invoke(projection, one), other);
    });
}
template <class R, class Compare = less, class Projection = identity>
constexpr void sort(R&& range, Compare compare = {}, Projection projection = {}) {
    std::sort(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class Compare = less, class Projection = identity>
constexpr void stable_sort(R&& range, Compare compare = {}, Projection projection = {}) {
    std::stable_sort(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class Compare = less, class Projection = identity>
constexpr auto max_element(R&& range, Compare compare = {}, Projection projection = {}) {
    return std::max_element(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class Compare = less, class Projection = identity>
constexpr auto min_element(R&& range, Compare compare = {}, Projection projection = {}) {
    return std::min_element(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R>
constexpr auto max(const R& range) {
    return *std::max_element(std::begin(range), std::end(range));
}
template <class R>
constexpr auto min(const R& range) {
    return *std::min_element(std::begin(range), std::end(range));
}
template <class A, class B, class Same = std::equal_to<>>
constexpr bool equal(A&& a, B&& b, Same same = {}) {
    return std::equal(std::begin(a), std::end(a), std::begin(b), std::end(b), same);
}

template <class R, class Compare = less, class Projection = identity>
constexpr auto minmax_element(R&& range, Compare compare = {}, Projection projection = {}) {
    return std::minmax_element(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class Compare = less, class Projection = identity>
constexpr bool is_sorted(R&& range, Compare compare = {}, Projection projection = {}) {
    return std::is_sorted(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class T>
constexpr void fill(R&& range, const T& value) {
    std::fill(std::begin(range), std::end(range), value);
}
template <class R, class I, class Compare = less, class Projection = identity>
constexpr void nth_element(R&& range, I nth, Compare compare = {}, Projection projection = {}) {
    std::nth_element(std::begin(range), nth, std::end(range), by_projection(compare, projection));
}

/// What `unique` leaves behind the last of the values.
template <class Iterator>
struct tail {
    Iterator first, last;
    Iterator begin() const { return first; }
    Iterator end() const { return last; }
    size_t size() const { return static_cast<size_t>(last - first); }
};
template <class R>
constexpr auto unique(R&& range) {
    return tail<decltype(std::begin(range))>{std::unique(std::begin(range), std::end(range)), std::end(range)};
}

}  // namespace ranges

namespace views {
struct reverse_of_any {};
inline constexpr reverse_of_any reverse;
template <class R>
struct reversed {
    R& range;
    auto begin() const { return std::rbegin(range); }
    auto end() const { return std::rend(range); }
};
template <class R>
constexpr reversed<R> operator|(R& range, reverse_of_any) {
    return {range};
}
}  // namespace views

_LIBCPP_END_NAMESPACE_STD

#endif
