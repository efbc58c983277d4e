// SPDX-License-Identifier: MIT
#include "io/write/styled_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/style/project.hpp"
#include "io/write/geometry_text.hpp"

namespace rangeband::io {
namespace {

/// Up to so many features, whose geometries take so much memory, the smaller are written after the larger.
constexpr std::size_t most_waiting = 10'000;
constexpr std::size_t most_bytes = std::size_t{1} << 27;

/// Features that wait until all are known, and with them the legend.
class Waiting {
  public:
    explicit Waiting(const std::vector<Layer>& layers) {
        for (const Layer& layer : layers)
            areas_.push_back(layer.largest_first ? layer.column(Role::area_km2) : std::nullopt);
    }

    bool is_full() const { return all_.size() > most_waiting || bytes_ > most_bytes; }

    void add(std::size_t layer, const Feature& feature) {
        bytes_ += bytes_of(feature);
        all_.push_back({layer, area_of(layer, feature), all_.size(), feature});
    }

    /// Layer by layer, and by falling area where that is wanted. The same range around two places differs in area by
    /// the shape of the Earth, and by rounding: what agrees to a thousandth keeps the order of the input.
    void sort() {
        std::ranges::stable_sort(
            all_, [](const One& a, const One& b) { return a.layer != b.layer ? a.layer < b.layer : a.area > b.area; });
        constexpr double alike = 0.999;
        for (auto first = all_.begin(); first != all_.end();) {
            const auto end = std::find_if(first, all_.end(), [&](const One& one) {
                return one.layer != first->layer || one.area < alike * first->area;
            });
            std::sort(first, end, [](const One& a, const One& b) { return a.arrival < b.arrival; });
            first = end;
        }
    }

    void pass_to(Writer& writer) {
        for (const One& one : all_) writer.write(one.layer, one.feature);
        all_.clear();
    }

  private:
    struct One {
        std::size_t layer;
        double area;
        std::size_t arrival;
        Feature feature;
    };

    double area_of(std::size_t layer, const Feature& feature) const {
        if (!areas_[layer]) return 0.0;
        const auto* area = std::get_if<double>(&feature.values[*areas_[layer]]);
        return area == nullptr ? 0.0 : *area;
    }

    std::vector<std::optional<std::size_t>> areas_;  ///< by layer, the field
    std::vector<One> all_;
    std::size_t bytes_ = 0;
};

class StyledWriter final : public Writer {
  public:
    StyledWriter(OutputRequest request, const FormatRow& row)
        : request_(std::move(request)),
          legends_(legends_of(request_)),
          waiting_(request_.layers),
          waits_(!row.format.streams) {
        check_project(request_);
        if (!request_.project.path.empty()) {
            project_.emplace(check_place(request_.project.path, request_.overwrite));
        }
        writer_ = row.open(request_, legends_);
    }

    void encode(std::size_t layer, Feature& feature) const override { writer_->encode(layer, feature); }

    void write(std::size_t layer, const Feature& feature) override {
        if (request_.styled || project_) legends_.at(layer).add(feature);
        if (!waits_) return writer_->write(layer, feature);
        waiting_.add(layer, feature);
        if (waiting_.is_full()) {
            waits_ = false;
            waiting_.pass_to(*writer_);
        }
    }

    /// The project is written before, and gets its name after, the file that it shows.
    void finish() override {
        if (waits_) {
            for (Legend& legend : legends_) legend.complete();
            waiting_.sort();
            waiting_.pass_to(*writer_);
        }
        if (project_) project_->write(project_text(request_, legends_));
        writer_->finish();
        if (project_) project_->commit();
    }

  private:
    OutputRequest request_;
    Legends legends_;
    Waiting waiting_;
    bool waits_;
    std::optional<AtomicFile> project_;
    std::unique_ptr<Writer> writer_;  // after the legends, which it reads
};

}  // namespace

std::unique_ptr<Writer> open_styled(OutputRequest request, const FormatRow& row) {
    return std::make_unique<StyledWriter>(std::move(request), row);
}

}  // namespace rangeband::io
