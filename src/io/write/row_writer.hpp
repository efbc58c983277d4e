// SPDX-License-Identifier: MIT
/// What formats with one feature per row have in common: the file and its sidecar files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/style/legend.hpp"
#include "io/write/geometry_text.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// A writer of text whose rows are appended to `text_` by the format.
class RowWriter : public Writer {
  public:
    void encode(std::size_t layer, Feature& feature) const final;
    void write(std::size_t layer, const Feature& feature) final;
    void finish() final;

  protected:
    /// `notes_beside`: the format has no place for what the whole says of itself.
    RowWriter(OutputRequest request, const Legends& legends, GeometryText::Append geometry, bool notes_beside);

    virtual void append_row(const Feature& feature) = 0;
    virtual void append_end() {}

    /// A file beside this one, unless it goes to a stream; left as it is where it says the same already.
    void add_sidecar(std::string_view extension, const std::string& text);

    void append_geometry(const Feature& feature) { geometry_.append_to(text_, feature); }

    OutputRequest request_;
    const Legends& legends_;
    TextBuffer text_;

  private:
    void prepare_notes();
    void prepare_style();
    void add_beside(const std::string& path, const std::string& text, bool replace);
    void commit();
    void flush();

    struct Beside {
        std::unique_ptr<AtomicFile> file;
        std::string path;
        bool is_new;
    };

    GeometryText geometry_;
    OutputPlace place_;
    AtomicFile file_;
    std::vector<Beside> beside_;
};

}  // namespace rangeband::io
