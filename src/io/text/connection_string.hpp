// SPDX-License-Identifier: MIT
/// PostgreSQL connection strings, and the part that may appear in messages.
#pragma once

#include <string>
#include <string_view>

namespace rangeband::io {

/// `PG:dbname=maps host=localhost`: the keywords of libpq, with a password perhaps.
bool is_database(std::string_view target);

/// The target without what must not be shown: only names of database, host, port, user, service and schema are kept.
/// Throws Error(usage), showing nothing of it, if it is not of the form KEY=VALUE KEY='VALUE' …
std::string redacted_connection_string(std::string_view target);

}  // namespace rangeband::io
