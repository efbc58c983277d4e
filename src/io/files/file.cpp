// SPDX-License-Identifier: MIT
#include "rangeband/io/file.hpp"

#include <optional>
#include <utility>

#include "io/files/atomic_file.hpp"

namespace rangeband::io {

struct OutputFile::Place {
    explicit Place(OutputPlace place) : checked(std::move(place)) {}

    OutputPlace checked;
    std::optional<AtomicFile> file;
};

OutputFile::OutputFile(const std::string& target, bool overwrite)
    : place_(std::make_unique<Place>(check_place(target, overwrite))) {}

OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

void OutputFile::put(std::string_view bytes) {
    if (!place_->file) place_->file.emplace(place_->checked);
    place_->file->write(bytes);
}

void OutputFile::complete(std::string_view bytes) {
    put(bytes);
    place_->file->commit();
}

}  // namespace rangeband::io
