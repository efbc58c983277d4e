// SPDX-License-Identifier: MIT
#include "cli/terminal/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "cli/terminal/say.hpp"
#include "rangeband/error.hpp"
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

Progress::Progress(const Values& values, std::string_view things)
    : quiet_(values.flag("quiet")), things_(things), started_(Clock::now()), next_(started_ + first_after) {
    const auto given = values.one("progress");
    const std::string word = given ? given->text : "auto";
    if (word != "auto" && word != "lines" && word != "never") {
        throw Error::usage(fmt::format("{}: unknown value '{}'; use auto, lines or never", given->where, word));
    }
    lines_ = word == "lines";
    wanted_ = !quiet_ && (lines_ || (word == "auto" && isatty(STDERR_FILENO) != 0));
}

Progress::~Progress() {
    if (drawn_) static_cast<void>(std::fputs("\r\x1b[K", stderr));
}

operations::Reports Progress::reports() {
    operations::Reports reports;
    if (!quiet_) reports.say = [](const std::string& sentence) { say(with_options(sentence)); };
    if (wanted_) reports.progress = [this](std::size_t done, std::size_t total) { show(done, total); };
    return reports;
}

void Progress::show(std::size_t done, std::size_t total) {
    const auto now = Clock::now();
    if (now < next_) return;
    draw(now, done, total);
    next_ = now + then_every;
}

void Progress::draw(Clock::time_point now, std::size_t done, std::size_t total) {
    if (lines_) {
        fmt::print(stderr, "{} of {} {}\n", grouped(done), grouped(total), things_);
        return;
    }
    drawn_ = true;
    const double spent = std::chrono::duration<double>(now - started_).count();
    const double left = spent * (static_cast<double>(total) / static_cast<double>(done) - 1.0);
    const std::string line =
        fmt::format("\r\x1b[K{} of {} {}, {} left", grouped(done), grouped(total), things_, remaining(left));
    static_cast<void>(std::fputs(line.c_str(), stderr));
}

}  // namespace rangeband::cli
