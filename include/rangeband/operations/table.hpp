// SPDX-License-Identifier: MIT
/// Tables of text and figures, for people and for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::operations {

/// Who gets to see a column.
enum class Shown {
    everywhere,   ///< people and programs
    to_people,    ///< put together from other columns
    to_programs,  ///< too much for a terminal
    as_heading,   ///< to people, as a line above the rows that share it
    as_note,      ///< to people, each text once, as a line below the table's notes
};

/// How people see a column's real numbers; programs get all digits.
struct Figures {
    /// In which form.
    enum class As {
        exact,    ///< all digits
        fixed,    ///< `1,234.5`: so many decimals
        rounded,  ///< `1,234,567`; below 100 with three digits
        percent,  ///< of a share from 0 to 1: `12.3 %`
    };
    As as = As::exact;  ///< the form
    int decimals = 0;   ///< of fixed ones

    /// With so many decimals.
    static constexpr Figures fixed(int decimals) { return {As::fixed, decimals}; }
};

/// A column.
struct TableColumn {
    std::string name;                 ///< as its heading, and as a key
    Shown shown = Shown::everywhere;  ///< to whom
    bool whole = false;               ///< is to be copied, and so never broken over lines
    Figures figures = {};             ///< of real numbers
};

/// Rows for people and for programs.
struct Table {
    std::vector<TableColumn> columns;          ///< in their order
    std::vector<std::vector<io::Value>> rows;  ///< each with a value for every column
    std::vector<std::string> notes;            ///< for people, below the rows
};

}  // namespace rangeband::operations
