// SPDX-License-Identifier: MIT
#include "io/write/row_writer.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "io/write/sidecar_files.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

RowWriter::RowWriter(OutputRequest request, const Legends& legends, GeometryText::Append geometry, bool notes_beside)
    : request_(std::move(request)),
      legends_(legends),
      geometry_(geometry, request_.decimals),
      place_(check_place(request_.target, request_.overwrite)),
      file_(place_) {
    if (request_.layers.size() != 1) throw Error::internal("a file of rows holds one layer");
    if (notes_beside && !place_.stream) prepare_notes();
}

void RowWriter::encode(std::size_t /*layer*/, Feature& feature) const { geometry_.encode(feature); }

void RowWriter::write(std::size_t layer, const Feature& feature) {
    if (layer != 0 || feature.values.size() != request_.layers[0].fields.size())
        throw Error::internal("a feature does not fit its layer");
    append_row(feature);
    // Small enough to be still in the processor's cache when the system copies it.
    constexpr std::size_t flush_size = 1 << 18;
    if (text_.size() >= flush_size) flush();
}

void RowWriter::finish() {
    append_end();
    flush();
    if (!place_.stream) prepare_style();
    commit();
}

void RowWriter::flush() {
    file_.write(text_.view());
    text_.clear();
}

void RowWriter::prepare_notes() {
    const std::string text = side_notes(request_);
    if (text.empty()) return;
    const std::string path = side_notes_path(place_.path);
    const bool ours = are_side_notes(path);
    if (ours) check_shared_sidecar(path, text, place_);
    add_beside(path, text, place_.replace || ours);
}

void RowWriter::add_sidecar(std::string_view extension, const std::string& text) {
    if (place_.stream) return;
    const std::string path = sidecar_path(place_.path, extension);
    if (has_text(path, text)) return;
    check_shared_sidecar(path, text, place_);
    add_beside(path, text, place_.replace);
}

void RowWriter::prepare_style() {
    const std::string text = side_style(request_, legends_);
    const std::string path = side_style_path(place_.path);
    if (text.empty() || !may_have_side_style(path)) return;
    check_shared_sidecar(path, text, place_);
    add_beside(path, text, true);
}

void RowWriter::add_beside(const std::string& path, const std::string& text, bool replace) {
    const bool is_new = !std::filesystem::exists(std::filesystem::symlink_status(path));
    OutputPlace place = check_place(path, replace);
    const std::filesystem::path shown(place_.shown);
    place.shown = (shown.parent_path() / std::filesystem::path(path).filename()).string();
    beside_.push_back({std::make_unique<AtomicFile>(std::move(place)), path, is_new});
    beside_.back().file->write(text);
}

/// Sidecar files are completed first; new ones are removed again if the file itself fails.
void RowWriter::commit() {
    std::vector<std::string> made;
    try {
        for (const auto& beside : beside_) {
            beside.file->commit();
            if (beside.is_new) made.push_back(beside.path);
        }
        file_.commit();
    } catch (...) {
        std::error_code none;
        for (const auto& path : made) std::filesystem::remove(path, none);
        throw;
    }
}

}  // namespace rangeband::io
