/// How far a long run has come.
#pragma once

#include <chrono>
#include <cstddef>

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
    /// `total` counts footprints.
    Progress(ProgressWanted wanted, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::size_t footprints);

  private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now);

    bool wanted_;
    bool lines_;
    bool drawn_ = false;
    std::size_t total_;
    std::size_t done_ = 0;
    Clock::time_point started_, next_;
};

}  // namespace rangeband::cli
