#include "cli/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace rangeband::cli {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Optimal string alignment: the edits of a typing hand, one neighbour swap counting once.
std::size_t typing_errors(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0U : 1U)});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> names, std::string_view prefix) {
    if (typed.size() > 64) return "";  // nobody mistyped that; and the table below grows with its square
    std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    std::string_view nearest;
    for (const std::string& name : names) {
        const std::size_t errors = typing_errors(typed, name);
        if (errors >= least) continue;
        least = errors;
        nearest = name;
    }
    if (nearest.empty()) return "";
    return fmt::format("; did you mean {}{}?", prefix, nearest);
}

}  // namespace rangeband::cli
