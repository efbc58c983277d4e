/// How far a long run has come, on a terminal.
#pragma once

#include <chrono>
#include <cstddef>

namespace rangeband::cli {

/// One line on stderr that rewrites itself: only if stderr is a terminal, only after the first second, and gone at the
/// end.
class Progress {
  public:
    /// `total` counts footprints.
    Progress(bool wanted, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::size_t footprints);

  private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now);

    bool wanted_;
    bool drawn_ = false;
    std::size_t total_;
    std::size_t done_ = 0;
    Clock::time_point started_, next_;
};

}  // namespace rangeband::cli
