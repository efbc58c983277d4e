#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "cli/wrap.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr auto first_after = std::chrono::seconds(1);
constexpr auto then_every = std::chrono::milliseconds(200);

std::string remaining(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", seconds);
    return fmt::format("{:.0f} min", seconds / 60);
}

}  // namespace

Progress::Progress(ProgressWanted wanted, std::size_t total, std::string_view things)
    : wanted_(wanted == ProgressWanted::lines || (wanted == ProgressWanted::on_terminal && isatty(STDERR_FILENO) != 0)),
      lines_(wanted == ProgressWanted::lines),
      total_(total),
      things_(things),
      started_(Clock::now()),
      next_(started_ + first_after) {}

Progress::~Progress() {
    if (drawn_) static_cast<void>(std::fputs("\r\x1b[K", stderr));
}

void Progress::advance(std::size_t things) {
    done_ += things;
    if (!wanted_) return;
    const auto now = Clock::now();
    if (now < next_) return;
    draw(now);
    next_ = now + then_every;
}

void Progress::draw(Clock::time_point now) {
    if (lines_) {
        fmt::print(stderr, "{} of {} {}\n", grouped(done_), grouped(total_), things_);
        return;
    }
    drawn_ = true;
    const double spent = std::chrono::duration<double>(now - started_).count();
    const double left = spent * (static_cast<double>(total_) / static_cast<double>(done_) - 1.0);
    const std::string line =
        fmt::format("\r\x1b[K{} of {} {}, {} left", grouped(done_), grouped(total_), things_, remaining(left));
    static_cast<void>(std::fputs(line.c_str(), stderr));
}

}  // namespace rangeband::cli
