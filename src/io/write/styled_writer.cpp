// SPDX-License-Identifier: MIT
#include "io/write/styled_writer.hpp"

#include <optional>
#include <utility>

#include "io/files/atomic_file.hpp"
#include "io/style/project.hpp"

namespace rangeband::io {
namespace {

class StyledWriter final : public Writer {
  public:
    StyledWriter(OutputRequest request, const FormatRow& row)
        : request_(std::move(request)), legends_(legends_of(request_)) {
        check_project(request_);
        if (!request_.project.path.empty()) {
            project_.emplace(check_place(request_.project.path, request_.overwrite));
        }
        writer_ = row.open(request_, legends_);
    }

    void write(std::size_t layer, const Feature& feature) override {
        if (request_.styled || project_) legends_.at(layer).add(feature);
        writer_->write(layer, feature);
    }

    /// The project is written before, and gets its name after, the file that it shows.
    void finish() override {
        if (project_) project_->write(project_text(request_, legends_));
        writer_->finish();
        if (project_) project_->commit();
    }

  private:
    OutputRequest request_;
    Legends legends_;
    std::optional<AtomicFile> project_;
    std::unique_ptr<Writer> writer_;  // after the legends, which it reads
};

}  // namespace

std::unique_ptr<Writer> open_styled(OutputRequest request, const FormatRow& row) {
    return std::make_unique<StyledWriter>(std::move(request), row);
}

}  // namespace rangeband::io
