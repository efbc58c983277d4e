// SPDX-License-Identifier: MIT
#include "picture/painter.hpp"
#include "rangeband/modules.hpp"

namespace rangeband::picture {

std::string render(const Picture& picture, FileKind kind) {
    constexpr ModuleName module = {"rangeband_picture.so", "rangeband_picture_module", "Cairo and Pango",
                                   "libpangocairo-1.0-0"};
    return static_cast<Painter*>(module_object(module, "a picture"))->render(picture, kind);
}

}  // namespace rangeband::picture
