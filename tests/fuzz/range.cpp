// SPDX-License-Identifier: MIT
// --range, and what else is written as a small language of its own.
#include <cmath>

#include "fuzz/fuzz.hpp"
#include "operations/input/range_column.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/operations/written.hpp"
#include "rangeband/written.hpp"

using namespace rangeband;

namespace {

void check(const catalog::Range& range) {
    fuzz::expect(std::isfinite(range.min.m()) && range.min.m() >= 0.0, "lower edge");
    fuzz::expect(!range.max || (std::isfinite(range.max->m()) && *range.max > range.min), "upper edge");
    fuzz::expect(!range.id.empty() && !range.title.empty(), "a range without a name");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const catalog::Catalog catalog = catalog::Catalog::load({std::filesystem::path()});
    const std::string text(fuzz::as_text(data, size));
    for (const bool solid : {false, true}) {
        fuzz::answered_or_refused([&] {
            for (const catalog::Range& range : catalog.ranges(text, solid)) check(range);
        });
    }
    fuzz::answered_or_refused([&] { check(catalog.contested(text)); });
    fuzz::answered_or_refused([&] { operations::parse_sector(text); });
    fuzz::answered_or_refused([&] { operations::parse_tolerance(text); });
    for (const DecimalSign sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        fuzz::answered_or_refused([&] { check(*operations::range_in(io::Value(text), {"reach", "km"}, sign)); });
    }
    return 0;
}
