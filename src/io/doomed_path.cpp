#include "io/doomed_path.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <utility>

#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// What a signal handler may touch: fixed memory and lock-free flags.
struct Slot {
    std::atomic<bool> taken = false;  ///< by a living DoomedPath
    std::atomic<bool> armed = false;  ///< the path is complete
    bool folder = false;
    std::array<char, PATH_MAX> path{};
};
std::array<Slot, 64> slots;

void remove_all(int number) {
    for (auto& slot : slots) {
        if (slot.armed && !slot.folder) unlink(slot.path.data());
    }
    for (auto& slot : slots) {
        if (slot.armed && slot.folder) rmdir(slot.path.data());
    }
    raise(number);  // SA_RESETHAND has put the default action back: the caller sees a death by this signal
}

void watch_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        sigaction(number, nullptr, &action);
        if (action.sa_handler != SIG_DFL) continue;  // ignored by nohup, or somebody else's
        action = {};
        action.sa_handler = remove_all;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(number, &action, nullptr);
    }
}

int take_slot(const std::string& path, bool folder) {
    watch_signals();
    if (path.size() >= PATH_MAX) throw Error::file(fmt::format("{}: the name is too long", path));
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].taken.exchange(true)) continue;
        slots[i].folder = folder;
        std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
        slots[i].armed = true;
        return static_cast<int>(i);
    }
    throw Error::internal("too many files are being written at once");
}

}  // namespace

DoomedPath::DoomedPath(std::string path, Kind kind)
    : path_(std::move(path)), slot_(take_slot(path_, kind == Kind::folder)) {}

DoomedPath::DoomedPath(DoomedPath&& other) noexcept
    : path_(std::move(other.path_)), slot_(std::exchange(other.slot_, -1)) {}

DoomedPath::~DoomedPath() {
    if (slot_ < 0) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    spare();
}

void DoomedPath::spare() {
    if (slot_ < 0) return;
    auto& slot = slots[static_cast<std::size_t>(std::exchange(slot_, -1))];
    slot.armed = false;
    slot.taken = false;
}

}  // namespace rangeband::io
