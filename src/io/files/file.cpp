// SPDX-License-Identifier: MIT
#include "rangeband/io/file.hpp"

#include "io/files/atomic_file.hpp"

namespace rangeband::io {

struct OutputFile::Place {
    OutputPlace checked;
};

OutputFile::OutputFile(const std::string& target, bool overwrite)
    : place_(std::make_unique<Place>(Place{check_place(target, overwrite)})) {}

OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

void OutputFile::complete(std::string_view bytes) {
    AtomicFile file(place_->checked);
    file.write(bytes);
    file.commit();
}

}  // namespace rangeband::io
