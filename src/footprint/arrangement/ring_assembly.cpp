#include "footprint/arrangement/ring_assembly.hpp"

#include <array>
#include <unordered_map>
#include <utility>

namespace rangeband::footprint {
namespace {

constexpr std::uint32_t none = 0xffff'ffff;

/// Which steps begin where others end.
class Links {
  public:
    explicit Links(std::span<const Step> steps) : steps_(steps) {
        for (std::uint32_t k = 0; k < steps.size() && overfull_ == none; ++k) {
            auto& here = begins_.try_emplace(steps[k].start, std::array{none, none}).first->second;
            if (here[1] != none) overfull_ = k;
            here[here[0] == none ? 0 : 1] = k;
        }
    }

    /// A step that begins where two others do: at most two of a region begin at a crossing.
    std::uint32_t overfull() const { return overfull_; }

    /// With two to choose from the next is on the other circle and in the same quadrant.
    std::uint32_t after(const Step& step) const {
        const auto found = begins_.find(step.end);
        if (found == begins_.end()) return none;
        const auto [one, two] = found->second;
        if (two == none) return one;
        for (const std::uint32_t candidate : {one, two}) {
            const Step& next = steps_[candidate];
            const bool other_circle = next.disc != step.disc;
            if (other_circle && step.backward == next.start_in_other && step.end_in_other == next.backward)
                return candidate;
        }
        return none;
    }

  private:
    std::span<const Step> steps_;
    std::unordered_map<std::uint32_t, std::array<std::uint32_t, 2>> begins_;
    std::uint32_t overfull_ = none;
};

/// The way walked since the last ring was closed.
class Walk {
  public:
    explicit Walk(std::vector<std::vector<Step>>& rings) : rings_(rings) {}

    bool empty() const { return path_.empty(); }

    void go(const Step& step) {
        visited_.emplace(step.start, path_.size());
        path_.push_back(step);
        if (const auto again = visited_.find(step.end); again != visited_.end()) close(again->second);
    }

  private:
    void close(std::size_t begin) {
        const auto first = path_.begin() + static_cast<std::ptrdiff_t>(begin);
        for (auto step = first; step != path_.end(); ++step) visited_.erase(step->start);
        rings_.emplace_back(first, path_.end());
        path_.erase(first, path_.end());
    }

    std::vector<std::vector<Step>>& rings_;
    std::vector<Step> path_;
    std::unordered_map<std::uint32_t, std::size_t> visited_;  ///< crossings, with the step that begins there
};

}  // namespace

Faces link(std::span<const Step> steps) {
    Faces faces;
    const Links links(steps);
    if (links.overfull() != none) {
        faces.unlinked.push_back(steps[links.overfull()].disc);
        return faces;
    }
    std::vector<bool> used(steps.size(), false);
    for (std::uint32_t first = 0; first < steps.size(); ++first) {
        if (used[first]) continue;
        Walk walk(faces.rings);
        for (std::uint32_t k = first;;) {
            used[k] = true;
            walk.go(steps[k]);
            if (walk.empty()) break;
            const std::uint32_t next = links.after(steps[k]);
            if (next == none || used[next]) {
                faces.unlinked.push_back(steps[k].disc);
                if (next != none) faces.unlinked.push_back(steps[next].disc);
                return faces;
            }
            k = next;
        }
    }
    return faces;
}

}  // namespace rangeband::footprint
