/// Memory for libraries that cannot do without.
#pragma once

namespace rangeband::picture {

/// Throws Error(file) unless the system would give what Pango, Fontconfig and FreeType take for one text: they end the
/// whole process where it does not, so ask before them.
void must_have_memory();

}  // namespace rangeband::picture
