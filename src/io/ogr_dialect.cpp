#include "io/ogr_dialect.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

namespace rangeband::io {

void OgrDialect::check_target(const OutputPlace&) const {}

std::vector<std::string> OgrDialect::stale_files(const OutputPlace&) const { return {}; }

void OgrDialect::size_field(OGRFieldDefn&) const {}

void OgrDialect::check_value(const Field&, const Value&, const OutputPlace&) const {}

void OgrDialect::describe(GDALDataset&, const OutputRequest&) const {}

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
