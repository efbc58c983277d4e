/// Memory for libraries that cannot do without.
#pragma once

namespace rangeband::picture {

/// @{
/// Throw Error(file) unless the system would give what Pango, Fontconfig and FreeType take, which end the whole process
/// where it does not: for the first text of a picture, with the index of all fonts, and for each text.
void must_have_memory_for_fonts();
void must_have_memory_for_text();
/// @}

}  // namespace rangeband::picture
