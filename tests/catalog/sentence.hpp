// SPDX-License-Identifier: MIT
/// What an Error says, for tests that compare whole sentences.
#pragma once

#include <string>

#include "rangeband/error.hpp"

namespace rangeband::catalog::test {

struct Sentence {
    ErrorKind kind = ErrorKind::internal;
    std::string text;
};

template <typename Action>
Sentence sentence_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return {error.kind(), error.what()};
    }
    return {ErrorKind::internal, "(no error)"};
}

}  // namespace rangeband::catalog::test
