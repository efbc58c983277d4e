// SPDX-License-Identifier: MIT
#include "io/text/output_date.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace rangeband::io {

Date output_date() {
    std::int64_t seconds = 0;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text(epoch);
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    }
    using namespace std::chrono;
    const year_month_day date(floor<days>(sys_seconds(std::chrono::seconds(seconds))));
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace rangeband::io
