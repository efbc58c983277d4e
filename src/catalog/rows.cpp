#include "catalog/rows.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "catalog/text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::catalog {

void check_columns(const CsvTable& table, std::string_view file, Names required, Names optional) {
    const auto has = [](const auto& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const std::string_view name : required) {
        if (!has(table.header(), name))
            throw Error::file(fmt::format("{}: line 1: the column '{}' is missing", file, name));
    }
    for (const std::string& name : table.header()) {
        if (has(required, name) || has(optional, name)) continue;
        throw Error::file(fmt::format("{}: line 1: unknown column '{}'; the columns are {}, {}", file, name,
                                      fmt::join(required, ", "), fmt::join(optional, ", ")));
    }
}

void check_known(const Ids& ids, std::string_view what, std::string_view table, std::string_view id,
                 std::string_view where) {
    if (ids.contains(id)) return;
    const std::string near = nearest(id, {ids.begin(), ids.end()});
    throw Error::file(
        fmt::format("{}: unknown {} '{}'{}", where, what, id,
                    near.empty() ? fmt::format("; add it to {}", table) : fmt::format("; did you mean {}?", near)));
}

}  // namespace rangeband::catalog
