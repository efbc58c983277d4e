/// How far a long run has come.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace rangeband::cli {

enum class ProgressWanted {
    never,
    on_terminal,
    lines,  ///< for a program that reads them
};

/// One line on stderr that rewrites itself, only if stderr is a terminal, and gone at the end; or line after line. Only
/// after the first second.
class Progress {
  public:
    /// `total` counts what `things` calls them.
    Progress(ProgressWanted wanted, std::size_t total, std::string_view things);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::size_t things);

  private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now);

    bool wanted_;
    bool lines_;
    bool drawn_ = false;
    std::size_t total_;
    std::string_view things_;
    std::size_t done_ = 0;
    Clock::time_point started_, next_;
};

}  // namespace rangeband::cli
