// SPDX-License-Identifier: MIT
/// Which columns of a table of sites are the position and the name.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/read_position.hpp"
#include "rangeband/io/read.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {

/// A coordinate in one column, or its parts in several.
struct AxisColumns {
    std::optional<std::size_t> degrees, minutes, seconds, hemisphere;
    bool negative = false;     ///< counts towards the south or west, as its header says
    bool sexagesimal = false;  ///< in degrees, minutes and seconds, as its header says
    char o_is = '\0';          ///< `E` or `W`, where the table says what its letter O is

    bool has(std::size_t column) const {
        return column == degrees || column == minutes || column == seconds || column == hemisphere;
    }
};

struct SiteColumns {
    AxisColumns latitude, longitude;
    std::optional<std::size_t> pair;                   ///< both coordinates in one column, where none has a latitude
    geodesic::Order order = geodesic::Order::unknown;  ///< of the pair, or of the second one
    std::optional<std::size_t> geometry;               ///< of no interest beside coordinates
    std::optional<std::size_t> name;
    bool chosen = false;                            ///< the position, by the request
    bool may_be_sizes = false;                      ///< `Länge` before `Breite`, as sizes are listed
    bool may_be_plane = false;                      ///< `x` and `y`, which may be coordinates of a plane
    char o_is = '\0';                               ///< of a pair, as the language of the headers has it
    std::optional<std::size_t> second_pair;         ///< beside coordinates in columns of their own
    AxisColumns second_latitude, second_longitude;  ///< `Breite` and `Länge`, or `y` and `x`, beside `lat` and `lon`

    std::vector<std::string> not_parts;  ///< headers of columns that might be parts of a position that was chosen

    bool positioned() const { return (latitude.degrees && longitude.degrees) || pair; }
    bool says_where() const { return positioned() || geometry; }
    bool is_place(std::size_t column) const;
};

/// Whether a record has the numbers of a place, and is no header.
bool looks_like_place(std::span<const std::string> cells);
constexpr auto no_header =
    "its first line looks like a place, not a header; write a line such as name,lat,lon above it";

/// By whole known headers in any case (`known_headers.hpp`), or as the request chooses. Throws Error(file) where two
/// columns fit and none is chosen, or one that is chosen is not there. Beside a geometry, coordinates in columns are
/// data.
SiteColumns find_site_columns(std::span<const std::string> headers, const ColumnChoice& choice,
                              bool name_alone = false);

/// Of a row: the text of a column's cell. The columns must be `positioned`.
RowPosition position_in(const SiteColumns& columns, const std::function<std::string_view(std::size_t)>& cell);

/// On columns whose headers may mean something else.
std::string sentence_on_axes(std::string_view longitude, std::string_view latitude, std::string_view shown);

/// On columns that might be parts of a position that was chosen, and are not read so.
std::string sentence_on(std::span<const std::string> not_parts, std::string_view shown);

/// `'a', 'b' and 'c'`, cut after twelve.
std::string list_names(std::span<const std::string> names);

}  // namespace rangeband::io
