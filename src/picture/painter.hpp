// SPDX-License-Identifier: MIT
/// The interface of everything that needs Cairo and Pango. The module of this room implements it and is opened at first
/// use.
#pragma once

#include <string>

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

class Painter {
  public:
    virtual ~Painter() = default;

    /// The contract is that of `render`.
    virtual std::string render(const Picture& picture, FileKind kind) = 0;
};

}  // namespace rangeband::picture
