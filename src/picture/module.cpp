// SPDX-License-Identifier: MIT
/// The module as the program opens it.
#include <cstring>

#include "picture/page/page.hpp"
#include "picture/painter.hpp"

namespace rangeband::picture {
namespace {

class CairoPainter final : public Painter {
  public:
    std::string render(const Picture& picture, FileKind kind) override { return draw(picture, kind); }
};

}  // namespace
}  // namespace rangeband::picture

extern "C" void* rangeband_picture_module(const char* version);

void* rangeband_picture_module(const char* version) {
    static rangeband::picture::CairoPainter painter;
    return std::strcmp(version, RANGEBAND_VERSION) == 0 ? static_cast<rangeband::picture::Painter*>(&painter) : nullptr;
}
