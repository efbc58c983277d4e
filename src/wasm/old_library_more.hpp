#pragma once
#include <algorithm>
_LIBCPP_BEGIN_NAMESPACE_STD
namespace ranges {
template <class R, class Compare = less, class Projection = identity>
constexpr auto minmax_element(R&& range, Compare compare = {}, Projection projection = {}) {
    return std::minmax_element(std::begin(range), std::end(range), by_projection(compare, projection));
}
template <class R, class T>
constexpr void fill(R&& range, const T& value) {
    std::fill(std::begin(range), std::end(range), value);
}
template <class R, class I, class Compare = less, class Projection = identity>
constexpr void nth_element(R&& range, I nth, Compare compare = {}, Projection projection = {}) {
    std::nth_element(std::begin(range), nth, std::end(range), by_projection(compare, projection));
}
}
_LIBCPP_END_NAMESPACE_STD
