// SPDX-License-Identifier: MIT
/// Progress of a long run.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "cli/options/options.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::cli {

/// Progress as `--progress` and `--quiet` say: one line on stderr that rewrites itself, only if stderr is a terminal,
/// and gone at the end; or line after line for a program that reads them. Only after the first second.
class Progress {
  public:
    /// `things` is what is counted. Throws Error(usage) for a word that is none of the option's.
    Progress(const Values& values, std::string_view things);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Sentences and this progress for an operation, as long as this lives.
    operations::Reports reports();

  private:
    using Clock = std::chrono::steady_clock;
    void show(std::size_t done, std::size_t total);
    void draw(Clock::time_point now, std::size_t done, std::size_t total);

    bool quiet_;
    bool wanted_ = false;
    bool lines_ = false;
    bool drawn_ = false;
    std::string_view things_;
    Clock::time_point started_, next_;
};

}  // namespace rangeband::cli
