// SPDX-License-Identifier: MIT
/// How a file was made, according to its own note.
#pragma once

#include <string>

namespace rangeband::io {

/// The JSON object that `OutputRequest::provenance` or a picture left in a file of any of the formats, or in the notes
/// beside it (`NAME.qmd`); empty where there is none. Throws Error(file): not there, not readable.
std::string provenance_in(const std::string& path);

}  // namespace rangeband::io
